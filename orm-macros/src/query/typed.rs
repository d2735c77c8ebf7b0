//! Types: what rustc is given to check, beside the user's values.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Lit, Type};

use super::ast::{Call, Expr, Query, Selected, Source};
use super::functions::{Rest, Scalar};
use super::inside::Inside;
use super::scope::{Context, Side};
use crate::path::Handles;

impl<'a> Context<'a> {
    /// An expression for the type of `expr`: a `Selectable` value.
    pub(super) fn expr_type(&self, expr: &Expr, side: Side) -> TokenStream {
        let root = self.root;
        if side != Side::Typed && expr.has_value() {
            return quote!(#root::expr::Unknown);
        }
        match expr {
            Expr::Path(path) => self.path(path, side, 0, typed),
            Expr::Outer { level, path } => self.path(path, side, usize::from(*level), typed),
            Expr::Literal(literal) => {
                let of = match literal {
                    Lit::Int(_) => quote!(i64),
                    Lit::Float(_) => quote!(f64),
                    Lit::Bool(_) => quote!(bool),
                    _ => quote!(::std::string::String),
                };
                let root = root.located(literal.span());
                quote_spanned!(literal.span()=> #root::expr::literal::<#of>())
            }
            Expr::Value(value) => match self.bound(value) {
                Some(name) => {
                    let there = root.located(name.span());
                    quote_spanned!(name.span()=> <_ as #there::expr::IntoValue>::typed(&#name))
                }
                None => quote!(#root::expr::Unknown),
            },
            Expr::Binary { operator, left, right } => {
                let (left, right) = (self.beside(left, right, side), self.beside(right, left, side));
                // All of it at the operator: that is what is wrong if two types do not go together.
                let (call, import) = self.called(operator.function, operator.span);
                let [first, second] = ["__first", "__second"].map(|name| Ident::new(name, operator.span));
                quote_spanned! {operator.span=> {
                    #import
                    let #first = #left;
                    let #second = #right;
                    #call(#first, #second)
                }}
            }
            Expr::Negative(inner) => {
                let typed = self.expr_type(inner, side);
                self.call("neg", inner.place(), &[typed])
            }
            Expr::Null(span) => self.call("null", *span, &[]),
            Expr::Aggregate(aggregate) => self.aggregate_type(aggregate, side),
            Expr::Case { name, whens, default } => self.case_type(name, whens, default.as_deref(), side),
            Expr::Cast { inner, to } => {
                let (inner, told) = (self.expr_type(inner, side), self.told("FieldType", to));
                quote!(#root::expr::cast(#inner, #told))
            }
            Expr::Collate { text, .. } => {
                let typed = self.expr_type(text, side);
                self.call("text", text.place(), &[typed])
            }
            Expr::Custom { to, .. } => {
                let told = self.told("FieldType", to);
                quote!(#root::expr::custom(#told))
            }
            // Whether a row exists is never NULL.
            Expr::Condition(_, condition) if condition.is_denied() => quote!(#root::expr::literal::<bool>()),
            Expr::Condition(span, _) => self.call("condition", *span, &[]),
            Expr::Window(window) => self.window_type(window, side),
            Expr::Zoned(zoned) => self.zoned_type(zoned, side),
            Expr::Scalar { name, function: Scalar { typed, rest: Rest::Each(rest), .. }, arguments } => {
                self.scalar_type(name, typed, rest, arguments, side)
            }
            // Two arguments at a time, from the right.
            Expr::Scalar { name, function, arguments } => {
                let mut typed = arguments.iter().rev().map(|argument| self.expr_type(argument, side));
                let last = typed.next().unwrap_or_default();
                typed.fold(last, |result, argument| self.call(function.typed, name.span(), &[argument, result]))
            }
            Expr::Raw(raw) => self.raw_type(raw),
            Expr::Exists(_) => quote!(#root::expr::literal::<bool>()),
            Expr::Subquery(query) => {
                let known = self.subqueries.iter().find(|(known, _)| std::ptr::eq(*known, &**query));
                let Some((_, [plan, typed, constant])) = known else { return quote!(#root::expr::Unknown) };
                let of = match side {
                    Side::Plan => plan,
                    Side::Typed => typed,
                    Side::Const => constant,
                };
                quote!(#root::expr::subquery(#of))
            }
        }
    }

    /// The type of one side of an operator. What sets a column may multiply a decimal by a fraction.
    fn beside(&self, expr: &Expr, other: &Expr, side: Side) -> TokenStream {
        match expr {
            Expr::Literal(Lit::Float(fraction)) if self.sets => {
                self.call("fraction_beside", fraction.span(), &[self.expr_type(other, side)])
            }
            expr => self.argument_type(expr, side),
        }
    }

    /// The type of an argument. A path is left as it is: a relation can then be told from its key, and rustc has a call less.
    pub(super) fn argument_type(&self, expr: &Expr, side: Side) -> TokenStream {
        match expr {
            Expr::Path(path) => self.path(path, side, 0, |handles| handles.value()),
            expr => self.expr_type(expr, side),
        }
    }

    /// The type `of` as a value: that of a `Field` or, if it cannot be an `Option`, `FieldType`. It has a name of its own, so
    /// that a type that there is not, or that no column has, is one mistake, although it is used twice.
    pub(super) fn told(&self, column: &str, of: &Type) -> TokenStream {
        let span = super::parse::place(of);
        let (there, column) = (self.root.located(span), Ident::new(column, span));
        let name = Ident::new("__Of", span);
        quote_spanned!(span=> { type #name = #of; <#name as #there::model::#column>::TYPED })
    }

    /// A call of a function of `orm_core::expr`, all of it at `span`.
    pub(super) fn call(&self, function: &str, span: Span, arguments: &[TokenStream]) -> TokenStream {
        let (call, import) = self.called(function, span);
        let names: Vec<Ident> = (0..arguments.len()).map(|at| format_ident!("__a{at}", span = span)).collect();
        quote_spanned! {span=> {
            #import
            #(let #names = #arguments;)*
            #call(#(#names),*)
        }}
    }

    /// The name that a function of `orm_core::expr` is called by, at the user's place, and what makes it known there unless
    /// it is imported for all.
    fn called(&self, function: &str, span: Span) -> (Ident, Option<TokenStream>) {
        let (root, call) = (self.root, format_ident!("__{function}", span = span));
        if self.imports {
            self.import("expr", function);
            return (call, None);
        }
        let function = format_ident!("{function}");
        let import = quote!(use #root::expr::#function as #call;);
        (call, Some(import))
    }

    /// The type of a function of the first argument, and what the others add to it.
    fn scalar_type(&self, name: &Ident, typed: &str, rest: &[&str], arguments: &[Expr], side: Side) -> TokenStream {
        let Some((first, others)) = arguments.split_first() else { return self.call(typed, name.span(), &[]) };
        let first = self.call(typed, first.place(), &[self.expr_type(first, side)]);
        others.iter().enumerate().fold(first, |result, (at, argument)| {
            let adds = rest.get(at).or(rest.last()).copied().unwrap_or("with_any");
            self.call(adds, argument.place(), &[result, self.expr_type(argument, side)])
        })
    }

    /// An expression for what a nested query's rows are, as the right side of a lookup. Called inside of its scope.
    pub(super) fn rows_type(&self, query: &Query, side: Side) -> TokenStream {
        let root = self.root;
        let selected = query.methods.iter().rev().find_map(|method| match &method.call {
            Call::Values(items) | Call::ValuesList { items, .. } => items.first(),
            _ => None,
        });
        match (selected, &query.source) {
            (Some(Selected::Path(path)), _) => self.path(path, side, 0, typed),
            (Some(Selected::Named(named)), _) => self.named_type(&named.expr, side),
            (None, Source::Model(model)) => {
                let whole = Ident::new("__Whole", query.place());
                quote_spanned!(query.place()=> { use #root::lookup::Whole as #whole; #whole::of(<#model as #root::model::Model>::ROWS) })
            }
            (None, Source::Held(held)) => {
                let rows = self.scope(0).and_then(|scope| scope.rows.as_ref());
                rows.map_or_else(TokenStream::new, |rows| Inside::selected(rows, root, super::parse::place(held)))
            }
        }
    }

    /// The value of a path, typed.
    pub(super) fn path_value(&self, path: &crate::path::Path, side: Side) -> TokenStream {
        self.path(path, side, 0, typed)
    }
}

/// The type of a path's value.
pub(super) fn typed(handles: &Handles<'_>) -> TokenStream {
    let value = handles.value();
    handles.call("typed", &value)
}
