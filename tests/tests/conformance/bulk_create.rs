//! `bulk-create`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `made = Product.objects.bulk_create([Product(name='A', category='c', price=1), Product(name='B', category='c', price=2)])`
    /// `[p.pk for p in made]`
    #[test]
    fn returns_keys() {
        written("bulk-create/returns-keys", |db| {
            let made = Product::bulk_create(
                db,
                vec![
                    Product {
                        id: 0,
                        name: String::from("A"),
                        category: String::from("c"),
                        price: 1,
                        inventory_count: 0,
                    },
                    Product {
                        id: 0,
                        name: String::from("B"),
                        category: String::from("c"),
                        price: 2,
                        inventory_count: 0,
                    },
                ],
            )?;
            let items = made.iter().map(|p| p.id).collect::<Vec<_>>();
            Ok(many(items.iter().map(|item| vec![key(*item)])))
        });
    }

    /// `len(Product.objects.bulk_create([]))`
    #[test]
    fn empty_list() {
        written("bulk-create/empty-list", |db| {
            let rows = Product::bulk_create(db, Vec::<Product>::new())?;
            Ok(single(vec![rows.len().to_cell()]))
        });
    }

    /// `len(Tag.objects.bulk_create([Tag(name='t%d' % n) for n in range(5)], batch_size=2))`
    #[test]
    fn batch_size() {
        written("bulk-create/batch-size", |db| {
            let rows = Tag::bulk_create(
                db,
                vec![
                    Tag { id: 0, name: String::from("t0") },
                    Tag { id: 0, name: String::from("t1") },
                    Tag { id: 0, name: String::from("t2") },
                    Tag { id: 0, name: String::from("t3") },
                    Tag { id: 0, name: String::from("t4") },
                ],
            )?;
            Ok(single(vec![rows.len().to_cell()]))
        });
    }

    /// `[t.pk for t in Tag.objects.bulk_create([Tag(name='sale'), Tag(name='fresh')], ignore_conflicts=True)]`
    #[test]
    fn ignore_conflicts() {
        written("bulk-create/ignore-conflicts", |db| {
            let rows = vec![Tag { id: 0, name: String::from("sale") }, Tag { id: 0, name: String::from("fresh") }];
            Tag::bulk_create_or_ignore(db, rows.clone())?;
            let items = rows.iter().map(|t| t.id).collect::<Vec<_>>();
            Ok(many(items.iter().map(|item| vec![key(*item)])))
        });
    }

    /// `[t.pk for t in Tag.objects.bulk_create([Tag(name='a'), Tag(id=50, name='b')])]`
    #[test]
    fn mixed_with_and_without_pk() {
        written("bulk-create/mixed-with-and-without-pk", |db| {
            let rows = Tag::bulk_create(
                db,
                vec![Tag { id: 0, name: String::from("a") }, Tag { id: 50, name: String::from("b") }],
            )?;
            let items = rows.iter().map(|t| t.id).collect::<Vec<_>>();
            Ok(many(items.iter().map(|item| vec![key(*item)])))
        });
    }

    /// `Tag.objects.bulk_create([Tag(name='ok'), Tag(name='sale')])`
    #[test]
    fn unique_violation_inserts_nothing() {
        written("bulk-create/unique-violation-inserts-nothing", |db| {
            let rows = Tag::bulk_create(
                db,
                vec![Tag { id: 0, name: String::from("ok") }, Tag { id: 0, name: String::from("sale") }],
            )?;
            Ok(many(rows.iter().map(whole)))
        });
    }

    /// `made = Tag.objects.bulk_create([Tag(name=Upper(Value('up')))])`
    #[test]
    fn expression_values() {
        written("bulk-create/expression-values", |db| {
            query!(Tag.bulk_create([()], |()| (name = Upper(Value("up"))))).run(db)?;
            Ok(nothing())
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Account.objects.bulk_create([Account(owner='ann', kind='main', visits=10), Account(owner='zoe', kind='main', visits=1)], update_conflicts=True, unique_fields=['owner', 'kind'], update_fields=['visits'])`
    #[test]
    fn update_conflicts() {
        written("bulk-create/update-conflicts", |db| {
            let rows = Account::bulk_create_or_update(
                db,
                vec![
                    Account {
                        id: 0,
                        owner: String::from("ann"),
                        kind: String::from("main"),
                        balance: dec("0.00"),
                        visits: 10,
                        closed: None,
                    },
                    Account {
                        id: 0,
                        owner: String::from("zoe"),
                        kind: String::from("main"),
                        balance: dec("0.00"),
                        visits: 1,
                        closed: None,
                    },
                ],
                |row| (row.owner, row.kind),
                |row| row.visits,
            )?;
            Ok(many(rows.iter().map(whole)))
        });
    }
}
