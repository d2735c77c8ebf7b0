//! `save`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `p = Product.objects.get(pk=4)`
    /// `p.price = 16`
    /// `p.save()`
    #[test]
    fn save_existing_updates_every_column() {
        written("save/save-existing-updates-every-column", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            p.price = 16;
            p.save(db)?;
            Ok(nothing())
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `p.price, p.name = 16, 'ignored'`
    /// `p.save(update_fields=['price'])`
    #[test]
    fn update_fields() {
        written("save/update-fields", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            p.price = 16;
            p.name = String::from("ignored");
            p.update_fields(db, |row| row.price)?;
            Ok(nothing())
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `p.price = 16`
    /// `p.save(update_fields=[])`
    #[test]
    fn update_fields_empty_does_nothing() {
        written("save/update-fields-empty-does-nothing", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            p.price = 16;
            p.update_fields(db, |_| ())?;
            Ok(nothing())
        });
    }

    /// `p = Product.objects.only('name').get(pk=4)`
    /// `p.name = 'Epic'`
    /// `p.save()`
    #[test]
    fn deferred_fields_are_not_written() {
        written("save/deferred-fields-are-not-written", |db| {
            let mut p = query!(Product.only(name).get(pk = 4)).run(db)?;
            p.name = String::from("Epic");
            query!(Product.filter(pk = p.pk).update(name = &p.name)).run(db)?;
            Ok(nothing())
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `p.inventory_count = F('inventory_count') + 5`
    /// `p.save()`
    /// `p.inventory_count`
    #[test]
    fn f_expression_then_value() {
        written("save/f-expression-then-value", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            query!(p.update(inventory_count = F(inventory_count) + 5)).run(db)?;
            Ok(single(vec![p.inventory_count.to_cell()]))
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `p.save(force_insert=True)`
    #[test]
    fn force_insert_existing() {
        written("save/force-insert-existing", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            p.insert(db)?;
            Ok(nothing())
        });
    }

    /// `Product(id=99, name='x', category='y', price=1).save(force_update=True)`
    #[test]
    fn force_update_missing() {
        written("save/force-update-missing", |db| {
            let mut product =
                Product { id: 99, name: String::from("x"), category: String::from("y"), price: 1, inventory_count: 0 };
            product.update(db)?;
            Ok(nothing())
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `p.pk = None`
    /// `p._state.adding = True`
    /// `p.save()`
    /// `p.pk`
    #[test]
    fn copy_by_clearing_pk() {
        written("save/copy-by-clearing-pk", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            p.id = 0;
            p.save(db)?;
            Ok(single(vec![key(p.id)]))
        });
    }

    /// `p = Product.objects.get(pk=4)`
    /// `Product.objects.filter(pk=4).update(price=77)`
    /// `p.refresh_from_db()`
    /// `p.price`
    #[test]
    fn refresh_from_db() {
        written("save/refresh-from-db", |db| {
            let mut p = query!(Product.get(pk = 4)).run(db)?;
            query!(Product.filter(pk = 4).update(price = 77)).run(db)?;
            p.refresh(db)?;
            Ok(single(vec![p.price.to_cell()]))
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `i = Invoice.objects.get(pk=2)`
    /// `i.net = Decimal('3.00')`
    /// `i.save()`
    #[test]
    fn auto_now_is_touched_on_save() {
        written("save/auto-now-is-touched-on-save", |db| {
            let mut i = query!(Invoice.get(pk = 2)).run(db)?;
            i.net = dec("3.00");
            i.save(db)?;
            Ok(nothing())
        });
    }
}
