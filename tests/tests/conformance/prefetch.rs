//! `prefetch`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Author.objects.prefetch_related('friends').order_by('id')`
    #[test]
    fn self_m2m_symmetrical() {
        case("prefetch/self-m2m-symmetrical", |db| {
            rows(db, query!(Author.prefetch_related(friends).order_by(id)), |row| {
                vec![row.name.to_cell(), Cell::List(row.friends.iter().map(|item| item.name.to_cell()).collect())]
            })
        });
    }

    /// `Article.objects.filter(id=1).prefetch_related('comment_set')`
    #[test]
    fn related_default_ordering_kept() {
        case("prefetch/related-default-ordering-kept", |db| {
            rows(db, query!(Article.filter(id = 1).prefetch_related(comment)), |row| {
                vec![row.headline.to_cell(), Cell::List(row.comment.iter().map(|item| item.id.to_cell()).collect())]
            })
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.prefetch_related('tags').order_by('id')`
    #[test]
    fn m2m() {
        case("prefetch/m2m", |db| {
            rows(db, query!(Product.prefetch_related(tags).order_by(id)), |row| {
                vec![row.id.to_cell(), Cell::List(row.tags.iter().map(|item| item.name.to_cell()).collect())]
            })
        });
    }

    /// `Product.objects.filter(id__lte=3).order_by('id')`
    #[test]
    fn without_is_n_plus_1() {
        case("prefetch/without-is-n-plus-1", |db| {
            one_by_one(db, query!(Product.filter(id__lte = 3).order_by(id)), |row| {
                Ok(vec![
                    row.id.to_cell(),
                    Cell::List(row.tags().all(db)?.iter().map(|item| item.name.to_cell()).collect()),
                ])
            })
        });
    }

    /// `Customer.objects.prefetch_related('order_set').order_by('id')`
    #[test]
    fn reverse_fk() {
        case("prefetch/reverse-fk", |db| {
            rows(db, query!(Customer.prefetch_related(order).order_by(id)), |row| {
                vec![row.name.to_cell(), Cell::List(row.order.iter().map(|item| item.quantity.to_cell()).collect())]
            })
        });
    }

    /// `Tag.objects.prefetch_related('product_set').order_by('id')`
    #[test]
    fn reverse_m2m() {
        case("prefetch/reverse-m2m", |db| {
            rows(db, query!(Tag.prefetch_related(product).order_by(id)), |row| {
                vec![row.name.to_cell(), Cell::List(row.product.iter().map(|item| item.name.to_cell()).collect())]
            })
        });
    }

    /// `Order.objects.filter(id__lte=4).prefetch_related('customer').order_by('id')`
    #[test]
    fn forward_fk() {
        case("prefetch/forward-fk", |db| {
            rows(db, query!(Order.filter(id__lte = 4).prefetch_related(customer).order_by(id)), |row| {
                vec![row.id.to_cell(), row.customer.name.to_cell()]
            })
        });
    }

    /// `Customer.objects.prefetch_related('order_set__product__tags').order_by('id')`
    #[test]
    fn nested() {
        case("prefetch/nested", |db| {
            rows(db, query!(Customer.prefetch_related(order__product__tags).order_by(id)), |row| {
                vec![
                    row.name.to_cell(),
                    Cell::List(
                        row.order
                            .iter()
                            .map(|item| {
                                Cell::List(item.product.tags.iter().map(|item1| item1.name.to_cell()).collect())
                            })
                            .collect(),
                    ),
                ]
            })
        });
    }

    /// `Customer.objects.filter(id=0).prefetch_related('order_set')`
    #[test]
    fn nothing_to_prefetch() {
        case("prefetch/nothing-to-prefetch", |db| {
            rows(db, query!(Customer.filter(id = 0).prefetch_related(order)), |row| {
                vec![row.name.to_cell(), Cell::List(row.order.iter().map(|item| item.id.to_cell()).collect())]
            })
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Customer.objects.prefetch_related('orders', 'addresses').order_by('id')`
    #[test]
    fn two_lookups() {
        case("prefetch/two-lookups", |db| {
            rows(db, query!(Customer.prefetch_related(orders, address).order_by(id)), |row| {
                vec![
                    row.id.to_cell(),
                    Cell::List(row.orders.iter().map(|item| item.id.to_cell()).collect()),
                    Cell::List(row.address.iter().map(|item| item.line.to_cell()).collect()),
                ]
            })
        });
    }

    /// `Customer.objects.filter(id__in=[1, 6]).prefetch_related('orders__items', 'orders__coupon').order_by('id')`
    #[test]
    fn shared_prefix_fetched_once() {
        case("prefetch/shared-prefix-fetched-once", |db| {
            rows(
                db,
                query!(Customer.filter(id__in = [1, 6]).prefetch_related(orders__items, orders__coupon).order_by(id)),
                |row| {
                    vec![
                        row.id.to_cell(),
                        Cell::List(
                            row.orders
                                .iter()
                                .map(|item| Cell::List(item.items.iter().map(|item1| item1.id.to_cell()).collect()))
                                .collect(),
                        ),
                        Cell::List(
                            row.orders
                                .iter()
                                .map(|item| item.coupon.as_ref().map_or(Cell::Null, |item1| item1.percent.to_cell()))
                                .collect(),
                        ),
                    ]
                },
            )
        });
    }

    /// `Order.objects.select_related('customer').prefetch_related('items__product').filter(customer__tier='gold').order_by('id')`
    #[test]
    fn select_then_prefetch() {
        case("prefetch/select-then-prefetch", |db| {
            rows(
                db,
                query!(
                    Order
                        .select_related(customer)
                        .prefetch_related(items__product)
                        .filter(customer__tier = "gold")
                        .order_by(id)
                ),
                |row| {
                    vec![
                        row.id.to_cell(),
                        row.customer.name.to_cell(),
                        Cell::List(row.items.iter().map(|item| item.product.name.to_cell()).collect()),
                    ]
                },
            )
        });
    }

    /// `Customer.objects.prefetch_related(Prefetch('orders', queryset=Order.objects.filter(status='shipped'))).order_by('id')`
    #[test]
    fn prefetch_object_filtered() {
        case("prefetch/prefetch-object-filtered", |db| {
            rows(
                db,
                query!(Customer.prefetch_related(Prefetch(orders, Order.filter(status = "shipped"))).order_by(id)),
                |row| vec![row.id.to_cell(), Cell::List(row.orders.iter().map(|item| item.id.to_cell()).collect())],
            )
        });
    }

    /// `Customer.objects.filter(id__lte=2).prefetch_related(Prefetch('orders', queryset=Order.objects.order_by('-order_date'))).order_by('id')`
    #[test]
    fn prefetch_object_ordered() {
        case("prefetch/prefetch-object-ordered", |db| {
            rows(
                db,
                query!(
                    Customer
                        .filter(id__lte = 2)
                        .prefetch_related(Prefetch(orders, Order.order_by(-order_date)))
                        .order_by(id)
                ),
                |row| vec![row.id.to_cell(), Cell::List(row.orders.iter().map(|item| item.id.to_cell()).collect())],
            )
        });
    }

    /// `Customer.objects.prefetch_related(Prefetch('orders', queryset=Order.objects.filter(status='new').order_by('id'), to_attr='open_orders')).order_by('id')`
    #[test]
    fn prefetch_to_attr() {
        case("prefetch/prefetch-to-attr", |db| {
            rows(
                db,
                query!(
                    Customer
                        .prefetch_related(Prefetch(orders, Order.filter(status = "new").order_by(id), to = open_orders))
                        .order_by(id)
                ),
                |row| {
                    vec![row.id.to_cell(), Cell::List(row.open_orders.iter().map(|item| item.id.to_cell()).collect())]
                },
            )
        });
    }

    /// `Customer.objects.prefetch_related(Prefetch('orders', queryset=Order.objects.order_by('-order_date', 'id')[:1], to_attr='latest')).order_by('id')`
    #[test]
    fn prefetch_sliced() {
        case("prefetch/prefetch-sliced", |db| {
            rows(
                db,
                query!(
                    Customer
                        .prefetch_related(Prefetch(orders, Order.order_by(-order_date, id)[..1], to = latest))
                        .order_by(id)
                ),
                |row| vec![row.id.to_cell(), Cell::List(row.latest.iter().map(|item| item.id.to_cell()).collect())],
            )
        });
    }

    /// `Order.objects.filter(id__lte=3).prefetch_related(Prefetch('items', queryset=OrderItem.objects.select_related('product').order_by('id'))).order_by('id')`
    #[test]
    fn prefetch_with_select_related_inside() {
        case("prefetch/prefetch-with-select-related-inside", |db| {
            rows(
                db,
                query!(
                    Order
                        .filter(id__lte = 3)
                        .prefetch_related(Prefetch(items, OrderItem.select_related(product).order_by(id)))
                        .order_by(id)
                ),
                |row| {
                    vec![
                        row.id.to_cell(),
                        Cell::List(row.items.iter().map(|item| item.product.name.to_cell()).collect()),
                    ]
                },
            )
        });
    }

    /// `Category.objects.filter(id__lte=4).prefetch_related(Prefetch('product_set', queryset=Product.objects.annotate(n=Count('tags')).order_by('id'), to_attr='prods')).order_by('id')`
    #[test]
    fn prefetch_with_annotation_inside() {
        case("prefetch/prefetch-with-annotation-inside", |db| {
            rows(
                db,
                query!(
                    Category
                        .filter(id__lte = 4)
                        .prefetch_related(Prefetch(product, Product.annotate(n = Count(tags)).order_by(id), to = prods))
                        .order_by(id)
                ),
                |row| {
                    vec![
                        row.id.to_cell(),
                        Cell::List(row.prods.iter().map(|item| item.id.to_cell()).collect()),
                        Cell::List(row.prods.iter().map(|item| item.n.to_cell()).collect()),
                    ]
                },
            )
        });
    }

    /// `Customer.objects.filter(id__in=[1, 6, 10]).prefetch_related('profile').order_by('id')`
    #[test]
    fn reverse_one_to_one() {
        case("prefetch/reverse-one-to-one", |db| {
            rows(db, query!(Customer.filter(id__in = [1, 6, 10]).prefetch_related(profile).order_by(id)), |row| {
                vec![row.id.to_cell(), row.profile.as_ref().map_or(Cell::Null, |item| item.bio.to_cell())]
            })
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Team.objects.prefetch_related('membership_set__person').order_by('id')`
    #[test]
    fn through_model() {
        case("prefetch/through-model", |db| {
            rows(db, query!(Team.prefetch_related(membership__person).order_by(id)), |row| {
                vec![
                    row.name.to_cell(),
                    Cell::List(row.membership.iter().map(|item| item.person.name.to_cell()).collect()),
                    Cell::List(row.membership.iter().map(|item| item.role.to_cell()).collect()),
                ]
            })
        });
    }
}
