//! `#[derive(Choices)]`: an enum as the type of a column.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Meta, Variant};

use super::options;
use crate::path::bare;
use crate::query::guess;
use crate::report::Report;
use crate::root::Root;

pub(crate) fn choices(input: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let expanded =
        syn::parse2(input).map_err(|error| report.add(error)).ok().and_then(|input| read(input, &mut report));
    let errors = report.into_tokens();
    quote!(#expanded #errors)
}

fn read(input: DeriveInput, report: &mut Report) -> Option<TokenStream> {
    let Data::Enum(data) = &input.data else {
        report.at(&input.ident, "choices are the variants of an enum");
        return None;
    };
    if !input.generics.params.is_empty() {
        report.at(&input.generics, "an enum of choices cannot have parameters");
        return None;
    }
    if data.variants.is_empty() {
        report.at(&input.ident, "an enum of choices needs at least one variant");
        return None;
    }
    let mut root = quote!(::orm_core);
    options::each(&input.attrs, "choices", report, |name, input, _| match bare(&name).as_str() {
        "crate" => {
            let path: PathTo = options::value(&name, input, "my_crate::orm")?;
            root = path.0;
            Ok(())
        }
        other => Err(syn::Error::new_spanned(
            &name,
            format!("an enum of choices has no option `{other}`\nhelp: the only option is `crate`"),
        )),
    });
    let numbered = data.variants.iter().any(|variant| variant.discriminant.is_some());
    let mut stored = Vec::new();
    for variant in &data.variants {
        check(variant, numbered, report);
        if !matches!(variant.fields, Fields::Unit) {
            return None;
        }
        let text = label(&variant.attrs, report).unwrap_or_else(|| snake(&bare(&variant.ident)));
        if !numbered && stored.contains(&text) {
            report.at(&variant.ident, format!("two variants are stored as \"{text}\""));
        }
        stored.push(text);
    }
    let variants: Vec<_> = data.variants.iter().map(|variant| &variant.ident).collect();
    Some(expand(&input.ident, &Root::new(root), &variants, numbered, &stored))
}

/// A path of modules, as tokens.
struct PathTo(TokenStream);

impl syn::parse::Parse for PathTo {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        let path = input.call(syn::Path::parse_mod_style)?;
        Ok(PathTo(quote!(#path)))
    }
}

fn check(variant: &Variant, numbered: bool, report: &mut Report) {
    if !matches!(variant.fields, Fields::Unit) {
        report.at(&variant.fields, "a choice cannot hold anything");
    }
    if numbered {
        if variant.discriminant.is_none() {
            report.at(
                &variant.ident,
                format!("`{0}` has no number, though others have\nhelp: write `{0} = 1`", variant.ident),
            );
        }
        if let Some(attribute) = variant.attrs.iter().find(|attribute| attribute.path().is_ident("choice")) {
            report.at(attribute, "choices with numbers are stored as numbers, not as text");
        }
    }
}

/// The text in `#[choice("…")]`.
fn label(attributes: &[Attribute], report: &mut Report) -> Option<String> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("choice"))?;
    let text = match &attribute.meta {
        Meta::List(list) => list.parse_args::<LitStr>().ok(),
        _ => None,
    };
    if text.is_none() {
        report.at(attribute, "expected how the choice is stored: `#[choice(\"new\")]`");
    }
    text.map(|text| text.value())
}

/// `InProgress` as `in_progress`.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn expand(ident: &syn::Ident, root: &Root, variants: &[&syn::Ident], numbered: bool, stored: &[String]) -> TokenStream {
    let (kind, pattern, encoded, expected, conversion) = if numbered {
        (
            quote!(Integer),
            quote!(#root::query::Value::Integer(stored)),
            // Not `*self as i64`, which would need `Copy`.
            quote!(#root::query::Param::Integer(match self { #(#ident::#variants => #ident::#variants as i64),* })),
            format!("a number of `{ident}`"),
            quote!(),
        )
    } else {
        (
            quote!(Text),
            quote!(#root::query::Value::Text(stored)),
            quote!(#root::query::Param::Text(self.as_str())),
            format!("one of {}", guess::list(stored.iter().map(String::as_str))),
            quote! {
                #[automatically_derived]
                impl #ident {
                    /// The text that the database stores.
                    #[must_use]
                    pub const fn as_str(&self) -> &'static str {
                        match self { #(Self::#variants => #stored),* }
                    }
                }
            },
        )
    };
    let arms = if numbered {
        quote!(#(stored if stored == Self::#variants as i64 => ::core::result::Result::Ok(Self::#variants),)*)
    } else {
        quote!(#(#stored => ::core::result::Result::Ok(Self::#variants),)*)
    };
    let encoded_value = if numbered {
        quote!(#root::query::Param::Integer(self as i64))
    } else {
        quote!(#root::query::Param::Text(self.as_str()))
    };
    let param = quote!(#root::lookup::IntoParam<'q, #root::lookup::ChoiceOf<#ident>>);
    quote! {
        #conversion
        const _: () = {
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #root::model::FieldType for #ident {
                type Family = #root::lookup::ChoiceOf<#ident>;
                type Lookups = #root::lookup::ScalarLookups<#root::lookup::ChoiceOf<#ident>>;
                const LOOKUPS: Self::Lookups = #root::lookup::ScalarLookups::ALL;
                const KIND: #root::plan::Kind = #root::plan::Kind::#kind;

                fn decode(
                    value: #root::query::Value<'_>,
                    _column: &'static #root::plan::Column,
                ) -> ::core::result::Result<Self, #root::model::Mismatch> {
                    let expected = #root::model::Mismatch { expected: #expected };
                    match value {
                        #pattern => match stored {
                            #arms
                            _ => ::core::result::Result::Err(expected),
                        },
                        _ => ::core::result::Result::Err(expected),
                    }
                }

                fn encode(&self) -> #root::query::Param<'_> {
                    #encoded
                }
            }
            // Of a value that a lookup does not take, rustc would list every enum of the program.
            #[diagnostic::do_not_recommend]
            #[automatically_derived]
            impl<'q> #param for #ident {
                fn into_param(self) -> #root::query::Param<'q> {
                    #encoded_value
                }
            }
            // Of a value that a lookup does not take, rustc would list every enum of the program.
            #[diagnostic::do_not_recommend]
            #[automatically_derived]
            impl<'q> #param for &#ident {
                fn into_param(self) -> #root::query::Param<'q> {
                    #encoded
                }
            }
            #[diagnostic::do_not_recommend]
            #[automatically_derived]
            impl<'q> #root::expr::IntoValue<'q> for #ident {
                type Type = #ident;

                fn into_param(self) -> #root::query::Param<'q> {
                    #encoded_value
                }
            }
        };
    }
}
