//! From pieces to a [`Query`]: the source, the methods and their arguments.
//!
//! Every mistake is reported and parsing goes on, so that all of them are seen at once.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::{Expr as Rust, Lit};

use super::ast::{Call, Dates, Expr, Method, Named, Query, Selected, Source};
use super::combine;
use super::guess;
use super::tokens::{self, Link};
use crate::path::{Path, bare};
use crate::report::Report;

/// The methods that can stand in `query!`.
pub(super) const METHODS: &[&str] = &[
    "all",
    "filter",
    "exclude",
    "get",
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
];

/// Methods without arguments to check: they run a query.
const RUNNING: &[&str] = &["first", "last", "count", "exists", "delete", "iter", "explain", "records", "page", "sql"];

/// The state of parsing.
#[derive(Default)]
pub(super) struct Parser {
    pub(super) report: Report,
    /// Paths of the outermost query whose piece is not finished: an editor completes them.
    pub(super) half: Vec<Path>,
    /// Pieces that could not be parsed at all.
    pub(super) broken: Vec<TokenStream>,
    /// Whether a name that later paths may begin with was lost.
    pub(super) lost: bool,
    /// The model's name, of each query from the outermost to the one being parsed.
    pub(super) models: Vec<Option<String>>,
}

impl Parser {
    /// The query that `tokens` are.
    pub(super) fn query(&mut self, tokens: TokenStream) -> Option<Query> {
        let chain = tokens::chain(tokens);
        let source = self.source(chain.source)?;
        let mut query = Query { source, methods: Vec::new(), cast: None };
        self.models.push(query.model_name().map(bare));
        let mut links = chain.links.as_slice();
        while let Some((link, rest)) = links.split_first() {
            links = rest;
            match link {
                Link::Call(name, arguments) if combine::is_combining(name) => {
                    if let Some(call) = self.combine(name, arguments, combine::selection(rest).as_ref()) {
                        query.methods.push(Method { span: name.span(), call });
                    }
                }
                Link::Call(name, arguments) => {
                    if let Some(call) = self.method(name, arguments) {
                        query.methods.push(Method { span: name.span(), call });
                    }
                }
                Link::Slice(slice) => {
                    if let Some(call) = self.slice(slice) {
                        query.methods.push(Method { span: slice.span(), call });
                    }
                }
                Link::Name(name) => self.name(name),
                Link::Dot(dot) => self.report.at(dot, "expected a method after `.`"),
                Link::Stray(token) => {
                    self.report.at(token, "expected `.method(…)`, `[a..b]` or `as Type`");
                    break;
                }
            }
        }
        if let Some((word, cast)) = chain.cast {
            match syn::parse2(cast) {
                Ok(cast) => query.cast = Some(cast),
                Err(_) => self.report.at(word, "expected a struct's name after `as`"),
            }
        }
        self.models.pop();
        self.lost |= super::check::check(&query, &mut self.report);
        Some(query)
    }

    fn source(&mut self, tokens: TokenStream) -> Option<Source> {
        if tokens.is_empty() {
            self.report.span(Span::call_site(), "expected a model\nhelp: write `query!(Model.filter(…))`");
            return None;
        }
        let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
        // `Product::objects()` and `Product()`
        let called = tokens.pop_if(|last| matches!(last, TokenTree::Group(_)));
        let tokens: TokenStream = tokens.into_iter().collect();
        let Ok(path) = syn::parse2::<syn::Path>(tokens.clone()) else {
            self.report.at(&tokens, "expected a model or a variable that holds a query");
            self.broken.push(tokens);
            return None;
        };
        let last = path.segments.last().map(|segment| segment.ident.clone())?;
        if called.is_some() || (path.segments.len() > 1 && starts_lower(&last)) {
            // `Product::objects()` is `Product` to go on with.
            let segments = path.segments.iter().take_while(|segment| segment.ident != last || !starts_lower(&last));
            let model = syn::Path { leading_colon: path.leading_colon, segments: segments.cloned().collect() };
            let name = model.segments.last().map_or_else(|| "Model".to_owned(), |model| model.ident.to_string());
            self.report.at(&last, format!("a query begins at the model\nhelp: write `{name}.filter(…)`"));
            return (!model.segments.is_empty()).then_some(Source::Model(model));
        }
        match path.get_ident() {
            Some(variable) if starts_lower(variable) => Some(Source::Variable(variable.clone())),
            _ => Some(Source::Model(path)),
        }
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
        if RUNNING.contains(&text.as_str()) {
            let help = format!("help: write `query!(…).{text}(&db)?`");
            self.report.at(name, format!("`{text}` runs the query and stands after it\n{help}"));
            return;
        }
        let help = match guess::nearest(&text, METHODS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", guess::list(METHODS.iter().copied())),
        };
        self.report.at(name, format!("a query has no method `{text}`\nhelp: {help}"));
    }

    fn method(&mut self, name: &Ident, group: &Group) -> Option<Call> {
        let text = bare(name);
        if !METHODS.contains(&text.as_str()) {
            self.unknown(name);
            return None;
        }
        let arguments = self.arguments(group.stream());
        match text.as_str() {
            "filter" => Some(Call::Filter(self.conditions(&arguments))),
            "exclude" => Some(Call::Exclude(self.conditions(&arguments))),
            "get" => Some(Call::Get(self.conditions(&arguments))),
            "order_by" => Some(Call::OrderBy(self.keys(&arguments))),
            "annotate" => Some(Call::Annotate(self.named(&arguments))),
            "aggregate" => {
                if arguments.is_empty() && self.report.is_empty() {
                    self.report
                        .at(name, "`aggregate` needs at least one aggregate\nhelp: write `aggregate(n = Count())`");
                }
                Some(Call::Aggregate(self.named(&arguments)))
            }
            "alias" => Some(Call::Alias(self.named(&arguments))),
            "values" => Some(Call::Values(self.selected(&arguments, false))),
            "values_list" => {
                let (options, items): (Vec<Rust>, Vec<Rust>) = arguments
                    .into_iter()
                    .partition(|argument| option(argument).is_some_and(|(name, _)| name == "flat"));
                let flat = options.iter().any(|option| self.flag(option));
                Some(Call::ValuesList { items: self.selected(&items, true), flat })
            }
            "only" => Some(Call::Only(self.paths(name, &arguments))),
            "defer" => Some(Call::Defer(match arguments.as_slice() {
                [none] if super::condition::is_named(none, "None") => Vec::new(),
                arguments => self.paths(name, arguments),
            })),
            "dates" => self.dates(name, arguments, false),
            "datetimes" => self.dates(name, arguments, true),
            "select_related" => Some(Call::SelectRelated(self.relations(name, &arguments)?)),
            "prefetch_related" => match arguments.as_slice() {
                [none] if super::condition::is_named(none, "None") => Some(Call::PrefetchRelated(Vec::new())),
                [] => {
                    self.relations(name, &arguments)?;
                    None
                }
                arguments => {
                    let items: Vec<_> =
                        arguments.iter().filter_map(|item| super::prefetch::argument(self, item)).collect();
                    // Without any it would mean `None`.
                    (!items.is_empty()).then_some(Call::PrefetchRelated(items))
                }
            },
            "latest" => Some(Call::Edge { keys: self.keys(&arguments), latest: true }),
            "earliest" => Some(Call::Edge { keys: self.keys(&arguments), latest: false }),
            _ => {
                if let Some(first) = arguments.first() {
                    self.report.at(first, format!("`{text}` takes no arguments"));
                }
                Some(match text.as_str() {
                    "reverse" => Call::Reverse,
                    "distinct" => Call::Distinct,
                    "none" => Call::Nothing,
                    _ => Call::All,
                })
            }
        }
    }

    /// The arguments of a call. Each is parsed for itself; one that contains a comma of its own (`f::<A, B>()`) is
    /// first cut in two, which then cannot be parsed, and put together again.
    pub(super) fn arguments(&mut self, tokens: TokenStream) -> Vec<Rust> {
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
            Some(_) => self.report.add(error.clone()),
        }
        // What stands before the mistake may be a path that is being typed.
        let before: TokenStream = piece
            .clone()
            .into_iter()
            .take_while(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == '='))
            .collect();
        match syn::parse2::<Rust>(before).and_then(|before| Path::parse(&before)) {
            Ok(path) if self.models.len() == 1 => self.half.push(path),
            _ => self.broken.push(piece),
        }
    }

    fn slice(&mut self, group: &Group) -> Option<Call> {
        match syn::parse2::<Rust>(group.stream()) {
            Ok(Rust::Range(range)) => {
                if let syn::RangeLimits::Closed(_) = range.limits {
                    self.report.at(range.limits, "a slice excludes its end\nhelp: write `..`");
                    return None;
                }
                for bound in [range.start.as_deref(), range.end.as_deref()].into_iter().flatten() {
                    if let Rust::Unary(unary) = bound
                        && matches!(unary.op, syn::UnOp::Neg(_))
                    {
                        self.report.at(
                            bound,
                            "a slice counts from the first row, it cannot be negative\nhelp: use `reverse()`",
                        );
                        return None;
                    }
                }
                Some(Call::Slice { start: range.start.map(|bound| *bound), stop: range.end.map(|bound| *bound) })
            }
            Ok(index) => {
                self.report.at(&index, "a slice is a range\nhelp: write `[a..b]`, or `.first(&db)` after the query");
                None
            }
            Err(_) => {
                self.report.span(group.span(), "expected a slice: `[a..b]`");
                None
            }
        }
    }

    /// `name = expression`, each.
    fn named(&mut self, arguments: &[Rust]) -> Vec<Named> {
        arguments.iter().filter_map(|argument| self.name_and_expr(argument)).collect()
    }

    fn name_and_expr(&mut self, argument: &Rust) -> Option<Named> {
        let named = self.name_and_value(argument);
        self.lost |= named.is_none();
        named
    }

    fn name_and_value(&mut self, argument: &Rust) -> Option<Named> {
        let Some((name, value)) = option(argument) else {
            if super::aggregate::is_aggregate(argument) {
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
    fn selected(&mut self, arguments: &[Rust], unnamed: bool) -> Vec<Selected> {
        let mut selected = Vec::new();
        for argument in arguments {
            selected.extend(match argument {
                Rust::Assign(_) => self.name_and_expr(argument).map(Selected::Named),
                _ if unnamed && super::expression::is_expression(argument) => {
                    let name = quote::format_ident!("column{}", selected.len() + 1, span = argument.span());
                    match self.expr(argument, true) {
                        Some(expr) => Some(Selected::Named(Named { name, expr })),
                        None => {
                            self.lost = true;
                            None
                        }
                    }
                }
                _ if super::expression::is_expression(argument) => {
                    self.lost = true;
                    self.report.at(argument, "a computed column needs a name\nhelp: write `name = …`");
                    None
                }
                _ => self.path(argument).map(Selected::Path),
            });
        }
        selected
    }

    fn paths(&mut self, method: &Ident, arguments: &[Rust]) -> Vec<Path> {
        if arguments.is_empty() && self.report.is_empty() {
            self.report.at(method, format!("`{method}` needs at least one field"));
        }
        arguments.iter().filter_map(|argument| self.path(argument)).collect()
    }

    /// Relations to load; none for `None`.
    fn relations(&mut self, method: &Ident, arguments: &[Rust]) -> Option<Vec<Path>> {
        if let [none] = arguments
            && super::condition::is_named(none, "None")
        {
            return Some(Vec::new());
        }
        if arguments.is_empty() {
            self.report.at(method, format!("`{method}` needs the relations to load\nhelp: write `{method}(relation)`"));
        }
        let paths: Vec<Path> = arguments.iter().filter_map(|argument| self.path(argument)).collect();
        (!paths.is_empty()).then_some(paths)
    }

    fn dates(&mut self, method: &Ident, arguments: Vec<Rust>, moments: bool) -> Option<Call> {
        let mut arguments = arguments.into_iter();
        let (Some(path), Some(kind)) = (arguments.next(), arguments.next()) else {
            self.report.at(method, format!("`{method}` takes a field and a kind\nhelp: write `{method}(field, year)`"));
            return None;
        };
        let mut descending = false;
        for argument in arguments {
            match option(&argument) {
                Some((name, Rust::Path(order))) if name == "order" && order.path.is_ident("desc") => descending = true,
                Some((name, Rust::Path(order))) if name == "order" && order.path.is_ident("asc") => {}
                _ => self.report.at(&argument, "expected `order = asc` or `order = desc`"),
            }
        }
        let path = self.path(&path)?;
        const KINDS: [&str; 7] = ["year", "month", "week", "day", "hour", "minute", "second"];
        let kinds = if moments { &KINDS[..] } else { KINDS.split_at(4).0 };
        match &kind {
            Rust::Path(name) if name.path.get_ident().is_some_and(|name| kinds.contains(&bare(name).as_str())) => {
                let kind = name.path.get_ident()?.clone();
                Some(Call::Dates(Dates { path, kind, moments, descending }))
            }
            other => {
                self.report.at(other, format!("expected one of {}", guess::list(kinds.iter().copied())));
                None
            }
        }
    }

    /// A path; a text, or one that begins with the model, is Django's or SQL's way to write it.
    pub(super) fn path(&mut self, expr: &Rust) -> Option<Path> {
        if let Rust::Lit(lit) = expr
            && let Lit::Str(text) = &lit.lit
        {
            self.report.at(expr, format!("a field is written without quotes\nhelp: write `{}`", text.value()));
            return None;
        }
        match Path::parse(expr) {
            Ok(path) => match (path.parts.first(), self.models.last()) {
                (Some(crate::path::Part::Name(first)), Some(Some(model))) if path.parts.len() > 1 && first == model => {
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

    /// The value of `name = true` or `name = false`.
    pub(super) fn flag(&mut self, argument: &Rust) -> bool {
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
    pub(super) fn expr(&mut self, expr: &Rust, inside: bool) -> Option<Expr> {
        super::expression::parse(self, expr, inside)
    }
}

/// `name = value` as its parts.
pub(super) fn option(argument: &Rust) -> Option<(&Ident, &Rust)> {
    let Rust::Assign(assign) = argument else { return None };
    let Rust::Path(name) = &*assign.left else { return None };
    Some((name.path.get_ident()?, &assign.right))
}

fn starts_lower(ident: &Ident) -> bool {
    bare(ident).starts_with(|first: char| first.is_lowercase() || first == '_')
}

/// Whether an expression is a query that was written out: a model and one of our methods.
pub(super) fn is_query(expr: &Rust) -> bool {
    let mut expr = expr;
    let mut ours = false;
    loop {
        expr = match expr {
            Rust::MethodCall(call) => {
                ours = METHODS.contains(&bare(&call.method).as_str());
                &call.receiver
            }
            Rust::Index(index) => &index.expr,
            Rust::Group(group) => &group.expr,
            Rust::Path(path) => {
                return ours
                    && path.path.segments.last().is_some_and(|last| {
                        let name = bare(&last.ident);
                        !starts_lower(&last.ident) && name.contains(|c: char| c.is_lowercase())
                    });
            }
            _ => return false,
        };
    }
}

/// The place of a syntax node, for a message.
pub(super) fn place(node: &impl Spanned) -> Span {
    node.span()
}

#[cfg(test)]
mod tests;
