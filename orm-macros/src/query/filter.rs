//! Conditions, as parts of the plan and as what rustc checks.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Condition, Expr, Item, Right};
use super::code::{self, LOOKUPS, Node};
use super::plan::Hint;
use super::scope::{Context, Side};
use crate::path::{Path, bare};

impl<'a> Context<'a> {
    /// A list of conditions.
    pub(super) fn conditions(&mut self, conditions: &'a [Condition]) -> Vec<Node> {
        conditions.iter().map(|condition| self.condition(condition)).collect()
    }

    pub(super) fn condition(&mut self, condition: &'a Condition) -> Node {
        let root = self.root;
        match condition {
            Condition::Test { path, right } => {
                let segments = self.segments(path, 0, None);
                let test = Node::condition(code::Condition::Test).path(segments);
                self.right(test, path, right)
            }
            Condition::Compare { left, lookup, span, right } => {
                let (beside_left, beside_right) = (Hint::Of("like", right), Hint::Of("like", left));
                let (from, to) = (self.expr(left, beside_left), self.expr(right, beside_right));
                let (left, right) = (self.expr_type(left, Side::Typed), self.expr_type(right, Side::Typed));
                let compared = self.call("compare", *span, &[left, right]);
                self.checked(&quote!(#root::expr::checked(#compared)));
                let compare = Node::condition(code::Condition::Compare).one(from).word(LOOKUPS, lookup);
                compare.byte(code::Right::Expr as u8).one(to)
            }
            Condition::True(expr) => {
                if !matches!(expr, Expr::Exists(_)) {
                    let typed = self.expr_type(expr, Side::Typed);
                    let truth = self.call("truth", expr.place(), &[typed]);
                    self.checked(&quote!(#root::expr::checked(#truth)));
                }
                Node::condition(code::Condition::True).one(self.expr(expr, Hint::None))
            }
            // `Q(a = 1)` is `a = 1`.
            Condition::All(inner) if let [only] = inner.as_slice() => self.condition(only),
            Condition::All(inner) => Node::condition(code::Condition::All).list(self.conditions(inner)),
            Condition::Any(inner) => Node::condition(code::Condition::Any).list(self.conditions(inner)),
            Condition::Odd(inner) => Node::condition(code::Condition::Odd).list(self.conditions(inner)),
            Condition::Not(inner) => Node::condition(code::Condition::Not).one(self.condition(inner)),
        }
    }

    /// `test`, and what its `path` is compared with.
    fn right(&mut self, test: Node, path: &Path, right: &'a Right) -> Node {
        let root = self.root;
        let end = self.end(path);
        let taken = quote!(#root::lookup::takes(#end));
        let is = |variant: code::Right| test.byte(variant as u8);
        match right {
            Right::Value(value) => {
                let becomes = if path.last().is_some_and(|last| bare(last) == "in") { "IntoList" } else { "IntoParam" };
                let made = self.taken(becomes, value, &taken);
                is(code::Right::Param).number(self.param(&made))
            }
            Right::Pair(value) => {
                let made = self.taken("IntoPair", value, &taken);
                is(code::Right::Param).number(self.pair(&made))
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
                is(code::Right::Null)
            }
            Right::Bool(value) => {
                self.checked(&quote_spanned!(value.span=> #taken.accepts(#value)));
                is(code::Right::Bool).flag(value.value)
            }
            Right::Expr(expr) => {
                let plan = self.expr(expr, Hint::None);
                let typed = self.expr_type(expr, Side::Typed);
                let span = expr.place();
                self.checked(&quote_spanned!(span=> #taken.expr(#typed)));
                is(code::Right::Expr).one(plan)
            }
            Right::Query(query) => {
                let (plan, rows) = self.nested(query, |context| context.rows_type(query, Side::Typed));
                let span = query.place();
                self.checked(&quote_spanned!(span=> #taken.rows(#rows)));
                is(code::Right::Query).one(plan)
            }
            Right::Items { items, null } => {
                let items = items.iter().map(|item| self.item_of(item, path, &taken)).collect();
                is(code::Right::Items).list(items).flag(*null)
            }
            Right::Between(low, high) => {
                let (low, high) = (self.item_of(low, path, &taken), self.item_of(high, path, &taken));
                is(code::Right::Between).one(low).one(high)
            }
        }
    }

    /// One of several values or expressions that the lookup at the end of `path` takes.
    fn item_of(&mut self, item: &'a Item, path: &Path, taken: &TokenStream) -> Node {
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
                Node::expr(code::Expr::Param).number(number).kind(self.kind_fact(&kind))
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
