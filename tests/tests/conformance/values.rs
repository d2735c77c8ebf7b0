//! `values`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(category='Books').values('id', 'name')`
    #[test]
    fn fields() {
        case("values/fields", |db| {
            rows(db, query!(Product.filter(category = "Books").values(id, name)), |row| row![row.id, row.name])
        });
    }

    /// `Order.objects.filter(customer=1).values()`
    #[test]
    fn all_fields_use_attnames() {
        case("values/all-fields-use-attnames", |db| rows(db, query!(Order.filter(customer = 1).values()), whole));
    }

    /// `Order.objects.filter(quantity__gt=5).values('id', 'customer')`
    #[test]
    fn fk_name_gives_the_key() {
        case("values/fk-name-gives-the-key", |db| {
            rows(db, query!(Order.filter(quantity__gt = 5).values(id, customer)), |row| row![row.id, row.customer])
        });
    }

    /// `Order.objects.filter(quantity__gt=5).values('id', 'customer_id')`
    #[test]
    fn fk_id() {
        case("values/fk-id", |db| {
            rows(db, query!(Order.filter(quantity__gt = 5).values(id, customer_id)), |row| {
                row![row.id, row.customer_id]
            })
        });
    }

    /// `Order.objects.filter(customer__name='Bob').values('customer__name', 'product__name', 'quantity')`
    #[test]
    fn forward_path() {
        case("values/forward-path", |db| {
            rows(
                db,
                query!(Order.filter(customer__name = "Bob").values(customer__name, product__name, quantity)),
                |row| row![row.customer__name, row.product__name, row.quantity],
            )
        });
    }

    /// `Customer.objects.values('name', 'order__quantity')`
    #[test]
    fn reverse_path_multiplies_rows() {
        case("values/reverse-path-multiplies-rows", |db| {
            rows(db, query!(Customer.values(name, order__quantity)), |row| row![row.name, row.order__quantity])
        });
    }

    /// `Product.objects.filter(id__lte=3).values('name', 'tags__name')`
    #[test]
    fn m2m_path() {
        case("values/m2m-path", |db| {
            rows(db, query!(Product.filter(id__lte = 3).values(name, tags__name)), |row| row![row.name, row.tags__name])
        });
    }

    /// `Product.objects.filter(id__in=[5, 11]).values('id', 'tags')`
    #[test]
    fn m2m_field_itself() {
        case("values/m2m-field-itself", |db| {
            rows(db, query!(Product.filter(id__in = [5, 11]).values(id, tags)), |row| row![row.id, row.tags])
        });
    }

    /// `Product.objects.filter(id__lte=2).values('name', double=F('price') * 2)`
    #[test]
    fn renamed_expression() {
        case("values/renamed-expression", |db| {
            rows(db, query!(Product.filter(id__lte = 2).values(name, double = F(price) * 2)), |row| {
                row![row.name, row.double]
            })
        });
    }

    /// `Order.objects.filter(id__lte=3).values(who=F('customer__name'))`
    #[test]
    fn renamed_relation() {
        case("values/renamed-relation", |db| {
            rows(db, query!(Order.filter(id__lte = 3).values(who = F(customer__name))), |row| row![row.who])
        });
    }

    /// `Product.objects.values('name', n=Count('tags')).order_by('id')`
    #[test]
    fn aggregate_in_values_groups_by_pk() {
        case("values/aggregate-in-values-groups-by-pk", |db| {
            rows(db, query!(Product.values(name, n = Count(tags)).order_by(id)), |row| row![row.name, row.n])
        });
    }

    /// `Customer.objects.values(upper=Upper('name'))`
    #[test]
    fn function_in_values() {
        case("values/function-in-values", |db| {
            rows(db, query!(Customer.values(upper = Upper(name))), |row| row![row.upper])
        });
    }

    /// `Tag.objects.values('pk', 'name')`
    #[test]
    fn pk_alias() {
        case("values/pk-alias", |db| rows(db, query!(Tag.values(pk, name)), |row| row![row.pk, row.name]));
    }

    /// `Product.objects.values('name').filter(price__gt=500)`
    #[test]
    fn filter_after_values() {
        case("values/filter-after-values", |db| {
            rows(db, query!(Product.values(name).filter(price__gt = 500)), |row| row![row.name])
        });
    }

    /// `Product.objects.values('id').values('name').filter(id=1)`
    #[test]
    fn last_values_wins() {
        case("values/last-values-wins", |db| {
            rows(db, query!(Product.values(id).values(name).filter(id = 1)), |row| row![row.name])
        });
    }

    /// `Product.objects.filter(id=4).annotate(t=Value('x')).values('t', 'name')`
    #[test]
    fn annotation_order_of_columns() {
        case("values/annotation-order-of-columns", |db| {
            rows(db, query!(Product.filter(id = 4).annotate(t = Value("x")).values(t, name)), |row| {
                row![row.t, row.name]
            })
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Legacy.objects.values('ident', 'type', 'order', 'select')`
    #[test]
    fn custom_column_names() {
        case("values/custom-column-names", |db| {
            rows(db, query!(Legacy.values(ident, r#type, order, select)), |row| {
                row![row.ident, row.r#type, row.order, row.select]
            })
        });
    }
}
