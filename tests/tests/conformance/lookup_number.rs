//! `lookup.number`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(price=150)`
    #[test]
    fn exact() {
        case("lookup.number/exact", |db| rows(db, query!(Product.filter(price = 150)), whole));
    }

    /// `Product.objects.filter(price__gt=350)`
    #[test]
    fn gt() {
        case("lookup.number/gt", |db| rows(db, query!(Product.filter(price__gt = 350)), whole));
    }

    /// `Product.objects.filter(price__gte=350)`
    #[test]
    fn gte() {
        case("lookup.number/gte", |db| rows(db, query!(Product.filter(price__gte = 350)), whole));
    }

    /// `Product.objects.filter(inventory_count__lt=1)`
    #[test]
    fn lt() {
        case("lookup.number/lt", |db| rows(db, query!(Product.filter(inventory_count__lt = 1)), whole));
    }

    /// `Product.objects.filter(price__gt=2, price__lte=45)`
    #[test]
    fn lte_and_gt() {
        case("lookup.number/lte-and-gt", |db| rows(db, query!(Product.filter(price__gt = 2, price__lte = 45)), whole));
    }

    /// `Product.objects.filter(price__gte=149.2)`
    #[test]
    fn gte_float_rounds_up() {
        case("lookup.number/gte-float-rounds-up", |db| rows(db, query!(Product.filter(price__gte = 149.2)), whole));
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(price=Decimal('9.99'))`
    #[test]
    fn decimal_exact() {
        case("lookup.number/decimal-exact", |db| rows(db, query!(Product.filter(price = dec("9.99"))), whole));
    }

    /// `Product.objects.filter(price=Decimal('12'))`
    #[test]
    fn decimal_scale_is_irrelevant() {
        case("lookup.number/decimal-scale-is-irrelevant", |db| {
            rows(db, query!(Product.filter(price = dec("12"))), whole)
        });
    }

    /// `Product.objects.filter(price__gt=Decimal('999.00'))`
    #[test]
    fn decimal_gt() {
        case("lookup.number/decimal-gt", |db| rows(db, query!(Product.filter(price__gt = dec("999.00"))), whole));
    }

    /// `Product.objects.filter(price__gte=1000)`
    #[test]
    fn decimal_from_int() {
        case("lookup.number/decimal-from-int", |db| rows(db, query!(Product.filter(price__gte = 1000)), whole));
    }

    /// `Customer.objects.filter(balance__lt=0)`
    #[test]
    fn decimal_negative() {
        case("lookup.number/decimal-negative", |db| rows(db, query!(Customer.filter(balance__lt = 0)), whole));
    }

    /// `Product.objects.filter(weight=0.05)`
    #[test]
    fn float_exact() {
        case("lookup.number/float-exact", |db| rows(db, query!(Product.filter(weight = 0.05)), whole));
    }

    /// `Product.objects.filter(weight__lt=0.2)`
    #[test]
    fn float_lt_skips_null() {
        case("lookup.number/float-lt-skips-null", |db| rows(db, query!(Product.filter(weight__lt = 0.2)), whole));
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Number.objects.filter(integer=9223372036854775808)`
    #[test]
    fn integer_overflow_matches_nothing() {
        case("lookup.number/integer-overflow-matches-nothing", |db| {
            rows(db, query!(Number.filter(integer = 9223372036854775808_i128)), whole)
        });
    }

    /// `Company.objects.filter(num_employees__gt=-1)`
    #[test]
    fn positive_field_underflow() {
        case("lookup.number/positive-field-underflow", |db| {
            rows(db, query!(Company.filter(num_employees__gt = -1)), whole)
        });
    }
}
