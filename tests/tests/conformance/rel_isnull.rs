//! `rel.isnull`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(category__parent__isnull=True)`
    #[test]
    fn fk_of_fk() {
        case("rel.isnull/fk-of-fk", |db| rows(db, query!(Product.filter(category__parent__isnull = true)), whole));
    }

    /// `Product.objects.filter(category__parent__isnull=False)`
    #[test]
    fn fk_of_fk_false() {
        case("rel.isnull/fk-of-fk-false", |db| {
            rows(db, query!(Product.filter(category__parent__isnull = false)), whole)
        });
    }

    /// `Product.objects.filter(category__name__isnull=True)`
    #[test]
    fn field_behind_nullable_fk() {
        case("rel.isnull/field-behind-nullable-fk", |db| {
            rows(db, query!(Product.filter(category__name__isnull = true)), whole)
        });
    }

    /// `Customer.objects.filter(referred_by__id__isnull=True)`
    #[test]
    fn fk_id_isnull_trimmed() {
        case("rel.isnull/fk-id-isnull-trimmed", |db| {
            rows(db, query!(Customer.filter(referred_by__id__isnull = true)), whole)
        });
    }

    /// `Customer.objects.filter(referred_by__referred_by__isnull=True)`
    #[test]
    fn nullable_chain_two_deep() {
        case("rel.isnull/nullable-chain-two-deep", |db| {
            rows(db, query!(Customer.filter(referred_by__referred_by__isnull = true)), whole)
        });
    }

    /// `Category.objects.filter(product__sku__isnull=True)`
    #[test]
    fn reverse_null_field() {
        case("rel.isnull/reverse-null-field", |db| {
            rows(db, query!(Category.filter(product__sku__isnull = true)), whole)
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Creator.objects.filter(extra__note__isnull=True)`
    #[test]
    fn null_note_behind_fk() {
        case("rel.isnull/null-note-behind-fk", |db| {
            rows(db, query!(Creator.filter(extra__note__isnull = true)), whole)
        });
    }

    /// `Creator.objects.filter(extra__note__misc=None)`
    #[test]
    fn null_field_two_joins() {
        case("rel.isnull/null-field-two-joins", |db| rows(db, query!(Creator.filter(extra__note__misc = None)), whole));
    }
}
