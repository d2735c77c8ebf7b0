//! What is wrong with an argument that is no Rust expression: what Django's spelling, or a word of Rust, made of it.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use crate::path::bare;

/// The place of the mistake in `piece` and what to say of it, if it is a known one.
pub(super) fn message(piece: &TokenStream) -> Option<(Span, String)> {
    let tokens: Vec<TokenTree> = piece.clone().into_iter().collect();
    tokens.iter().enumerate().find_map(|(at, token)| {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        if let Some(message) = word(&tokens, at) {
            return Some((token.span(), message));
        }
        let message = match token {
            TokenTree::Punct(punct) if punct.as_char() == '~' => {
                "a condition is negated with `!`\nhelp: write `!Q(…)`".to_owned()
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' && is_type(before) && is_type(tokens.get(at + 1)) => {
                let [of, inner] =
                    [before, tokens.get(at + 1)].map(|token| token.map(ToString::to_string).unwrap_or_default());
                format!("parameters of a type are written after `::`\nhelp: write `{of}::<{inner}>`")
            }
            TokenTree::Ident(name) if is_bracket(before) && bare(name).starts_with("__") => {
                let lookup = raw(bare(name).trim_start_matches('_'));
                format!("what follows a bracket is joined by a dot\nhelp: write `.{lookup}`")
            }
            TokenTree::Ident(name) if is_keyword(name) && begins_name(before) && ends_name(tokens.get(at + 1)) => {
                format!("`{name}` is a word of Rust\nhelp: write `r#{name}`")
            }
            TokenTree::Group(group) => return self::message(&group.stream()),
            _ => return None,
        };
        Some((token.span(), message))
    })
}

/// What to say of the token at `at` if it is a word of Python or SQL, or is written as there.
fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    let text = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(name)) => Some(bare(name)),
        Some(TokenTree::Punct(punct)) => Some(punct.as_char().to_string()),
        _ => None,
    };
    let (word, next) = (text(at)?, text(at + 1));
    // A field stands before it, and nothing else.
    let field = (at == 1).then(|| text(0)).flatten();
    Some(match (word.as_str(), field, next.as_deref()) {
        ("not", None, _) if at == 0 && tokens.len() > 1 => {
            "a condition is negated with `!`\nhelp: write `!Q(…)`".to_owned()
        }
        ("and", _, _) if at > 0 && at + 1 < tokens.len() => {
            "conditions are joined with `&`\nhelp: write `&`, or a comma".to_owned()
        }
        ("or", _, _) if at > 0 && at + 1 < tokens.len() => {
            "conditions are joined with `|`\nhelp: write `Q(…) | Q(…)`".to_owned()
        }
        ("is", Some(field), Some("not")) => {
            format!("NULL is asked for by a lookup\nhelp: write `{field}__isnull = false`")
        }
        ("is", Some(field), _) => format!("NULL is asked for with `=`\nhelp: write `{field} = None`"),
        ("in", Some(field), _) => format!("a list is compared with by a lookup\nhelp: write `{field}__in = …`"),
        ("like", Some(field), _) => format!("a text is looked for by a lookup\nhelp: write `{field}__contains = …`"),
        ("between", Some(field), _) => format!("a range is a lookup\nhelp: write `{field}__range = low..=high`"),
        ("desc", Some(field), None) => format!("an order from large to small has a `-`\nhelp: write `-{field}`"),
        ("asc", Some(field), None) => format!("an order from small to large is a field\nhelp: write `{field}`"),
        (":", Some(field), next) if next != Some(":") => {
            format!("a name and its value are joined by `=`\nhelp: write `{field} = …`")
        }
        ("=", Some(field), Some(">")) => {
            format!("a name and its value are joined by `=`\nhelp: write `{field} = …`")
        }
        ("?", None, None) if tokens.len() == 1 => "a random order is a function\nhelp: write `Random()`".to_owned(),
        _ => return None,
    })
}

/// Whether it may be the name of a type: fields begin with a lower letter.
fn is_type(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(name)) if bare(name).starts_with(char::is_uppercase))
}

fn is_bracket(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
}

/// Whether a field's name can stand after `before`.
fn begins_name(before: Option<&TokenTree>) -> bool {
    before.is_none_or(|before| matches!(before, TokenTree::Punct(punct) if matches!(punct.as_char(), '.' | ',' | '-')))
}

/// Whether a name is whole, or goes on with a dot.
fn ends_name(after: Option<&TokenTree>) -> bool {
    after.is_none_or(|after| matches!(after, TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | '.' | ',')))
}

/// Whether it can be no name as it is. (`self` and the like cannot be made one.)
fn is_keyword(name: &Ident) -> bool {
    let text = name.to_string();
    syn::parse_str::<Ident>(&text).is_err() && syn::parse_str::<Ident>(&format!("r#{text}")).is_ok()
}

/// A name as it is written in Rust.
fn raw(name: &str) -> String {
    if syn::parse_str::<Ident>(name).is_ok() { name.to_owned() } else { format!("r#{name}") }
}
