//! `retrieve.count-exists`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.filter(views=0).exists()`
    #[test]
    fn exists_ordered_drops_ordering() {
        case("retrieve.count-exists/exists-ordered-drops-ordering", |db| exists(db, query!(Article.filter(views = 0))));
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.count()`
    #[test]
    fn count_all() {
        case("retrieve.count-exists/count-all", |db| count(db, query!(Product.all())));
    }

    /// `Product.objects.filter(category='Books').count()`
    #[test]
    fn count_filter() {
        case("retrieve.count-exists/count-filter", |db| count(db, query!(Product.filter(category = "Books"))));
    }

    /// `Customer.objects.filter(order__quantity__gte=2).count()`
    #[test]
    fn count_join_counts_joined_rows() {
        case("retrieve.count-exists/count-join-counts-joined-rows", |db| {
            count(db, query!(Customer.filter(order__quantity__gte = 2)))
        });
    }

    /// `Customer.objects.filter(order__quantity__gte=2).distinct().count()`
    #[test]
    fn count_distinct_wraps() {
        case("retrieve.count-exists/count-distinct-wraps", |db| {
            count(db, query!(Customer.filter(order__quantity__gte = 2).distinct()))
        });
    }

    /// `Product.objects.order_by('id')[3:8].count()`
    #[test]
    fn count_slice_wraps() {
        case("retrieve.count-exists/count-slice-wraps", |db| count(db, query!(Product.order_by(id)[3..8])));
    }

    /// `Product.objects.all()[10:100].count()`
    #[test]
    fn count_slice_beyond_end() {
        case("retrieve.count-exists/count-slice-beyond-end", |db| count(db, query!(Product[10..100])));
    }

    /// `Product.objects.values('category').distinct().count()`
    #[test]
    fn count_values_distinct() {
        case("retrieve.count-exists/count-values-distinct", |db| {
            count(db, query!(Product.values(category).distinct()))
        });
    }

    /// `Product.objects.values('category').annotate(n=Count('id')).count()`
    #[test]
    fn count_group() {
        case("retrieve.count-exists/count-group", |db| {
            count(db, query!(Product.values(category).annotate(n = Count(id))))
        });
    }

    /// `Product.objects.annotate(n=Count('tags')).count()`
    #[test]
    fn count_keeps_joins_of_aggregate_annotation() {
        case("retrieve.count-exists/count-keeps-joins-of-aggregate-annotation", |db| {
            count(db, query!(Product.annotate(n = Count(tags))))
        });
    }

    /// `Product.objects.annotate(double=F('price') * 2, who=F('order__customer__name')).count()`
    #[test]
    fn count_drops_unused_plain_annotation() {
        case("retrieve.count-exists/count-drops-unused-plain-annotation", |db| {
            count(db, query!(Product.annotate(double = F(price) * 2, who = F(order__customer__name))))
        });
    }

    /// `Product.objects.annotate(n=Count('tags')).filter(n__gte=2).count()`
    #[test]
    fn count_having() {
        case("retrieve.count-exists/count-having", |db| {
            count(db, query!(Product.annotate(n = Count(tags)).filter(n__gte = 2)))
        });
    }

    /// `Product.objects.filter(id__in=[]).count()`
    #[test]
    fn count_empty_in_sends_no_sql() {
        case("retrieve.count-exists/count-empty-in-sends-no-sql", |db| {
            count(db, query!(Product.filter(id__in = [0; 0])))
        });
    }

    /// `Order.objects.select_related('customer').count()`
    #[test]
    fn count_select_related_is_ignored() {
        case("retrieve.count-exists/count-select-related-is-ignored", |db| {
            count(db, query!(Order.select_related(customer)))
        });
    }

    /// `Product.objects.filter(price__gt=1000).exists()`
    #[test]
    fn exists_true() {
        case("retrieve.count-exists/exists-true", |db| exists(db, query!(Product.filter(price__gt = 1000))));
    }

    /// `Product.objects.filter(price__gt=5000).exists()`
    #[test]
    fn exists_false() {
        case("retrieve.count-exists/exists-false", |db| exists(db, query!(Product.filter(price__gt = 5000))));
    }

    /// `Customer.objects.filter(order__product__category='Furniture').exists()`
    #[test]
    fn exists_join() {
        case("retrieve.count-exists/exists-join", |db| {
            exists(db, query!(Customer.filter(order__product__category = "Furniture")))
        });
    }

    /// `Product.objects.none().exists()`
    #[test]
    fn exists_none() {
        case("retrieve.count-exists/exists-none", |db| exists(db, query!(Product.none())));
    }

    /// `Product.objects.none().filter(price=1).order_by('name')`
    #[test]
    fn none_chain() {
        case("retrieve.count-exists/none-chain", |db| {
            rows(db, query!(Product.none().filter(price = 1).order_by(name)), whole)
        });
    }

    /// `Product.objects.filter(category='Books').contains(Product(id=5))`
    #[test]
    fn contains_() {
        case("retrieve.count-exists/contains", |db| {
            let product = Product { id: 5, name: String::new(), category: String::new(), price: 0, inventory_count: 0 };
            contains(db, query!(Product.filter(category = "Books")), &product)
        });
    }

    /// `Product.objects.filter(category='Books').contains(Product(id=1))`
    #[test]
    fn contains_false() {
        case("retrieve.count-exists/contains-false", |db| {
            let product = Product { id: 1, name: String::new(), category: String::new(), price: 0, inventory_count: 0 };
            contains(db, query!(Product.filter(category = "Books")), &product)
        });
    }

    /// `Product.objects.in_bulk([2, 4, 99])`
    #[test]
    fn in_bulk_() {
        case("retrieve.count-exists/in-bulk", |db| in_bulk(db, query!(Product.all()), [2, 4, 99]));
    }

    /// `Tag.objects.in_bulk(['eco', 'new'], field_name='name')`
    #[test]
    fn in_bulk_by_unique_field() {
        case("retrieve.count-exists/in-bulk-by-unique-field", |db| {
            bulk(db, query!(Tag.in_bulk(name, ["eco", "new"])), whole)
        });
    }

    /// `Tag.objects.in_bulk()`
    #[test]
    fn in_bulk_all() {
        case("retrieve.count-exists/in-bulk-all", |db| bulk(db, query!(Tag.in_bulk()), whole));
    }

    /// `Tag.objects.in_bulk([])`
    #[test]
    fn in_bulk_empty_list() {
        case("retrieve.count-exists/in-bulk-empty-list", |db| in_bulk(db, query!(Tag.all()), [0; 0]));
    }

    /// `list(Product.objects.order_by('id').iterator(chunk_size=5))`
    #[test]
    fn iterator() {
        case("retrieve.count-exists/iterator", |db| iterated(db, query!(Product.order_by(id)), whole));
    }
}
