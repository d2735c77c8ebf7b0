//! `filter_some`: conditions that hold only if there is a value.
//!
//! Each is numbered. Which of them have a value is a set of bits, and by that a query finds the text of its shape.

use proc_macro2::Ident;
use quote::{quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::Call;
use super::code::{self, Node};
use super::condition::is_named;
use super::expression::is_expression;
use super::parse::{Parser, is_query, place};
use super::scope::{Context, Link, Side};
use crate::path::Path;

/// How many optional conditions one query can have: the bits of `plan::Plan::present`.
const MOST: u16 = 16;

/// `path = option`
pub(super) struct Optional {
    path: Path,
    value: Rust,
    /// Whether the value is a range or a pair: two parameters.
    pair: bool,
}

impl Parser {
    /// The arguments of `filter_some`.
    pub(super) fn filter_some(&mut self, method: &Ident, arguments: &[Rust]) -> Option<Call> {
        if arguments.is_empty() && self.report.is_empty() {
            self.report.at(method, "`filter_some` needs a condition\nhelp: write `filter_some(field = option)`");
        }
        Some(Call::FilterSome(arguments.iter().filter_map(|argument| self.optional(argument)).collect()))
    }

    fn optional(&mut self, argument: &Rust) -> Option<Optional> {
        let Rust::Assign(assign) = argument else {
            self.report.at(
                argument,
                "`filter_some` takes `field = option`\nhelp: write other conditions in a `filter(…)` of their own",
            );
            return None;
        };
        self.options += 1;
        if self.options == MOST + 1 {
            self.report.at(argument, format!("a query can have {MOST} optional conditions, this is one more"));
        }
        if self.options > MOST {
            return None;
        }
        let path = self.path(&assign.left)?;
        let value = &*assign.right;
        let name = path.name();
        if is_named(value, "None") {
            self.report.at(
                value,
                format!("a condition without a value is none\nhelp: write `filter({name} = None)` to ask for NULL"),
            );
            return None;
        }
        if is_expression(value) || is_query(value) {
            self.report.at(
                value,
                "this is always there, `filter_some` takes an `Option`\nhelp: write the condition in a `filter(…)`",
            );
            return None;
        }
        let pair = path.parts.len() > 1 && path.last().is_some_and(|last| last == "range");
        Some(Optional { path, value: value.clone(), pair })
    }
}

impl<'a> Context<'a> {
    /// The step of the plan.
    pub(super) fn filter_some(&mut self, conditions: &'a [Optional]) -> Node {
        let conditions = conditions.iter().map(|condition| self.option(condition)).collect();
        Node::step(code::Step::Filter).list(conditions)
    }

    fn option(&mut self, condition: &'a Optional) -> Node {
        let root = self.root;
        let Optional { path, value, pair } = condition;
        let end = self.path(path, Side::Typed, 0, |handles| handles.end());
        let taken = quote!(#root::lookup::takes(#end));
        let segments = self.segments(path, 0, None);
        let span = place(value);
        // Under a name, so that what is wrong with it is said of one place.
        let (name, value) = (Ident::new("__value", span), self.value(value));
        let number = self.options;
        self.options += 1;
        let param = self.count;
        if *pair {
            self.count += 2;
            let made = quote_spanned!(span=> match #value { #name => #taken.optional_pair(#name) });
            self.chain.push(Link::Other(quote!(.pair_if_some(#number, #made))));
        } else {
            self.count += 1;
            let made = quote_spanned!(span=> match #value { #name => #taken.optional(#name) });
            self.chain.push(Link::Other(quote!(.with_if_some(#number, #made))));
        }
        let test = Node::condition(code::Condition::Test).path(segments).byte(code::Right::Param as u8).number(param);
        Node::condition(code::Condition::Optional).number(number).one(test)
    }
}
