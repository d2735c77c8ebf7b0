//! `get_or_create` and `update_or_create`: a row that is found, or else made.
//!
//! Conditions that are no more than `name = value` are also what a new row gets; so each such value is one parameter of
//! all the statements.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::assign::stored_param;
use super::ast::{Assigned, Assignment, Call, Condition, Expr, Query};
use super::code::{self, Node};
use super::condition::is_named;
use super::expression::is_expression;
use super::parse::{Parser, is_query, option, place};
use super::scope::Context;
use super::statement::statement;
use crate::path::bare;
use crate::root::Root;

/// The arguments of `get_or_create` or `update_or_create`.
pub(super) struct Obtain {
    /// The method.
    pub(super) name: Ident,
    /// Conditions that are values of a new row, too.
    pub(super) given: Vec<Assignment>,
    /// All others.
    pub(super) conditions: Vec<Condition>,
    /// `defaults(…)`
    pub(super) defaults: Vec<Assignment>,
    /// `create_defaults(…)`
    pub(super) for_new: Option<Vec<Assignment>>,
}

impl Parser {
    /// The arguments of `get_or_create` or `update_or_create`.
    pub(super) fn obtain(&mut self, name: &Ident, arguments: &[Rust]) -> Obtain {
        let (mut given, mut conditions) = (Vec::new(), Vec::new());
        let (mut defaults, mut for_new) = (None, None);
        let updates = name == "update_or_create";
        for argument in arguments {
            match argument {
                Rust::Call(call) if is_named(&call.func, "defaults") => {
                    let values: Vec<Rust> = call.args.iter().cloned().collect();
                    defaults = Some(self.assignments(name, &values));
                }
                Rust::Call(call) if updates && is_named(&call.func, "create_defaults") => {
                    let values: Vec<Rust> = call.args.iter().cloned().collect();
                    for_new = Some(self.assignments(name, &values));
                }
                Rust::Assign(assign) if is_named(&assign.left, "defaults") => {
                    self.lost = true;
                    self.report
                        .at(argument, "values for a new row stand in brackets\nhelp: write `defaults(field = value)`");
                }
                _ if is_value(argument) => given.push(argument.clone()),
                _ => match self.condition(argument) {
                    Some(condition) => conditions.push(condition),
                    None => self.lost = true,
                },
            }
        }
        let given = if given.is_empty() { Vec::new() } else { self.assignments(name, &given) };
        if given.is_empty() && conditions.is_empty() && self.report.is_empty() {
            self.lost = true;
            self.report.at(name, format!("`{name}` looks for a row\nhelp: write `{name}(field = value)`"));
        }
        Obtain { name: name.clone(), given, conditions, defaults: defaults.unwrap_or_default(), for_new }
    }
}

/// Whether a condition is a field and a Rust value.
fn is_value(argument: &Rust) -> bool {
    option(argument).is_some_and(|(name, value)| {
        !bare(name).contains("__") && !is_expression(value) && !is_query(value) && !matches!(value, Rust::Assign(_))
    })
}

impl Obtain {
    /// What a new row gets: what it is looked for by, and its defaults, which count more.
    fn new_row(&self) -> (impl Iterator<Item = &Assignment>, &[Assignment]) {
        let defaults = self.for_new.as_deref().unwrap_or(&self.defaults);
        let overridden = |given: &&Assignment| !defaults.iter().any(|other| bare(&other.name) == bare(&given.name));
        (self.given.iter().filter(overridden), defaults)
    }

    /// The expressions that a new row gets.
    pub(super) fn computed(&self) -> impl Iterator<Item = &Expr> {
        self.new_row().1.iter().filter_map(Assignment::expr)
    }

    /// All expressions.
    pub(super) fn assigned(&self) -> impl Iterator<Item = &Expr> {
        self.defaults.iter().chain(self.for_new.iter().flatten()).filter_map(Assignment::expr)
    }
}

/// What the statements are made of.
pub(super) struct Pieces<'a> {
    /// What the row is looked for by.
    pub(super) tests: Vec<Node>,
    /// What a new row gets.
    pub(super) new: Vec<Node>,
    /// What a row gets that was found.
    pub(super) changed: Vec<Node>,
    /// The columns that a new row gets values in.
    pub(super) names: Vec<&'a Ident>,
    /// Whether a row that was found is changed.
    pub(super) updates: bool,
}

impl Obtain {
    pub(super) fn pieces<'a>(&'a self, context: &mut Context<'a>) -> Pieces<'a> {
        let mut tests = Vec::new();
        let mut given = Vec::new();
        for assignment in &self.given {
            let (test, set) = context.given(assignment);
            tests.push(test);
            given.push((bare(&assignment.name), set));
        }
        tests.extend(self.conditions.iter().map(|condition| context.condition(condition)).collect::<Vec<_>>());
        let (plain, defaults) = self.new_row();
        let kept: Vec<&Assignment> = plain.collect();
        let mut new: Vec<Node> = given
            .into_iter()
            .filter(|(name, _)| kept.iter().any(|assignment| bare(&assignment.name) == *name))
            .map(|(_, set)| set)
            .collect();
        let updates = self.name == "update_or_create";
        let changed = context.sets(&self.defaults);
        let for_new = self.for_new.as_ref().map(|for_new| context.sets(for_new));
        new.extend(for_new.unwrap_or_else(|| changed.clone()));
        let names =
            kept.iter().map(|assignment| &assignment.name).chain(defaults.iter().map(|set| &set.name)).collect();
        Pieces { tests, new, changed: if updates { changed } else { Vec::new() }, names, updates }
    }
}

/// The expansion of a query whose last method is `get_or_create` or `update_or_create`.
pub(super) fn expand(root: &Root, query: &Query, obtain: &Obtain, model: &syn::Path) -> TokenStream {
    let mut context = Context::new(root, false, query.has_value());
    context.imports = context.binds;
    context.enter(model);
    let mut steps = context.steps(query);
    let Pieces { tests, new: sets, changed, names, updates } = obtain.pieces(&mut context);
    steps.push(Node::step(code::Step::Filter).list(tests));
    context.complete(obtain.name.span(), &names);
    let span = place(model);
    let there = root.located(span);
    let rows = quote_spanned!(span=> <#model as #there::model::Model>::ROWS);
    let (items, params) = (&context.items, context.parameters());
    let made = |steps: Vec<Node>| statement(root, &context.asks(model, steps), None);
    let row = |sets| context.row_of(sets);
    let create = Node::step(code::Step::Create).one(row(sets));
    let update = (!changed.is_empty()).then(|| Node::step(code::Step::Rewrite).one(row(changed)));
    // All that stands beside the code of one stands beside that of each.
    let [get, create] = [steps, vec![create]].map(made);
    let update = match update.map(|update| made(vec![update])) {
        Some(update) => quote!(::core::option::Option::Some(#update)),
        None => quote!(::core::option::Option::None),
    };
    let new = format_ident!("{}", if updates { "updating" } else { "getting" });
    super::expand::bound(
        &context,
        quote! {
            #root::query::GetOrCreate::#new(
                {
                    #items
                    #root::query::Obtaining { get: #get, create: #create, update: #update }
                },
                #params,
                #rows
            )
        },
    )
}

impl<'a> Context<'a> {
    /// A condition that is a value of a new row, too: both.
    fn given(&mut self, assignment: &'a Assignment) -> (Node, Node) {
        let Assignment { name, value } = assignment;
        // As the column, not as the field: rustc says once that there is none of this name.
        let test = Node::condition(code::Condition::Test).path(self.column_path(name));
        let is_null = |test: Node| test.byte(code::Right::Null as u8);
        let (test, value) = match value {
            Assigned::Value(value) => {
                let number = self.stored(name, value, true);
                (test.byte(code::Right::Param as u8).number(number), stored_param(number))
            }
            // Expressions are conditions only.
            Assigned::Null(span) => (is_null(test), self.null(name, *span)),
            Assigned::Expr(_) => (is_null(test), Node::expr(code::Expr::Null)),
        };
        (test, self.set_to(name, value))
    }
}

/// Reports what the rows of a query that is looked in cannot be.
pub(super) fn check(query: &Query, method: Span, name: &Ident, report: &mut crate::report::Report) {
    for before in &query.methods {
        let wrong = match &before.call {
            Call::Annotate(_) => "annotate",
            Call::FilterSome(_) => "filter_some",
            Call::Only(_) => "only",
            Call::Defer(_) => "defer",
            _ => continue,
        };
        report.span(method, format!("`{name}` cannot follow `{wrong}`: what it finds and makes are whole rows"));
    }
}
