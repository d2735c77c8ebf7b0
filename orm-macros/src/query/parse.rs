//! From pieces to a [`Query`]: the source, the methods and their arguments.
//!
//! Every mistake is reported and parsing goes on, so that all of them are seen at once.

mod argument;
mod broken;
mod elsewhere;
mod method;
mod source;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use syn::Expr as Rust;
use syn::spanned::Spanned;

pub(super) use self::argument::option;
pub(super) use self::method::unquoted_kind;
use super::ast::{Call, Method, Query};
use super::combine;
use super::guess;
use super::tokens::{self, Link};
use crate::path::{Path, bare};
use crate::report::Report;

/// The methods that can stand in `query!`.
pub(super) const METHODS: &[&str] = &[
    "all",
    "filter",
    "filter_some",
    "exclude",
    "get",
    "in_bulk",
    "order_by",
    "reverse",
    "distinct",
    "none",
    "annotate",
    "aggregate",
    "alias",
    "values",
    "values_list",
    "only",
    "defer",
    "dates",
    "datetimes",
    "latest",
    "earliest",
    "union",
    "intersection",
    "difference",
    "select_related",
    "prefetch_related",
    "update",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
];

/// A path that is being typed.
pub(super) struct Half {
    pub(super) path: Path,
    /// Whether a dot follows it.
    pub(super) dot: bool,
}

/// The state of parsing.
#[derive(Default)]
pub(super) struct Parser {
    pub(super) report: Report,
    /// Paths of the outermost query whose piece is not finished: an editor completes them.
    pub(super) half: Vec<Half>,
    /// Pieces that could not be parsed at all.
    pub(super) broken: Vec<TokenStream>,
    /// Whether a name that later paths may begin with was lost.
    pub(super) lost: bool,
    /// Whether a method was lost that may have said what the whole yields.
    pub(super) shapeless: bool,
    /// Whether what is parsed has Rust values of its own for each of many rows.
    pub(super) each: bool,
    /// The filtered relations of the method that is parsed.
    pub(super) relations: Vec<super::relate::Filtered>,
    /// `through_defaults(…)` of the method that is parsed.
    pub(super) through: Option<super::link::Through>,
    /// How many optional conditions the statement has so far.
    pub(super) options: u16,
    /// Whether a query in a variable stands inside of the one that is parsed.
    pub(super) inside: bool,
    /// The path of our crate.
    pub(super) root: TokenStream,
    /// How many conditions and expressions are around what is parsed.
    pub(super) depth: usize,
    /// Whether it was reported that these were too many.
    pub(super) too_deep: bool,
    /// The model's name, of each query from the outermost to the one being parsed.
    pub(super) models: Vec<Option<String>>,
}

/// How deep conditions and expressions can be nested: neither the stack of the macro nor that of rustc, which makes the text,
/// has room for any number.
pub(super) const DEEPEST: usize = 32;

impl Parser {
    /// What `parse` makes of `expr`, which stands inside of what is parsed. If that is too deep, `message` says so, once.
    pub(super) fn deeper<T>(
        &mut self,
        expr: &Rust,
        message: fn() -> String,
        parse: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.depth == DEEPEST {
            self.reports_depth(expr, message);
            return None;
        }
        self.depth += 1;
        let made = parse(self);
        self.depth -= 1;
        made
    }

    /// Reports that `expr` is nested too deep, once.
    pub(super) fn reports_depth(&mut self, expr: &Rust, message: fn() -> String) {
        if !std::mem::replace(&mut self.too_deep, true) {
            self.report.at(expr, message());
        }
    }

    /// The query that `tokens` are.
    pub(super) fn query(&mut self, tokens: TokenStream) -> Option<Query> {
        let chain = tokens::chain(tokens);
        let (source, taken) = self.source(&chain)?;
        let mut query = Query { source, methods: Vec::new(), cast: None, through: None, inside: false };
        let outside = std::mem::take(&mut self.inside);
        self.models.push(query.model_name().map(bare));
        let mut links = chain.links.get(taken..).unwrap_or_default();
        let mut before = self.report.count();
        while let Some((link, rest)) = links.split_first() {
            links = rest;
            let known = std::mem::replace(&mut before, self.report.count());
            match link {
                Link::Call(name, arguments) if combine::is_combining(name) => {
                    if let Some(call) = self.combine(name, arguments, combine::selection(rest).as_ref()) {
                        query.methods.push(Method { span: name.span(), call });
                    }
                }
                Link::Call(name, arguments) => {
                    let call = self.method(name, arguments);
                    self.shapeless |= call.is_none() && self.relations.is_empty() && self.models.len() == 1;
                    query.through = self.through.take();
                    if !self.relations.is_empty() {
                        let call = Call::Relate(std::mem::take(&mut self.relations));
                        query.methods.push(Method { span: name.span(), call });
                    }
                    query.methods.extend(call.map(|call| Method { span: name.span(), call }));
                }
                Link::Slice(slice) => match self.slice(slice) {
                    Some(call) => query.methods.push(Method { span: slice.span(), call }),
                    None => self.shapeless = true,
                },
                Link::Name(name) => self.name(name),
                Link::Dot(dot) => self.report.at(dot, "expected a method after `.`"),
                // It belongs to what was wrong already: `filter{…}`, `all(db)?`.
                Link::Stray(_) if known != before => break,
                Link::Stray(token) if source::is_between(token) => self.report.at(token, source::COMBINED),
                Link::Stray(token) => {
                    let help = match self.goes_on() {
                        true => "\nhelp: what a query goes on from stands in brackets: `(one(two)?).filter(…)`",
                        false => "",
                    };
                    self.report.at(token, format!("expected `.method(…)`, `[a..b]` or `as Type`{help}"));
                    break;
                }
            }
        }
        if let Some((word, cast)) = chain.cast {
            match syn::parse2(cast) {
                Ok(cast @ syn::Type::Path(_)) => query.cast = Some(cast),
                Ok(syn::Type::Tuple(tuple)) => {
                    self.report.at(tuple, "expected a struct's name after `as`\nhelp: `values_list(…)` makes tuples");
                }
                _ => self.report.at(word, "expected a struct's name after `as`"),
            }
        }
        self.models.pop();
        query.inside = std::mem::replace(&mut self.inside, outside);
        if self.models.is_empty() {
            self.hold(&mut query);
        } else {
            self.inside |= query.inside;
        }
        if query.is_mixed() {
            query.say_rows_first();
            if !self.models.is_empty() {
                let help = "help: give the whole a variable, and write `pk__in = Subquery(variable)`";
                self.report.span(
                    query.place(),
                    format!("a query inside of another is written out, and in no variable\n{help}"),
                );
                return None;
            }
        }
        if let (false, Some(method)) = (self.models.is_empty(), query.methods.last())
            && let Some(name) = method.call.writes()
        {
            self.report.span(method.span, format!("`{name}` changes the database, it cannot stand in another query"));
        }
        self.lost |= super::check::check(&query, &mut self.report);
        self.shapeless |= self.models.is_empty() && super::check::goes_on_from_no_rows(&query);
        self.lost |= !self.report.is_empty() && query.methods.last().is_some_and(|method| method.call.says_more());
        Some(query)
    }

    /// Whether the query that is parsed goes on from another.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self.models.last(), Some(None))
    }

    /// A name after a dot, without arguments.
    fn name(&mut self, name: &Ident) {
        let text = bare(name);
        let model = self.models.last().cloned().flatten().unwrap_or_else(|| "Model".to_owned());
        if text == "objects" {
            self.report.at(name, format!("a query begins at the model\nhelp: write `{model}.filter(…)`"));
        } else if METHODS.contains(&text.as_str()) {
            self.report.at(name, format!("`{text}` is a method\nhelp: write `{text}(…)`"));
        } else {
            self.unknown(name);
        }
    }

    fn unknown(&mut self, name: &Ident) {
        let text = bare(name);
        if let Some(message) = elsewhere::message(&text) {
            self.report.at(name, message);
            return;
        }
        let help = match guess::nearest(&text, METHODS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if self.goes_on() => {
                // What it is called of is no query, perhaps.
                self.lost = true;
                format!("what a query goes on from stands in brackets, unless it is short: `(….{text}(…)).filter(…)`")
            }
            None => format!("there are {}", guess::list(METHODS.iter().copied())),
        };
        self.report.at(name, format!("a query has no method `{text}`\nhelp: {help}"));
    }
}

/// What stands in brackets, of which there may be any number.
pub(super) fn without_brackets(mut expr: &Rust) -> &Rust {
    loop {
        expr = match expr {
            Rust::Paren(paren) => &paren.expr,
            Rust::Group(group) => &group.expr,
            expr => return expr,
        };
    }
}

pub(super) fn starts_lower(ident: &Ident) -> bool {
    bare(ident).starts_with(|first: char| first.is_lowercase() || first == '_')
}

/// Whether an expression is a query that was written out: a model and one of our methods, or a slice of a model.
pub(super) fn is_query(expr: &Rust) -> bool {
    let mut expr = expr;
    let mut ours = false;
    // Whether what a constant has cannot be meant.
    let mut only_ours = false;
    loop {
        expr = match expr {
            Rust::MethodCall(call) => {
                let name = bare(&call.method);
                ours = METHODS.contains(&name.as_str());
                only_ours |= ours && !OF_COLLECTIONS.contains(&name.as_str());
                only_ours |= name == "values" && !call.args.is_empty();
                only_ours |= call.args.iter().any(|argument| matches!(argument, Rust::Assign(_)));
                &call.receiver
            }
            Rust::Index(index) => {
                ours |= matches!(*index.index, Rust::Range(_));
                &index.expr
            }
            Rust::Group(group) => &group.expr,
            Rust::Path(path) => {
                let last = path.path.segments.last();
                return ours
                    && last.is_some_and(|last| !starts_lower(&last.ident) && (only_ours || !is_constant(&last.ident)));
            }
            _ => return false,
        };
    }
}

/// Whether an expression may yield a query.
pub(super) fn yields_query(expr: &Rust) -> bool {
    match expr {
        Rust::Path(path) => path.path.get_ident().is_some_and(starts_lower),
        Rust::Call(_) | Rust::MethodCall(_) | Rust::Paren(_) | Rust::Index(_) => true,
        _ => false,
    }
}

/// Those of our methods that collections have, too: `LIMITS.get(0)`.
const OF_COLLECTIONS: [&str; 10] =
    ["all", "filter", "get", "reverse", "values", "union", "intersection", "difference", "update", "none"];

/// Whether a name is written as those of constants are.
fn is_constant(name: &Ident) -> bool {
    !bare(name).contains(|c: char| c.is_lowercase())
}

/// The place of a syntax node, for a message.
pub(super) fn place(node: &impl Spanned) -> Span {
    node.span()
}
