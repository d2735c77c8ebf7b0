//! Expressions of the plan.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::super::ast::Expr;
use super::super::functions::{Scalar, Sql};
use super::super::scope::{Context, Side};

impl<'a> Context<'a> {
    /// An expression of the plan.
    pub(in crate::query) fn expr(&mut self, expr: &'a Expr, hint: Hint<'_>) -> TokenStream {
        let root = self.root;
        match expr {
            Expr::Path(path) => self.path_expr(path),
            Expr::Outer { level, path } => {
                let segments = self.segments(path, usize::from(*level));
                quote!(#root::plan::Expr::Outer { level: #level, path: #segments })
            }
            Expr::Literal(literal) => match literal {
                syn::Lit::Int(number) => match number.base10_parse::<i64>() {
                    Ok(number) => quote!(#root::plan::Expr::Integer(#number)),
                    Err(error) => error.into_compile_error(),
                },
                syn::Lit::Bool(value) => quote!(#root::plan::Expr::Bool(#value)),
                syn::Lit::Str(text) => quote!(#root::plan::Expr::Text(#text)),
                other => {
                    let number = self.param(&quote!(<_ as #root::expr::IntoValue>::given(#other)));
                    quote!(#root::plan::Expr::Param(#number, #root::plan::Kind::Float))
                }
            },
            Expr::Value(value) => {
                let span = super::super::parse::place(value);
                let value = self.value(value);
                let there = root.located(span);
                // The call as such is the macro's: lints of arguments are not about what the user wrote.
                let argument = quote!((#value));
                let number = self.param(&quote_spanned!(span=> <_ as #there::expr::IntoValue>::given #argument));
                let kind = self.kind(hint);
                quote!(#root::plan::Expr::Param(#number, #kind))
            }
            Expr::Binary { operator, left, right } => {
                let (beside_left, beside_right) = (Hint::Of("beside", right), Hint::Of("beside", left));
                let left = self.expr(left, beside_left);
                let right = self.expr(right, beside_right);
                let (left, right) = (self.refer(&left), self.refer(&right));
                let operator = format_ident!("{}", operator.variant);
                quote! {
                    #root::plan::Expr::Binary {
                        operator: #root::plan::Operator::#operator,
                        left: #left,
                        right: #right,
                    }
                }
            }
            Expr::Negative(inner) => {
                let inner = self.expr(inner, hint);
                let inner = self.refer(&inner);
                quote!(#root::plan::Expr::Negative(#inner))
            }
            Expr::Null(_) => quote!(#root::plan::Expr::Null),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Case { whens, default, .. } => self.case(whens, default.as_deref()),
            Expr::Cast { inner, to } => self.cast(inner, to),
            Expr::Collate { text, collation } => self.collate(text, collation),
            Expr::Custom { name, arguments, to } => self.custom(name, arguments, to),
            Expr::Condition(_, condition) => {
                let condition = self.condition(condition);
                let condition = self.refer(&condition);
                quote!(#root::plan::Expr::Condition(#condition))
            }
            Expr::Window(window) => self.window(window),
            Expr::Zoned(zoned) => self.zoned(zoned),
            Expr::Scalar { function: Scalar { sql: Sql::Transform(transform), .. }, arguments, .. } => {
                let transform = format_ident!("{transform}");
                let inner: Vec<TokenStream> =
                    arguments.iter().map(|argument| self.expr(argument, Hint::None)).collect();
                let inner = self.refer(&quote!(#(#inner)*));
                quote!(#root::plan::Expr::Transform(#inner, #root::plan::Transform::#transform))
            }
            Expr::Scalar { function, arguments, .. } => {
                let like = arguments.first().map_or(Hint::None, |first| Hint::Of("like", first));
                let arguments: Vec<TokenStream> = arguments.iter().map(|argument| self.expr(argument, like)).collect();
                let arguments = self.list(&arguments);
                let kind = function.kind.map_or_else(
                    || quote!(::core::option::Option::None),
                    |kind| {
                        let kind = format_ident!("{kind}");
                        quote!(::core::option::Option::Some(#root::plan::Kind::#kind))
                    },
                );
                let function = match function.sql {
                    Sql::Named(name) | Sql::Window(name) => quote!(Named(#name)),
                    Sql::Trunc(unit) => quote!(Trunc(#unit)),
                    Sql::Variant(name) | Sql::Transform(name) => {
                        let name = format_ident!("{name}");
                        quote!(#name)
                    }
                };
                quote! {
                    #root::plan::Expr::Function {
                        function: #root::plan::Function::#function,
                        arguments: #arguments,
                        kind: #kind,
                    }
                }
            }
            Expr::Raw(raw) => self.raw(raw),
            Expr::Exists(query) => {
                let (plan, ()) = self.nested(query, |_| ());
                quote!(#root::plan::Expr::Exists(#plan))
            }
            Expr::Subquery(query) => {
                let (plan, types) =
                    self.nested(query, |context| [Side::Plan, Side::Typed].map(|side| context.rows_type(query, side)));
                self.subqueries.push((query, types));
                quote!(#root::plan::Expr::Subquery(#plan))
            }
        }
    }

    /// The `plan::Kind` of a Rust value.
    fn kind(&self, hint: Hint<'_>) -> TokenStream {
        let root = self.root;
        match hint {
            Hint::Of(relation, other) if !other.has_value() && !matches!(other, Expr::Subquery(_)) => {
                let relation = format_ident!("{relation}");
                let other = self.expr_type(other, Side::Plan);
                quote!(#root::expr::#relation(#other))
            }
            _ => quote!(#root::plan::Kind::Text),
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
