//! `update`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(category='Books').update(inventory_count=0)`
    #[test]
    fn constant() {
        written("update/constant", |db| {
            let updated = query!(Product.filter(category = "Books").update(inventory_count = 0)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.update(inventory_count=1)`
    #[test]
    fn all_rows() {
        written("update/all-rows", |db| {
            let updated = query!(Product.update(inventory_count = 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk=1).update(name='Laptop 2', price=1300)`
    #[test]
    fn two_columns() {
        written("update/two-columns", |db| {
            let updated = query!(Product.filter(pk = 1).update(name = "Laptop 2", price = 1300)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(inventory_count__gt=0).update(inventory_count=F('inventory_count') - 1)`
    #[test]
    fn f_increment() {
        written("update/f-increment", |db| {
            let updated =
                query!(Product.filter(inventory_count__gt = 0).update(inventory_count = F(inventory_count) - 1))
                    .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(category='Furniture').update(price=F('price') + F('inventory_count') * 2)`
    #[test]
    fn f_other_column() {
        written("update/f-other-column", |db| {
            let updated =
                query!(Product.filter(category = "Furniture").update(price = F(price) + F(inventory_count) * 2))
                    .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk=3).update(price=F('inventory_count'), inventory_count=F('price'))`
    #[test]
    fn swap_columns_sees_old_values() {
        written("update/swap-columns-sees-old-values", |db| {
            let updated = query!(Product.filter(pk = 3).update(price = F(inventory_count), inventory_count = F(price)))
                .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk=99).update(price=1)`
    #[test]
    fn no_match_returns_zero() {
        written("update/no-match-returns-zero", |db| {
            let updated = query!(Product.filter(pk = 99).update(price = 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk__in=[]).update(price=1)`
    #[test]
    fn empty_in_sends_no_sql() {
        written("update/empty-in-sends-no-sql", |db| {
            let updated = query!(Product.filter(pk__in = [0; 0]).update(price = 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk=1).update(price=1200)`
    #[test]
    fn unchanged_value_still_counts() {
        written("update/unchanged-value-still-counts", |db| {
            let updated = query!(Product.filter(pk = 1).update(price = 1200)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Customer.objects.filter(pk=1).update(email=None)`
    #[test]
    fn set_null() {
        written("update/set-null", |db| {
            let updated = query!(Customer.filter(pk = 1).update(email = None)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Order.objects.filter(pk__in=[1, 2]).update(customer=Customer.objects.get(pk=3), product=5)`
    #[test]
    fn fk_by_instance_and_id() {
        written("update/fk-by-instance-and-id", |db| {
            let customer = query!(Customer.get(pk = 3)).run(db)?;
            let updated = query!(Order.filter(pk__in = [1, 2]).update(customer = &customer, product = 5)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Order.objects.filter(customer__name='Alice').update(quantity=0)`
    #[test]
    fn filter_across_fk_uses_subquery() {
        written("update/filter-across-fk-uses-subquery", |db| {
            let updated = query!(Order.filter(customer__name = "Alice").update(quantity = 0)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(tags__name='sale').update(price=F('price') - 1)`
    #[test]
    fn filter_across_m2m() {
        written("update/filter-across-m2m", |db| {
            let updated = query!(Product.filter(tags__name = "sale").update(price = F(price) - 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Customer.objects.filter(order__quantity__gte=10).update(email='bulk@example.com')`
    #[test]
    fn filter_reverse_fk() {
        written("update/filter-reverse-fk", |db| {
            let updated =
                query!(Customer.filter(order__quantity__gte = 10).update(email = "bulk@example.com")).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.exclude(category='Books').filter(price__lt=10).update(inventory_count=9)`
    #[test]
    fn exclude() {
        written("update/exclude", |db| {
            let updated =
                query!(Product.exclude(category = "Books").filter(price__lt = 10).update(inventory_count = 9))
                    .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.update(category=Case(When(price__gte=100, then=Value('dear')), When(price__gte=10, then=Value('mid')), default=F('category')))`
    #[test]
    fn case_when() {
        written("update/case-when", |db| {
            let updated = query!(Product.update(
                category = Case(
                    When(price__gte = 100, then = Value("dear")),
                    When(price__gte = 10, then = Value("mid")),
                    default = F(category)
                )
            ))
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Customer.objects.update(email=Subquery(Product.objects.filter(order__customer=OuterRef('pk')).order_by('-price').values('name')[:1]))`
    #[test]
    fn from_subquery() {
        written("update/from-subquery", |db| {
            let updated = query!(Customer.update(
                email = Subquery(Product.filter(order__customer = OuterRef(pk)).order_by(-price).values(name)[..1])
            ))
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Customer.objects.filter(email__isnull=False).update(name=Concat('name', Value(' <'), 'email', Value('>')))`
    #[test]
    fn concat() {
        written("update/concat", |db| {
            let updated = query!(
                Customer.filter(email__isnull = false).update(name = Concat(name, Value(" <"), email, Value(">")))
            )
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.order_by('-price').filter(price__lt=3).update(price=3)`
    #[test]
    fn order_by_is_ignored() {
        written("update/order-by-is-ignored", |db| {
            let updated = query!(Product.order_by(-price).filter(price__lt = 3).update(price = 3)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.annotate(worth=F('price') * F('inventory_count')).filter(worth__gt=5000).update(category='Rich')`
    #[test]
    fn after_annotate() {
        written("update/after-annotate", |db| {
            let updated = query!(
                Product
                    .annotate(worth = F(price) * F(inventory_count))
                    .filter(worth__gt = 5000)
                    .update(category = "Rich")
            )
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.annotate(n=Count('order')).filter(n=0).update(price=0)`
    #[test]
    fn after_annotate_aggregate() {
        written("update/after-annotate-aggregate", |db| {
            let updated = query!(Product.annotate(n = Count(order)).filter(n = 0).update(price = 0)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.annotate(twice=F('price') * 2).filter(id=4).update(price=F('twice'))`
    #[test]
    fn with_annotation_value() {
        written("update/with-annotation-value", |db| {
            let updated =
                query!(Product.annotate(twice = F(price) * 2).filter(id = 4).update(price = F(twice))).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Tag.objects.filter(pk__in=[3, 4]).update(name='same')`
    #[test]
    fn unique_violation_leaves_all() {
        written("update/unique-violation-leaves-all", |db| {
            let updated = query!(Tag.filter(pk__in = [3, 4]).update(name = "same")).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(category=2).update(price=F('price') * Decimal('1.10'))`
    #[test]
    fn decimal_f_arithmetic() {
        written("update/decimal-f-arithmetic", |db| {
            let updated = query!(Product.filter(category = 2).update(price = F(price) * Value(dec("1.10")))).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(category=2).update(price=Round(F('price') * Decimal('1.10'), precision=2))`
    #[test]
    fn round_decimal() {
        written("update/round-decimal", |db| {
            let updated = query!(
                Product.filter(category = 2).update(price = Round(F(price) * Value(dec("1.10")), precision = 2))
            )
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Order.objects.filter(pk=1).update(coupon=None)`
    #[test]
    fn fk_to_none() {
        written("update/fk-to-none", |db| {
            let updated = query!(Order.filter(pk = 1).update(coupon = None)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.filter(pk=1).update(attributes={'k': [1, 'é']})`
    #[test]
    fn json_value() {
        written("update/json-value", |db| {
            let updated = query!(Product.filter(pk = 1).update(attributes = json!({"k": [1, "é"]}))).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Invoice.objects.filter(pk=1).update(state='sent')`
    #[test]
    fn auto_now_is_not_touched() {
        written("update/auto-now-is-not-touched", |db| {
            let updated = query!(Invoice.filter(pk = 1).update(state = "sent")).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Restaurant.objects.filter(serves_pizza=True).update(name='Pizza Won', rating=1)`
    #[test]
    fn inherited_parent_column() {
        written("update/inherited-parent-column", |db| {
            let keys = query!(Restaurant.filter(serves_pizza = true).values_list(pk, flat = true)).all(db)?;
            let updated = query!(Place.filter(pk__in = &keys).update(name = "Pizza Won")).run(db)?;
            query!(Restaurant.filter(pk__in = &keys).update(rating = 1)).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }
}
