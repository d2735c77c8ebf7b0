//! `bulk_create` and `bulk_update`: many rows, each made or changed by the values that a pattern binds.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr as Rust, Lit, Pat};

use super::ast::{Assigned, Assignment, Expr};
use super::code::{self, Node};
use super::condition::is_named;
use super::parse::{Parser, option, place};
use super::scope::Context;
use super::statement::statement;
use crate::path::bare;
use crate::root::Root;

/// The arguments of `bulk_create` or `bulk_update`.
pub(super) struct Many {
    /// What is iterated over.
    items: Rust,
    /// What is bound to each item.
    pattern: Pat,
    /// What a row is made of, or what is set.
    assignments: Vec<Assignment>,
    writes: Writes,
}

/// What is done with the rows.
enum Writes {
    Create(Conflicts),
    /// They are changed; each is known by this key.
    Update(Box<Assignment>),
}

/// What happens with rows that are there.
enum Conflicts {
    Fail,
    Ignore,
    Update { unique: Vec<Ident>, update: Vec<Ident> },
}

impl Many {
    /// The method.
    pub(super) fn name(&self) -> &'static str {
        match self.writes {
            Writes::Create(_) => "bulk_create",
            Writes::Update(_) => "bulk_update",
        }
    }

    /// The expressions that columns are set to.
    pub(super) fn assigned(&self) -> impl Iterator<Item = &Expr> {
        self.assignments.iter().filter_map(Assignment::expr)
    }

    /// Those that a new row is made of.
    pub(super) fn computed(&self) -> impl Iterator<Item = &Expr> {
        let creates = matches!(self.writes, Writes::Create(_));
        self.assigned().filter(move |_| creates)
    }
}

impl Parser {
    /// The arguments of `bulk_create` or `bulk_update`.
    pub(super) fn many(&mut self, name: &Ident, arguments: &[Rust]) -> Option<Many> {
        let (done, help) = if name == "bulk_update" {
            ("changed", format!("help: write `{name}(items, |item| (pk = item.id, field = item.field, …))`"))
        } else {
            ("made", format!("help: write `{name}(items, |item| (field = item, …))`"))
        };
        let [items, row, options @ ..] = arguments else {
            self.report.at(name, format!("`{name}` takes what rows are {done} of, and how\n{help}"));
            return None;
        };
        let Rust::Closure(closure) = row else {
            self.report.at(row, format!("expected how a row is {done}\n{help}"));
            return None;
        };
        let (Some(pattern), 1) = (closure.inputs.first(), closure.inputs.len()) else {
            self.report.at(row, "each item is one pattern\nhelp: write `|(one, other)|` for a pair");
            return None;
        };
        let values: Vec<Rust> = match &*closure.body {
            Rust::Tuple(tuple) => tuple.elems.iter().cloned().collect(),
            Rust::Paren(one) => vec![(*one.expr).clone()],
            other => {
                self.report.at(other, format!("expected `(field = value, …)`\n{help}"));
                return None;
            }
        };
        self.each = true;
        let assignments = self.assignments(name, &values);
        self.each = false;
        let (items, pattern) = (items.clone(), pattern.clone());
        if name == "bulk_update" {
            if let Some(option) = options.first() {
                self.report.at(option, "`bulk_update` has no options");
            }
            return self.changed(row, items, pattern, assignments);
        }
        let mut conflicts = Conflicts::Fail;
        for option in options {
            conflicts = self.conflicts(option)?;
        }
        Some(Many { items, pattern, assignments, writes: Writes::Create(conflicts) })
    }

    /// `bulk_update`: the key is among what the closure names.
    fn changed(&mut self, row: &Rust, items: Rust, pattern: Pat, mut assignments: Vec<Assignment>) -> Option<Many> {
        let key = assignments.iter().position(|assignment| bare(&assignment.name) == "pk");
        let Some(key) = key.map(|at| assignments.remove(at)) else {
            if !self.lost {
                let help = "help: write `pk = …` among what is set";
                self.report.at(row, format!("`bulk_update` does not know which rows it changes\n{help}"));
            }
            return None;
        };
        if !matches!(key.value, Assigned::Value(_)) {
            let help = "help: write `pk = item.id`";
            self.report.at(&key.name, format!("the row to change is known by a Rust value\n{help}"));
            return None;
        }
        if assignments.is_empty() {
            if !self.lost {
                self.report.at(row, "`bulk_update` sets nothing\nhelp: write `(pk = …, field = value)`");
            }
            return None;
        }
        Some(Many { items, pattern, assignments, writes: Writes::Update(Box::new(key)) })
    }

    fn conflicts(&mut self, argument: &Rust) -> Option<Conflicts> {
        match (option(argument), argument) {
            (Some((key, Rust::Lit(lit))), _) if key == "ignore_conflicts" && matches!(lit.lit, Lit::Bool(_)) => {
                Some(if self.flag(argument) { Conflicts::Ignore } else { Conflicts::Fail })
            }
            (None, Rust::Call(call)) if is_named(&call.func, "update_conflicts") => {
                let (mut unique, mut update) = (Vec::new(), Vec::new());
                for part in &call.args {
                    match part {
                        Rust::Call(part) if is_named(&part.func, "unique") => unique = self.fields(part),
                        Rust::Call(part) if is_named(&part.func, "update") => update = self.fields(part),
                        other => self.report.at(other, "expected `unique(field, …)` or `update(field, …)`"),
                    }
                }
                if (unique.is_empty() || update.is_empty()) && self.report.is_empty() {
                    let help = "help: write `update_conflicts(unique(field), update(field))`";
                    self.report.at(call, format!("rows are known by fields, and fields of them are updated\n{help}"));
                }
                Some(Conflicts::Update { unique, update })
            }
            _ => {
                let help = "help: there are `ignore_conflicts = true` and `update_conflicts(unique(…), update(…))`";
                self.report.at(argument, format!("`bulk_create` has no such option\n{help}"));
                None
            }
        }
    }

    fn fields(&mut self, call: &syn::ExprCall) -> Vec<Ident> {
        let paths: Vec<_> = call.args.iter().filter_map(|field| Some((field, self.path(field)?))).collect();
        let mut fields = Vec::with_capacity(paths.len());
        for (field, path) in paths {
            match path.single() {
                Some(name) => fields.push(name.clone()),
                None => self.report.at(field, "expected a field of the row itself"),
            }
        }
        fields
    }
}

/// The expansion of `bulk_create` or `bulk_update`.
pub(super) fn expand(root: &Root, many: &Many, model: &syn::Path, method: proc_macro2::Span) -> TokenStream {
    let mut context = Context::new(root, false, many.assigned().any(Expr::has_value));
    context.enter(model);
    let (new, arguments) = match &many.writes {
        Writes::Update(key) => {
            let key_of = context.key_of(key);
            let sets = context.sets(&many.assignments);
            context.keeps_key(&key.name, &many.assignments);
            let step = Node::step(code::Step::EachUpdate).number(key_of).list(sets);
            (quote!(BulkUpdate::<#model>::new), each(&context, model, step))
        }
        Writes::Create(conflicts) => {
            let (out, conflicts) = conflicts_of(&context, conflicts, model);
            if many.assigned().next().is_some() {
                let creation = context.creation(method, &many.assignments);
                let conflicts = context.fact(&quote!(Conflicts(#conflicts)));
                let step = Node::step(code::Step::EachCreate).one(creation).number(conflicts);
                (quote!(BulkCreate::<#model, #out>::computed), each(&context, model, step))
            } else {
                let sets = context.sets(&many.assignments);
                context
                    .complete(method, &many.assignments.iter().map(|assignment| &assignment.name).collect::<Vec<_>>());
                let (schema, sets, checks) = (context.schema(), context.code(sets), &context.items);
                let arguments = quote! {
                    {
                        #checks
                        struct Sets;
                        impl #root::plan::Coded for Sets {
                            const CODE: #root::plan::Code = #sets;
                        }
                        const CREATION: &#root::plan::Creation =
                            &#root::plan::Creation { schema: #schema, sets: #root::plan::sets_of::<Sets>() };
                        CREATION
                    },
                    {
                        const CONFLICTS: &#root::plan::Conflicts = #conflicts;
                        CONFLICTS
                    }
                };
                let new = if matches!(many.writes, Writes::Create(Conflicts::Ignore)) {
                    quote!(ignoring)
                } else {
                    quote!(returning)
                };
                (quote!(BulkCreate::<#model, _>::#new), arguments)
            }
        }
    };
    let (items, pattern) = (&many.items, &many.pattern);
    let params = super::expand::bound(&context, context.parameters());
    let span = place(items);
    let (there, given) = (root.located(span), Ident::new("__given", span));
    let rows =
        quote_spanned!(span=> { use #there::query::GivenRows as #given; #given::each_row(#items, |#pattern| #params) });
    quote!(#root::query::#new(#arguments, #rows))
}

/// What running gives, and what happens with rows that are there.
fn conflicts_of(context: &Context<'_>, conflicts: &Conflicts, model: &syn::Path) -> (TokenStream, TokenStream) {
    let root = context.root;
    let columns = |names: &[Ident]| -> Vec<TokenStream> { names.iter().map(|name| context.column(name)).collect() };
    let (ignores, conflicts) = match conflicts {
        Conflicts::Fail => (false, quote!(Fail)),
        Conflicts::Ignore => (true, quote!(Ignore)),
        Conflicts::Update { unique, update } => {
            let (unique, update) = (columns(unique), columns(update));
            (false, quote!(Update { unique: &[#(#unique),*], update: &[#(#update),*] }))
        }
    };
    let out = if ignores { quote!(u64) } else { quote!(::std::vec::Vec<#model>) };
    (out, quote!(&#root::plan::Conflicts::#conflicts))
}

/// The statement for rows with parameters of their own.
fn each(context: &Context<'_>, model: &syn::Path, step: Node) -> TokenStream {
    let items = &context.items;
    let statement = statement(context.root, &context.asks(model, vec![step]), None);
    quote! {
        {
            #items
            #statement
        }
    }
}

impl<'a> Context<'a> {
    /// The number of the parameter that is the key of a row.
    fn key_of(&mut self, key: &'a Assignment) -> u16 {
        let Assigned::Value(value) = &key.value else { return 0 };
        self.stored(&key.name, value, true)
    }

    /// Lets rustc check that the key is not set.
    fn keeps_key(&mut self, key: &Ident, assignments: &[Assignment]) {
        let key = self.column(key);
        for Assignment { name, .. } in assignments {
            let (span, root) = (name.span(), self.root.located(name.span()));
            let column = self.column(name);
            self.items.extend(quote_spanned!(span=> const _: () = #root::plan::keeps_key(#column, #key);));
        }
    }
}
