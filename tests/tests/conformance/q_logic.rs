//! `q.logic`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(Q(category='Books') | Q(price__lt=5))`
    #[test]
    fn or() {
        case("q.logic/or", |db| rows(db, query!(Product.filter(Q(category = "Books") | Q(price__lt = 5))), whole));
    }

    /// `Product.objects.filter(Q(category='Furniture') & Q(inventory_count__gt=0))`
    #[test]
    fn and() {
        case("q.logic/and", |db| {
            rows(db, query!(Product.filter(Q(category = "Furniture") & Q(inventory_count__gt = 0))), whole)
        });
    }

    /// `Product.objects.filter(~Q(category='Electronics'))`
    #[test]
    fn not() {
        case("q.logic/not", |db| rows(db, query!(Product.filter(!Q(category = "Electronics"))), whole));
    }

    /// `Product.objects.filter(Q(price__gt=100) | Q(price=1), category__in=['Electronics', ''])`
    #[test]
    fn q_then_kwargs() {
        case("q.logic/q-then-kwargs", |db| {
            rows(
                db,
                query!(Product.filter(Q(price__gt = 100) | Q(price = 1), category__in = ["Electronics", ""])),
                whole,
            )
        });
    }

    /// `Product.objects.filter(Q(price__gt=10), Q(price__lt=100))`
    #[test]
    fn two_positional_qs() {
        case("q.logic/two-positional-qs", |db| {
            rows(db, query!(Product.filter(Q(price__gt = 10), Q(price__lt = 100))), whole)
        });
    }

    /// `Product.objects.filter(Q(category='Books', price__lt=50) | (Q(category='Furniture') & ~Q(inventory_count=0)))`
    #[test]
    fn nested() {
        case("q.logic/nested", |db| {
            rows(
                db,
                query!(Product.filter(
                    Q(category = "Books", price__lt = 50) | Q(category = "Furniture") & !Q(inventory_count = 0)
                )),
                whole,
            )
        });
    }

    /// `Product.objects.filter(~(Q(category='Books') | Q(category='Furniture')))`
    #[test]
    fn not_of_or() {
        case("q.logic/not-of-or", |db| {
            rows(db, query!(Product.filter(!(Q(category = "Books") | Q(category = "Furniture")))), whole)
        });
    }

    /// `Product.objects.exclude(Q(category='Books') & Q(price=15))`
    #[test]
    fn not_of_and() {
        case("q.logic/not-of-and", |db| {
            rows(db, query!(Product.exclude(Q(category = "Books") & Q(price = 15))), whole)
        });
    }

    /// `Product.objects.filter(Q() | Q(price=15))`
    #[test]
    fn empty_q_is_neutral() {
        case("q.logic/empty-q-is-neutral", |db| rows(db, query!(Product.filter(Q() | Q(price = 15))), whole));
    }

    /// `Tag.objects.filter(Q())`
    #[test]
    fn empty_q_alone() {
        case("q.logic/empty-q-alone", |db| rows(db, query!(Tag.filter(Q())), whole));
    }

    /// `Product.objects.filter(Q(id__in=[]) | Q(price=45))`
    #[test]
    fn or_with_empty_in() {
        case("q.logic/or-with-empty-in", |db| {
            rows(db, query!(Product.filter(Q(id__in = [0; 0]) | Q(price = 45))), whole)
        });
    }

    /// `Product.objects.filter(Q(id__in=[]) & Q(price=45))`
    #[test]
    fn and_with_empty_in_sends_no_sql() {
        case("q.logic/and-with-empty-in-sends-no-sql", |db| {
            rows(db, query!(Product.filter(Q(id__in = [0; 0]) & Q(price = 45))), whole)
        });
    }

    /// `Product.objects.filter(~Q(id__in=[]) | Q(price=45)).count()`
    #[test]
    fn or_with_always_true_branch() {
        case("q.logic/or-with-always-true-branch", |db| {
            count(db, query!(Product.filter(!Q(id__in = [0; 0]) | Q(price = 45))))
        });
    }

    /// `Product.objects.filter(Q(category='Books') ^ Q(price=15))`
    #[test]
    fn xor() {
        case("q.logic/xor", |db| rows(db, query!(Product.filter(Q(category = "Books") ^ Q(price = 15))), whole));
    }

    /// `Product.objects.filter(Q(price__lt=100) ^ Q(category='Books') ^ Q(inventory_count__gt=30))`
    #[test]
    fn xor_three_is_parity() {
        case("q.logic/xor-three-is-parity", |db| {
            rows(
                db,
                query!(Product.filter(Q(price__lt = 100) ^ Q(category = "Books") ^ Q(inventory_count__gt = 30))),
                whole,
            )
        });
    }

    /// `Product.objects.filter(price__lt=3) | Product.objects.filter(price__gt=1000)`
    #[test]
    fn queryset_or() {
        case("q.logic/queryset-or", |db| {
            rows(db, query!(Product.filter(Q(price__lt = 3) | Q(price__gt = 1000))), whole)
        });
    }

    /// `Product.objects.filter(category='Books') & Product.objects.filter(price=15)`
    #[test]
    fn queryset_and() {
        case("q.logic/queryset-and", |db| {
            rows(db, query!(Product.filter(category = "Books").filter(price = 15)), whole)
        });
    }

    /// `Customer.objects.filter(Q(email=None) | Q(email=''))`
    #[test]
    fn null_in_or() {
        case("q.logic/null-in-or", |db| rows(db, query!(Customer.filter(Q(email = None) | Q(email = ""))), whole));
    }

    /// `Customer.objects.filter(~Q(email='alice@example.com'))`
    #[test]
    fn not_null_column() {
        case("q.logic/not-null-column", |db| rows(db, query!(Customer.filter(!Q(email = "alice@example.com"))), whole));
    }

    /// `Customer.objects.filter(Q(name__startswith='B') | Exists(Order.objects.filter(customer=OuterRef('pk'), quantity=20)))`
    #[test]
    fn exists_combined_with_q() {
        case("q.logic/exists-combined-with-q", |db| {
            rows(
                db,
                query!(
                    Customer.filter(
                        Q(name__startswith = "B") | Exists(Order.filter(customer = OuterRef(pk), quantity = 20))
                    )
                ),
                whole,
            )
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(~Q(sale_price__gt=Decimal('30')))`
    #[test]
    fn not_gt_keeps_null() {
        case("q.logic/not-gt-keeps-null", |db| rows(db, query!(Product.filter(!Q(sale_price__gt = dec("30")))), whole));
    }
}
