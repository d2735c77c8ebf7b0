//! `uuid::Uuid`: Django's `UUIDField`, 32 hexadecimal digits.

use std::fmt::Write;

use uuid::Uuid;

use super::text;
use crate::lookup::{IntoParam, RowOrKey, Uuids};
use crate::model::{FieldType, Model};
use crate::plan::Column;
use crate::query::{Param, Short, Value};

fn param(uuid: &Uuid) -> Param<'static> {
    let mut short = Short::new();
    let digits = uuid.simple();
    // 32 digits always fit.
    let _ = short.write_str(digits.encode_lower(&mut Uuid::encode_buffer()));
    Param::Short(short)
}

/// With hyphens too, as Python reads them.
fn decode(value: Value<'_>, _column: &'static Column) -> Option<Uuid> {
    Uuid::try_parse(text(value)?).ok()
}

field_type! { Uuid: Uuids, ScalarLookups, Uuid, "a UUID as 32 hexadecimal digits", decode, param }

values! { Uuids: Uuid => param; }

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType<Family = Uuids>> IntoParam<'q, RowOrKey<T, K>> for Uuid {
    #[inline]
    fn into_param(self) -> Param<'q> {
        param(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<'q, T: Model, K: FieldType<Family = Uuids>> IntoParam<'q, RowOrKey<T, K>> for &Uuid {
    #[inline]
    fn into_param(self) -> Param<'q> {
        param(self)
    }
}
