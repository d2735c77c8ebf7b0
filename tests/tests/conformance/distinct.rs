//! `distinct`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Article.objects.filter(author=5).values_list('author', flat=True).distinct()`
    #[test]
    fn default_ordering_defeats_distinct() {
        case("distinct/default-ordering-defeats-distinct", |db| {
            rows(db, query!(Article.filter(author = 5).values_list(author, flat = true).distinct()), whole)
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.values_list('category', flat=True).distinct()`
    #[test]
    fn plain() {
        case("distinct/plain", |db| rows(db, query!(Product.values_list(category, flat = true).distinct()), whole));
    }

    /// `Product.objects.values('category', 'price').distinct()`
    #[test]
    fn two_columns() {
        case("distinct/two-columns", |db| {
            rows(db, query!(Product.values(category, price).distinct()), |row| row![row.category, row.price])
        });
    }

    /// `Product.objects.order_by('category').values_list('category', flat=True).distinct()`
    #[test]
    fn ordered_column() {
        case("distinct/ordered-column", |db| {
            rows(db, query!(Product.order_by(category).values_list(category, flat = true).distinct()), whole)
        });
    }

    /// `Product.objects.order_by('price', 'category').values_list('category', flat=True).distinct()`
    #[test]
    fn ordering_column_defeats_distinct() {
        case("distinct/ordering-column-defeats-distinct", |db| {
            rows(db, query!(Product.order_by(price, category).values_list(category, flat = true).distinct()), whole)
        });
    }

    /// `Customer.objects.filter(order__product__price__lt=20).distinct()`
    #[test]
    fn across_join() {
        case("distinct/across-join", |db| {
            rows(db, query!(Customer.filter(order__product__price__lt = 20).distinct()), whole)
        });
    }

    /// `Customer.objects.filter(order__quantity__gt=1).order_by('order__order_date', 'order__id').distinct()`
    #[test]
    fn across_join_ordered_by_related() {
        case("distinct/across-join-ordered-by-related", |db| {
            rows(
                db,
                query!(Customer.filter(order__quantity__gt = 1).order_by(order__order_date, order__id).distinct()),
                whole,
            )
        });
    }

    /// `Customer.objects.values_list('email', flat=True).distinct()`
    #[test]
    fn objects_with_null() {
        case("distinct/objects-with-null", |db| {
            rows(db, query!(Customer.values_list(email, flat = true).distinct()), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.aggregate(n=Count('city', distinct=True))`
    #[test]
    fn distinct_count_of_nullable() {
        case("distinct/distinct-count-of-nullable", |db| {
            one(db, query!(Customer.aggregate(n = Count(city, distinct = true))), |row| row![row.n])
        });
    }
}
