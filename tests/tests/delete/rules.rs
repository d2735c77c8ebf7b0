//! What becomes of rows that point to deleted ones.

use orm_core::Error;
use orm_core::prelude::*;
use orm_core::write::Deleted;
use orm_tests::models::suite::{CascadeChild, Creator, Memo, Report, Root};
use orm_tests::models::{blog, mini, shop};
use orm_tests::world::World;

use super::{counts, refused};

#[test]
fn a_row_to_which_nothing_points_is_one_statement() {
    let world = World::new();
    let memo = query!(Memo.filter(pk = 1)).get(&world).unwrap();
    let (sent, deleted) = world.counted(|db| memo.delete(db));
    let deleted = deleted.unwrap();
    assert_eq!((sent, deleted.total(), counts(&deleted)), (1, 1, vec![("suite.Memo", 1)]));
    world.assert_state("delete/instance");
    let again = memo.delete(&world).unwrap();
    assert_eq!((again.total(), again.iter().count()), (0, 0));
}

/// As many as Django sends, for a row that has been read.
#[test]
fn rows_that_point_here_by_several_columns_are_deleted_at_once() {
    let world = World::new();
    let ada = query!(blog::Author.get(pk = 1)).run(&world).unwrap();
    let (sent, deleted) = world.counted(|db| ada.delete(db));
    let expected = [
        ("blog.Article", 3),
        ("blog.Article_publications", 5),
        ("blog.Article_tags", 6),
        ("blog.Author", 1),
        ("blog.Author_follows", 4),
        ("blog.Author_friends", 4),
        ("blog.Comment", 7),
    ];
    assert_eq!((sent, counts(&deleted.unwrap())), (11, expected.to_vec()));
}

#[test]
fn keys_to_another_column_are_found_without_reading_it() {
    let world = World::new();
    let creator = query!(Creator.get(num = 1001)).run(&world).unwrap();
    let (sent, deleted) = world.counted(|db| creator.delete(db));
    let expected = [("suite.Creator", 1), ("suite.Item", 1), ("suite.Item_labels", 2), ("suite.Ranking", 1)];
    assert_eq!((sent, counts(&deleted.unwrap())), (6, expected.to_vec()));
    assert!(!query!(Report.filter(creator_id = 1001)).exists(&world).unwrap());
}

mod two_keys_to_one_row {
    use super::*;

    #[derive(Model)]
    #[model(app = "cup", has_many(home: Game by home, away: Game by away, bets: Bet))]
    struct Side {
        id: i64,
        #[model(unique)]
        code: String,
    }

    #[derive(Model)]
    #[model(app = "cup")]
    struct Game {
        id: i64,
        home: ForeignKey<Side>,
        #[model(to_field = code)]
        away: ForeignKey<Side, String>,
    }

    #[derive(Model)]
    #[model(app = "cup")]
    struct Bet {
        id: i64,
        side: ForeignKey<Side>,
    }

    fn cup() -> Db {
        let db = Db::open_in_memory().unwrap();
        db.create_tables(&schema![Side, Game, Bet]).unwrap();
        for code in ["red", "blue", "grey"] {
            query!(Side.create(code = code)).run(&db).unwrap();
        }
        for (home, away) in [(1, "red"), (1, "blue"), (2, "red"), (2, "grey")] {
            query!(Game.create(home = home, away = away)).run(&db).unwrap();
        }
        query!(Bet.create(side = 1)).run(&db).unwrap();
        db
    }

    #[test]
    fn each_row_is_deleted_once() {
        let db = cup();
        let red = query!(Side.get(code = "red")).run(&db).unwrap();
        let before = db.statements_sent();
        assert_eq!(counts(&red.delete(&db).unwrap()), [("cup.Bet", 1), ("cup.Game", 3), ("cup.Side", 1)]);
        // The games, the bets and the side.
        assert_eq!(db.statements_sent() - before, 3);
        assert_eq!(query!(Game.values_list(away_id, flat = true)).all(&db).unwrap(), ["grey"]);
    }

    #[test]
    fn what_else_points_to_them_is_told() {
        let db = cup();
        db.execute("CREATE TABLE ticket (game INTEGER REFERENCES cup_game (id))", ()).unwrap();
        // Of the game that the side is away in.
        db.execute("INSERT INTO ticket VALUES (3)", ()).unwrap();
        let error = query!(Side.filter(code = "red")).delete(&db).unwrap_err();
        assert!(error.to_string().contains("ticket"), "{error}");
        assert_eq!(query!(Game.all()).count(&db).unwrap(), 4);
    }
}

#[test]
fn cascade_set_null_and_set_default() {
    for case in ["delete/cascade", "delete/cascade-instance"] {
        let world = World::new();
        let (sent, deleted) = world.counted(|db| match case {
            "delete/cascade" => query!(Root.filter(name = "full")).delete(db),
            _ => query!(Root.filter(pk = 2)).get(db)?.delete(db),
        });
        let expected = vec![("suite.CascadeChild", 2), ("suite.CascadeGrandchild", 2), ("suite.Root", 1)];
        assert_eq!(counts(&deleted.unwrap()), expected);
        assert!(sent <= 11, "{sent}");
        world.assert_state(case);
    }
}

#[test]
fn protect_refuses() {
    let world = World::new();
    let root = query!(Root.filter(pk = 3)).get(&world).unwrap();
    let error = root.delete(&world).unwrap_err();
    assert!(matches!(error, Error::Protected(_)));
    assert_eq!(refused(&error), ("Root", vec!["ProtectChild.root"]));
    assert_eq!(
        error.to_string(),
        "`Root` is not deleted: rows point to it by `ProtectChild.root` with `on_delete = protect`"
    );
    world.assert_state("delete/protect");
    let error = query!(Root.filter(pk__in = [3, 5])).delete(&world).unwrap_err();
    assert!(matches!(error, Error::Protected(_)));
    world.assert_state("delete/protect-among-several-deletes-nothing");
    let error = query!(shop::Product.filter(pk = 1)).delete(&world).unwrap_err();
    assert_eq!(refused(&error), ("Product", vec!["OrderItem.product"]));
    world.assert_state("delete/protected-product");
}

#[test]
fn restrict_refuses_unless_the_row_is_deleted_too() {
    let world = World::new();
    let error = query!(Root.filter(pk = 4)).delete(&world).unwrap_err();
    assert!(matches!(error, Error::Restricted(_)));
    assert_eq!(refused(&error), ("Root", vec!["RestrictChild.root"]));
    world.assert_state("delete/restrict");
    let deleted = query!(Root.filter(pk = 6)).delete(&world).unwrap();
    assert_eq!(counts(&deleted), [("suite.CascadeChild", 1), ("suite.RestrictChild", 1), ("suite.Root", 1)]);
    world.assert_state("delete/restrict-yields-to-cascade");
}

#[test]
fn nothing_is_done_if_nothing_points() {
    let world = World::new();
    assert_eq!(counts(&query!(Root.filter(pk = 5)).delete(&world).unwrap()), [("suite.Root", 1)]);
    world.assert_state("delete/bare");
}

#[test]
fn rows_of_join_tables_go_too() {
    let world = World::new();
    let (sent, deleted) = world.counted(|db| query!(mini::Product.filter(pk = 1)).delete(db));
    let expected = vec![("mini.Order", 2), ("mini.Product", 1), ("mini.Product_tags", 2)];
    assert_eq!((sent, counts(&deleted.unwrap())), (4, expected));
    world.assert_state("delete/m2m-rows-go-too");
    let world = World::new();
    let (sent, deleted) = world.counted(|db| query!(mini::Tag.filter(name = "sale")).delete(db));
    assert_eq!((sent, counts(&deleted.unwrap())), (3, vec![("mini.Product_tags", 4), ("mini.Tag", 1)]));
    world.assert_state("delete/target-of-m2m");
}

#[test]
fn many_models_in_one_transaction() {
    let world = World::new();
    let alice = query!(mini::Customer.filter(name = "Alice")).get(&world).unwrap();
    let (sent, deleted) = world.counted(|db| alice.delete(db));
    assert_eq!((sent, counts(&deleted.unwrap())), (2, vec![("mini.Customer", 1), ("mini.Order", 4)]));
    world.assert_state("delete/cascade-from-customer");
    let world = World::new();
    let deleted = query!(shop::Customer.filter(pk = 10)).delete(&world).unwrap();
    let expected = [
        ("shop.Customer", 1),
        ("shop.CustomerProfile", 1),
        ("shop.Customer_favourites", 2),
        ("shop.Order", 2),
        ("shop.OrderItem", 3),
    ];
    assert_eq!(counts(&deleted), expected);
    world.assert_state("delete/set-null-on-reviews");
}

#[test]
fn a_key_to_the_model_itself_is_followed_level_by_level() {
    let world = World::new();
    let deleted = query!(blog::Comment.filter(pk = 1)).delete(&world).unwrap();
    assert_eq!(counts(&deleted), [("blog.Comment", 3)]);
    world.assert_state("delete/self-fk-cascade");
}

#[test]
fn a_long_chain_is_followed_to_its_end() {
    let world = World::new();
    world
        .connection()
        .execute_batch(
            "WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
             INSERT INTO blog_comment (id, article_id, parent_id, author_name, text, score, is_spam, created)
             SELECT i, 1, CASE WHEN i > 100 THEN i - 1 END, '', '', 0, 0, '2024-01-01 00:00:00' FROM n",
        )
        .unwrap();
    let deleted = query!(blog::Comment.filter(pk = 100)).delete(&world).unwrap();
    assert_eq!(deleted.total(), 2901);
}

/// A model of the same table that does not know of the orders.
#[derive(Model, Debug)]
#[model(app = "mini", table = "mini_customer")]
struct Visitor {
    id: i64,
    name: String,
}

/// And one that knows of some children only.
#[derive(Model, Debug)]
#[model(app = "suite", table = "suite_root", has_many(cascaded: Child))]
struct Trunk {
    id: i64,
    name: String,
}

#[derive(Model, Debug)]
#[model(app = "suite", table = "suite_cascadechild")]
struct Child {
    id: i64,
    root: ForeignKey<Trunk>,
}

#[test]
fn what_is_not_declared_is_named() {
    let world = World::new();
    let visitor = query!(Visitor.filter(name = "Alice")).get(&world).unwrap();
    let expected = "rows of `mini_order` still point to the deleted `Visitor`\nhelp: declare the relation on `Visitor`, as in `has_many(name: Model)`, so that deleting follows its `on_delete`";
    for error in
        [visitor.delete(&world).unwrap_err(), query!(Visitor.filter(name = "Alice")).delete(&world).unwrap_err()]
    {
        assert!(error.is_foreign_key_violation());
        assert_eq!(error.to_string(), expected);
    }
    let error = query!(Trunk.filter(pk = 2)).delete(&world).unwrap_err();
    assert!(error.is_foreign_key_violation());
    assert_eq!(error.constraint().unwrap().table.as_deref(), Some("suite_setnullchild"), "{error}");
    assert_eq!(query!(CascadeChild.filter(root = 2)).count(&world).unwrap(), 2);
    world.assert_state("delete/protect");
}

#[test]
fn a_key_to_another_column_is_followed() {
    let world = World::new();
    let pointing = "SELECT COUNT(*) FROM suite_report WHERE creator_id = (SELECT num FROM suite_creator WHERE id = 1)";
    let reports = world.value(pointing).as_i64().unwrap();
    let none = world.value("SELECT COUNT(*) FROM suite_report WHERE creator_id IS NULL").as_i64().unwrap();
    assert!(reports > 0);
    query!(Creator.filter(pk = 1)).delete(&world).unwrap();
    let now = world.value("SELECT COUNT(*) FROM suite_report WHERE creator_id IS NULL");
    assert_eq!(now.as_i64().unwrap(), none + reports);
}

#[test]
fn inside_a_transaction_only_the_deletion_is_undone() {
    let world = World::new();
    world
        .atomic(|tx| -> orm_core::Result<()> {
            assert_eq!(query!(Memo.filter(pk = 1)).delete(tx)?.total(), 1);
            assert!(matches!(query!(Root.filter(pk = 3)).delete(tx), Err(Error::Protected(_))));
            Ok(())
        })
        .unwrap();
    world.assert_state("delete/instance");
    let undone = world.atomic(|tx| -> orm_core::Result<()> {
        query!(Root.filter(pk = 2)).delete(tx)?;
        query!(mini::Tag.filter(pk = 1)).get(tx)?.delete(tx)?;
        Err(Error::DoesNotExist { model: "Nothing" })
    });
    assert!(undone.unwrap_err().is_does_not_exist());
    world.assert_state("delete/instance");
}

mod inheritance {
    use super::*;

    /// What is a restaurant may be a bar, too.
    #[derive(Model, Debug)]
    #[model(app = "town", has_one(restaurant: Restaurant, bar: Bar), has_many(reviews: Review))]
    struct Place {
        id: i64,
        name: String,
    }

    #[derive(Model, Debug)]
    #[model(app = "town", has_one(pizzeria: Pizzeria), has_many(cooks: Cook))]
    struct Restaurant {
        #[model(primary_key, parent_link)]
        place: OneToOne<Place>,
        stars: i64,
    }

    #[derive(Model, Debug)]
    #[model(app = "town")]
    struct Bar {
        #[model(primary_key, parent_link)]
        place: OneToOne<Place>,
        open_until: i64,
    }

    #[derive(Model, Debug)]
    #[model(app = "town")]
    struct Pizzeria {
        #[model(primary_key, parent_link)]
        restaurant: OneToOne<Restaurant>,
        ovens: i64,
    }

    #[derive(Model, Debug)]
    #[model(app = "town")]
    struct Review {
        id: i64,
        place: ForeignKey<Place>,
    }

    #[derive(Model, Debug)]
    #[model(app = "town")]
    struct Cook {
        id: i64,
        #[model(on_delete = protect)]
        restaurant: ForeignKey<Restaurant>,
    }

    /// A child with a key of its own.
    #[derive(Model, Debug)]
    #[model(app = "town")]
    struct Stall {
        id: i64,
        #[model(parent_link)]
        place: OneToOne<Place>,
    }

    /// A place with a review, a restaurant and a pizzeria.
    fn town() -> (Db, Place, Restaurant) {
        let db = Db::open_in_memory().unwrap();
        db.create_tables(&schema![Place, Restaurant, Bar, Pizzeria, Review, Cook, Stall]).unwrap();
        // So that no key is that of another model's row by chance.
        let other = query!(Place.create(name = "Empty lot")).run(&db).unwrap();
        query!(Review.create(place = &other)).run(&db).unwrap();
        let place = query!(Place.create(name = "Corner")).run(&db).unwrap();
        query!(Review.create(place = &place)).run(&db).unwrap();
        let restaurant = query!(Restaurant.create(place = &place, stars = 2)).run(&db).unwrap();
        query!(Pizzeria.create(restaurant = &restaurant, ovens = 1)).run(&db).unwrap();
        (db, place, restaurant)
    }

    fn all_but_the_empty_lot(deleted: &Deleted) {
        let expected = [("town.Pizzeria", 1), ("town.Place", 1), ("town.Restaurant", 1), ("town.Review", 1)];
        assert_eq!(counts(deleted), expected);
    }

    /// As Django counts, at most; of a query, one statement reads the rows.
    #[test]
    fn deletes_the_row_of_each_parent() {
        let (db, ..) = town();
        let pizzerias = query!(Pizzeria.filter(restaurant__place__name = "Corner"));
        let before = db.statements_sent();
        all_but_the_empty_lot(&pizzerias.delete(&db).unwrap());
        assert_eq!(db.statements_sent() - before, 6);
        let (db, _, restaurant) = town();
        all_but_the_empty_lot(&restaurant.delete(&db).unwrap());
        let (db, place, _) = town();
        all_but_the_empty_lot(&place.delete(&db).unwrap());
        assert_eq!(query!(Place.all()).count(&db).unwrap(), 1);
    }

    #[test]
    fn what_points_to_a_parent_is_asked() {
        let (db, _, restaurant) = town();
        query!(Cook.create(restaurant = &restaurant)).run(&db).unwrap();
        let error = query!(Pizzeria.all()).delete(&db).unwrap_err();
        assert_eq!(refused(&error), ("Pizzeria", vec!["Cook.restaurant"]));
    }

    #[test]
    fn another_child_of_the_parent_refuses() {
        let (db, place, restaurant) = town();
        query!(Bar.create(place = &place, open_until = 4)).run(&db).unwrap();
        let error = restaurant.delete(&db).unwrap_err();
        assert!(error.is_foreign_key_violation());
        assert_eq!(
            error.to_string(),
            "rows of `town_bar` are children of the deleted `Place`, too\nhelp: delete the `Place` itself, which takes all its children along"
        );
        assert_eq!(query!(Restaurant.all()).count(&db).unwrap(), 1);
        assert_eq!(place.delete(&db).unwrap().total(), 5);
    }

    #[test]
    fn a_parent_can_be_kept() {
        let (db, place, restaurant) = town();
        let deleted = restaurant.delete_keeping_parents(&db).unwrap();
        assert_eq!(counts(&deleted), [("town.Pizzeria", 1), ("town.Restaurant", 1)]);
        assert_eq!((place.reviews().count(&db).unwrap(), query!(Place.all()).count(&db).unwrap()), (1, 2));
    }

    #[test]
    fn a_child_with_a_key_of_its_own_has_a_parent() {
        let (db, ..) = town();
        let place = query!(Place.create(name = "Market")).run(&db).unwrap();
        let stall = query!(Stall.create(place = &place)).run(&db).unwrap();
        assert_ne!(stall.id, place.id);
        assert_eq!(counts(&stall.delete(&db).unwrap()), [("town.Place", 1), ("town.Stall", 1)]);
        assert!(!query!(Place.filter(name = "Market")).exists(&db).unwrap());
        assert_eq!(query!(Place.all()).count(&db).unwrap(), 2);
    }
}
