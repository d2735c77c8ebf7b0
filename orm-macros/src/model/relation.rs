//! The entries of `has_many(…)`, `has_one(…)` and `many_to_many(…)`.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, LitBool, LitStr, Result, Token, Type};

use super::definition::{Relation, RelationKind};
use super::{names, options, parse};
use crate::path::bare;

/// An entry as it was written: `suppliers: Supplier through = Supply`.
pub(super) struct Entry {
    /// `has_many`, `has_one` or `many_to_many`.
    option: Ident,
    name: Ident,
    target: Type,
    words: Words,
}

/// What stands after the type.
#[derive(Default)]
struct Words {
    by: Option<Ident>,
    keys: Option<(Ident, Ident)>,
    through: Option<Type>,
    reverse: Option<Ident>,
    table: Option<LitStr>,
    symmetrical: Option<(Ident, bool)>,
}

/// Reads one entry of `option`.
pub(super) fn parse(option: &Ident, input: ParseStream<'_>) -> Result<Entry> {
    let name = Ident::parse_any(input).map_err(|error| {
        Error::new(error.span(), format!("expected a relation\nhelp: write `{option}(name: Model)`"))
    })?;
    if !input.peek(Token![:]) {
        return Err(Error::new_spanned(
            &name,
            format!("`{name}` leads nowhere\nhelp: name the model: `{option}({name}: Model)`"),
        ));
    }
    input.parse::<Token![:]>()?;
    let target: Type = input.parse().map_err(|error| {
        Error::new(error.span(), format!("`{name}` leads to a model\nhelp: write `{option}({name}: Model)`"))
    })?;
    let mut words = Words::default();
    while !input.is_empty() && !input.peek(Token![,]) {
        word(option, input, &mut words)?;
    }
    words.agree()?;
    Ok(Entry { option: option.clone(), name, target, words })
}

impl Words {
    /// Whether all of them can be said of one relation.
    fn agree(&self) -> Result<()> {
        let own_table = self.through.is_none() && self.reverse.is_none();
        match (&self.table, &self.symmetrical, &self.keys) {
            (Some(table), ..) if !own_table => {
                Err(Error::new_spanned(table, "`table` is said of a relation with a join table of its own"))
            }
            (_, Some((word, _)), _) if self.reverse.is_some() => {
                Err(Error::new_spanned(word, "`symmetrical` is said of the relation that this one is the reverse of"))
            }
            (.., Some((near, _))) if self.through.is_none() => {
                Err(Error::new_spanned(near, "`by` is said of a relation with `through = Model`"))
            }
            _ => Ok(()),
        }
    }
}

fn word(option: &Ident, input: ParseStream<'_>, words: &mut Words) -> Result<()> {
    let word = options::word(input)?;
    let many_to_many = option == "many_to_many";
    match bare(&word).as_str() {
        "by" if !many_to_many => {
            let key = Ident::parse_any(input).map_err(|_| {
                Error::new_spanned(&word, "`by` needs the name of a foreign key there\nhelp: write `by a_key`")
            })?;
            options::set(&mut words.by, &word, key)
        }
        "by" => {
            let keys = keys(input).map_err(|_| {
                Error::new_spanned(&word, "`by` needs both keys of the model between\nhelp: write `by (near, far)`")
            })?;
            options::set(&mut words.keys, &word, keys)
        }
        "through" if many_to_many => options::set(&mut words.through, &word, options::value(&word, input, "Model")?),
        "table" if many_to_many => options::set(&mut words.table, &word, options::value(&word, input, "\"a_table\"")?),
        "symmetrical" if many_to_many => {
            let value: LitBool = options::value(&word, input, "false")?;
            options::set(&mut words.symmetrical, &word, (word.clone(), value.value))
        }
        "reverse" if many_to_many => {
            let other = Ident::parse_any(input).map_err(|_| {
                Error::new_spanned(&word, "`reverse` needs the name of the relation there\nhelp: write `reverse tags`")
            })?;
            options::set(&mut words.reverse, &word, other)
        }
        other => {
            let known: &[&str] =
                if many_to_many { &["through", "by", "reverse", "table", "symmetrical"] } else { &["by"] };
            let help = names::help(other, "what can follow is", known.iter().copied());
            Err(Error::new_spanned(&word, format!("a relation of `{option}` has no `{other}`\n{help}")))
        }
    }
}

fn keys(input: ParseStream<'_>) -> Result<(Ident, Ident)> {
    let inside;
    syn::parenthesized!(inside in input);
    let near = Ident::parse_any(&inside)?;
    inside.parse::<Token![,]>()?;
    let far = Ident::parse_any(&inside)?;
    inside.parse::<Option<Token![,]>>()?;
    if inside.is_empty() { Ok((near, far)) } else { Err(inside.error("expected `)`")) }
}

impl Entry {
    /// The relation of the model `own`, whose table is `table`.
    pub(super) fn define(self, own: &Ident, table: &str) -> Relation {
        let Entry { option, name, target, words } = self;
        let target = parse::without_self(target.into_token_stream(), own);
        let symmetrical = is(&target, own) && words.symmetrical.is_none_or(|(_, symmetrical)| symmetrical);
        let kind = match (option.to_string().as_str(), words.reverse, words.through) {
            ("has_many", ..) => RelationKind::Many(words.by),
            ("has_one", ..) => RelationKind::One(words.by),
            (_, Some(other), _) => RelationKind::Reverse(other),
            (_, None, Some(model)) => {
                let model = parse::without_self(model.into_token_stream(), own);
                RelationKind::Through { model, by: words.keys, symmetrical }
            }
            (_, None, None) => RelationKind::Join {
                table: words.table.map_or_else(|| format!("{table}_{}", bare(&name)), |table| table.value()),
                to_self: is(&target, own),
                symmetrical,
            },
        };
        Relation { name, target, kind }
    }
}

/// Whether the tokens are no more than the name.
pub(super) fn is(tokens: &TokenStream, name: &Ident) -> bool {
    *name == tokens.to_string()
}
