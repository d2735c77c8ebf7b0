//! `m2m-write`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Author.objects.get(pk=4).friends.add(6)`
    #[test]
    fn symmetrical_add_writes_two_rows() {
        written("m2m-write/symmetrical-add-writes-two-rows", |db| {
            let author = query!(Author.get(pk = 4)).run(db)?;
            author.friends().add(db, [6])?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=1).friends.remove(2)`
    #[test]
    fn symmetrical_remove_deletes_two_rows() {
        written("m2m-write/symmetrical-remove-deletes-two-rows", |db| {
            let author = query!(Author.get(pk = 1)).run(db)?;
            author.friends().remove(db, [2])?;
            Ok(nothing())
        });
    }

    /// `Author.objects.get(pk=4).follows.add(6)`
    #[test]
    fn asymmetrical_add_writes_one_row() {
        written("m2m-write/asymmetrical-add-writes-one-row", |db| {
            let author = query!(Author.get(pk = 4)).run(db)?;
            author.follows().add(db, [6])?;
            Ok(nothing())
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.get(pk=5).tags.add(Tag.objects.get(pk=1))`
    #[test]
    fn add_instance() {
        written("m2m-write/add-instance", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            let tag = query!(Tag.get(pk = 1)).run(db)?;
            product.tags().add(db, [&tag])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=5).tags.add(1, 2, 4)`
    #[test]
    fn add_ids() {
        written("m2m-write/add-ids", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            product.tags().add(db, [1, 2, 4])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.add(1)`
    #[test]
    fn add_existing_is_silent() {
        written("m2m-write/add-existing-is-silent", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().add(db, [1])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.add(1, 2)`
    #[test]
    fn add_mixed_existing_and_new() {
        written("m2m-write/add-mixed-existing-and-new", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().add(db, [1, 2])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.add()`
    #[test]
    fn add_nothing() {
        written("m2m-write/add-nothing", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().add(db, [0_i64; 0])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.add(99)`
    #[test]
    fn add_missing_target() {
        written("m2m-write/add-missing-target", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().add(db, [99])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=11).tags.remove(2, 4)`
    #[test]
    fn remove() {
        written("m2m-write/remove", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            product.tags().remove(db, [2, 4])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=5).tags.remove(1)`
    #[test]
    fn remove_absent_is_silent() {
        written("m2m-write/remove-absent-is-silent", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            product.tags().remove(db, [1])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=11).tags.clear()`
    #[test]
    fn clear() {
        written("m2m-write/clear", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            product.tags().clear(db)?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=11).tags.set([2, 3])`
    #[test]
    fn set_adds_and_removes_the_difference() {
        written("m2m-write/set-adds-and-removes-the-difference", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            product.tags().set(db, [2, 3])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.set([1, 4])`
    #[test]
    fn set_same_writes_nothing() {
        written("m2m-write/set-same-writes-nothing", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().set(db, [1, 4])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=1).tags.set([])`
    #[test]
    fn set_empty() {
        written("m2m-write/set-empty", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            product.tags().set(db, [0_i64; 0])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=11).tags.set([2, 3], clear=True)`
    #[test]
    fn set_clear_true() {
        written("m2m-write/set-clear-true", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            query!(product.tags().set([2, 3], clear = true)).run(db)?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=5).tags.create(name='academic')`
    #[test]
    fn create() {
        written("m2m-write/create", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            let tag = product.tags().create(db, Tag { id: 0, name: String::from("academic") })?;
            Ok(single(whole(&tag)))
        });
    }

    /// `Product.objects.get(pk=5).tags.get_or_create(name='sale')`
    #[test]
    fn get_or_create_of_an_unlinked_row_fails() {
        written("m2m-write/get-or-create-of-an-unlinked-row-fails", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            let pair = query!(product.tags().get_or_create(name = "sale")).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.get(pk=1).tags.get_or_create(name='gift')`
    #[test]
    fn get_or_create_of_a_linked_row() {
        written("m2m-write/get-or-create-of-a-linked-row", |db| {
            let product = query!(Product.get(pk = 1)).run(db)?;
            let pair = query!(product.tags().get_or_create(name = "gift")).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Product.objects.get(pk=5).tags.get_or_create(name='academic')`
    #[test]
    fn get_or_create_new() {
        written("m2m-write/get-or-create-new", |db| {
            let product = query!(Product.get(pk = 5)).run(db)?;
            let pair = query!(product.tags().get_or_create(name = "academic")).run(db)?;
            Ok(single(vec![key(pair.0.id), pair.1.to_cell()]))
        });
    }

    /// `Tag.objects.get(pk=5).product_set.add(1, 2)`
    #[test]
    fn reverse_add() {
        written("m2m-write/reverse-add", |db| {
            let tag = query!(Tag.get(pk = 5)).run(db)?;
            tag.product().add(db, [1, 2])?;
            Ok(nothing())
        });
    }

    /// `Tag.objects.get(pk=3).product_set.set([1, 6])`
    #[test]
    fn reverse_set() {
        written("m2m-write/reverse-set", |db| {
            let tag = query!(Tag.get(pk = 3)).run(db)?;
            tag.product().set(db, [1, 6])?;
            Ok(nothing())
        });
    }

    /// `Tag.objects.get(pk=2).product_set.clear()`
    #[test]
    fn reverse_clear() {
        written("m2m-write/reverse-clear", |db| {
            let tag = query!(Tag.get(pk = 2)).run(db)?;
            tag.product().clear(db)?;
            Ok(nothing())
        });
    }

    /// `Product(name='x').tags.add(1)`
    #[test]
    fn unsaved_instance() {
        written("m2m-write/unsaved-instance", |db| {
            let product =
                Product { id: 0, name: String::from("x"), category: String::new(), price: 0, inventory_count: 0 };
            product.tags().add(db, [1])?;
            Ok(nothing())
        });
    }

    /// `Product.objects.get(pk=11).tags.order_by('id')`
    #[test]
    fn manager_all() {
        written("m2m-write/manager-all", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            let tags = Query::from(product.tags());
            let tags_2 = query!(tags.order_by(id)).all(db)?;
            Ok(many(tags_2.iter().map(whole)))
        });
    }

    /// `Product.objects.get(pk=11).tags.filter(name__startswith='s')`
    #[test]
    fn manager_filter() {
        written("m2m-write/manager-filter", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            let tags = Query::from(product.tags());
            let tags_2 = query!(tags.filter(name__startswith = "s")).all(db)?;
            Ok(many(tags_2.iter().map(whole)))
        });
    }

    /// `(Product.objects.get(pk=11).tags.count(), Product.objects.get(pk=5).tags.exists())`
    #[test]
    fn manager_count_exists() {
        written("m2m-write/manager-count-exists", |db| {
            let product = query!(Product.get(pk = 11)).run(db)?;
            let count = product.tags().count(db)?;
            let product_2 = query!(Product.get(pk = 5)).run(db)?;
            let exists = product_2.tags().exists(db)?;
            Ok(single(vec![count.to_cell(), exists.to_cell()]))
        });
    }

    /// `Tag.objects.get(name='eco').product_set.values_list('name', flat=True)`
    #[test]
    fn manager_reverse() {
        written("m2m-write/manager-reverse", |db| {
            let tag = query!(Tag.get(name = "eco")).run(db)?;
            let products = Query::from(tag.product());
            let products_2 = query!(products.values_list(name, flat = true)).all(db)?;
            Ok(many(products_2.iter().map(|item| vec![item.to_cell()])))
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.get(pk=9).fans.add(Customer.objects.get(pk=1))`
    #[test]
    fn related_name_add() {
        written("m2m-write/related-name-add", |db| {
            let product = query!(Product.get(pk = 9)).run(db)?;
            let customer = query!(Customer.get(pk = 1)).run(db)?;
            product.fans().add(db, [&customer])?;
            Ok(nothing())
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Team.objects.get(pk=3).members.add(Person.objects.get(pk=5), through_defaults={'role': 'guest', 'date_joined': date(2020, 1, 1)})`
    #[test]
    fn through_add_with_defaults() {
        written("m2m-write/through-add-with-defaults", |db| {
            let team = query!(Team.get(pk = 3)).run(db)?;
            let person = query!(Person.get(pk = 5)).run(db)?;
            query!(team.members().add([&person], through_defaults(role = "guest", date_joined = date(2020, 1, 1))))
                .run(db)?;
            Ok(nothing())
        });
    }

    /// `Team.objects.get(pk=1).members.remove(3)`
    #[test]
    fn through_remove_takes_all_rows() {
        written("m2m-write/through-remove-takes-all-rows", |db| {
            let team = query!(Team.get(pk = 1)).run(db)?;
            team.members().remove(db, [3])?;
            Ok(nothing())
        });
    }

    /// `Team.objects.get(pk=2).members.set([4, 5], through_defaults={'role': 'new'})`
    #[test]
    fn through_set() {
        written("m2m-write/through-set", |db| {
            let team = query!(Team.get(pk = 2)).run(db)?;
            query!(team.members().set([4, 5], through_defaults(role = "new"))).run(db)?;
            Ok(nothing())
        });
    }

    /// `Membership.objects.create(person_id=5, team_id=1, role='fan')`
    #[test]
    fn through_model_create() {
        written("m2m-write/through-model-create", |db| {
            let membership = query!(Membership.create(person = 5, team = 1, role = "fan")).run(db)?;
            Ok(single(whole(&membership)))
        });
    }

    /// `Membership.objects.filter(team__name='Rock', person__name='Jane').values('id', 'role')`
    #[test]
    fn through_query() {
        case("m2m-write/through-query", |db| {
            rows(db, query!(Membership.filter(team__name = "Rock", person__name = "Jane").values(id, role)), |row| {
                row![row.id, row.role]
            })
        });
    }
}
