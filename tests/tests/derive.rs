//! What `#[derive(Model)]` makes of a struct.

use orm_core::lookup::{IntoPair, IntoParam, takes};
use orm_core::model::{Back, Col, Deferred, Many, Nullable, One, Primary, Rel, open, via, whole, without};
use orm_core::plan::{Expr, Hop, Kind, Segment};
use orm_core::prelude::*;
use orm_core::query::{FromRow, Param, Rows};

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(name, -parent__name), has_many(children: Self, products: Product))]
struct Category {
    id: i64,
    /// The name in the shop.
    #[model(max_length = 60, unique)]
    name: String,
    #[model(on_delete = set_null)]
    parent: Option<ForeignKey<Self>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "shop",
    latest_by(-id),
    many_to_many(tags: Tag, suppliers: Supplier through = Supply),
    has_many(supplies: Supply),
    index(category, -price, name = "product_cat_price_idx")
)]
struct Product {
    id: i64,
    name: String,
    price: i32,
    category: Option<ForeignKey<Category>>,
    note: Option<String>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(products: Product reverse tags))]
struct Tag {
    id: i64,
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(products: Product reverse suppliers))]
struct Supplier {
    id: i64,
    name: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", unique(product, supplier))]
struct Supply {
    id: i64,
    product: ForeignKey<Product>,
    supplier: ForeignKey<Supplier>,
}

/// Two models that point at each other both ways, a key to a column that is no primary key, and self relations.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    has_many(books: Book by author, reviewed: Book by reviewer),
    has_one(profile: Profile),
    many_to_many(friends: Author, follows: Author symmetrical = false, followers: Author reverse follows)
)]
struct Author {
    id: i64,
    #[model(unique)]
    number: i32,
    favourite: Option<ForeignKey<Book>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(ordering(author), has_many(fans: Author))]
struct Book {
    id: i64,
    author: ForeignKey<Author>,
    reviewer: Option<ForeignKey<Author>>,
    #[model(to_field = number, column = "translator")]
    translator: Option<ForeignKey<Author, i32>>,
}

#[derive(Model, Clone, Debug, PartialEq)]
struct Profile {
    #[model(primary_key)]
    author: OneToOne<Author>,
    bio: String,
}

const PRODUCT: <Product as Model>::Fields = <Product as Model>::FIELDS;
const AUTHOR: <Author as Model>::Fields = <Author as Model>::FIELDS;

fn hops(segment: Segment) -> &'static [Hop] {
    match segment {
        Segment::Relation(relation) => relation.hops,
        _ => &[],
    }
}

/// `from -> table.to` for each hop.
fn shown(segment: Segment) -> Vec<String> {
    hops(segment).iter().map(|hop| format!("{} -> {}.{}", hop.from, hop.table, hop.to).replace('"', "")).collect()
}

#[test]
fn tables_and_columns_are_named_as_django_names_them() {
    let table = Product::TABLE;
    assert_eq!((table.model, table.label, table.name), ("Product", "shop.Product", "shop_product"));
    assert_eq!(
        table.select,
        "\"shop_product\".\"id\", \"shop_product\".\"name\", \"shop_product\".\"price\", \
         \"shop_product\".\"category_id\", \"shop_product\".\"note\""
    );
    let category = PRODUCT.category_id.column();
    assert_eq!((category.name, category.column, category.null), ("category", "category_id", true));
    assert_eq!(category.kind, Kind::Integer);
    assert_eq!(category.id, orm_core::plan::hash("\"category_id\""));
    assert_eq!(Author::TABLE.label, "Author");
    assert_eq!(Author::TABLE.name, "author");
}

#[test]
fn the_key_has_the_name_pk_too() {
    assert_eq!(PRODUCT.pk.column().name, "id");
    let _: Col<i64> = <Profile as Model>::FIELDS.pk;
    assert_eq!(Profile::KEY.column, "author_id");
    let profile = Profile { author: OneToOne::new(7), bio: String::new() };
    assert_eq!(profile.key(), &7);
}

#[test]
fn a_foreign_key_leads_forward_and_back() {
    let _: Rel<Category, Nullable, One, Primary> = PRODUCT.category;
    assert_eq!(shown(PRODUCT.category.segment), ["category_id -> shop_category.id"]);
    let forward = hops(PRODUCT.category.segment);
    assert!(forward.iter().all(|hop| hop.nullable && hop.direct && !hop.many));

    let back = <Category as Model>::FIELDS.products;
    let _: Rel<Product, Nullable, Many, Primary> = back;
    assert_eq!(shown(back.segment), ["id -> shop_product.category_id"]);
    assert!(hops(back.segment).iter().all(|hop| hop.nullable && !hop.direct && hop.many));
    assert_eq!(shown(<Category as Model>::FIELDS.children.segment), ["id -> shop_category.parent_id"]);
}

#[test]
fn of_several_keys_by_names_one() {
    assert_eq!(shown(AUTHOR.books.segment), ["id -> book.author_id"]);
    assert_eq!(shown(AUTHOR.reviewed.segment), ["id -> book.reviewer_id"]);
    assert_eq!(shown(<Book as Model>::FIELDS.fans.segment), ["id -> author.favourite_id"]);
}

#[test]
fn a_key_can_point_to_another_column() {
    let translator = <Book as Model>::FIELDS.translator;
    assert_eq!(shown(translator.segment), ["translator -> author.number"]);
    assert_eq!(translator.column().name, "number");
    assert_eq!(IntoParam::given(takes(<Book as Model>::FIELDS.translator_id), 3), Param::Integer(3));
}

#[test]
fn a_one_to_one_leads_back_to_one() {
    let _: Rel<Profile, Nullable, One, Back> = AUTHOR.profile;
    assert_eq!(shown(AUTHOR.profile.segment), ["id -> profile.author_id"]);
    assert!(hops(AUTHOR.profile.segment).iter().all(|hop| !hop.many && hop.nullable));
}

#[test]
fn a_join_table_is_crossed_in_two_hops() {
    assert_eq!(shown(PRODUCT.tags.segment), ["id -> shop_product_tags.product_id", "tag_id -> shop_tag.id"]);
    assert_eq!(
        shown(<Tag as Model>::FIELDS.products.segment),
        ["id -> shop_product_tags.tag_id", "product_id -> shop_product.id"]
    );
    assert_eq!(shown(PRODUCT.suppliers.segment), ["id -> shop_supply.product_id", "supplier_id -> shop_supplier.id"]);
    assert_eq!(
        shown(<Supplier as Model>::FIELDS.products.segment),
        ["id -> shop_supply.supplier_id", "product_id -> shop_product.id"]
    );
}

#[test]
fn a_model_can_be_related_to_itself() {
    assert_eq!(shown(AUTHOR.friends.segment), ["id -> author_friends.from_author_id", "to_author_id -> author.id"]);
    assert_eq!(shown(AUTHOR.followers.segment), ["id -> author_follows.to_author_id", "from_author_id -> author.id"]);
}

#[test]
fn an_order_by_a_relation_is_that_of_its_target() {
    let [name, parent] = Category::ORDERING else { panic!("two keys") };
    assert!(!name.descending && parent.descending);
    assert!(matches!(parent.expr, Expr::Path([Segment::Relation(_), Segment::Column(_)])));
    let [author] = Book::ORDERING else { panic!("one key") };
    assert!(author.target.is_empty());
    let [latest] = Product::LATEST_BY else { panic!("one key") };
    assert!(latest.descending);
}

#[test]
fn a_relation_can_be_compared_by_its_key() {
    let category = PRODUCT.category;
    assert_eq!(IntoParam::given(takes(category), 3), Param::Integer(3));
    let listed = Param::Listed([1, 2].map(Param::Integer).into_iter().collect());
    assert_eq!(IntoParam::given(takes(open(category).r#in), [1, 2]), listed);
    assert_eq!(IntoParam::given(takes(open(category).isnull), true), Param::Bool(true));
    assert_eq!(IntoPair::given(takes(open(category).range), 1..=2), [Param::Integer(1), Param::Integer(2)]);
    assert_eq!(IntoParam::given(takes(open(open(category).parent).pk), 3), Param::Integer(3));
    let shop = Category { id: 9, name: String::new(), parent: None };
    assert_eq!(IntoParam::given(takes(category), &shop), Param::Integer(9));
    let _ = via(category, open(category).name);
}

/// What `query!(Product.defer(price, category_id))` makes its rows of.
#[test]
fn a_deferred_column_is_not_there() {
    const COLUMNS: <Product as Model>::Columns = <Product as Model>::COLUMNS;
    let rows = without(COLUMNS.category_id, without(COLUMNS.price, whole::<Product, _>()));

    fn width<R: FromRow>(_: &Rows<R>) -> usize {
        R::WIDTH
    }
    assert_eq!(width(&rows), 3);

    /// Makes the type of the rows' fields visible to the compiler; it is never called.
    fn check<R>(_: &Rows<R>, _: impl Fn(R)) {}
    check(&rows, |row| {
        let (_, _): (i64, String) = (row.id, row.name);
        let (Deferred, Deferred) = (row.price, row.category);
        let _: Option<String> = row.note;
    });
}

mod names {
    //! A field can have any name, a lookup's and a keyword's too.
    use orm_core::prelude::*;

    #[allow(dead_code)]
    #[derive(Model, Debug)]
    #[model(app = "odd", table = "odd \"table\"", ordering(r#type), has_many(range: Odd))]
    pub(super) struct Odd {
        #[model(primary_key, column = "the key")]
        pub code: String,
        pub r#type: String,
        pub exact: i32,
        #[model(column = "say \"hi\"")]
        pub row: i32,
        pub start: i32,
        pub at: bool,
        pub owner: Option<ForeignKey<Odd>>,
        pub größe: f64,
        pub _order: i32,
    }
}

#[test]
fn names_can_be_odd() {
    use names::Odd;
    const ODD: <Odd as Model>::Fields = <Odd as Model>::FIELDS;
    assert_eq!(ODD.r#type.column().column, "type");
    assert_eq!(ODD.row.column().qualified, "\"odd \"\"table\"\"\".\"say \"\"hi\"\"\"");
    let _: Col<i32> = ODD.exact;
    assert_eq!(shown(ODD.range.segment), ["the key -> odd table.owner_id"]);
    assert_eq!(IntoParam::given(takes(ODD.owner), "a"), Param::Text("a"));
}
