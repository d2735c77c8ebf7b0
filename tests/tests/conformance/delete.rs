//! `delete`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Comment.objects.filter(pk=1).delete()`
    #[test]
    fn self_fk_cascade() {
        written("delete/self-fk-cascade", |db| {
            let deleted = query!(Comment.filter(pk = 1)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(pk=1).delete()`
    #[test]
    fn m2m_rows_go_too() {
        written("delete/m2m-rows-go-too", |db| {
            let deleted = query!(Product.filter(pk = 1)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Tag.objects.filter(name='sale').delete()`
    #[test]
    fn target_of_m2m() {
        written("delete/target-of-m2m", |db| {
            let deleted = query!(Tag.filter(name = "sale")).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Order.objects.filter(customer__name='Bob').delete()`
    #[test]
    fn across_join() {
        written("delete/across-join", |db| {
            let deleted = query!(Order.filter(customer__name = "Bob")).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Customer.objects.get(name='Alice').delete()`
    #[test]
    fn cascade_from_customer() {
        written("delete/cascade-from-customer", |db| {
            let customer = query!(Customer.get(name = "Alice")).run(db)?;
            let deleted = customer.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Order.objects.all().delete()`
    #[test]
    fn all() {
        written("delete/all", |db| {
            let deleted = query!(Order.all()).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.filter(pk=10).delete()`
    #[test]
    fn set_null_on_reviews() {
        written("delete/set-null-on-reviews", |db| {
            let deleted = query!(Customer.filter(pk = 10)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Product.objects.filter(pk=1).delete()`
    #[test]
    fn protected_product() {
        written("delete/protected-product", |db| {
            let deleted = query!(Product.filter(pk = 1)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Memo.objects.get(pk=1).delete()`
    #[test]
    fn instance() {
        written("delete/instance", |db| {
            let memo = query!(Memo.get(pk = 1)).run(db)?;
            let deleted = memo.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Membership.objects.filter(role='member').delete()`
    #[test]
    fn queryset_fast_path() {
        written("delete/queryset-fast-path", |db| {
            let deleted = query!(Membership.filter(role = "member")).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Memo.objects.filter(pk=99).delete()`
    #[test]
    fn queryset_empty() {
        written("delete/queryset-empty", |db| {
            let deleted = query!(Memo.filter(pk = 99)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.filter(name='full').delete()`
    #[test]
    fn cascade() {
        written("delete/cascade", |db| {
            let deleted = query!(Root.filter(name = "full")).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.get(pk=2).delete()`
    #[test]
    fn cascade_instance() {
        written("delete/cascade-instance", |db| {
            let root = query!(Root.get(pk = 2)).run(db)?;
            let deleted = root.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.get(pk=3).delete()`
    #[test]
    fn protect() {
        written("delete/protect", |db| {
            let root = query!(Root.get(pk = 3)).run(db)?;
            let deleted = root.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.get(pk=4).delete()`
    #[test]
    fn restrict() {
        written("delete/restrict", |db| {
            let root = query!(Root.get(pk = 4)).run(db)?;
            let deleted = root.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.get(pk=6).delete()`
    #[test]
    fn restrict_yields_to_cascade() {
        written("delete/restrict-yields-to-cascade", |db| {
            let root = query!(Root.get(pk = 6)).run(db)?;
            let deleted = root.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.filter(pk=5).delete()`
    #[test]
    fn bare() {
        written("delete/bare", |db| {
            let deleted = query!(Root.filter(pk = 5)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Root.objects.filter(pk__in=[3, 5]).delete()`
    #[test]
    fn protect_among_several_deletes_nothing() {
        written("delete/protect-among-several-deletes-nothing", |db| {
            let deleted = query!(Root.filter(pk__in = [3, 5])).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Restaurant.objects.get(pk=3).delete()`
    #[test]
    fn inherited_child_deletes_parent_row() {
        written("delete/inherited-child-deletes-parent-row", |db| {
            let restaurant = query!(Restaurant.get(pk = 3)).run(db)?;
            let deleted = restaurant.delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Restaurant.objects.get(pk=4).delete(keep_parents=True)`
    #[test]
    fn keep_parents() {
        written("delete/keep-parents", |db| {
            let restaurant = query!(Restaurant.get(pk = 4)).run(db)?;
            let deleted = restaurant.delete_keeping_parents(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Memo.objects.distinct().delete()`
    #[test]
    fn after_distinct() {
        written("delete/after-distinct", |db| {
            let deleted = query!(Memo.distinct()).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }

    /// `Writer.objects.annotate(n=Count('book')).filter(n__gte=2).delete()`
    #[test]
    fn annotated_filter() {
        written("delete/annotated-filter", |db| {
            let deleted = query!(Writer.annotate(n = Count(book)).filter(n__gte = 2)).delete(db)?;
            Ok(single(vec![deleted.total().to_cell(), counts(&deleted)]))
        });
    }
}
