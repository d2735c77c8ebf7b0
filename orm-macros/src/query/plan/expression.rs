//! Expressions of the plan.

use quote::{format_ident, quote, quote_spanned};

use super::super::ast::Expr;
use super::super::code::{self, FUNCTIONS, KINDS, Node, OPERATORS, TRANSFORMS};
use super::super::functions::{Scalar, Sql};
use super::super::scope::{Context, Side};

impl<'a> Context<'a> {
    /// An expression of the plan.
    pub(in crate::query) fn expr(&mut self, expr: &'a Expr, hint: Hint<'_>) -> Node {
        let root = self.root;
        match expr {
            Expr::Path(path) => Node::expr(code::Expr::Path).path(self.segments(path, 0, None)),
            Expr::Outer { level, path } => {
                let segments = self.segments(path, usize::from(*level), None);
                Node::expr(code::Expr::Outer).byte(*level).path(segments)
            }
            Expr::Literal(literal) => match literal {
                syn::Lit::Int(number) => match number.base10_parse::<i64>() {
                    Ok(number) => Node::expr(code::Expr::Integer).signed(number),
                    Err(error) => {
                        self.items.extend(error.into_compile_error());
                        Node::expr(code::Expr::Null)
                    }
                },
                syn::Lit::Bool(value) => Node::expr(code::Expr::Bool).flag(value.value),
                syn::Lit::Str(text) => Node::expr(code::Expr::Text).name(self.name(&text.value())),
                other => {
                    let number = self.param(&quote!(<_ as #root::expr::IntoValue>::given(#other)));
                    Node::expr(code::Expr::Param).number(number).word(KINDS, "Float")
                }
            },
            Expr::Value(value) => {
                let span = super::super::parse::place(value);
                let value = self.value(value);
                let there = root.located(span);
                // The call as such is the macro's: lints of arguments are not about what the user wrote.
                let argument = quote!((#value));
                let number = self.param(&quote_spanned!(span=> <_ as #there::expr::IntoValue>::given #argument));
                Node::expr(code::Expr::Param).number(number).kind(self.kind(hint))
            }
            Expr::Binary { operator, left, right } => {
                let (beside_left, beside_right) = (Hint::Of("beside", right), Hint::Of("beside", left));
                let left = self.expr(left, beside_left);
                let right = self.expr(right, beside_right);
                Node::expr(code::Expr::Binary).word(OPERATORS, operator.variant).one(left).one(right)
            }
            Expr::Negative(inner) => Node::expr(code::Expr::Negative).one(self.expr(inner, hint)),
            Expr::Null(_) => Node::expr(code::Expr::Null),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Case { whens, default, .. } => self.case(whens, default.as_deref()),
            Expr::Cast { inner, to } => self.cast(inner, to),
            Expr::Collate { text, collation } => self.collate(text, collation),
            Expr::Custom { name, arguments, to } => self.custom(name, arguments, to),
            Expr::Condition(_, condition) => Node::expr(code::Expr::Condition).one(self.condition(condition)),
            Expr::Window(window) => self.window(window),
            Expr::Zoned(zoned) => self.zoned(zoned),
            Expr::Scalar { function: Scalar { sql: Sql::Transform(transform), .. }, arguments, .. } => {
                let inner = arguments.first().map(|argument| self.expr(argument, Hint::None));
                Node::expr(code::Expr::Transform).maybe(inner).word(TRANSFORMS, transform)
            }
            Expr::Scalar { function, arguments, .. } => {
                let like = arguments.first().map_or(Hint::None, |first| Hint::Of("like", first));
                let arguments = arguments.iter().map(|argument| self.expr(argument, like)).collect();
                let kind = function.kind.map(code::Kind::Of);
                match function.sql {
                    Sql::Named(name) | Sql::Window(name) => self.function("Named", Some(name), arguments, kind),
                    Sql::Trunc(unit) => self.function("Trunc", Some(unit), arguments, kind),
                    Sql::Variant(name) | Sql::Transform(name) => self.function(name, None, arguments, kind),
                }
            }
            Expr::Raw(raw) => self.raw(raw),
            Expr::Exists(query) => {
                let (plan, ()) = self.nested(query, |_| ());
                Node::expr(code::Expr::Exists).one(plan)
            }
            Expr::Subquery(query) => {
                let sides = [Side::Plan, Side::Typed, Side::Const];
                let (plan, types) = self.nested(query, |context| sides.map(|side| context.rows_type(query, side)));
                self.subqueries.push((query, types));
                Node::expr(code::Expr::Subquery).one(plan)
            }
        }
    }

    /// A scalar function: the variant of `plan::Function`, the text that this holds, arguments, and the kind of the result.
    pub(in crate::query) fn function(
        &self,
        variant: &str,
        text: Option<&str>,
        arguments: Vec<Node>,
        kind: Option<code::Kind>,
    ) -> Node {
        let function = Node::expr(code::Expr::Function).word(FUNCTIONS, variant);
        let function = match text {
            Some(text) => function.name(self.name(text)),
            None => function,
        };
        function.list(arguments).maybe_kind(kind)
    }

    /// The `plan::Kind` of a Rust value.
    fn kind(&self, hint: Hint<'_>) -> code::Kind {
        let root = self.root;
        match hint {
            Hint::Of(relation, other) if !other.has_value() && !matches!(other, Expr::Subquery(_)) => {
                let relation = format_ident!("{relation}");
                let other = self.expr_type(other, Side::Plan);
                self.kind_fact(&quote!(#root::expr::#relation(#other)))
            }
            _ => code::Kind::Of("Text"),
        }
    }
}

/// What is known of how a Rust value in an expression is stored. Asked only where there is a value, as the answer costs.
#[derive(Clone, Copy)]
pub(in crate::query) enum Hint<'h> {
    /// Nothing.
    None,
    /// What this function of `orm_core::expr` says of the expression that it stands with.
    Of(&'static str, &'h Expr),
}
