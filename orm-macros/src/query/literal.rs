//! Whole numbers that are written out: rustc would take one for an `i32`, as any integer can be compared with a column.

use std::borrow::Cow;

use syn::{Expr as Rust, ExprLit, Lit, LitInt, UnOp};

/// A user's value, in which numbers beyond `i32` have the type that holds them.
pub(super) fn typed(value: &Rust) -> Cow<'_, Rust> {
    if !has_large(value) {
        return Cow::Borrowed(value);
    }
    let mut value = value.clone();
    give_types(&mut value);
    Cow::Owned(value)
}

/// The type that a number without one needs, if that is not `i32`.
fn large(lit: &ExprLit, negative: bool) -> Option<&'static str> {
    const TYPES: [(u128, &str); 4] = [(1 << 63, "i64"), (1 << 64, "u64"), (1 << 127, "i128"), (u128::MAX, "u128")];
    let Lit::Int(int) = &lit.lit else { return None };
    let number: u128 = int.suffix().is_empty().then(|| int.base10_parse().ok()).flatten()?;
    // One more is there below zero.
    let fits = |most: u128| number < most || (negative && number == most);
    if fits(1 << 31) {
        return None;
    }
    let types = TYPES.iter().filter(|(_, name)| !negative || name.starts_with('i'));
    types.filter(|(most, _)| fits(*most)).map(|(_, name)| *name).next()
}

/// The parts of an expression that have its type or are its elements.
fn parts(value: &Rust) -> Vec<&Rust> {
    match value {
        Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => vec![&unary.expr],
        Rust::Reference(reference) => vec![&reference.expr],
        Rust::Paren(paren) => vec![&paren.expr],
        Rust::Array(array) => array.elems.iter().collect(),
        Rust::Tuple(tuple) => tuple.elems.iter().collect(),
        Rust::Range(range) => range.start.iter().chain(&range.end).map(|end| &**end).collect(),
        _ => Vec::new(),
    }
}

/// The number of `-number`.
fn negated(value: &Rust) -> Option<&ExprLit> {
    match value {
        Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            Rust::Lit(lit) => Some(lit),
            _ => None,
        },
        _ => None,
    }
}

fn has_large(value: &Rust) -> bool {
    match value {
        Rust::Lit(lit) => large(lit, false).is_some(),
        value if let Some(lit) = negated(value) => large(lit, true).is_some(),
        value => parts(value).into_iter().any(has_large),
    }
}

fn give_type(lit: &mut ExprLit, negative: bool) {
    if let (Some(name), Lit::Int(int)) = (large(lit, negative), &lit.lit) {
        lit.lit = Lit::Int(LitInt::new(&format!("{}{name}", int.base10_digits()), int.span()));
    }
}

fn give_types(value: &mut Rust) {
    match value {
        Rust::Lit(lit) => give_type(lit, false),
        Rust::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &mut *unary.expr {
            Rust::Lit(lit) => give_type(lit, true),
            inner => give_types(inner),
        },
        Rust::Reference(reference) => give_types(&mut reference.expr),
        Rust::Paren(paren) => give_types(&mut paren.expr),
        Rust::Array(array) => array.elems.iter_mut().for_each(give_types),
        Rust::Tuple(tuple) => tuple.elems.iter_mut().for_each(give_types),
        Rust::Range(range) => range.start.iter_mut().chain(&mut range.end).for_each(|end| give_types(end)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    fn typed(text: &str) -> String {
        let value: syn::Expr = syn::parse_str(text).unwrap();
        super::typed(&value).to_token_stream().to_string().replace(' ', "")
    }

    #[test]
    fn large_numbers_have_types() {
        assert_eq!(typed("2147483647"), "2147483647");
        assert_eq!(typed("2147483648"), "2147483648i64");
        assert_eq!(typed("-9223372036854775807"), "-9223372036854775807i64");
        assert_eq!(typed("-2147483648"), "-2147483648");
        assert_eq!(typed("-9223372036854775808"), "-9223372036854775808i64");
        assert_eq!(typed("-9223372036854775809"), "-9223372036854775809i128");
        assert_eq!(typed("0xffff_ffff_ffff_ffff"), "18446744073709551615u64");
        assert_eq!(typed("100000000000000000000"), "100000000000000000000i128");
        assert_eq!(typed("3000000000u32"), "3000000000u32");
        assert_eq!(typed("&[1, (3000000000)]"), "&[1,(3000000000i64)]");
        assert_eq!(typed("(1, 3000000000)"), "(1,3000000000i64)");
        assert_eq!(typed("1..=3000000000"), "1..=3000000000i64");
        assert_eq!(typed("f(3000000000)"), "f(3000000000)");
    }
}
