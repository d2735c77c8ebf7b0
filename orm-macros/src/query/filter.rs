//! Conditions, as parts of the plan and as what rustc checks.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Condition, Expr, Item, Right};
use super::plan::Hint;
use super::scope::{Context, Side};
use crate::path::Path;

impl<'a> Context<'a> {
    /// A list of conditions.
    pub(super) fn conditions(&mut self, conditions: &'a [Condition]) -> TokenStream {
        let conditions: Vec<TokenStream> = conditions.iter().map(|condition| self.condition(condition)).collect();
        self.list(&conditions)
    }

    pub(super) fn condition(&mut self, condition: &'a Condition) -> TokenStream {
        let root = self.root;
        match condition {
            Condition::Test { path, right } => {
                let segments = self.segments(path, 0);
                let right = self.right(path, right);
                quote!(#root::plan::Condition::Test { path: #segments, right: #right })
            }
            Condition::Compare { left, lookup, span, right } => {
                let (beside_left, beside_right) = (Hint::Of("like", right), Hint::Of("like", left));
                let (from, to) = (self.expr(left, beside_left), self.expr(right, beside_right));
                let (from, to) = (self.refer(&from), self.refer(&to));
                let (left, right) = (self.expr_type(left, Side::Typed), self.expr_type(right, Side::Typed));
                let compared = self.call("compare", *span, &[left, right]);
                self.checked(&quote!(#root::expr::checked(#compared)));
                let lookup = format_ident!("{lookup}");
                quote! {
                    #root::plan::Condition::Compare {
                        left: #from,
                        lookup: #root::plan::Lookup::#lookup,
                        right: #root::plan::Right::Expr(#to),
                    }
                }
            }
            Condition::True(expr) => {
                if !matches!(expr, Expr::Exists(_)) {
                    let typed = self.expr_type(expr, Side::Typed);
                    let truth = self.call("truth", expr.place(), &[typed]);
                    self.checked(&quote!(#root::expr::checked(#truth)));
                }
                let expr = self.expr(expr, Hint::None);
                let expr = self.refer(&expr);
                quote!(#root::plan::Condition::True(#expr))
            }
            // `Q(a = 1)` is `a = 1`: a list of one costs rustc more than what is in it.
            Condition::All(inner) if let [only] = inner.as_slice() => self.condition(only),
            Condition::All(inner) => {
                let inner = self.conditions(inner);
                quote!(#root::plan::Condition::All(#inner))
            }
            Condition::Any(inner) => {
                let inner = self.conditions(inner);
                quote!(#root::plan::Condition::Any(#inner))
            }
            Condition::Odd(inner) => {
                let inner = self.conditions(inner);
                quote!(#root::plan::Condition::Odd(#inner))
            }
            Condition::Not(inner) => {
                let inner = self.condition(inner);
                let inner = self.refer(&inner);
                quote!(#root::plan::Condition::Not(#inner))
            }
        }
    }

    fn right(&mut self, path: &Path, right: &'a Right) -> TokenStream {
        let root = self.root;
        let end = self.end(path);
        let taken = quote!(#root::lookup::takes(#end));
        match right {
            Right::Value(value) => {
                let made = self.taken("IntoParam", value, &taken);
                let number = self.param(&made);
                quote!(#root::plan::Right::Param(#number))
            }
            Right::Pair(value) => {
                let made = self.taken("IntoPair", value, &taken);
                let number = self.pair(&made);
                quote!(#root::plan::Right::Param(#number))
            }
            Right::Null => {
                let span = path.place();
                let root_there = root.located(span);
                let check = self.path(path, Side::Const, 0, |handles| {
                    if handles.is_annotation() {
                        return quote!(());
                    }
                    let end = handles.end();
                    quote_spanned!(span=> #root_there::plan::null(#end.segment))
                });
                // Only a plan that is a constant can be checked when it is compiled.
                if !self.keeps {
                    self.items.extend(quote_spanned!(span=> const _: () = #check;));
                }
                quote!(#root::plan::Right::Null)
            }
            Right::Bool(value) => {
                self.checked(&quote_spanned!(value.span=> #taken.accepts(#value)));
                quote!(#root::plan::Right::Bool(#value))
            }
            Right::Expr(expr) => {
                let plan = self.expr(expr, Hint::None);
                let plan = self.refer(&plan);
                let typed = self.expr_type(expr, Side::Typed);
                let span = expr.place();
                self.checked(&quote_spanned!(span=> #taken.expr(#typed)));
                quote!(#root::plan::Right::Expr(#plan))
            }
            Right::Query(query) => {
                let (plan, rows) = self.nested(query, |context| context.rows_type(query, Side::Typed));
                let span = query.place();
                self.checked(&quote_spanned!(span=> #taken.rows(#rows)));
                quote!(#root::plan::Right::Query(#plan))
            }
            Right::Items { items, null } => {
                let items: Vec<TokenStream> = items.iter().map(|item| self.item_of(item, path, &taken)).collect();
                let items = self.list(&items);
                quote!(#root::plan::Right::Items { items: #items, null: #null })
            }
            Right::Between(low, high) => {
                let (low, high) = (self.item_of(low, path, &taken), self.item_of(high, path, &taken));
                let (low, high) = (self.refer(&low), self.refer(&high));
                quote!(#root::plan::Right::Between(#low, #high))
            }
        }
    }

    /// One of several values or expressions that the lookup at the end of `path` takes.
    fn item_of(&mut self, item: &'a Item, path: &Path, taken: &TokenStream) -> TokenStream {
        let root = self.root;
        match item {
            Item::Value(value) => {
                let made = self.taken("IntoParam", value, &quote!(#taken.one()));
                let number = self.param(&made);
                // The lookup at the end compares values of what stands before it.
                let mut before = path.clone();
                before.parts.pop();
                let kind = self.path(&before, Side::Plan, 0, |handles| {
                    let value = handles.value();
                    quote!(#root::expr::like(#value))
                });
                quote!(#root::plan::Expr::Param(#number, #kind))
            }
            Item::Expr(expr) => {
                let plan = self.expr(expr, Hint::None);
                let typed = self.expr_type(expr, Side::Typed);
                let span = expr.place();
                self.checked(&quote_spanned!(span=> #taken.one().expr(#typed)));
                plan
            }
        }
    }

    /// A user's value as one parameter or two, where `taken` is asked for.
    fn taken(&mut self, becomes: &str, value: &'a Rust, taken: &TokenStream) -> TokenStream {
        let span = super::parse::place(value);
        let (there, becomes) = (self.root.located(span), Ident::new(becomes, span));
        let value = self.value(value);
        // The call as such is the macro's: lints of arguments are not about what the user wrote.
        let arguments = quote!((#taken, #value));
        quote_spanned!(span=> <_ as #there::lookup::#becomes<_>>::given #arguments)
    }
}
