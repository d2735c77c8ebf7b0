//! The fields' types, each under a name of ours.
//!
//! What a user wrote in a struct is repeated in many items here. If it names a type that there is not, rustc says so of
//! each that reads differently to it: so it is written once, just as it stands in the struct, and everything else names
//! the alias, at the place of what was written.

use std::mem;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::super::definition::Model;
use super::ends;

/// The aliases, which from here on are the types of `model`.
pub(super) fn expand(model: &mut Model) -> TokenStream {
    let Model { ident, root, fields, .. } = model;
    let mut aliases = TokenStream::new();
    for (at, field) in fields.iter_mut().enumerate() {
        // After an item's name rustc proposes a parameter for an unknown type, here after that of the user's struct.
        let name = format_ident!("__Field{at}", span = ident.span());
        let written = rename(&mut field.ty, &name);
        aliases.extend(quote!(type #name = #written;));
        if let Some(pointer) = &mut field.pointer {
            let name = format_ident!("__Target{at}", span = ident.span());
            let written = rename(&mut pointer.target, &name);
            // As an argument, as it is in the struct.
            aliases.extend(quote!(type #name = #root::model::Same<#written>;));
        }
    }
    aliases
}

/// Puts the name in the place of a type, from where it begins to where it ends, and gives what was written there.
fn rename(ty: &mut TokenStream, name: &Ident) -> TokenStream {
    let (first, last) = ends(ty);
    let mut name = name.clone();
    name.set_span(first);
    let brackets = quote_spanned!(last=> <>);
    mem::replace(ty, quote!(#name #brackets))
}
