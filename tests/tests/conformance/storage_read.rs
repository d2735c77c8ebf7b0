//! `storage.read`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(id__in=[11, 13]).order_by('id').values_list('id', 'attributes')`
    #[test]
    fn json_null_versus_sql_null() {
        case("storage.read/json-null-versus-sql-null", |db| {
            rows(db, query!(Product.filter(id__in = [11, 13]).order_by(id).values_list(id, attributes)), whole)
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `AllTypes.objects.get(id=1)`
    #[test]
    fn all_types_full() {
        case("storage.read/all-types-full", |db| one(db, query!(AllTypes.get(id = 1)), whole));
    }

    /// `AllTypes.objects.get(id=2)`
    #[test]
    fn all_types_zeros() {
        case("storage.read/all-types-zeros", |db| one(db, query!(AllTypes.get(id = 2)), whole));
    }

    /// `AllTypes.objects.get(id=3)`
    #[test]
    fn all_types_nulls() {
        case("storage.read/all-types-nulls", |db| one(db, query!(AllTypes.get(id = 3)), whole));
    }

    /// `AllTypes.objects.get(id=4)`
    #[test]
    fn all_types_extremes() {
        case("storage.read/all-types-extremes", |db| one(db, query!(AllTypes.get(id = 4)), whole));
    }

    /// `AllTypes.objects.order_by('id').values_list('id', 'decimal2', 'decimal6')`
    #[test]
    fn decimal_scale_is_restored() {
        case("storage.read/decimal-scale-is-restored", |db| {
            rows(db, query!(AllTypes.order_by(id).values_list(id, decimal2, decimal6)), whole)
        });
    }

    /// `Invoice.objects.order_by('id')`
    #[test]
    fn generated_and_db_default() {
        case("storage.read/generated-and-db-default", |db| rows(db, query!(Invoice.order_by(id)), whole));
    }

    /// `Number.objects.order_by('id')`
    #[test]
    fn big_integers() {
        case("storage.read/big-integers", |db| rows(db, query!(Number.order_by(id)), whole));
    }

    /// `Answer.objects.filter(question=1)`
    #[test]
    fn order_with_respect_to() {
        case("storage.read/order-with-respect-to", |db| rows(db, query!(Answer.filter(question = 1)), whole));
    }
}
