//! `create`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.create(name='Mug', category='Kitchen', price=12)`
    #[test]
    fn create() {
        written("create/create", |db| {
            let product = query!(Product.create(name = "Mug", category = "Kitchen", price = 12)).run(db)?;
            Ok(single(whole(&product)))
        });
    }

    /// `p = Product(name='Mug', category='Kitchen', price=12, inventory_count=3)`
    /// `p.save()`
    /// `p.pk`
    #[test]
    fn save_new() {
        written("create/save-new", |db| {
            let mut p = Product {
                id: 0,
                name: String::from("Mug"),
                category: String::from("Kitchen"),
                price: 12,
                inventory_count: 3,
            };
            p.save(db)?;
            Ok(single(vec![key(p.id)]))
        });
    }

    /// `Product.objects.create(id=100, name='X', category='Y', price=1)`
    #[test]
    fn create_with_explicit_pk() {
        written("create/create-with-explicit-pk", |db| {
            let product = query!(Product.create(id = 100, name = "X", category = "Y", price = 1)).run(db)?;
            Ok(single(whole(&product)))
        });
    }

    /// `Product(id=100, name='X', category='Y', price=1).save()`
    #[test]
    fn save_with_explicit_pk_tries_update_first() {
        written("create/save-with-explicit-pk-tries-update-first", |db| {
            let mut product =
                Product { id: 100, name: String::from("X"), category: String::from("Y"), price: 1, inventory_count: 0 };
            product.save(db)?;
            Ok(nothing())
        });
    }

    /// `Product(id=1, name='New', category='Y', price=1).save()`
    #[test]
    fn save_with_existing_pk_updates() {
        written("create/save-with-existing-pk-updates", |db| {
            let mut product =
                Product { id: 1, name: String::from("New"), category: String::from("Y"), price: 1, inventory_count: 0 };
            product.save(db)?;
            Ok(nothing())
        });
    }

    /// `Product.objects.create(id=1, name='X', category='Y', price=1)`
    #[test]
    fn create_existing_pk_fails() {
        written("create/create-existing-pk-fails", |db| {
            let product = query!(Product.create(id = 1, name = "X", category = "Y", price = 1)).run(db)?;
            Ok(single(whole(&product)))
        });
    }

    /// `Order.objects.create(customer=Customer.objects.get(pk=2), product_id=3, quantity=1, order_date=date(2024, 7, 1))`
    #[test]
    fn create_with_fk_instance() {
        written("create/create-with-fk-instance", |db| {
            let customer = query!(Customer.get(pk = 2)).run(db)?;
            let order =
                query!(Order.create(customer = &customer, product = 3, quantity = 1, order_date = date(2024, 7, 1)))
                    .run(db)?;
            Ok(single(whole(&order)))
        });
    }

    /// `Tag.objects.create(name='sale')`
    #[test]
    fn create_unique_violation() {
        written("create/create-unique-violation", |db| {
            let tag = query!(Tag.create(name = "sale")).run(db)?;
            Ok(single(whole(&tag)))
        });
    }

    /// `Order.objects.create(customer_id=99, product_id=1, quantity=1, order_date=date(2024, 7, 1))`
    #[test]
    fn create_fk_violation() {
        written("create/create-fk-violation", |db| {
            let order = query!(Order.create(customer = 99, product = 1, quantity = 1, order_date = date(2024, 7, 1)))
                .run(db)?;
            Ok(single(whole(&order)))
        });
    }

    /// `Order.objects.create(customer=Customer(name='new'), product_id=1, quantity=1, order_date=date(2024, 7, 1))`
    #[test]
    fn unsaved_related_object() {
        written("create/unsaved-related-object", |db| {
            let order = query!(Order.create(
                customer = &Customer { id: 0, name: String::from("new"), email: None },
                product = 1,
                quantity = 1,
                order_date = date(2024, 7, 1)
            ))
            .run(db)?;
            Ok(single(whole(&order)))
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.create(name='X', price=Decimal('-1'), created_at=NOW, uid=UUID(int=7))`
    #[test]
    fn create_check_violation() {
        written("create/create-check-violation", |db| {
            let product = query!(Product.create(
                name = "X",
                price = dec("-1"),
                created_at = timestamp("2024-06-15T12:00:00Z"),
                uid = uuid("00000000-0000-0000-0000-000000000007")
            ))
            .run(db)?;
            Ok(single(whole(&product)))
        });
    }

    /// `Customer.objects.create(name='X', joined=date(2024, 1, 1), tier='platinum')`
    #[test]
    fn choices_are_not_enforced() {
        written("create/choices-are-not-enforced", |db| {
            let customer = query!(Customer.create(name = "X", joined = date(2024, 1, 1), tier = "platinum")).run(db)?;
            Ok(single(whole(&customer)))
        });
    }

    /// `Customer.objects.create(name='X', joined=date(2024, 1, 1))`
    #[test]
    fn defaults() {
        written("create/defaults", |db| {
            let customer = query!(Customer.create(name = "X", joined = date(2024, 1, 1))).run(db)?;
            Ok(single(whole(&customer)))
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `i = Invoice.objects.create(net=Decimal('2.50'), state='new')`
    /// `(i.quantity, i.total)`
    #[test]
    fn db_default_and_generated_come_back() {
        written("create/db-default-and-generated-come-back", |db| {
            let i = query!(Invoice.create(net = dec("2.50"), state = "new")).run(db)?;
            Ok(single(vec![i.quantity.to_cell(), i.total.to_cell()]))
        });
    }

    /// `Invoice.objects.create(net=Decimal('1.00'), quantity=2, state='x')`
    #[test]
    fn auto_now_fields() {
        written("create/auto-now-fields", |db| {
            let invoice = query!(Invoice.create(net = dec("1.00"), quantity = 2, state = "x")).run(db)?;
            Ok(single(whole(&invoice)))
        });
    }

    /// `Invoice.objects.create(net=Decimal('10.00'), state='OPEN')`
    #[test]
    fn functional_unique_constraint() {
        written("create/functional-unique-constraint", |db| {
            let invoice = query!(Invoice.create(net = dec("10.00"), state = "OPEN")).run(db)?;
            Ok(single(whole(&invoice)))
        });
    }

    /// `Restaurant.objects.create(name='Taco', address='3 Taco St', rating=5)`
    #[test]
    fn inherited_inserts_two_rows() {
        written("create/inherited-inserts-two-rows", |db| {
            let place = query!(Place.create(name = "Taco", address = "3 Taco St")).run(db)?;
            let restaurant = query!(Restaurant.create(place = &place, rating = 5)).run(db)?;
            Ok(single(row![
                place.id,
                place.name,
                place.address,
                restaurant.place,
                restaurant.rating,
                restaurant.serves_pizza
            ]))
        });
    }
}
