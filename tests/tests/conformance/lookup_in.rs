//! `lookup.in`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(id__in=[1, 4, 99])`
    #[test]
    fn list() {
        case("lookup.in/list", |db| rows(db, query!(Product.filter(id__in = [1, 4, 99])), whole));
    }

    /// `Product.objects.filter(id__in=[3, 3, 2, 3])`
    #[test]
    fn duplicates_collapse() {
        case("lookup.in/duplicates-collapse", |db| rows(db, query!(Product.filter(id__in = [3, 3, 2, 3])), whole));
    }

    /// `Product.objects.filter(id__in=[])`
    #[test]
    fn empty_list_sends_no_sql() {
        case("lookup.in/empty-list-sends-no-sql", |db| rows(db, query!(Product.filter(id__in = [0; 0])), whole));
    }

    /// `Coupon.objects.exclude(percent__in=[])`
    #[test]
    fn exclude_empty_list_is_everything() {
        case("lookup.in/exclude-empty-list-is-everything", |db| {
            rows(db, query!(Coupon.exclude(percent__in = [0; 0])), whole)
        });
    }

    /// `Product.objects.filter(sale_price__in=[None, Decimal('35.00')])`
    #[test]
    fn none_is_dropped() {
        case("lookup.in/none-is-dropped", |db| {
            rows(db, query!(Product.filter(sale_price__in = [None, dec("35.00")])), whole)
        });
    }

    /// `Product.objects.filter(sku__in=[None])`
    #[test]
    fn only_none_is_empty() {
        case("lookup.in/only-none-is-empty", |db| rows(db, query!(Product.filter(sku__in = [None])), whole));
    }

    /// `Customer.objects.filter(tier__in=['gold', 'silver'])`
    #[test]
    fn strings() {
        case("lookup.in/strings", |db| rows(db, query!(Customer.filter(tier__in = ["gold", "silver"])), whole));
    }

    /// `Product.objects.filter(released__in=(date(2021, 8, 10), date(2024, 1, 31)))`
    #[test]
    fn tuple_of_dates() {
        case("lookup.in/tuple-of-dates", |db| {
            rows(db, query!(Product.filter(released__in = [date(2021, 8, 10), date(2024, 1, 31)])), whole)
        });
    }

    /// `Product.objects.filter(price__in=[Decimal('3.50'), Decimal('12.0')])`
    #[test]
    fn decimals() {
        case("lookup.in/decimals", |db| {
            rows(db, query!(Product.filter(price__in = [dec("3.50"), dec("12.0")])), whole)
        });
    }

    /// `Customer.objects.exclude(city__in=['Paris', 'Berlin'])`
    #[test]
    fn exclude_in() {
        case("lookup.in/exclude-in", |db| rows(db, query!(Customer.exclude(city__in = ["Paris", "Berlin"])), whole));
    }

    /// `Product.objects.filter(category__in=Category.objects.filter(parent=2))`
    #[test]
    fn queryset_of_pks() {
        case("lookup.in/queryset-of-pks", |db| {
            rows(db, query!(Product.filter(category__in = Category.filter(parent = 2))), whole)
        });
    }

    /// `Customer.objects.filter(city__in=Address.objects.filter(is_default=True).values('city'))`
    #[test]
    fn queryset_values() {
        case("lookup.in/queryset-values", |db| {
            rows(db, query!(Customer.filter(city__in = Address.filter(is_default = true).values(city))), whole)
        });
    }

    /// `Product.objects.filter(price__in=[F('sale_price'), 50])`
    #[test]
    fn expressions() {
        case("lookup.in/expressions", |db| rows(db, query!(Product.filter(price__in = [F(sale_price), 50])), whole));
    }
}
