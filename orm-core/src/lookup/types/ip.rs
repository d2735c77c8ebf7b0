//! IP addresses: Django's `GenericIPAddressField`, in the one form in which Django writes each.

use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::text;
use crate::lookup::Texts;
use crate::plan::Column;
use crate::query::{Param, Short, Value};

fn param(address: impl Into<IpAddr>) -> Param<'static> {
    let mut short = Short::new();
    let address = address.into();
    match write!(short, "{address}") {
        Ok(()) => Param::Short(short),
        // The longest mapped address has 39 characters.
        Err(_) => Param::Owned(address.to_string()),
    }
}

fn decode(value: Value<'_>, _column: &'static Column) -> Option<IpAddr> {
    text(value)?.parse().ok()
}

field_type! { IpAddr: Texts, TextLookups, Text "char(39)", "an IP address", decode, |address: &IpAddr| param(*address) }

values! {
    Texts: IpAddr => |address: &IpAddr| param(*address);
    Texts: Ipv4Addr => |address: &Ipv4Addr| param(*address);
    Texts: Ipv6Addr => |address: &Ipv6Addr| param(*address);
}
