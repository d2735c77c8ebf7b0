//! Assignments: the arguments of `update` and `create`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{BinOp, Expr as Rust};

use super::aggregate::aggregate_in;
use super::ast::{Assigned, Assignment, Call, Expr, Query, Source};
use super::code::{self, KINDS, Node, Sort};
use super::condition::is_named;
use super::expression::is_expression;
use super::parse::{Half, Parser, place};
use super::plan::Hint;
use super::scope::{Context, Side};
use crate::path::{Path, bare};
use crate::report::Report;

impl Parser {
    /// `name = value`, each; at least one.
    pub(super) fn assignments(&mut self, method: &Ident, arguments: &[Rust]) -> Vec<Assignment> {
        if arguments.is_empty() && method == "update" && self.report.is_empty() {
            self.report.at(method, format!("`{method}` sets nothing\nhelp: write `{method}(field = value)`"));
        }
        let mut made: Vec<Assignment> = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let Some(assignment) = self.assignment(method, argument) else {
                // A row that is made would lack it.
                self.lost = true;
                continue;
            };
            if made.iter().any(|other| bare(&other.name) == bare(&assignment.name)) {
                self.report.at(&assignment.name, format!("`{}` is set twice", assignment.name));
            } else {
                made.push(assignment);
            }
        }
        made
    }

    fn assignment(&mut self, method: &Ident, argument: &Rust) -> Option<Assignment> {
        let Rust::Assign(assign) = argument else {
            if let (Ok(path), true) = (Path::parse(argument), self.models.len() == 1) {
                self.half.push(Half { path, dot: false });
            }
            let help = right_way(method, argument);
            self.report.at(argument, format!("expected `field = value`\nhelp: {help}"));
            return None;
        };
        let path = self.path(&assign.left)?;
        let Some(name) = path.single() else {
            let first = path.parts.first().map_or_else(String::new, |first| first.shown());
            let help = match method == "update" {
                true => format!(
                    "help: write `{first} = …`; rows that `{first}` leads to are updated by a query of their own"
                ),
                false => format!("help: write `{first} = …`"),
            };
            let name = path.name();
            self.report
                .at(&assign.left, format!("`{method}` sets fields of the row itself, which `{name}` is not\n{help}"));
            return None;
        };
        let right = &*assign.right;
        if let Rust::Assign(_) = right {
            self.report.at(right, "expected one `=` in an assignment");
            return None;
        }
        let value = match right {
            _ if is_named(right, "None") => Assigned::Null(place(right)),
            _ if is_expression(right) => match self.expr(right, false)? {
                Expr::Null(span) => Assigned::Null(span),
                // Alone it is what is stored, of the column's type.
                Expr::Value(value) => Assigned::Value(value),
                expr => Assigned::Expr(expr),
            },
            _ => Assigned::Value(right.clone()),
        };
        Some(Assignment { name: name.clone(), value })
    }
}

/// What to write instead of something that is no assignment.
fn right_way(method: &Ident, argument: &Rust) -> String {
    let shown = |tokens: &dyn ToTokens| tokens.to_token_stream().to_string();
    match argument {
        Rust::Binary(binary) => {
            let operator = match &binary.op {
                BinOp::Eq(_) => None,
                BinOp::AddAssign(_) => Some("+"),
                BinOp::SubAssign(_) => Some("-"),
                BinOp::MulAssign(_) => Some("*"),
                BinOp::DivAssign(_) => Some("/"),
                BinOp::RemAssign(_) => Some("%"),
                _ => return format!("write `{method}(field = value)`"),
            };
            let (field, value) = (shown(&binary.left), shown(&binary.right));
            match operator {
                None => format!("write `{field} = {value}`"),
                Some(operator) => format!("write `{field} = F({field}) {operator} {value}`"),
            }
        }
        Rust::Struct(row) => {
            let fields: Vec<String> = row.fields.iter().map(|field| format!("{} = …", shown(&field.member))).collect();
            let call = format!("{method}({})", fields.join(", "));
            match method == "create" {
                true => format!("write `{call}`, or insert a variable: `row.insert(&db)?`"),
                false => format!("write `{call}`"),
            }
        }
        Rust::Path(name) => format!("write `{} = …`", shown(name)),
        _ => format!("write `{method}(field = value)`"),
    }
}

/// Reports what is wrong with a query that changes the database: where it stands, and what it cannot compute with.
pub(super) fn check(query: &Query, report: &mut Report) {
    let mut named: Vec<(&Ident, &Expr)> = Vec::new();
    let last = query.methods.len().saturating_sub(1);
    for (at, method) in query.methods.iter().enumerate() {
        let Some(name) = method.call.writes() else {
            if let Call::Annotate(items) | Call::Alias(items) = &method.call {
                named.extend(items.iter().map(|item| (&item.name, &item.expr)));
            }
            continue;
        };
        if at < last {
            let help = "help: write it last";
            report.span(method.span, format!("`{name}` changes the database, nothing can follow it\n{help}"));
        }
        let held = matches!(query.source, Source::Held(_));
        let (makes, obtains) = (matches!(method.call, Call::Create(_)), matches!(method.call, Call::Obtain(_)));
        if let (Call::Link(_), 1..) = (&method.call, at) {
            let help = format!("help: write `row.relation().{name}(…)`");
            report.span(method.span, format!("`{name}` follows related rows at once\n{help}"));
        } else if held && at > 0 && (makes || obtains) {
            let help = format!("help: write `row.relation().{name}(…)`");
            report.span(method.span, format!("`{name}` stands at the model, or follows related rows at once\n{help}"));
        } else if matches!(method.call, Call::Many(_)) && (held || at > 0) || makes && at > 0 {
            let model = query.model_name().map_or_else(|| "Model".to_owned(), bare);
            report.span(method.span, format!("`{name}` stands at the model\nhelp: write `{model}.{name}(…)`"));
        }
        if let Call::Obtain(obtain) = &method.call {
            super::obtain::check(query, method.span, &obtain.name, report);
        }
        method.call.assigned().into_iter().for_each(|expr| of_one_row(name, expr, &named, report));
        method.call.computed().into_iter().for_each(|expr| of_no_row(name, expr, report));
    }
}

/// Reports fields of a row that is not there yet.
fn of_no_row(method: &str, expr: &Expr, report: &mut Report) {
    let mut paths = Vec::new();
    expr.paths(0, &mut paths);
    if let Some(path) = paths.first() {
        let name = path.name();
        let help = match method {
            "update_or_create" => "\nhelp: write what a new row gets in `create_defaults(…)`",
            _ => "",
        };
        report.span(path.place(), format!("`{name}` is a field of a row, which `{method}` has yet to make{help}"));
    }
}

/// Reports what is computed from several rows: each is set for itself.
fn of_one_row(method: &str, expr: &Expr, named: &[(&Ident, &Expr)], report: &mut Report) {
    let wrong = |span: Span, name: &dyn std::fmt::Display, report: &mut Report| {
        let help = "help: write `Subquery(…)` of a query that computes it";
        report.span(span, format!("`{name}` is computed from several rows, `{method}` sets each for itself\n{help}"));
    };
    if let Some(aggregate) = aggregate_in(expr) {
        wrong(aggregate.name.span(), &aggregate.name, report);
    }
    if let Some(window) = window_in(expr) {
        wrong(window.span(), window, report);
    }
    let mut paths = Vec::new();
    expr.paths(0, &mut paths);
    for path in paths {
        let several = named.iter().any(|(name, expr)| path.after_name(name).is_some() && is_of_several(expr, named));
        if several {
            wrong(path.place(), &path.name(), report);
        }
    }
}

/// Whether what an annotation computes needs other rows.
fn is_of_several(expr: &Expr, named: &[(&Ident, &Expr)]) -> bool {
    let mut paths = Vec::new();
    expr.paths(0, &mut paths);
    let before: Vec<_> = named.iter().copied().take_while(|(_, other)| !std::ptr::eq(*other, expr)).collect();
    let uses = |(name, other): &(&Ident, &Expr)| {
        paths.iter().any(|path| path.after_name(name).is_some()) && is_of_several(other, &before)
    };
    aggregate_in(expr).is_some() || window_in(expr).is_some() || before.iter().any(uses)
}

fn window_in(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Window(window) => Some(&window.name),
        other => other.parts().0.into_iter().find_map(window_in),
    }
}

impl<'a> Context<'a> {
    /// The columns that are set, and what to.
    pub(super) fn sets(&mut self, assignments: &'a [Assignment]) -> Vec<Node> {
        self.sets = true;
        let sets = assignments.iter().map(|assignment| self.set(assignment)).collect();
        self.sets = false;
        self.set_once(assignments);
        sets
    }

    /// The row that is made. Lets rustc check that it is complete.
    pub(super) fn creation(&mut self, method: Span, assignments: &'a [Assignment]) -> Node {
        let sets = self.sets(assignments);
        self.complete(method, &assignments.iter().map(|assignment| &assignment.name).collect::<Vec<_>>());
        self.row_of(sets)
    }

    /// A row of the model that is looked at, which these are set of.
    pub(super) fn row_of(&self, sets: Vec<Node>) -> Node {
        let schema = self.schema();
        Node::plain(Sort::Creation).number(self.fact(&quote!(Schema(#schema)))).list(sets)
    }

    /// Lets rustc check that a new row with values in these columns has all that it needs.
    pub(super) fn complete(&mut self, method: Span, names: &[&Ident]) {
        let (root, schema) = (self.root.located(method), self.schema());
        let given = names.iter().map(|name| self.column(name));
        let check = quote_spanned!(method=> const _: () = #root::plan::complete(#schema, &[#(#given),*]););
        self.items.extend(check);
    }

    fn set(&mut self, Assignment { name, value }: &'a Assignment) -> Node {
        let value = match value {
            Assigned::Value(value) => stored_param(self.stored(name, value, false)),
            Assigned::Null(span) => self.null(name, *span),
            Assigned::Expr(expr) => {
                // What is checked borrows the values, which the parameters take.
                let before = std::mem::take(&mut self.chain);
                let plan = self.expr(expr, Hint::None);
                let params = std::mem::replace(&mut self.chain, before);
                self.stays_in_its_row(expr, usize::MAX);
                let (slot, typed) = (self.slot(name), self.expr_type(expr, Side::Typed));
                self.checked(&quote_spanned!(expr.place()=> #slot.expr(#typed)));
                self.chain.extend(params);
                plan
            }
        };
        self.set_to(name, value)
    }

    /// A column that is set to a value.
    pub(super) fn set_to(&self, name: &Ident, value: Node) -> Node {
        let column = self.column(name);
        Node::plain(Sort::Set).number(self.fact(&quote!(Column(#column)))).with(value)
    }

    /// The number of the parameter that a column is set to; `exact`: a row is also found by it, so that it is not NULL.
    pub(super) fn stored(&mut self, name: &Ident, value: &'a Rust, exact: bool) -> u16 {
        let (span, slot) = (place(value), self.slot(name));
        let slot = if exact { quote!(#slot.exact()) } else { slot };
        let (root, value) = (self.root.located(span), self.value(value));
        // The call as such is the macro's: lints of arguments are not about what the user wrote.
        let arguments = quote!((#slot, #value));
        self.param(&quote_spanned!(span=> <_ as #root::write::Stored<_, _>>::given #arguments))
    }

    /// NULL, as what a column is set to.
    pub(super) fn null(&mut self, name: &Ident, span: Span) -> Node {
        let (root, slot) = (self.root, self.slot(name));
        let [null, column] = ["__null", "__column"].map(|name| Ident::new(name, span));
        self.checked(&quote_spanned! {span=> {
            use #root::write::null as #null;
            let #column = #slot;
            #null(#column)
        }});
        Node::expr(code::Expr::Null)
    }

    /// The column of this name, for the plan.
    pub(super) fn column(&self, name: &Ident) -> TokenStream {
        let columns = self.columns();
        quote_spanned!(name.span()=> #columns.#name.column())
    }

    /// The column of this name, as what is set.
    pub(super) fn slot(&self, name: &Ident) -> TokenStream {
        let columns = self.columns();
        let column = Ident::new("__column", name.span());
        // What is wrong with the column is wrong at its name.
        quote_spanned! {name.span()=> {
            let #column = #columns.#name;
            #column.slot()
        }}
    }

    /// Lets rustc check that what an expression names is in the row itself. It sees `shown` of the annotations.
    fn stays_in_its_row(&mut self, expr: &'a Expr, shown: usize) {
        let mut paths: Vec<&Path> = Vec::new();
        expr.paths(0, &mut paths);
        for path in paths {
            match self.annotation(path, shown) {
                // That was reported.
                Some((_, expr)) if aggregate_in(expr).is_some() || window_in(expr).is_some() => {}
                Some((at, expr)) => self.stays_in_its_row(expr, at),
                None => {
                    let check = self.path(path, Side::Typed, 0, |handles| handles.own());
                    self.checked(&check);
                }
            }
        }
    }

    /// Lets rustc check that a foreign key is not set by both of its names.
    fn set_once(&mut self, assignments: &[Assignment]) {
        // Only a plan that is a constant can be checked when it is compiled.
        if self.keeps {
            return;
        }
        for Assignment { name, .. } in assignments {
            let key = format!("{}_id", bare(name));
            let Some(twin) = assignments.iter().find(|other| bare(&other.name) == key) else { continue };
            let (span, root) = (twin.name.span(), self.root.located(twin.name.span()));
            let (column, other) = (self.column(&twin.name), self.column(name));
            self.items.extend(quote_spanned!(span=> const _: () = #root::plan::set_once(#column, &[#other]);));
        }
    }
}

/// The parameter of this number, as what a column is set to.
pub(super) fn stored_param(number: u16) -> Node {
    Node::expr(code::Expr::Param).number(number).word(KINDS, "Text")
}
