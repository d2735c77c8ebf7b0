//! `order`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Comment.objects.order_by().filter(article=1)`
    #[test]
    fn order_by_empty_clears_default() {
        case("order/order-by-empty-clears-default", |db| {
            rows(db, query!(Comment.order_by().filter(article = 1)), whole)
        });
    }

    /// `Article.objects.filter(pub_date__year=2024)`
    #[test]
    fn meta_ordering() {
        case("order/meta-ordering", |db| rows(db, query!(Article.filter(pub_date__year = 2024)), whole));
    }

    /// `Comment.objects.order_by('article', 'id').values_list('id', flat=True)`
    #[test]
    fn order_by_fk_follows_its_meta_ordering() {
        case("order/order-by-fk-follows-its-meta-ordering", |db| {
            rows(db, query!(Comment.order_by(article, id).values_list(id, flat = true)), whole)
        });
    }

    /// `Comment.objects.order_by('article_id', 'id').values_list('id', flat=True)`
    #[test]
    fn order_by_fk_id_does_not() {
        case("order/order-by-fk-id-does-not", |db| {
            rows(db, query!(Comment.order_by(article_id, id).values_list(id, flat = true)), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.order_by('joined', 'id')`
    #[test]
    fn asc() {
        case("order/asc", |db| rows(db, query!(Customer.order_by(joined, id)), whole));
    }

    /// `Product.objects.filter(category=1).order_by('-price', '-id')`
    #[test]
    fn desc() {
        case("order/desc", |db| rows(db, query!(Product.filter(category = 1).order_by(-price, -id)), whole));
    }

    /// `Product.objects.order_by('name', 'id').values_list('name', flat=True)`
    #[test]
    fn text_is_binary_order() {
        case("order/text-is-binary-order", |db| {
            rows(db, query!(Product.order_by(name, id).values_list(name, flat = true)), whole)
        });
    }

    /// `Product.objects.order_by('sale_price', 'id').values_list('id', 'sale_price')`
    #[test]
    fn nulls_first_when_ascending() {
        case("order/nulls-first-when-ascending", |db| {
            rows(db, query!(Product.order_by(sale_price, id).values_list(id, sale_price)), whole)
        });
    }

    /// `Product.objects.order_by('-released', 'id').values_list('id', 'released')`
    #[test]
    fn nulls_last_when_descending() {
        case("order/nulls-last-when-descending", |db| {
            rows(db, query!(Product.order_by(-released, id).values_list(id, released)), whole)
        });
    }

    /// `Product.objects.order_by(F('released').asc(nulls_last=True), 'id').values_list('id', 'released')`
    #[test]
    fn nulls_last_explicit() {
        case("order/nulls-last-explicit", |db| {
            rows(db, query!(Product.order_by(F(released).asc(nulls_last = true), id).values_list(id, released)), whole)
        });
    }

    /// `Product.objects.order_by(F('weight').desc(nulls_first=True), 'id').values_list('id', 'weight')`
    #[test]
    fn nulls_first_explicit() {
        case("order/nulls-first-explicit", |db| {
            rows(db, query!(Product.order_by(F(weight).desc(nulls_first = true), id).values_list(id, weight)), whole)
        });
    }

    /// `Product.objects.order_by(Lower('name'), 'id').values_list('name', flat=True)`
    #[test]
    fn expression() {
        case("order/expression", |db| {
            rows(db, query!(Product.order_by(Lower(name), id).values_list(name, flat = true)), whole)
        });
    }

    /// `Tag.objects.order_by(Length('name').desc(), 'name')`
    #[test]
    fn expression_desc() {
        case("order/expression-desc", |db| rows(db, query!(Tag.order_by(Length(name).desc(), name)), whole));
    }

    /// `OrderItem.objects.order_by((F('unit_price') * F('quantity')).desc(), 'id')[:5]`
    #[test]
    fn arithmetic() {
        case("order/arithmetic", |db| {
            rows(db, query!(OrderItem.order_by((F(unit_price) * F(quantity)).desc(), id)[..5]), whole)
        });
    }

    /// `Order.objects.order_by('customer__name', '-order_date', 'id').values_list('id', 'customer__name')`
    #[test]
    fn related_field() {
        case("order/related-field", |db| {
            rows(db, query!(Order.order_by(customer__name, -order_date, id).values_list(id, customer__name)), whole)
        });
    }

    /// `OrderItem.objects.order_by('product_id', '-order__id').values_list('id', flat=True)`
    #[test]
    fn related_pk_uses_local_column() {
        case("order/related-pk-uses-local-column", |db| {
            rows(db, query!(OrderItem.order_by(product_id, -order__id).values_list(id, flat = true)), whole)
        });
    }

    /// `OrderItem.objects.order_by('-order', 'product').values_list('id', flat=True)`
    #[test]
    fn fk_name_without_related_ordering() {
        case("order/fk-name-without-related-ordering", |db| {
            rows(db, query!(OrderItem.order_by(-order, product).values_list(id, flat = true)), whole)
        });
    }

    /// `Category.objects.filter(id__in=[3, 5]).order_by('product__price', 'product__id').values_list('id', flat=True)`
    #[test]
    fn reverse_fk_duplicates_rows() {
        case("order/reverse-fk-duplicates-rows", |db| {
            rows(
                db,
                query!(
                    Category.filter(id__in = [3, 5]).order_by(product__price, product__id).values_list(id, flat = true)
                ),
                whole,
            )
        });
    }

    /// `Category.objects.annotate(n=Count('product')).order_by('-n', 'name').values_list('name', 'n')`
    #[test]
    fn annotation() {
        case("order/annotation", |db| {
            rows(db, query!(Category.annotate(n = Count(product)).order_by(-n, name).values_list(name, n)), whole)
        });
    }

    /// `Product.objects.filter(category=4).order_by('price').reverse()`
    #[test]
    fn reverse_method() {
        case("order/reverse-method", |db| {
            rows(db, query!(Product.filter(category = 4).order_by(price).reverse()), whole)
        });
    }

    /// `Product.objects.filter(category=3).order_by('name').order_by('-id')`
    #[test]
    fn last_order_by_wins() {
        case("order/last-order-by-wins", |db| {
            rows(db, query!(Product.filter(category = 3).order_by(name).order_by(-id)), whole)
        });
    }

    /// `Product.objects.exclude(released=None).order_by('released__month', 'id').values_list('released__month', 'id')`
    #[test]
    fn date_transform() {
        case("order/date-transform", |db| {
            rows(
                db,
                query!(Product.exclude(released = None).order_by(released__month, id).values_list(released__month, id)),
                whole,
            )
        });
    }

    /// `Order.objects.order_by(Case(When(status='new', then=0), When(status='paid', then=1), default=2), 'id').values_list('id', 'status')`
    #[test]
    fn case_expression() {
        case("order/case-expression", |db| {
            rows(
                db,
                query!(
                    Order
                        .order_by(
                            Case(When(status = "new", then = 0), When(status = "paid", then = 1), default = 2),
                            id
                        )
                        .values_list(id, status)
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(category=2).order_by('-inventory_count').values('name')`
    #[test]
    fn order_by_field_not_in_values() {
        case("order/order-by-field-not-in-values", |db| {
            rows(db, query!(Product.filter(category = 2).order_by(-inventory_count).values(name)), |row| row![row.name])
        });
    }

    /// `Product.objects.filter(attributes__has_key='pages').order_by('-attributes__pages', 'id').values_list('id', 'attributes__pages')`
    #[test]
    fn order_by_json_key() {
        case("order/order-by-json-key", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(attributes__has_key = "pages")
                        .order_by(-attributes["pages"], id)
                        .values_list(id, attributes["pages"])
                ),
                whole,
            )
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Item.objects.all()`
    #[test]
    fn meta_ordering_through_fk_uses_its_ordering() {
        case("order/meta-ordering-through-fk-uses-its-ordering", |db| rows(db, query!(Item.all()), whole));
    }

    /// `Ranking.objects.all()`
    #[test]
    fn meta_ordering_chain() {
        case("order/meta-ordering-chain", |db| rows(db, query!(Ranking.all()), whole));
    }
}
