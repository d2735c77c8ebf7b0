//! The grammar inside `#[model(…)]`: options separated by commas, each a word, `word = value` or `word(list)`.
//!
//! A mistake in one option does not cost the others: parsing goes on after the next comma.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Error, Meta, Result, Token};

use crate::report::Report;

/// Reads all options of the attributes called `name`.
pub(super) fn each(
    attributes: &[Attribute],
    name: &str,
    report: &mut Report,
    mut option: impl FnMut(Ident, ParseStream<'_>, &mut Report) -> Result<()>,
) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        match &attribute.meta {
            Meta::List(list) => {
                let parse = |input: ParseStream<'_>| {
                    items(input, report, |input, report| option(word(input)?, input, report));
                    Ok(())
                };
                if let Err(error) = parse.parse2(list.tokens.clone()) {
                    report.add(error);
                }
            }
            other => report.at(other, format!("expected a list of options: `#[{name}(…)]`")),
        }
    }
}

/// Reads items separated by commas to the end of `input`.
pub(super) fn items(
    input: ParseStream<'_>,
    report: &mut Report,
    mut item: impl FnMut(ParseStream<'_>, &mut Report) -> Result<()>,
) {
    while !input.is_empty() {
        match item(input, report) {
            Err(error) => report.add(error),
            Ok(()) if input.is_empty() || input.peek(Token![,]) => {}
            Ok(()) => report.add(input.error("expected `,`")),
        }
        skip(input);
        if input.parse::<Option<Token![,]>>().is_err() {
            return;
        }
    }
}

/// Reads on to the next comma; tokens can always be read.
pub(super) fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

/// Reads `(…)` after `name` as items separated by commas.
pub(super) fn list(
    name: &Ident,
    input: ParseStream<'_>,
    report: &mut Report,
    item: impl FnMut(ParseStream<'_>, &mut Report) -> Result<()>,
) -> Result<()> {
    if !input.peek(syn::token::Paren) {
        return Err(Error::new_spanned(name, format!("`{name}` needs a list\nhelp: write `{name}(…)`")));
    }
    let inside;
    syn::parenthesized!(inside in input);
    items(&inside, report, item);
    Ok(())
}

/// Reads `= value` after `name`.
pub(super) fn value<T: Parse>(name: &Ident, input: ParseStream<'_>, example: &str) -> Result<T> {
    if input.parse::<Option<Token![=]>>()?.is_none() {
        return Err(Error::new_spanned(name, format!("`{name}` needs a value\nhelp: write `{name} = {example}`")));
    }
    let start = input.fork();
    input.parse().map_err(|_| {
        // The parser's own words would not say what the option takes.
        let message = format!("`{name}` does not take this value\nhelp: write `{name} = {example}`");
        match start.parse::<TokenTree>() {
            Ok(token) => Error::new_spanned(token, message),
            Err(_) => Error::new_spanned(name, message),
        }
    })
}

/// Makes sure that nothing but a comma follows `name`. What is said with a value is said all the same.
pub(super) fn flag(name: Ident, input: ParseStream<'_>, report: &mut Report) -> Result<Ident> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(name);
    }
    let error = input.error(format!("`{name}` stands alone\nhelp: write `{name}`"));
    if !input.peek(Token![=]) {
        return Err(error);
    }
    report.add(error);
    skip(input);
    Ok(name)
}

/// Any word, keywords included.
pub(super) fn word(input: ParseStream<'_>) -> Result<Ident> {
    Ident::parse_any(input).map_err(|error| Error::new(error.span(), "expected the name of an option"))
}

/// Puts `new` where nothing stands yet; `name` is the option.
pub(super) fn set<T>(place: &mut Option<T>, name: &Ident, new: T) -> Result<()> {
    if place.is_some() {
        return Err(Error::new_spanned(name, format!("`{name}` is given twice")));
    }
    *place = Some(new);
    Ok(())
}
