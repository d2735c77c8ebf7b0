//! `q.join-promotion`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(Q(category__name='Phones') | Q(price__lt=1))`
    #[test]
    fn or_over_nullable_fk() {
        case("q.join-promotion/or-over-nullable-fk", |db| {
            rows(db, query!(Product.filter(Q(category__name = "Phones") | Q(price__lt = 1))), whole)
        });
    }

    /// `Product.objects.filter(Q(category__name='Phones') | Q(category__slug='laptops'))`
    #[test]
    fn or_same_relation_stays_inner() {
        case("q.join-promotion/or-same-relation-stays-inner", |db| {
            rows(db, query!(Product.filter(Q(category__name = "Phones") | Q(category__slug = "laptops"))), whole)
        });
    }

    /// `Product.objects.filter(Q(category__name='Phones') | Q(price__lt=1), category__slug='phones')`
    #[test]
    fn and_demotes_to_inner() {
        case("q.join-promotion/and-demotes-to-inner", |db| {
            rows(
                db,
                query!(Product.filter(Q(category__name = "Phones") | Q(price__lt = 1), category__slug = "phones")),
                whole,
            )
        });
    }

    /// `Product.objects.filter(Q(category__name='Books') | Q(price__gt=900)).filter(category__parent__isnull=False)`
    #[test]
    fn filter_after_or_demotes() {
        case("q.join-promotion/filter-after-or-demotes", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(Q(category__name = "Books") | Q(price__gt = 900))
                        .filter(category__parent__isnull = false)
                ),
                whole,
            )
        });
    }

    /// `Order.objects.filter(Q(coupon__percent=50) | Q(customer__city='Dublin'))`
    #[test]
    fn or_over_two_relations() {
        case("q.join-promotion/or-over-two-relations", |db| {
            rows(db, query!(Order.filter(Q(coupon__percent = 50) | Q(customer__city = "Dublin"))), whole)
        });
    }

    /// `Customer.objects.filter(Q(orders__status='paid') | Q(tier='basic')).distinct()`
    #[test]
    fn or_reverse_fk() {
        case("q.join-promotion/or-reverse-fk", |db| {
            rows(db, query!(Customer.filter(Q(orders__status = "paid") | Q(tier = "basic")).distinct()), whole)
        });
    }

    /// `Customer.objects.filter(Q(address__city='Lyon') | Q(reviews__rating=1)).distinct()`
    #[test]
    fn or_two_reverse_relations() {
        case("q.join-promotion/or-two-reverse-relations", |db| {
            rows(db, query!(Customer.filter(Q(address__city = "Lyon") | Q(reviews__rating = 1)).distinct()), whole)
        });
    }

    /// `Product.objects.filter(Q(tags__name='eco_friendly') | Q(inventory_count__gte=150)).distinct()`
    #[test]
    fn or_m2m_and_local() {
        case("q.join-promotion/or-m2m-and-local", |db| {
            rows(
                db,
                query!(Product.filter(Q(tags__name = "eco_friendly") | Q(inventory_count__gte = 150)).distinct()),
                whole,
            )
        });
    }

    /// `Product.objects.filter(Q(category__isnull=True) | Q(category__name='Garden'))`
    #[test]
    fn or_isnull_or_value() {
        case("q.join-promotion/or-isnull-or-value", |db| {
            rows(db, query!(Product.filter(Q(category__isnull = true) | Q(category__name = "Garden"))), whole)
        });
    }

    /// `Customer.objects.filter(Q(referred_by__referred_by__name='Ann Lee') | Q(city=''))`
    #[test]
    fn or_nullable_chain() {
        case("q.join-promotion/or-nullable-chain", |db| {
            rows(db, query!(Customer.filter(Q(referred_by__referred_by__name = "Ann Lee") | Q(city = ""))), whole)
        });
    }

    /// `Product.objects.filter(~(Q(category__name='Books') | Q(category__name='Garden')))`
    #[test]
    fn not_or_nullable() {
        case("q.join-promotion/not-or-nullable", |db| {
            rows(db, query!(Product.filter(!(Q(category__name = "Books") | Q(category__name = "Garden")))), whole)
        });
    }

    /// `Product.objects.filter(Q(price__gt=1000) | ~Q(category__name='Books'), is_active=False)`
    #[test]
    fn negated_inside_or() {
        case("q.join-promotion/negated-inside-or", |db| {
            rows(
                db,
                query!(Product.filter(Q(price__gt = 1000) | !Q(category__name = "Books"), is_active = false)),
                whole,
            )
        });
    }

    /// `Customer.objects.filter(Q(balance__gt=F('referred_by__balance')) | Q(name=''))`
    #[test]
    fn f_on_nullable_side() {
        case("q.join-promotion/f-on-nullable-side", |db| {
            rows(db, query!(Customer.filter(Q(balance__gt = F(referred_by__balance)) | Q(name = ""))), whole)
        });
    }

    /// `Product.objects.annotate(cat=F('category__name')).order_by('id').values_list('id', 'cat')`
    #[test]
    fn annotation_makes_left_join() {
        case("q.join-promotion/annotation-makes-left-join", |db| {
            rows(db, query!(Product.annotate(cat = F(category__name)).order_by(id).values_list(id, cat)), whole)
        });
    }

    /// `Product.objects.annotate(cat=F('category__name')).filter(category__slug='garden').values_list('id', 'cat')`
    #[test]
    fn annotation_then_filter_same_fk() {
        case("q.join-promotion/annotation-then-filter-same-fk", |db| {
            rows(
                db,
                query!(
                    Product.annotate(cat = F(category__name)).filter(category__slug = "garden").values_list(id, cat)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('category__name', 'id').values_list('id', flat=True)`
    #[test]
    fn order_by_nullable_fk_keeps_rows() {
        case("q.join-promotion/order-by-nullable-fk-keeps-rows", |db| {
            rows(db, query!(Product.order_by(category__name, id).values_list(id, flat = true)), whole)
        });
    }

    /// `Order.objects.values('id', 'coupon__percent')`
    #[test]
    fn values_over_nullable_fk_keeps_rows() {
        case("q.join-promotion/values-over-nullable-fk-keeps-rows", |db| {
            rows(db, query!(Order.values(id, coupon__percent)), |row| row![row.id, row.coupon__percent])
        });
    }

    /// `Customer.objects.filter(Q(profile__isnull=False) | Q(tier='silver'))`
    #[test]
    fn isnull_false_or() {
        case("q.join-promotion/isnull-false-or", |db| {
            rows(db, query!(Customer.filter(Q(profile__isnull = false) | Q(tier = "silver"))), whole)
        });
    }
}
