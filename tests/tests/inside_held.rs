//! Queries in variables inside of others, `Subquery(variable)` and `Exists(variable.filter(…))`: the rows are those of the same
//! query in one piece.

#![allow(clippy::unwrap_used)] // Tests speak by panicking.

use orm_core::prelude::*;
use orm_tests::models::mini::{Customer, Order, Product};
use orm_tests::models::shop;
use orm_tests::same::shown;
use orm_tests::world::World;

/// That two queries have the same rows, of which there are some; and a count, which is of other texts.
macro_rules! same_rows {
    ($db:expr, $one:expr, $other:expr) => {{
        let (one, other) = ($one, $other);
        let rows = one.all($db).unwrap();
        assert_eq!(shown(&rows), shown(&other.all($db).unwrap()));
        assert_eq!(one.count($db).unwrap(), i64::try_from(rows.len()).unwrap());
        assert!(!rows.is_empty());
        rows
    }};
}

#[test]
fn rows_are_among_those_of_a_variable() {
    let db = World::new();
    let (least, most, half) = (40, 2, 2_i64);
    let dear = query!(Product.filter(price__gt = least));
    let whole =
        query!(Order.filter(product__in = Product.filter(price__gt = least), quantity__lte = most).order_by(id));
    same_rows!(
        &db,
        query!(Order.filter(product__in = Subquery(&dear), quantity__lte = most).order_by(id)),
        whole.clone()
    );
    // Rows with more, bare values, structs of one column, and what is selected here.
    let named = query!(Product.annotate(half = F(price) / Value(half)).filter(half__gt = 20));
    same_rows!(
        &db,
        query!(Order.filter(product__in = Subquery(&named), quantity__lte = most).order_by(id)),
        whole.clone()
    );
    let keys = query!(Product.filter(price__gt = least).values_list(id, flat = true));
    same_rows!(
        &db,
        query!(Order.filter(product_id__in = Subquery(&keys), quantity__lte = most).order_by(id)),
        whole.clone()
    );
    let only = query!(Product.filter(price__gt = least).values(id));
    same_rows!(
        &db,
        query!(Order.filter(product__in = Subquery(only), quantity__lte = most).order_by(id)),
        whole.clone()
    );
    same_rows!(
        &db,
        query!(Order.filter(product__in = Subquery(dear.values(pk)), quantity__lte = most).order_by(id)),
        whole
    );
}

#[test]
fn computed_columns_slices_and_ends_keep_their_parameters() {
    let db = World::new();
    let (twice, by, few, least) = (2_i64, 10_i64, 3, 1);
    let prices =
        query!(Product.order_by(-price, id).values_list(F(price) * Value(twice) - Value(by), flat = true)[..few]);
    let whole = query!(
        Product
            .annotate(x = F(price) * 2 - 10)
            .filter(
                id__gt = least,
                x__in = Product.order_by(-price, id).values(y = F(price) * Value(twice) - Value(by))[..few]
            )
            .order_by(id)
    );
    let rows = same_rows!(
        &db,
        query!(Product.annotate(x = F(price) * 2 - 10).filter(id__gt = least, x__in = Subquery(&prices)).order_by(id)),
        whole
    );
    assert!(rows.len() <= 3);
    let highest = query!(Product.order_by(-price));
    let dearest = query!(Product.filter(price = Subquery(highest.values(price)[..1]))).all(&db).unwrap();
    assert_eq!(dearest[0].id, query!(Product.order_by(-price, id)).first(&db).unwrap().unwrap().id);
}

#[test]
fn a_variable_knows_the_rows_around_it() {
    let db = World::new();
    let (least, most) = (2, 900);
    let large = query!(Order.filter(quantity__gte = least));
    same_rows!(
        &db,
        query!(Product.filter(Exists(large.clone().filter(product = OuterRef(pk))), price__lt = most).order_by(id)),
        query!(
            Product
                .filter(Exists(Order.filter(quantity__gte = least, product = OuterRef(pk))), price__lt = most)
                .order_by(id)
        )
    );
    same_rows!(
        &db,
        query!(
            Product
                .annotate(
                    latest = Subquery(
                        (&large).filter(product = OuterRef(pk)).order_by(-order_date, id).values(quantity)[..1]
                    ),
                    more = Value(least)
                )
                .filter(!Exists((&large).filter(product = OuterRef(pk), quantity = 3)))
                .order_by(-latest, id)
        ),
        query!(
            Product
                .annotate(
                    latest = Subquery(
                        Order
                            .filter(quantity__gte = least)
                            .filter(product = OuterRef(pk))
                            .order_by(-order_date, id)
                            .values(quantity)[..1]
                    ),
                    more = Value(least)
                )
                .filter(!Exists(Order.filter(quantity__gte = least).filter(product = OuterRef(pk), quantity = 3)))
                .order_by(-latest, id)
        )
    );
}

#[test]
fn variables_stand_inside_of_variables() {
    let db = World::new();
    let (least, most, letter) = (10, 5, "a");
    let dear = query!(Product.filter(price__gt = least));
    let orders = query!(Order.filter(product__in = Subquery(&dear), quantity__lte = most));
    let customers = query!(Customer.filter(name__icontains = letter));
    let found = query!((&customers).filter(order__in = Subquery(orders.filter(quantity__gte = 1))).distinct());
    let whole = query!(
        Customer
            .filter(name__icontains = letter)
            .filter(
                order__in = Order
                    .filter(product__in = Product.filter(price__gt = least), quantity__lte = most)
                    .filter(quantity__gte = 1)
            )
            .distinct()
            .order_by(id)
    );
    same_rows!(&db, query!((&found).order_by(id)), whole);
    // Inside of what is written out; twice; with a page, whose ends come last.
    let deep = query!(Customer.filter(
        order__in = Order.filter(product__in = Subquery((&dear).filter(price__lt = 10_000))),
        id__in = Subquery(&found),
        order__product__in = Subquery(&dear)
    ));
    let deep = query!(deep.distinct().order_by(id));
    let page = deep.page(&db, 1, 100).unwrap();
    assert_eq!(shown(&page.iter().collect::<Vec<_>>()), shown(&query!(found.order_by(id)).all(&db).unwrap()));
}

#[test]
fn set_operations_and_groups_stand_inside() {
    let db = World::new();
    let (cheap, dear) = (query!(Product.filter(price__lt = 50)), query!(Product.order_by(-price)[..2]));
    let ends = query!(cheap.union(dear));
    same_rows!(
        &db,
        query!(Order.filter(product__in = Subquery(&ends)).order_by(id)),
        query!(
            Order
                .filter(product__in = Product.filter(price__lt = 50).union(Product.order_by(-price)[..2]))
                .order_by(id)
        )
    );
    let often =
        query!(Order.values(product).annotate(n = Count(id)).filter(n__gt = 1).values_list(product, flat = true));
    same_rows!(
        &db,
        query!(Product.exclude(id__in = Subquery(&often)).order_by(id)),
        query!(
            Product
                .exclude(id__in = Order.values(product).annotate(n = Count(id)).filter(n__gt = 1).values(product))
                .order_by(id)
        )
    );
}

#[test]
fn one_place_is_reached_by_different_queries() {
    let db = World::new();
    let mut seen = Vec::new();
    let among = [Some(10), None];
    for (least, most) in among.into_iter().flat_map(|least| [(least, None), (least, Some(500))]) {
        let mut products = query!(Product.filter_some(price__gt = least));
        if let Some(most) = most {
            products = query!(products.filter(price__lt = most));
        }
        let named = most.map(|_| "a");
        let orders = query!(
            Order
                .filter(product__in = Subquery(products))
                .filter_some(customer__name__icontains = named, quantity__gt = Some(0))
        );
        let whole = query!(Order.filter_some(
            product__price__gt = least,
            product__price__lt = most,
            customer__name__icontains = named
        ));
        seen.push(query!(orders.order_by(id)).all(&db).unwrap().len());
        assert_eq!(seen.last(), Some(&whole.all(&db).unwrap().len()));
    }
    assert!(seen.iter().any(|count| *count != seen[0]), "{seen:?}");
}

#[test]
fn all_that_can_be_asked_around_a_variable() {
    let db = World::new();
    let dear = query!(Product.filter(price__gt = 40));
    let total = query!(Order.filter(product__in = Subquery(&dear)).aggregate(n = Count(), total = Sum(quantity)));
    let whole = query!(Order.filter(product__price__gt = 40).aggregate(n = Count(), total = Sum(quantity)));
    assert_eq!(shown(&[total.run(&db).unwrap()]), shown(&[whole.run(&db).unwrap()]));
    let orders = query!(Order.filter(product__in = Subquery(&dear)).select_related(product).prefetch_related(customer));
    let orders = query!(orders.order_by(id)).all(&db).unwrap();
    assert!(orders.iter().all(|order| order.product.price > 40 && order.customer.id > 0));
    let first = query!(Order.filter(product__in = Subquery(&dear)).earliest(order_date, id)).run(&db).unwrap();
    assert!(orders.iter().all(|order| order.order_date >= first.order_date));
    assert_eq!(query!(Order.filter(product__in = Subquery(&dear)).in_bulk()).run(&db).unwrap().len(), orders.len());
    assert_eq!(query!(Order.get(pk = first.id, product__in = Subquery(&dear))).run(&db).unwrap().id, first.id);
    let both = query!(Order.filter(quantity = 1).union(Order.filter(product__in = Subquery(&dear))).order_by(id));
    let whole = query!(Order.filter(quantity = 1).union(Order.filter(product__price__gt = 40)).order_by(id));
    assert_eq!(shown(&both.all(&db).unwrap()), shown(&whole.all(&db).unwrap()));
    let customers = query!(
        Customer
            .prefetch_related(Prefetch(order, Order.filter(product__in = Subquery(&dear)).order_by(id)))
            .order_by(id)
    );
    let fetched: usize = customers.all(&db).unwrap().iter().map(|customer| customer.order.len()).sum();
    assert_eq!(fetched, orders.len());
    let changed = query!(Order.filter(product__in = Subquery(&dear)).update(quantity = 77)).run(&db).unwrap();
    assert_eq!(
        (changed, query!(Order.filter(quantity = 77)).count(&db).unwrap()),
        (orders.len() as u64, orders.len() as i64)
    );
    let price = query!(Product.order_by(-price).values(price)[..1]);
    query!(Order.filter(quantity = 77).update(quantity = Subquery(price))).run(&db).unwrap();
    assert_eq!(query!(Order.filter(product__in = Subquery(&dear))).delete(&db).unwrap().total(), orders.len() as u64);
}

struct Counted {
    product: shop::Product,
    reviews_of: i64,
}

fn reviewed<'a>(reviews: &Query<'a, shop::Review>) -> Query<'a, Counted> {
    query!(
        shop::Product
            .filter(Exists(reviews.filter(product = OuterRef(pk))))
            .annotate(reviews_of = Count(reviews, filter = Q(reviews__in = Subquery(reviews))))
            .order_by(id) as Counted
    )
}

#[test]
fn rows_of_the_users_and_names() {
    let db = World::new();
    let good = query!(shop::Review.filter(rating__gte = 4));
    let rows = reviewed(&good).all(&db).unwrap();
    assert!(!rows.is_empty());
    for row in &rows {
        let own = query!((&good).filter(product = row.product.id)).count(&db).unwrap();
        assert_eq!(row.reviews_of, own);
    }
    let by_kind = query!(
        shop::Product
            .filter(id__in = Subquery((&good).values(product)))
            .values(category__name)
            .annotate(n = Count(id))
            .order_by(category__name)
    );
    assert_eq!(by_kind.all(&db).unwrap().iter().map(|row| row.n).sum::<i64>(), i64::try_from(rows.len()).unwrap());
}

#[test]
fn what_grows_in_a_loop_is_an_error_at_last() {
    let db = World::new();
    let mut products = query!(Product.filter(price__gt = 0));
    for _ in 0..4 {
        products = query!(Product.filter(id__in = Subquery(products)));
    }
    assert!(!products.all(&db).unwrap().is_empty());
    for _ in 0..4 {
        products = query!(Product.filter(id__in = Subquery(products)));
    }
    assert!(matches!(products.all(&db), Err(Error::QueryTooLarge { .. })));
    // As many beside each other as there are conditions.
    let mut orders = query!(Order.all());
    let dear = query!(Product.filter(price__gt = 0));
    for _ in 0..40 {
        orders = query!(orders.filter(product__in = Subquery(&dear)));
    }
    assert_eq!(orders.params().len(), 40);
    assert_eq!(orders.count(&db).unwrap(), query!(Order.filter(product__price__gt = 0)).count(&db).unwrap());
}
