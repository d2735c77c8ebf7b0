//! Half-typed and mistaken queries.

use super::*;
use crate::query::ast::{Call, Condition, Right};

/// The query, if one was understood, and the mistakes.
fn parsed(text: &str) -> (Option<Query>, Vec<String>) {
    let mut parser = Parser::default();
    let query = parser.query(text.parse().unwrap_or_default());
    let errors = parser.report.into_errors().map(|error| error.to_string()).collect();
    (query, errors)
}

fn errors(text: &str) -> Vec<String> {
    parsed(text).1
}

#[test]
fn half_typed_queries_are_one_mistake_each_at_most() {
    for text in [
        "",
        "Product.",
        "Product.fil",
        "Product.filter(pri)",
        "Product.filter(price__)",
        "Product.filter(price__ = 1)",
        "Product.filter(price = )",
        "Product.filter(category.)",
        "Product.filter(price__gt = F()).all()",
        "Product.filter(price__gt = F(x) +)",
        "Product[..",
        "Product[]",
        "Product.order_by(-)",
        "Product.annotate(x = )",
        "Product.values(x = Lower())",
        "Product as",
        "Product::",
        ".filter(a = 1)",
        "Product.filter(a = 1,, b = 2)",
        "1 + 2",
        "\"x\"",
    ] {
        let errors = errors(text);
        assert!(errors.len() <= 1, "{text}: {errors:?}");
    }
}

#[test]
fn all_mistakes_are_reported() {
    let errors = errors("Product.fliter(a = 1).filter(\"b\", c).order_by(\"-d\")[-1..]");
    assert_eq!(errors.len(), 5, "{errors:?}");
    assert!(errors.iter().any(|error| error.contains("did you mean `filter`")), "{errors:?}");
    assert!(errors.iter().any(|error| error.contains("write `-d`")), "{errors:?}");
}

#[test]
fn a_broken_argument_costs_only_itself() {
    let (query, errors) = parsed("Product.filter(a = 1, b = , c = 3)");
    assert_eq!(errors.len(), 1, "{errors:?}");
    let conditions = query.into_iter().flat_map(|query| query.methods).map(|method| match method.call {
        Call::Filter(conditions) => conditions.len(),
        _ => 0,
    });
    assert_eq!(conditions.collect::<Vec<_>>(), [2]);
}

#[test]
fn commas_in_rust_values_do_not_cut_them() {
    assert_eq!(errors("Product.filter(a = f::<A, B>(c, d), b = |x, y| x)"), Vec::<String>::new());
    assert_eq!(errors("Product.filter(a__in = rows.iter().collect::<HashMap<A, B>>())"), Vec::<String>::new());
}

#[test]
fn right_sides_are_told_apart() {
    fn right(text: &str) -> &'static str {
        let query = parsed(&format!("Product.filter(a__range = {text})")).0;
        let condition = query.into_iter().flat_map(|query| query.methods).find_map(|method| match method.call {
            Call::Filter(conditions) => conditions.into_iter().next(),
            _ => None,
        });
        match condition {
            Some(Condition::Test { right, .. }) => match right {
                Right::Value(_) => "value",
                Right::Pair(_) => "pair",
                Right::Null => "null",
                Right::Bool(_) => "bool",
                Right::Expr(_) => "expression",
                Right::Query(_) => "query",
                Right::Items { .. } => "items",
                Right::Between(..) => "between",
            },
            _ => "nothing",
        }
    }
    assert_eq!(right("None"), "null");
    assert_eq!(right("true"), "bool");
    assert_eq!(right("F(b) + 1"), "expression");
    assert_eq!(right("Other.filter(x = 1).values(y)[..1]"), "query");
    assert_eq!(right("[1, None]"), "items");
    assert_eq!(right("(1, F(b))"), "between");
    assert_eq!(right("1..=2"), "pair");
    assert_eq!(right("LIMITS"), "pair");
}
