//! Arguments: each is parsed for itself.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::{Expr as Rust, Lit};

use super::super::ast::{Expr, Named, Selected};
use super::super::{aggregate, expression, tokens};
use super::{Half, Parser, broken};
use crate::path::{Part, Path, bare};

impl Parser {
    /// The arguments of a call. Each is parsed for itself; one that contains a comma of its own (`f::<A, B>()`) is
    /// first cut in two, which then cannot be parsed, and put together again.
    pub(in crate::query) fn arguments(&mut self, tokens: TokenStream) -> Vec<Rust> {
        let mut arguments = Vec::new();
        let mut pieces = tokens::split(tokens).into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match syn::parse2::<Rust>(piece.clone()) {
                Ok(argument) => arguments.push(argument),
                Err(error) => {
                    let joined = pieces.peek().map(|next| quote::quote!(#piece, #next));
                    if let Some(Ok(argument)) = joined.map(syn::parse2::<Rust>) {
                        pieces.next();
                        arguments.push(argument);
                    } else {
                        self.broken_argument(piece, &error);
                    }
                }
            }
        }
        arguments
    }

    fn broken_argument(&mut self, piece: TokenStream, error: &syn::Error) {
        let last = piece.clone().into_iter().last();
        match last {
            None => self.report.span(Span::call_site(), "expected an argument between two commas"),
            Some(TokenTree::Punct(last)) if last.as_char() == '=' => {
                self.report.at(last, "expected a value after `=`");
            }
            // At the end of the piece syn has no place to point at but the whole macro call.
            Some(last) if error.to_string().starts_with("unexpected end of input") => {
                self.report.at(last, "something is missing after this");
            }
            Some(_) => match broken::message(&piece) {
                Some((span, message)) => self.report.span(span, message),
                None if error.to_string() == "unexpected token" => {
                    self.report.span(error.span(), "unexpected token\nhelp: write `,` between arguments");
                }
                None => self.report.add(error.clone()),
            },
        }
        // What stands before the mistake may be a path that is being typed.
        let is = |token: &TokenTree, punct| matches!(token, TokenTree::Punct(other) if other.as_char() == punct);
        let mut before: Vec<TokenTree> = piece.clone().into_iter().take_while(|token| !is(token, '=')).collect();
        let dot = before.pop_if(|last| is(last, '.')).is_some();
        let before: TokenStream = before.into_iter().collect();
        match syn::parse2::<Rust>(before).and_then(|before| Path::parse(&before)) {
            Ok(path) if self.models.len() == 1 => self.half.push(Half { path, dot }),
            _ => self.broken.push(piece),
        }
    }

    /// `name = expression`, each.
    pub(super) fn named(&mut self, arguments: &[Rust]) -> Vec<Named> {
        arguments.iter().filter_map(|argument| self.name_and_expr(argument)).collect()
    }

    fn name_and_expr(&mut self, argument: &Rust) -> Option<Named> {
        let named = self.name_and_value(argument);
        self.lost |= named.is_none();
        named
    }

    fn name_and_value(&mut self, argument: &Rust) -> Option<Named> {
        let Some((name, value)) = option(argument) else {
            if aggregate::is_aggregate(argument) {
                return self.unnamed(argument);
            }
            self.report.at(argument, "expected `name = expression`");
            return None;
        };
        if bare(name).contains("__") {
            self.report.at(name, "a name cannot contain `__`, which joins the parts of a path");
            return None;
        }
        Some(Named { name: name.clone(), expr: self.expr(value, true)? })
    }

    /// Paths and expressions; `unnamed` ones, too, in a tuple.
    pub(super) fn selected(&mut self, arguments: &[Rust], unnamed: bool) -> Vec<Selected> {
        let mut selected = Vec::new();
        for argument in arguments {
            selected.extend(match argument {
                Rust::Assign(_) => self.name_and_expr(argument).map(Selected::Named),
                _ if unnamed && expression::is_expression(argument) => {
                    let name = quote::format_ident!("column{}", selected.len() + 1, span = argument.span());
                    match self.expr(argument, true) {
                        Some(expr) => Some(Selected::Named(Named { name, expr })),
                        None => {
                            self.lost = true;
                            None
                        }
                    }
                }
                _ if expression::is_expression(argument) => {
                    self.lost = true;
                    self.report.at(argument, "a computed column needs a name\nhelp: write `name = …`");
                    None
                }
                _ => self.path(argument).map(Selected::Path),
            });
        }
        selected
    }

    /// A path; a text, or one that begins with the model, is Django's or SQL's way to write it.
    pub(in crate::query) fn path(&mut self, expr: &Rust) -> Option<Path> {
        if let Rust::Lit(lit) = expr
            && let Lit::Str(text) = &lit.lit
        {
            self.report.at(expr, format!("a field is written without quotes\nhelp: write `{}`", text.value()));
            return None;
        }
        match Path::parse(expr) {
            Ok(path) => match (path.parts.first(), self.models.last()) {
                (Some(Part::Name(first)), Some(Some(model))) if path.parts.len() > 1 && first == model => {
                    self.report.at(
                        first,
                        format!("a path begins with a field, not with the model\nhelp: leave out `{model}.`"),
                    );
                    None
                }
                _ => Some(path),
            },
            Err(error) => {
                self.report.add(error);
                None
            }
        }
    }

    /// The argument of a function that is of a field or an expression alone. A text there is Django's way to write a
    /// field; of a constant nothing needs to be computed.
    pub(in crate::query) fn operand(&mut self, function: &str, argument: &Rust) -> Option<Expr> {
        if let Rust::Lit(lit) = argument
            && let Lit::Str(text) = &lit.lit
        {
            let text = text.value();
            let (what, text) = if text == "*" {
                ("rows are counted without an argument", "")
            } else {
                ("a field is written without quotes", text.as_str())
            };
            self.report.at(argument, format!("{what}\nhelp: write `{function}({text})`"));
            return None;
        }
        self.expr(argument, true)
    }

    /// The value of `name = true` or `name = false`.
    pub(in crate::query) fn flag(&mut self, argument: &Rust) -> bool {
        match option(argument) {
            Some((_, Rust::Lit(lit))) if matches!(&lit.lit, Lit::Bool(_)) => {
                matches!(&lit.lit, Lit::Bool(value) if value.value)
            }
            _ => {
                self.report.at(argument, "expected `true` or `false`, written out");
                false
            }
        }
    }

    /// `expr` as an expression of the database.
    pub(in crate::query) fn expr(&mut self, expr: &Rust, inside: bool) -> Option<Expr> {
        expression::parse(self, expr, inside)
    }
}

/// `name = value` as its parts.
pub(in crate::query) fn option(argument: &Rust) -> Option<(&Ident, &Rust)> {
    let Rust::Assign(assign) = argument else { return None };
    let Rust::Path(name) = &*assign.left else { return None };
    Some((name.path.get_ident()?, &assign.right))
}
