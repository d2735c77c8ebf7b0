use orm_core::lookup::*;
use orm_core::model::*;
use orm_core::plan::{
    Column, Condition, Hop, Key, Kind, Lookup, Numbers, Plan, Relation, Right, Segment, Step, Table, hash,
};
use orm_core::query::*;
use orm_core::*;

pub struct Category {
    pub id: i64,
    pub name: String,
    pub parent: Option<ForeignKey<Category>>,
}
pub struct Product {
    pub id: i64,
    pub name: String,
    pub category: ForeignKey<Category>,
}

const _: () = {
    #[derive(Clone, Copy)]
    pub struct CategoryFields {
        pub id: Col<i64>,
        pub name: Col<String>,
        pub parent: Rel<Category, Nullable, One, i64>,
        pub products: Rel<Product, Nullable, Many, i64>,
        pub isnull: Compare<Flag>,
    }
    #[derive(Clone, Copy)]
    pub struct CategoryLinks {
        pub parent: KeyLink<Category>,
    }
    const ID: &Column = &Column {
        model: "Category",
        name: "id",
        column: "id",
        quoted: "\"id\"",
        qualified: "\"shop_category\".\"id\"",
        id: hash("\"id\""),
        kind: <<i64 as Field>::Base as FieldType>::KIND,
        numbers: Numbers::Big,
        null: false,
        decimals: None,
    };
    const NAME: &Column = &Column {
        model: "Category",
        name: "name",
        column: "name",
        quoted: "\"name\"",
        qualified: "\"shop_category\".\"name\"",
        id: hash("\"name\""),
        kind: <<String as Field>::Base as FieldType>::KIND,
        numbers: Numbers::Big,
        null: false,
        decimals: None,
    };
    const PARENT: &Column = &Column {
        model: "Category",
        name: "parent",
        column: "parent_id",
        quoted: "\"parent_id\"",
        qualified: "\"shop_category\".\"parent_id\"",
        id: hash("\"parent_id\""),
        kind: Kind::Integer,
        numbers: Numbers::Big,
        null: true,
        decimals: None,
    };
    impl Model for Category {
        type Fields = CategoryFields;
        type Key = i64;
        type Links = CategoryLinks;
        const LINKS: CategoryLinks = CategoryLinks {
            parent: KeyLink::new(
                "\"shop_category\"",
                ("\"parent_id\"", PARENT.id),
                (<Category as Model>::KEY.quoted, <Category as Model>::KEY.id),
                true,
                false,
            ),
        };
        const FIELDS: CategoryFields = CategoryFields {
            id: Col::new(ID),
            name: Col::new(NAME),
            parent: Rel::new(&Relation {
                model: "Category",
                name: "parent",
                hops: &[<Category as Model>::LINKS.parent.forward()],
                target: <Category as Model>::KEY,
                key: <Category as Model>::KEY,
            }),
            products: Rel::new(&Relation {
                model: "Category",
                name: "products",
                hops: &[<Product as PointsTo<Category>>::LINK.reverse()],
                target: <Product as Model>::KEY,
                key: <Product as Model>::KEY,
            }),
            isnull: Compare::new(Lookup::IsNull),
        };
        const TABLE_NAME: &'static str = "\"shop_category\"";
        const KEY: &'static Column = ID;
        const JOIN_COLUMN: &'static str = "\"category_id\"";
        const TABLE: &'static Table = &Table {
            model: "Category",
            label: "shop.Category",
            name: "shop_category",
            quoted: "\"shop_category\"",
            columns: &[ID, NAME, PARENT],
            key: ID,
            select: "...",
        };
        const ORDERING: &'static [Key] = &[Key {
            expr: plan::Expr::Path(&[Category::FIELDS.name.segment()]),
            descending: false,
            nulls: plan::Nulls::Default,
            target: ordering_of(Category::FIELDS.name),
        }];
        fn key(&self) -> &i64 {
            &self.id
        }
    }
    impl PointsTo<Category> for Category {
        const LINK: KeyLink<Category> = <Category as Model>::LINKS.parent;
    }
    impl FromRow for Category {
        const WIDTH: usize = 3;
        fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
            Ok(Category {
                id: row.read(start, ID)?,
                name: row.read(start + 1, NAME)?,
                parent: row.read(start + 2, PARENT)?,
            })
        }
    }
};
const _: () = {
    #[derive(Clone, Copy)]
    pub struct ProductFields {
        pub id: Col<i64>,
        pub name: Col<String>,
        pub category: Rel<Category, NotNull, One, i64>,
        pub category_id: Col<i64>,
    }
    #[derive(Clone, Copy)]
    pub struct ProductLinks {
        pub category: KeyLink<Category>,
    }
    const ID: &Column = &Column {
        model: "Product",
        name: "id",
        column: "id",
        quoted: "\"id\"",
        qualified: "\"shop_product\".\"id\"",
        id: hash("\"id\""),
        kind: <<i64 as Field>::Base as FieldType>::KIND,
        numbers: Numbers::Big,
        null: false,
        decimals: None,
    };
    const NAME: &Column = &Column {
        model: "Product",
        name: "name",
        column: "name",
        quoted: "\"name\"",
        qualified: "\"shop_product\".\"name\"",
        id: hash("\"name\""),
        kind: <<String as Field>::Base as FieldType>::KIND,
        numbers: Numbers::Big,
        null: false,
        decimals: None,
    };
    const CATEGORY: &Column = &Column {
        model: "Product",
        name: "category",
        column: "category_id",
        quoted: "\"category_id\"",
        qualified: "\"shop_product\".\"category_id\"",
        id: hash("\"category_id\""),
        kind: Kind::Integer,
        numbers: Numbers::Big,
        null: true,
        decimals: None,
    };
    impl Model for Product {
        type Fields = ProductFields;
        type Key = i64;
        type Links = ProductLinks;
        const LINKS: ProductLinks = ProductLinks {
            category: KeyLink::new(
                "\"shop_product\"",
                ("\"category_id\"", CATEGORY.id),
                (<Category as Model>::KEY.quoted, <Category as Model>::KEY.id),
                false,
                false,
            ),
        };
        const FIELDS: ProductFields = ProductFields {
            id: Col::new(ID),
            name: Col::new(NAME),
            category: Rel::new(&Relation {
                model: "Product",
                name: "category",
                hops: &[<Product as Model>::LINKS.category.forward()],
                target: <Category as Model>::KEY,
                key: <Category as Model>::KEY,
            }),
            category_id: Col::new(CATEGORY),
        };
        const TABLE_NAME: &'static str = "\"shop_product\"";
        const KEY: &'static Column = ID;
        const JOIN_COLUMN: &'static str = "\"product_id\"";
        const TABLE: &'static Table = &Table {
            model: "Product",
            label: "shop.Product",
            name: "shop_product",
            quoted: "\"shop_product\"",
            columns: &[ID, NAME, CATEGORY],
            key: ID,
            select: "...",
        };
        const ORDERING: &'static [Key] = &[Key {
            expr: plan::Expr::Path(&[Product::FIELDS.category.segment()]),
            descending: false,
            nulls: plan::Nulls::Default,
            target: ordering_of(Product::FIELDS.category),
        }];
        fn key(&self) -> &i64 {
            &self.id
        }
    }
    impl PointsTo<Category> for Product {
        const LINK: KeyLink<Category> = <Product as Model>::LINKS.category;
    }
    impl FromRow for Product {
        const WIDTH: usize = 3;
        fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
            Ok(Product {
                id: row.read(start, ID)?,
                name: row.read(start + 1, NAME)?,
                category: row.read(start + 2, CATEGORY)?,
            })
        }
    }
};

#[test]
fn it_works() {
    let needle = String::from("x");
    let q = Query::new(
        {
            const F: <Product as Model>::Fields = <Product as Model>::FIELDS;
            const PLAN: &Plan = &Plan {
                table: <Product as Model>::TABLE,
                ordering: <Product as Model>::ORDERING,
                base: None,
                params: 2,
                steps: &[Step::Filter(&[
                    Condition::Test {
                        path: {
                            let h0 = F.category;
                            let h1 = open(h0).name;
                            let h2 = open(h1).icontains;
                            &[h0.segment(), h1.segment(), h2.segment()]
                        },
                        right: Right::Param(0),
                    },
                    Condition::Test {
                        path: &[
                            F.category.segment(),
                            open(F.category).parent.segment(),
                            open(open(F.category).parent).isnull.segment(),
                        ],
                        right: Right::Bool(true),
                    },
                ])],
            };
            static STATEMENT: Statement = orm_core::statement!(PLAN);
            &STATEMENT
        },
        Params::new()
            .with(takes(open(open(<Product as Model>::FIELDS.category).name).icontains).param(&needle))
            .with(takes(open(<Product as Model>::FIELDS.category).id).param(&3i32)),
        Rows::<Product>::new(),
    );
    println!("{:?} {:?}", q.sql(), q.params());
    let v = {
        struct Row_<A, B> {
            pub name: A,
            pub category__name: B,
        }
        impl<A: Field, B: Field> FromRow for Row_<A, B> {
            const WIDTH: usize = 2;
            fn from_row(row: &Row<'_>, start: usize) -> Result<Self> {
                const C: &Column = <Category as Model>::KEY;
                Ok(Row_ { name: row.read(start, C)?, category__name: row.read(start + 1, C)? })
            }
        }
        fn rows<A: Selectable, B: Selectable>(
            _: A,
            _: B,
        ) -> Rows<Row_<<A::Null as Nullability>::Of<A::Type>, <B::Null as Nullability>::Of<B::Type>>> {
            Rows::new()
        }
        const F: <Category as Model>::Fields = <Category as Model>::FIELDS;
        rows(F.name, via(F.parent, open(F.parent).name))
    };
    fn check<R: FromRow>(_: &Rows<R>, f: impl Fn(R)) {}
    check(&v, |r| {
        let _: String = r.name;
        let _: Option<String> = r.category__name;
    });
}
