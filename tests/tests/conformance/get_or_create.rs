//! `get-or-create`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Tag.objects.get_or_create(name='sale')`
    #[test]
    fn gets() {
        written("get-or-create/gets", |db| {
            let pair = query!(Tag.get_or_create(name = "sale")).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Tag.objects.get_or_create(name='brand-new')`
    #[test]
    fn creates() {
        written("get-or-create/creates", |db| {
            let pair = query!(Tag.get_or_create(name = "brand-new")).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.get_or_create(name='Mug', defaults={'category': 'Kitchen', 'price': 9})`
    #[test]
    fn creates_with_defaults() {
        written("get-or-create/creates-with-defaults", |db| {
            let pair =
                query!(Product.get_or_create(name = "Mug", defaults(category = "Kitchen", price = 9))).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.get_or_create(name__iexact='mug', defaults={'name': 'Mug', 'category': 'Kitchen', 'price': 9})`
    #[test]
    fn lookup_keys_are_not_used_to_create() {
        written("get-or-create/lookup-keys-are-not-used-to-create", |db| {
            let pair = query!(
                Product.get_or_create(name__iexact = "mug", defaults(name = "Mug", category = "Kitchen", price = 9))
            )
            .run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.get_or_create(category='Books')`
    #[test]
    fn multiple_objects() {
        written("get-or-create/multiple-objects", |db| {
            let pair = query!(Product.get_or_create(category = "Books", defaults(name = "", price = 0))).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.update_or_create(name='Desk', defaults={'price': 400})`
    #[test]
    fn update_or_create_updates() {
        written("get-or-create/update-or-create-updates", |db| {
            let pair = query!(Product.update_or_create(
                name = "Desk",
                defaults(price = 400),
                create_defaults(price = 400, category = "")
            ))
            .run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.update_or_create(name='Mug', defaults={'category': 'Kitchen', 'price': 9})`
    #[test]
    fn update_or_create_creates() {
        written("get-or-create/update-or-create-creates", |db| {
            let pair =
                query!(Product.update_or_create(name = "Mug", defaults(category = "Kitchen", price = 9))).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.update_or_create(name='Desk', defaults={'price': F('price') + 1})`
    #[test]
    fn update_or_create_f() {
        written("get-or-create/update-or-create-f", |db| {
            let pair = query!(Product.update_or_create(
                name = "Desk",
                defaults(price = F(price) + 1),
                create_defaults(category = "", price = 0)
            ))
            .run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.update_or_create(name='Mug', defaults={'price': 1}, create_defaults={'category': 'Kitchen', 'price': 9})`
    #[test]
    fn create_defaults() {
        written("get-or-create/create-defaults", |db| {
            let pair = query!(Product.update_or_create(
                name = "Mug",
                defaults(price = 1),
                create_defaults(category = "Kitchen", price = 9)
            ))
            .run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }
}
