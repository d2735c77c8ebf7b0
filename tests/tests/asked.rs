//! Questions that Django was asked, with its answers: what two features do together.

// Tests speak by panicking.
#![allow(clippy::all, clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use jiff::civil::date;
use orm_core::prelude::*;
use orm_tests::conformance::duration;
use orm_tests::models::suite::{Employee, Experiment};
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;
use rust_decimal::Decimal;

/// `Author.objects.get(pk=1).articles.exclude(tags__name="rust")`: the text has the query that it goes on from in it.
#[test]
fn a_related_row_is_excluded_by_its_own_parameter() {
    let world = World::new();
    let ada = query!(blog::Author.get(pk = 1)).run(&world).unwrap();
    assert_eq!(query!(ada.articles().exclude(tags__name = "rust")).count(&world).unwrap(), 0);
    let eve = query!(shop::Customer.get(pk = 6)).run(&world).unwrap();
    let small = query!(eve.orders().exclude(items__quantity__gte = 5).order_by(id).values_list(id, flat = true));
    assert_eq!(small.all(&world).unwrap(), [13, 23]);
    let known = query!(mini::Customer.filter(email__isnull = false));
    let small = query!(known.exclude(order__quantity__gt = 1).exclude(order__product__price = 350).order_by(id));
    let names = query!(small.values_list(name, flat = true)).all(&world).unwrap();
    assert_eq!(names, ["Eve"]);
}

/// `Q(a) | ~Q(b)` over a relation that may be missing: a row without one is not `b`.
#[test]
fn a_missing_relation_is_not_what_is_negated() {
    let world = World::new();
    let not_garden = query!(shop::Product.filter(Q(category__name = "Books") | !Q(category__name = "Garden")));
    assert_eq!(not_garden.count(&world).unwrap(), 21);
    assert_eq!(query!(not_garden.filter(category = None)).count(&world).unwrap(), 3);
}

#[test]
fn rows_are_counted_as_often_as_they_are_selected() {
    let world = World::new();
    let tagged = query!(mini::Product.values(id, tags));
    assert_eq!(tagged.count(&world).unwrap(), 17);
    assert_eq!(usize::try_from(tagged.count(&world).unwrap()).unwrap(), tagged.all(&world).unwrap().len());
    assert_eq!(query!(mini::Product.values(tags__name)[13..]).count(&world).unwrap(), 4);
    assert!(!query!(mini::Product.values(tags__name)[17..]).exists(&world).unwrap());
}

#[test]
fn what_is_turned_around_turns_everything() {
    let world = World::new();
    assert_eq!(query!(mini::Product.reverse()).first(&world).unwrap().unwrap().id, 12);
    assert_eq!(query!(mini::Product.reverse()).last(&world).unwrap().unwrap().id, 1);
    let known_first = query!(mini::Customer.order_by(F(email).asc(nulls_last = true), id));
    let ids = query!(known_first.reverse().values_list(id, flat = true)).all(&world).unwrap();
    assert_eq!(ids, [6, 3, 4, 2, 1, 5]);
    let known_first = query!(mini::Customer.order_by(F(email).asc(nulls_last = true), id));
    assert_eq!(known_first.last(&world).unwrap().unwrap().id, 6);
}

/// `id__in=Subquery(…)` is `id__in=…`.
#[test]
fn a_list_may_be_a_subquery() {
    let world = World::new();
    let buyers =
        query!(mini::Customer.filter(id__in = Subquery(mini::Order.filter(product = 1).values(customer))).order_by(id));
    assert_eq!(query!(buyers.values_list(name, flat = true)).all(&world).unwrap(), ["Alice", "Bob"]);
}

#[test]
fn a_window_is_computed_of_groups() {
    let world = World::new();
    let ranked = query!(
        Employee
            .values(department)
            .annotate(total = Sum(salary))
            .annotate(place = Window(Rank(), order_by(F(total).desc())))
            .order_by(place, department)
    );
    let rows = ranked.all(&world).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.department.as_deref(), row.total, row.place)).collect();
    assert_eq!(rows, [(Some("dev"), Some(90), 1), (Some("ops"), Some(50), 2), (None, Some(45), 3)]);
}

#[test]
fn dates_are_moved_and_compared_and_stored() {
    let world = World::new();
    let late = query!(
        Experiment
            .exclude(completed = None)
            .annotate(late = F(completed) - Value(date(2010, 6, 27)))
            .order_by(id)
            .values_list(late, flat = true)
    );
    let days = late.all(&world).unwrap().into_iter().map(|late| late.map(|late| late.as_hours() / 24));
    assert_eq!(days.collect::<Vec<_>>(), [Some(-2), Some(-1), Some(1), Some(34)]);
    let slow = query!(Experiment.filter(completed__gt = F(assigned) + Value(duration(259_200_000_000))).order_by(id));
    assert_eq!(query!(slow.values_list(name, flat = true)).all(&world).unwrap(), ["e2", "e4"]);
    // A value beside a duration may be a moment or another duration.
    let noon: jiff::Timestamp = "2010-06-25T12:00:00Z".parse().unwrap();
    let moved = query!(Experiment.filter(start__gt = Value(noon) - F(estimated_time)).order_by(id));
    let moved = query!(moved.values_list(name, Value(noon) - F(estimated_time))).all(&world).unwrap();
    assert_eq!(moved.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["e0", "e1", "e2", "e4"]);
    assert_eq!(moved[2].1.to_string(), "2010-06-25T11:00:00Z");
    let longer = query!(Experiment.filter(estimated_time = F(estimated_time) + Value(duration(0)), id = 3));
    let longer = query!(longer.values_list(F(estimated_time) + Value(duration(1_000_000)), flat = true));
    assert_eq!(longer.get(&world).unwrap().as_secs(), 3601);
    query!(Experiment.filter(id = 1).update(assigned = F(assigned) + Value(duration(90_000_000_000))))
        .run(&world)
        .unwrap();
    assert_eq!(query!(Experiment.get(id = 1)).run(&world).unwrap().assigned, date(2010, 6, 26));
}

/// `KT("attributes__color")`: JSON's words as words, numbers as text.
#[test]
fn places_in_json_as_text() {
    let world = World::new();
    let widths = query!(
        shop::Product
            .annotate(width = KT(attributes["dims"]["w"]))
            .exclude(width = None)
            .order_by(id)
            .values_list(id, width)
    );
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(widths.all(&world).unwrap(), [(3, text("7")), (4, text("71"))]);
    let red = query!(shop::Product.annotate(color = KT(attributes["color"])).filter(color__startswith = "r"));
    let red = query!(red.order_by(id).values_list(id, flat = true)).all(&world).unwrap();
    assert_eq!(red, [5, 15, 18]);
    let colors = query!(
        shop::Product
            .values(color = Upper(KT(attributes["color"])))
            .annotate(n = Count(id))
            .order_by(-n, color)
            .values_list(color, n)
    );
    let counts = [(None, 17), (text("RED"), 3), (text("SILVER"), 2), (text("BLACK"), 1), (text("NULL"), 1)];
    assert_eq!(colors.all(&world).unwrap(), counts);
    let fifth = query!(shop::Product.annotate(g = KT(attributes["5g"])).exclude(g = None).order_by(id));
    assert_eq!(query!(fifth.values_list(id, g)).all(&world).unwrap(), [(4, text("true")), (5, text("false"))]);
    let dims = query!(shop::Product.filter(id = 4).values_list(KT(attributes["dims"]), flat = true));
    assert_eq!(dims.get(&world).unwrap().as_deref(), Some(r#"{"w":71,"h":144}"#));
    let ports = query!(
        shop::Product.order_by(KT(attributes["ports"][0]), id).values_list(KT(attributes["ports"][0]), flat = true)
    );
    let ports: Vec<String> = ports.all(&world).unwrap().into_iter().flatten().collect();
    assert_eq!(ports, ["usb-a", "usb-c", "usb-c", "usb-c"]);
}

#[test]
fn texts_are_hashed() {
    let world = World::new();
    let hashes = query!(shop::Product.filter(id = 7).values_list(
        SHA1(name),
        SHA224(name),
        SHA256(name),
        SHA384(name),
        SHA512(name)
    ));
    let (first, second, third, fourth, fifth) = hashes.get(&world).unwrap();
    assert_eq!(first, "8a8f99dd663857377633da103944960af19a18da");
    assert_eq!(second, "ae4a704167262cc78a2067e89e97c35696881a60bd9b947a91a5599a");
    assert_eq!(third, "dc6e395f7876a3fd0f4c59d7889be8c75b9c0ae941c5f5dad4cc195a173cc62b");
    assert!(fourth.starts_with("dc2910abd3b63bf6f2d61a9484c7b209e4dfd446"), "{fourth}");
    assert!(fifth.starts_with("04b0059b2b087bd63a6051b643ea058ebe349728"), "{fifth}");
}

/// `annotate(pages=F("attributes__pages")).filter(pages__gte=300).order_by("-pages")`: 80 is less than 300, though its text is not.
#[test]
fn what_is_taken_out_of_json_is_compared_by_value() {
    let world = World::new();
    let long = query!(
        shop::Product
            .annotate(pages = F(attributes["pages"]))
            .filter(pages__gte = 300)
            .order_by(-pages, id)
            .values_list(id, flat = true)
    );
    assert_eq!(long.all(&world).unwrap(), [1, 2, 17], "{}", long.sql());
    let listed =
        query!(shop::Product.alias(pages = F(attributes["pages"])).filter(pages__in = [80, 214]).order_by(pages));
    assert_eq!(listed.all(&world).unwrap().iter().map(|product| product.id).collect::<Vec<_>>(), [16, 3]);
    // Keys follow an annotation, too.
    let wide = query!(
        shop::Product
            .annotate(dims = F(attributes["dims"]), made = JSONObject(n = id))
            .filter(dims["w"] = 7, made["n"].lt = 100)
            .values_list(id, dims["h"], made["n"])
    );
    let json = |text: &str| Some(serde_json::from_str::<serde_json::Value>(text).unwrap());
    assert_eq!(wide.all(&world).unwrap(), [(3, json("9.5"), json("3"))], "{}", wide.sql());
    let narrow = query!(shop::Product.filter(F(attributes["pages"]) > F(attributes["dims"]["w"]))).count(&world);
    assert_eq!(narrow.unwrap(), 1);
    let red = query!(shop::Product.alias(color = F(attributes["color"])).filter(color = "red")).count(&world).unwrap();
    assert_eq!(red, query!(shop::Product.filter(attributes["color"] = "red")).count(&world).unwrap());
    assert!(red > 0);
}

/// `values("id", "tags__name").filter(tags__name="sale")`: what is selected is all tags of the products, not the one that
/// was asked for, as both are joined by themselves; an order by what is selected is by that.
#[test]
fn what_is_selected_is_not_what_is_filtered_by_afterwards() {
    let world = World::new();
    let tagged = query!(
        shop::Product
            .values_list(id, tags__name)
            .filter(tags__name = "sale")
            .filter(tags__name = "new")
            .order_by(id, -tags__name)
    );
    let rows = tagged.all(&world).unwrap();
    let rows: Vec<_> = rows.iter().map(|(id, name)| (*id, name.as_deref())).collect();
    assert_eq!(rows, [(1, Some("sale")), (1, Some("new"))], "{}", tagged.sql());
    assert_eq!(tagged.count(&world).unwrap(), 2);
    let statuses = query!(
        shop::Customer
            .values(id, orders__status)
            .filter(orders__status = "paid")
            .annotate(paid = Count(orders))
            .filter(id = 1)
            .order_by(orders__status)
    );
    let rows = statuses.all(&world).unwrap();
    let rows: Vec<_> =
        rows.iter().map(|row| (row.orders__status.as_ref().map(ToString::to_string), row.paid)).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(rows, [(text("new"), 1), (text("paid"), 1), (text("shipped"), 2)], "{}", statuses.sql());
    // Conditions before it choose what is selected.
    let sale = query!(shop::Product.filter(tags__name = "sale").values_list(tags__name, flat = true).distinct());
    assert_eq!(sale.all(&world).unwrap(), [text("sale")]);
}

/// `filter(~F("is_active"))`, `filter(Case(…))`
#[test]
fn what_is_true_is_a_condition() {
    let world = World::new();
    let hidden = query!(shop::Product.filter(!F(is_active))).count(&world).unwrap();
    assert_eq!(hidden, query!(shop::Product.filter(is_active = false)).count(&world).unwrap());
    assert!(hidden > 0);
    let kept = query!(
        shop::Product
            .filter(price__gt = 100, Case(When(category = 1, then = Value(false)), default = Value(true)))
            .exclude(category = None)
    );
    let others = query!(shop::Product.filter(price__gt = 100).exclude(category = 1).exclude(category = None));
    assert_eq!(kept.count(&world).unwrap(), others.count(&world).unwrap());
    let turned = query!(shop::Product.filter(id__lte = 2).update(is_active = !F(is_active))).run(&world).unwrap();
    assert_eq!(turned, 2);
    assert_eq!(query!(shop::Product.filter(!F(is_active))).count(&world).unwrap(), hidden + 2);
}

/// `filter(id__in=Article.objects.all()[:3])`
#[test]
fn a_slice_of_a_model_is_a_query() {
    let world = World::new();
    let newest = query!(blog::Article.filter(id__in = blog::Article[..3]).values_list(id, flat = true));
    assert_eq!(newest.all(&world).unwrap(), [9, 3, 2]);
}

/// `product.tags.filter(product__price__gt=100)` asks about that product, whatever is loaded of the tags.
#[test]
fn a_related_row_is_asked_about_whatever_is_selected() {
    let world = World::new();
    let book = query!(shop::Product.get(pk = 1)).run(&world).unwrap();
    assert!(book.price < Decimal::from(100));
    let dear = query!(book.tags().filter(product__price__gt = 100));
    assert_eq!(dear.count(&world).unwrap(), 0, "{}", dear.sql());
    let dear = query!(book.tags().filter(product__price__gt = 100).values_list(name, flat = true));
    assert_eq!(dear.all(&world).unwrap(), [""; 0], "{}", dear.sql());
    let others = query!(book.tags().exclude(product__price__gt = 100).order_by(name).values_list(name, flat = true));
    assert_eq!(others.all(&world).unwrap(), ["new", "sale"], "{}", others.sql());
    let named = query!(book.tags().filter(product__price__gt = 100).only(name));
    assert!(named.all(&world).unwrap().is_empty(), "{}", named.sql());
}

/// `filter(orders__status="paid").dates("orders__order_date", "month")`: of the orders that were asked for; a condition that
/// comes later is about any of them.
#[test]
fn dates_are_of_the_rows_before_them() {
    let world = World::new();
    let paid = query!(shop::Customer.filter(orders__status = "paid").dates(orders__order_date, month));
    let months = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 5, 1), date(2024, 6, 1)];
    assert_eq!(paid.all(&world).unwrap(), months, "{}", paid.sql());
    let any = query!(shop::Customer.dates(orders__order_date, month).filter(orders__status = "paid"));
    assert_eq!(any.all(&world).unwrap().len(), 11, "{}", any.sql());
}

/// `values("tags__name").annotate(n=Count("id")).filter(tags__priority__gt=1)`
#[test]
fn groups_are_kept_by_conditions_after_them() {
    let world = World::new();
    let tags = query!(
        shop::Product.values(tags__name).annotate(n = Count(id)).filter(tags__priority__gt = 1).order_by(tags__name)
    );
    let rows = tags.all(&world).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.tags__name.as_deref().unwrap(), row.n)).collect();
    assert_eq!(rows, [("100%", 3), ("eco_friendly", 7), ("new", 2), ("sale", 10), ("été", 4)], "{}", tags.sql());
}

/// `annotate(a=Max("articles__views")).filter(articles__views=F("a"))`: HAVING compares each of the related rows.
#[test]
fn groups_are_compared_with_related_rows() {
    let world = World::new();
    let best = query!(
        blog::Author
            .annotate(most = Max(articles__views))
            .filter(articles__views = F(most))
            .order_by(id)
            .values_list(name, most)
    );
    let rows = best.all(&world).unwrap();
    let rows: Vec<_> = rows.iter().map(|(name, most)| (name.as_str(), most.unwrap())).collect();
    assert_eq!(rows, [("Ada", 500), ("Brian", 250), ("Chloé", 42), ("Dan", 7), ("Erin", 999)], "{}", best.sql());
}

/// `Prefetch("tags", Tag.objects.filter(articles__views__gt=200))`: the tags of the articles that have so many views.
#[test]
fn rows_that_are_fetched_are_asked_about_their_parents() {
    let world = World::new();
    let articles = query!(
        blog::Article
            .prefetch_related(Prefetch(tags, blog::Tag.filter(articles__views__gt = 200).order_by(name)))
            .order_by(id)
    );
    let articles = articles.all(&world).unwrap();
    let tags = |id: i64| -> Vec<&str> {
        articles
            .iter()
            .filter(|article| article.id == id)
            .flat_map(|article| &article.tags)
            .map(|tag| tag.name.as_str())
            .collect()
    };
    assert_eq!(tags(1), [""; 0]);
    assert_eq!(tags(2), ["django", "tech"]);
    assert_eq!(tags(10), ["rust"]);
}

/// `filter(orders__status="paid").filter(joined__lt=F("orders__order_date"))`: another order may be meant, as with any two
/// calls of `filter`.
#[test]
fn right_sides_are_of_the_rows_of_their_own_filter() {
    let world = World::new();
    let one = query!(shop::Customer.filter(orders__status = "paid", id__lt = F(orders__id))).count(&world).unwrap();
    let two = query!(shop::Customer.filter(orders__status = "paid").filter(id__lt = F(orders__id)));
    let any = query!(shop::Customer.filter(id__lt = F(orders__id)).filter(orders__status = "paid"));
    assert_eq!(two.count(&world).unwrap(), any.count(&world).unwrap(), "{}", two.sql());
    assert!(one < two.count(&world).unwrap(), "{one}: {}", two.sql());
    let reviewed = query!(
        shop::Customer
            .filter(orders__status = "paid")
            .filter(Exists(shop::Review.filter(customer = OuterRef(pk), rating__lt = OuterRef(orders__id))))
    );
    let ids = query!(reviewed.order_by(id).values_list(id, flat = true)).all(&world).unwrap();
    assert_eq!(ids, [1, 3, 3, 3, 6, 6, 6, 6, 6, 8, 8]);
}

/// `Review.objects.exclude(product__fans__isnull=True)`: the key is held here, the related rows are the product's.
#[test]
fn rows_without_related_rows_of_what_they_point_to_are_left_out() {
    let world = World::new();
    let liked = query!(shop::Review.exclude(product__fans__isnull = true).order_by(id).values_list(id, flat = true));
    assert_eq!(liked.all(&world).unwrap(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16]);
}

/// `Coupon.objects.exclude(orders__items__id__lte=F("orders__customer__id"))`: of the same order.
#[test]
fn what_is_excluded_is_about_the_row_that_the_right_side_is_of() {
    let world = World::new();
    let coupons = query!(shop::Coupon.exclude(orders__items__id__lte = F(orders__customer__id)).order_by(code));
    let codes = query!(coupons.values_list(code, flat = true)).all(&world).unwrap();
    let expected =
        ["HALF%", "NEVER", "SUMMER24", "SUMMER24", "VIP_10", "VIP_10", "VIP_10", "WELCOME", "WELCOME", "WELCOME"];
    assert_eq!(codes, expected);
}

/// Windows inside of `Case`, and groups of the rows that a window chooses.
#[test]
fn what_is_computed_of_windows_is_a_window() {
    let world = World::new();
    let first = query!(
        Employee
            .annotate(place = Window(RowNumber(), partition_by(department), order_by(-salary)))
            .annotate(kind = Case(When(place = 1, then = Value("top")), default = Value("rest")))
            .filter(kind = "top")
            .order_by(id)
    );
    let names: Vec<_> = first.all(&world).unwrap().iter().map(|row| row.firstname.clone()).collect();
    assert_eq!(names, ["Frank", "Max", "Li"]);
    let chosen = query!(
        Employee
            .annotate(place = Window(Rank(), order_by(-salary)))
            .filter(place__lte = 3)
            .values(department)
            .annotate(n = Count(id))
            .order_by(department)
    );
    let counted: Vec<_> = chosen.all(&world).unwrap().into_iter().map(|row| (row.department, row.n)).collect();
    let expected = [(None, 1), (Some("dev".to_owned()), 3), (Some("ops".to_owned()), 2)];
    assert_eq!(counted, expected);
}

/// `values("author").annotate(n=Count("tags")).filter(Q(n__gt=1) | Q(views=7))`: a group for each number of views.
#[test]
fn what_is_compared_beside_an_aggregate_is_grouped_by() {
    let world = World::new();
    let counted = query!(
        blog::Article.values(author).annotate(n = Count(tags)).filter(Q(n__gt = 1) | Q(views = 7)).order_by(author, n)
    );
    assert_eq!(
        pairs(counted.all(&world).unwrap().into_iter().map(|row| (row.author, row.n))),
        [(Some(1), 2), (Some(1), 3), (Some(2), 2), (Some(4), 0)]
    );
    let counted = query!(
        blog::Article.values(author).annotate(n = Count(tags)).exclude(n__gt = 1, views__gt = 7).order_by(author, n)
    );
    assert_eq!(
        pairs(counted.all(&world).unwrap().into_iter().map(|row| (row.author, row.n))),
        [(None, 0), (None, 0), (Some(1), 1), (Some(1), 3), (Some(3), 1), (Some(4), 0), (Some(5), 1), (Some(5), 1)]
    );
    let counted = query!(
        blog::Article
            .values(author)
            .annotate(n = Count(tags))
            .filter(Q(n__gt = 1) | !Q(comment__score__gt = 3))
            .order_by(author, n)
    );
    assert_eq!(
        pairs(counted.all(&world).unwrap().into_iter().map(|row| (row.author, row.n))),
        [
            (None, 0),
            (None, 0),
            (Some(1), 1),
            (Some(1), 2),
            (Some(1), 3),
            (Some(2), 2),
            (Some(3), 1),
            (Some(4), 0),
            (Some(5), 1)
        ]
    );
}

fn pairs<T>(rows: impl Iterator<Item = (T, i64)>) -> Vec<(T, i64)> {
    rows.collect()
}
