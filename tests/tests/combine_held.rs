//! Set operations of queries in variables: the SQL and the rows are those of the same query in one piece.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::mini;
use orm_tests::models::shop::{Category, Order, Product};
use orm_tests::same;
use orm_tests::world::World;

#[test]
fn both_sides_are_in_variables() {
    let db = World::new();
    let (cheap, featured) = (query!(Product.filter(price__lt = 20)), query!(Product.filter(is_featured = true)));
    let rows = same!(
        &db,
        query!((&cheap).union(&featured).order_by(-price, id)),
        query!(Product.filter(price__lt = 20).union(Product.filter(is_featured = true)).order_by(-price, id))
    );
    assert!(rows.windows(2).all(|pair| pair[0].price >= pair[1].price));
    same!(
        &db,
        query!((&cheap).union(&featured, all = true)),
        query!(Product.filter(price__lt = 20).union(Product.filter(is_featured = true), all = true))
    );
    same!(
        &db,
        query!((&cheap).difference(&featured).order_by(id)[1..4]),
        query!(Product.filter(price__lt = 20).difference(Product.filter(is_featured = true)).order_by(id)[1..4])
    );
    let everything = query!(Product.all());
    same!(
        &db,
        query!(everything.intersection(featured, cheap.clone().filter(id__gt = 0)).reverse()),
        query!(
            Product
                .all()
                .intersection(Product.filter(is_featured = true), Product.filter(price__lt = 20).filter(id__gt = 0))
                .reverse()
        )
    );
}

#[test]
fn one_side_is_in_a_variable() {
    let db = World::new();
    let (least, most) = (500, 20);
    let dear = query!(Product.filter(price__gt = least));
    same!(
        &db,
        query!(Product.filter(price__lt = most).union(&dear).order_by(price, id)[..most]),
        query!(Product.filter(price__lt = most).union(Product.filter(price__gt = least)).order_by(price, id)[..most])
    );
    same!(
        &db,
        query!(dear.filter(id__gt = 0).union(Product.filter(price__lt = most).order_by(id)[..2]).order_by(id)),
        query!(
            Product
                .filter(price__gt = least)
                .filter(id__gt = 0)
                .union(Product.filter(price__lt = most).order_by(id)[..2])
                .order_by(id)
        )
    );
}

#[test]
fn what_is_selected_is_said_of_all_sides() {
    let db = World::new();
    let (cheap, dear) = (query!(Product.filter(price__lt = 20)), query!(Product.filter(price__gt = 500)));
    let rows = same!(
        &db,
        query!((&cheap).union(&dear).values(name, cost = F(price)).order_by(-cost, name)),
        query!(
            Product
                .filter(price__lt = 20)
                .union(Product.filter(price__gt = 500))
                .values(name, cost = F(price))
                .order_by(-cost, name)
        )
    );
    assert!(rows.windows(2).all(|pair| pair[0].cost >= pair[1].cost));
    let flat: Vec<String> =
        query!((&cheap).union(&dear).values_list(name, flat = true).order_by(name)).all(&db).unwrap();
    assert_eq!(flat.len(), rows.len());
    // Rows that `values` made elsewhere are of one kind if their columns are.
    let (a, b) = (query!((&cheap).values(name, price)), query!(dear.values(name, price)));
    assert_eq!(query!((&a).union(&b)).all(&db).unwrap().len(), rows.len());
    let names = query!(cheap.values_list(name, flat = true));
    let categories = query!(Category.values_list(name, flat = true));
    let both: Vec<String> = query!((&names).union(&categories, all = true)[..100]).all(&db).unwrap();
    assert_eq!(both.len(), names.all(&db).unwrap().len() + categories.all(&db).unwrap().len());
}

#[test]
fn slices_belong_to_their_sides() {
    let db = World::new();
    let most = 2;
    let (first, last) = (query!(Product.order_by(id)[..most]), query!(Product.order_by(-id)[..2]));
    let rows = same!(
        &db,
        query!((&first).union(&last).order_by(id)),
        query!(Product.order_by(id)[..most].union(Product.order_by(-id)[..2]).order_by(id))
    );
    assert_eq!(rows.len(), 4);
    let counted = query!(Category.filter(id__gt = 0).annotate(n = Count(product) + Value(most)).order_by(-n, id)[..3]);
    let others = query!(Category.annotate(n = Count(product) + Value(1)).filter(n = 1));
    same!(
        &db,
        query!(counted.union(others).order_by(-n, id)),
        query!(
            Category.filter(id__gt = 0).annotate(n = Count(product) + Value(most)).order_by(-n, id)[..3]
                .union(Category.annotate(n = Count(product) + Value(1)).filter(n = 1))
                .order_by(-n, id)
        )
    );
}

#[test]
fn set_operations_in_variables_go_on() {
    let db = World::new();
    let (cheap, dear) = (query!(Product.filter(price__lt = 20)), query!(Product.filter(price__gt = 500)));
    let mut both = query!((&cheap).union(&dear));
    let whole = query!(Product.filter(price__lt = 20).union(Product.filter(price__gt = 500)));
    assert_eq!(both.count(&db).unwrap(), whole.count(&db).unwrap());
    same!(&db, query!((&both).order_by(-price, id)[..3]), {
        query!(Product.filter(price__lt = 20).union(Product.filter(price__gt = 500)).order_by(-price, id)[..3])
    });
    both = query!(both.order_by(price, id));
    assert_eq!(
        both.first(&db).unwrap().unwrap().id,
        query!(Product.order_by(price, id)).first(&db).unwrap().unwrap().id
    );
    let third = query!(Product.filter(id = 3));
    same!(
        &db,
        query!((&both).union(&third).order_by(id)),
        query!(
            Product
                .filter(price__lt = 20)
                .union(Product.filter(price__gt = 500))
                .order_by(price, id)
                .union(Product.filter(id = 3))
                .order_by(id)
        )
    );
    same!(
        &db,
        query!(both[..2].union(third.clone()).order_by(id)),
        query!(
            Product.filter(price__lt = 20).union(Product.filter(price__gt = 500)).order_by(price, id)[..2]
                .union(Product.filter(id = 3))
                .order_by(id)
        )
    );
}

#[test]
fn optional_conditions_and_related_rows_of_a_side() {
    let db = World::new();
    fn orders<'q>(status: Option<&'q str>, least: Option<i64>) -> Query<'q, Order> {
        query!(Order.filter_some(status = status, id__gte = least))
    }
    for (status, least) in [(None, None), (Some("paid"), None), (None, Some(4)), (Some("paid"), Some(2))] {
        let (some, late) = (orders(status, least), orders(None, Some(3)));
        let rows = query!((&late).union(&some).order_by(id)).all(&db).unwrap();
        let is_there = |order: &&Order| {
            order.id >= 3
                || (status.is_none_or(|status| order.status == status) && least.is_none_or(|least| order.id >= least))
        };
        let expected: Vec<i64> =
            query!(Order.order_by(id)).all(&db).unwrap().iter().filter(is_there).map(|o| o.id).collect();
        assert_eq!(rows.iter().map(|order| order.id).collect::<Vec<_>>(), expected);
        assert_eq!(
            query!(some.intersection(orders(status, least))).count(&db).unwrap(),
            orders(status, least).count(&db).unwrap()
        );
    }
    let customers = query!(Order.select_related(customer).annotate(later = F(id) + 1));
    let (first, last) = (query!(customers.clone().filter(id__lt = 3)), query!(customers.filter(id__gt = 5)));
    let rows = query!(first.union(last).order_by(-later)).all(&db).unwrap();
    assert!(rows.len() > 2 && rows.windows(2).all(|pair| pair[0].later > pair[1].later));
    assert!(rows.iter().all(|row| row.customer.id == *row.__model.customer.key()));
}

#[test]
fn computed_columns_of_each_side_have_their_own_values() {
    let db = World::new();
    let (least, two, three) = (4, 2_i64, 3_i64);
    let twice = query!(mini::Product.filter(price__gt = least).values(id, n = F(price) * Value(two)));
    let thrice = query!(mini::Product.filter(price__gt = least).values(id, n = F(price) * Value(three)));
    let rows = query!((&twice).union(&thrice)).all(&db).unwrap();
    let price = |id| query!(mini::Product.get(id = id)).run(&db).unwrap().price;
    let factors: Vec<i64> = rows.iter().map(|row| row.n / i64::from(price(row.id))).collect();
    for factor in [2, 3] {
        assert_eq!(factors.iter().filter(|found| **found == factor).count(), rows.len() / 2);
    }
}

#[test]
fn the_first_side_may_have_more_values() {
    let db = World::new();
    let sums = query!(mini::Order.values(key = F(id), n = F(quantity) * 2));
    let products = query!(mini::Product.values(key = F(id), n = F(price)));
    let both = query!((&sums).union(&products)).all(&db).unwrap();
    let sides = (sums.all(&db).unwrap(), products.all(&db).unwrap());
    assert!(sides.0.iter().all(|row| both.iter().any(|other| (other.key, other.n) == (row.key, row.n))));
    assert!(sides.1.iter().all(|row| both.iter().any(|other| (other.key, other.n) == (row.key, row.n.into()))));
    // NULL is possible on the first side only.
    let emails = query!(mini::Customer.values_list(email, flat = true));
    let names = query!(mini::Customer.values_list(name, flat = true));
    let both: Vec<Option<String>> = query!((&emails).union(&names)).all(&db).unwrap();
    assert!(names.all(&db).unwrap().into_iter().all(|name| both.contains(&Some(name))));
    let emails = query!(mini::Customer.values(text = F(email)));
    let names = query!(mini::Customer.values(text = F(name)));
    assert_eq!(query!(emails.union(names)).all(&db).unwrap().len(), both.len());
    // In one piece, too.
    let whole = query!(
        mini::Order.values(key = F(id), n = F(quantity) * 2).union(mini::Product.values(key = F(id), n = F(price)))
    );
    assert_eq!(whole.all(&db).unwrap().len(), query!(sums.union(products)).all(&db).unwrap().len());
}

/// The parameters of a side are those of all that it goes on from.
#[test]
fn a_side_goes_on_from_another_query_and_the_whole_is_gone_on_from() {
    let db = World::new();
    let (least, most, count) = (5, 500, 3);
    let dear = query!(Product.filter(price__gt = least));
    let middle = query!(dear.filter(price__lt = most));
    let ordered = query!(Product.filter(is_featured = true).order_by(-price));
    let both = query!((&ordered).union(&middle));
    // The order of the first side is not that of all.
    assert!(!both.sql().contains("ORDER BY"), "{}", both.sql());
    same!(
        &db,
        query!((&both).order_by(id)[..count]),
        query!(
            Product
                .filter(is_featured = true)
                .union(Product.filter(price__gt = least).filter(price__lt = most))
                .order_by(id)[..count]
        )
    );
}
