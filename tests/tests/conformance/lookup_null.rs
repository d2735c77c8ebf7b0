//! `lookup.null`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(sale_price__isnull=True)`
    #[test]
    fn isnull_true() {
        case("lookup.null/isnull-true", |db| rows(db, query!(Product.filter(sale_price__isnull = true)), whole));
    }

    /// `Product.objects.filter(sku__isnull=False)`
    #[test]
    fn isnull_false() {
        case("lookup.null/isnull-false", |db| rows(db, query!(Product.filter(sku__isnull = false)), whole));
    }

    /// `Customer.objects.filter(email=None)`
    #[test]
    fn exact_none_is_isnull() {
        case("lookup.null/exact-none-is-isnull", |db| rows(db, query!(Customer.filter(email = None)), whole));
    }

    /// `Product.objects.filter(category=None)`
    #[test]
    fn fk_none() {
        case("lookup.null/fk-none", |db| rows(db, query!(Product.filter(category = None)), whole));
    }

    /// `Category.objects.filter(parent__isnull=True)`
    #[test]
    fn fk_isnull_uses_local_column() {
        case("lookup.null/fk-isnull-uses-local-column", |db| {
            rows(db, query!(Category.filter(parent__isnull = true)), whole)
        });
    }

    /// `Product.objects.exclude(is_featured=True)`
    #[test]
    fn not_equal_value_keeps_nulls() {
        case("lookup.null/not-equal-value-keeps-nulls", |db| {
            rows(db, query!(Product.exclude(is_featured = true)), whole)
        });
    }

    /// `Product.objects.filter(name__isnull=True)`
    #[test]
    fn isnull_on_non_null_column() {
        case("lookup.null/isnull-on-non-null-column", |db| {
            rows(db, query!(Product.filter(name__isnull = true)), whole)
        });
    }
}
