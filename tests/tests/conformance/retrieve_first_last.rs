//! `retrieve.first-last`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.first()`
    #[test]
    fn first_default_ordering() {
        case("retrieve.first-last/first-default-ordering", |db| first(db, query!(Article.all()), whole));
    }

    /// `Article.objects.last()`
    #[test]
    fn last_default_ordering_reverses_each_key() {
        case("retrieve.first-last/last-default-ordering-reverses-each-key", |db| {
            last(db, query!(Article.all()), whole)
        });
    }

    /// `Article.objects.latest()`
    #[test]
    fn latest_by_meta() {
        case("retrieve.first-last/latest-by-meta", |db| one(db, query!(Article.latest()), whole));
    }

    /// `Article.objects.earliest()`
    #[test]
    fn earliest_by_meta() {
        case("retrieve.first-last/earliest-by-meta", |db| one(db, query!(Article.earliest()), whole));
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(price=150).first()`
    #[test]
    fn first_unordered_orders_by_pk() {
        case("retrieve.first-last/first-unordered-orders-by-pk", |db| {
            first(db, query!(Product.filter(price = 150)), whole)
        });
    }

    /// `Product.objects.filter(price=15).last()`
    #[test]
    fn last_unordered_orders_by_pk_desc() {
        case("retrieve.first-last/last-unordered-orders-by-pk-desc", |db| {
            last(db, query!(Product.filter(price = 15)), whole)
        });
    }

    /// `Product.objects.order_by('-price').first()`
    #[test]
    fn first_ordered() {
        case("retrieve.first-last/first-ordered", |db| first(db, query!(Product.order_by(-price)), whole));
    }

    /// `Product.objects.order_by('price', 'id').last()`
    #[test]
    fn last_reverses_ordering() {
        case("retrieve.first-last/last-reverses-ordering", |db| last(db, query!(Product.order_by(price, id)), whole));
    }

    /// `Product.objects.filter(price__lt=0).first()`
    #[test]
    fn first_empty_is_none() {
        case("retrieve.first-last/first-empty-is-none", |db| first(db, query!(Product.filter(price__lt = 0)), whole));
    }

    /// `Product.objects.values('name').order_by('name').first()`
    #[test]
    fn first_after_values() {
        case("retrieve.first-last/first-after-values", |db| {
            first(db, query!(Product.values(name).order_by(name)), |row| row![row.name])
        });
    }

    /// `Order.objects.latest('order_date', 'id')`
    #[test]
    fn latest_by_field() {
        case("retrieve.first-last/latest-by-field", |db| one(db, query!(Order.latest(order_date, id)), whole));
    }

    /// `Order.objects.filter(customer=6).earliest('order_date', 'id')`
    #[test]
    fn earliest_by_field() {
        case("retrieve.first-last/earliest-by-field", |db| {
            one(db, query!(Order.filter(customer = 6).earliest(order_date, id)), whole)
        });
    }

    /// `Order.objects.latest('-quantity', 'id')`
    #[test]
    fn latest_descending_argument() {
        case("retrieve.first-last/latest-descending-argument", |db| {
            one(db, query!(Order.latest(-quantity, id)), whole)
        });
    }

    /// `Order.objects.filter(quantity=1).latest('product__price', 'id')`
    #[test]
    fn latest_related_field() {
        case("retrieve.first-last/latest-related-field", |db| {
            one(db, query!(Order.filter(quantity = 1).latest(product__price, id)), whole)
        });
    }

    /// `Order.objects.filter(id=0).latest('id')`
    #[test]
    fn latest_empty() {
        case("retrieve.first-last/latest-empty", |db| one(db, query!(Order.filter(id = 0).latest(id)), whole));
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Order.objects.filter(customer=6).latest('shipped_at')`
    #[test]
    fn latest_puts_nulls_last() {
        case("retrieve.first-last/latest-puts-nulls-last", |db| {
            one(db, query!(Order.filter(customer = 6).latest(shipped_at)), whole)
        });
    }

    /// `Order.objects.filter(customer__in=[9, 8]).earliest('shipped_at', 'id')`
    #[test]
    fn earliest_puts_nulls_first() {
        case("retrieve.first-last/earliest-puts-nulls-first", |db| {
            one(db, query!(Order.filter(customer__in = [9, 8]).earliest(shipped_at, id)), whole)
        });
    }
}
