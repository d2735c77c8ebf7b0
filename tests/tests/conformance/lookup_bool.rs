//! `lookup.bool`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(is_active=True).values_list('id', flat=True)`
    #[test]
    fn true_() {
        case("lookup.bool/true", |db| {
            rows(db, query!(Product.filter(is_active = true).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(is_active=False)`
    #[test]
    fn false_() {
        case("lookup.bool/false", |db| rows(db, query!(Product.filter(is_active = false)), whole));
    }

    /// `Product.objects.filter(is_featured=False).values_list('id', flat=True)`
    #[test]
    fn nullable_false_skips_null() {
        case("lookup.bool/nullable-false-skips-null", |db| {
            rows(db, query!(Product.filter(is_featured = false).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(is_featured=None).values_list('id', flat=True)`
    #[test]
    fn nullable_null() {
        case("lookup.bool/nullable-null", |db| {
            rows(db, query!(Product.filter(is_featured = None).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(is_featured__in=[True, False]).values_list('id', flat=True)`
    #[test]
    fn in_bools() {
        case("lookup.bool/in-bools", |db| {
            rows(db, query!(Product.filter(is_featured__in = [true, false]).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.exclude(is_active=True)`
    #[test]
    fn exclude_true() {
        case("lookup.bool/exclude-true", |db| rows(db, query!(Product.exclude(is_active = true)), whole));
    }
}
