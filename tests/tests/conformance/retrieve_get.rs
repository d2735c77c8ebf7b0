//! `retrieve.get`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.get(slug='soup')`
    #[test]
    fn drops_default_ordering() {
        case("retrieve.get/drops-default-ordering", |db| one(db, query!(Article.get(slug = "soup")), whole));
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.get(pk=4)`
    #[test]
    fn by_pk() {
        case("retrieve.get/by-pk", |db| one(db, query!(Product.get(pk = 4)), whole));
    }

    /// `Product.objects.get(name='Desk', category='Furniture')`
    #[test]
    fn by_fields() {
        case("retrieve.get/by-fields", |db| one(db, query!(Product.get(name = "Desk", category = "Furniture")), whole));
    }

    /// `Product.objects.filter(category='Books').get(price=90)`
    #[test]
    fn after_filter() {
        case("retrieve.get/after-filter", |db| {
            one(db, query!(Product.filter(category = "Books").get(price = 90)), whole)
        });
    }

    /// `Product.objects.get(pk=999)`
    #[test]
    fn does_not_exist() {
        case("retrieve.get/does-not-exist", |db| one(db, query!(Product.get(pk = 999)), whole));
    }

    /// `Product.objects.get(category='Books')`
    #[test]
    fn multiple_objects() {
        case("retrieve.get/multiple-objects", |db| one(db, query!(Product.get(category = "Books")), whole));
    }

    /// `Product.objects.order_by('price', 'id')[:1].get()`
    #[test]
    fn get_on_slice() {
        case("retrieve.get/get-on-slice", |db| one(db, query!(Product.order_by(price, id)[..1]), whole));
    }

    /// `Order.objects.get(customer__name='Dave', product__name='Desk')`
    #[test]
    fn across_join() {
        case("retrieve.get/across-join", |db| {
            one(db, query!(Order.get(customer__name = "Dave", product__name = "Desk")), whole)
        });
    }

    /// `Customer.objects.get(Q(name='Bob') | Q(email='bob@example.com'))`
    #[test]
    fn by_q() {
        case("retrieve.get/by-q", |db| {
            one(db, query!(Customer.get(Q(name = "Bob") | Q(email = "bob@example.com"))), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Order.objects.get(id__gt=0)`
    #[test]
    fn many_objects_message() {
        case("retrieve.get/many-objects-message", |db| one(db, query!(Order.get(id__gt = 0)), whole));
    }

    /// `Coupon.objects.get(pk='HALF%')`
    #[test]
    fn text_pk() {
        case("retrieve.get/text-pk", |db| one(db, query!(Coupon.get(pk = "HALF%")), whole));
    }
}
