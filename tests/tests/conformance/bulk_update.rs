//! `bulk-update`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `rows = list(Product.objects.filter(pk__in=[4, 5]).order_by('id'))`
    /// `rows[0].price, rows[1].price = 11, 22`
    /// `Product.objects.bulk_update(rows, ['price'])`
    #[test]
    fn two_rows() {
        written("bulk-update/two-rows", |db| {
            let mut products = query!(Product.filter(pk__in = [4, 5]).order_by(id)).all(db)?;
            products[0].price = 11;
            products[1].price = 22;
            let updated = Product::bulk_update(db, &products, |row| row.price)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `rows = list(Tag.objects.order_by('id'))`
    /// `for t in rows:`
    /// `    t.name = t.name + '!'`
    /// `Tag.objects.bulk_update(rows, ['name'], batch_size=2)`
    #[test]
    fn batches() {
        written("bulk-update/batches", |db| {
            let mut tags = query!(Tag.order_by(id)).all(db)?;
            for t in &mut tags {
                t.name = format!("{}{}", t.name, "!");
            }
            let updated = Tag::bulk_update(db, &tags, |row| row.name)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `a, b = Customer.objects.filter(pk__in=[1, 2]).order_by('id')`
    /// `a.email, b.name = None, Upper('name')`
    /// `Customer.objects.bulk_update([a, b], ['email', 'name'])`
    #[test]
    fn two_fields_with_null_and_f() {
        written("bulk-update/two-fields-with-null-and-f", |db| {
            let customers = query!(Customer.filter(pk__in = [1, 2]).order_by(id)).all(db)?;
            let mut each = customers.into_iter();
            let mut a = each.next().ok_or_else(too_few)?;
            let b = each.next().ok_or_else(too_few)?;
            a.email = None;
            let updated = query!(Customer.bulk_update([&a, &b], |row| (
                pk = row.id,
                email = row.email.clone(),
                name = Case(When(pk = b.id, then = Upper(name)), default = Value(row.name.clone()))
            )))
            .run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }

    /// `Product.objects.bulk_update([], ['price'])`
    #[test]
    fn empty() {
        written("bulk-update/empty", |db| {
            let updated = Product::bulk_update(db, &[] as &[Product], |row| row.price)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }
}
