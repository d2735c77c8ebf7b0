//! Large models and large queries. What is too large for a statement is a compile error, not a wrong text.

use orm_core::prelude::*;

macro_rules! wide {
    ($($column:ident)*) => {
        /// A table of 201 columns.
        #[derive(Model, Clone, Debug, PartialEq)]
        pub struct Wide {
            pub id: i64,
            $(pub $column: i32,)*
        }

        impl Wide {
            /// Each column has another value.
            fn new() -> Wide {
                let mut next = 0..;
                Wide { id: 0, $($column: next.next().unwrap(),)* }
            }
        }
    };
}

wide! { c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20 c21 c22 c23 c24 c25 c26 c27 c28 c29 c30 c31 c32 c33 c34 c35 c36 c37 c38 c39 c40 c41 c42 c43 c44 c45 c46 c47 c48 c49 c50 c51 c52 c53 c54 c55 c56 c57 c58 c59 c60 c61 c62 c63 c64 c65 c66 c67 c68 c69 c70 c71 c72 c73 c74 c75 c76 c77 c78 c79 c80 c81 c82 c83 c84 c85 c86 c87 c88 c89 c90 c91 c92 c93 c94 c95 c96 c97 c98 c99 c100 c101 c102 c103 c104 c105 c106 c107 c108 c109 c110 c111 c112 c113 c114 c115 c116 c117 c118 c119 c120 c121 c122 c123 c124 c125 c126 c127 c128 c129 c130 c131 c132 c133 c134 c135 c136 c137 c138 c139 c140 c141 c142 c143 c144 c145 c146 c147 c148 c149 c150 c151 c152 c153 c154 c155 c156 c157 c158 c159 c160 c161 c162 c163 c164 c165 c166 c167 c168 c169 c170 c171 c172 c173 c174 c175 c176 c177 c178 c179 c180 c181 c182 c183 c184 c185 c186 c187 c188 c189 c190 c191 c192 c193 c194 c195 c196 c197 c198 c199 }

fn filled() -> (Db, Wide) {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Wide]).unwrap();
    let mut wide = Wide::new();
    wide.insert(&db).unwrap();
    (db, wide)
}

#[test]
fn a_model_of_200_columns_is_written_and_read() {
    let (db, mut wide) = filled();
    assert_eq!(query!(Wide.get(c199 = 199)).run(&db).unwrap(), wide);
    wide.c100 = -1;
    wide.save(&db).unwrap();
    wide.refresh(&db).unwrap();
    assert_eq!((wide.c99, wide.c100, wide.c199), (99, -1, 199));
    let more = Wide::bulk_create(&db, (0..120).map(|_| Wide::new())).unwrap();
    assert_eq!(query!(Wide.filter(id__in = more.iter().map(|wide| wide.id), c150 = 150)).count(&db).unwrap(), 120);
    Wide::bulk_update(&db, &more, |wide| (wide.c0, wide.c199)).unwrap();
    assert_eq!(
        query!(Wide.annotate(n = F(c0) + F(c1)).order_by(id)).first(&db).unwrap().map(|row| (row.n, row.c199)),
        Some((1, 199))
    );
    let some = query!(Wide.order_by(id).values(
        c199, c198, c197, c196, c195, c194, c193, c192, c191, c190, c189, c188, c187, c186, c185, c184, c183, c182,
        c181, c180, c179, c178, c177, c176, c175, c174, c173, c172, c171, c170, c169, c168, c167, c166, c165, c164,
        c163, c162, c161, c160, c159, c158, c157, c156, c155, c154, c153, c152, c151, c150, c149, c148, c147, c146,
        c145, c144, c143, c142, c141, c140, c139, c138, c137, c136, c135, c134, c133, c132, c131, c130, c129, c128,
        c127, c126, c125, c124, c123, c122, c121, c120, c119, c118, c117, c116, c115, c114, c113, c112, c111, c110,
        c109, c108, c107, c106, c105, c104, c103, c102, c101, c100
    ))
    .all(&db)
    .unwrap();
    assert_eq!((some[0].c199, some[0].c100), (199, -1));
}

#[test]
fn a_filter_can_have_48_conditions_and_any_number_in_one() {
    let (db, _) = filled();
    let found = query!(Wide.filter(
        c0 = 0,
        c1 = 1,
        c2 = 2,
        c3 = 3,
        c4 = 4,
        c5 = 5,
        c6 = 6,
        c7 = 7,
        c8 = 8,
        c9 = 9,
        c10 = 10,
        c11 = 11,
        c12 = 12,
        c13 = 13,
        c14 = 14,
        c15 = 15,
        c16 = 16,
        c17 = 17,
        c18 = 18,
        c19 = 19,
        c20 = 20,
        c21 = 21,
        c22 = 22,
        c23 = 23,
        c24 = 24,
        c25 = 25,
        c26 = 26,
        c27 = 27,
        c28 = 28,
        c29 = 29,
        c30 = 30,
        c31 = 31,
        c32 = 32,
        c33 = 33,
        c34 = 34,
        c35 = 35,
        c36 = 36,
        c37 = 37,
        c38 = 38,
        c39 = 39,
        c40 = 40,
        c41 = 41,
        c42 = 42,
        c43 = 43,
        c44 = 44,
        c45 = 45,
        c46 = 46,
        c47 = 47
    ));
    assert_eq!((found.count(&db).unwrap(), found.params().len()), (1, 48));
    let none = query!(Wide.filter(
        Q(c0 = -1)
            | Q(c1 = -1)
            | Q(c2 = -1)
            | Q(c3 = -1)
            | Q(c4 = -1)
            | Q(c5 = -1)
            | Q(c6 = -1)
            | Q(c7 = -1)
            | Q(c8 = -1)
            | Q(c9 = -1)
            | Q(c10 = -1)
            | Q(c11 = -1)
            | Q(c12 = -1)
            | Q(c13 = -1)
            | Q(c14 = -1)
            | Q(c15 = -1)
            | Q(c16 = -1)
            | Q(c17 = -1)
            | Q(c18 = -1)
            | Q(c19 = -1)
            | Q(c20 = -1)
            | Q(c21 = -1)
            | Q(c22 = -1)
            | Q(c23 = -1)
            | Q(c24 = -1)
            | Q(c25 = -1)
            | Q(c26 = -1)
            | Q(c27 = -1)
            | Q(c28 = -1)
            | Q(c29 = -1)
            | Q(c30 = -1)
            | Q(c31 = -1)
            | Q(c32 = -1)
            | Q(c33 = -1)
            | Q(c34 = -1)
            | Q(c35 = -1)
            | Q(c36 = -1)
            | Q(c37 = -1)
            | Q(c38 = -1)
            | Q(c39 = -1)
            | Q(c40 = -1)
            | Q(c41 = -1)
            | Q(c42 = -1)
            | Q(c43 = -1)
            | Q(c44 = -1)
            | Q(c45 = -1)
            | Q(c46 = -1)
            | Q(c47 = -1)
            | Q(c48 = -1)
            | Q(c49 = -1)
            | Q(c50 = -1)
            | Q(c51 = -1)
            | Q(c52 = -1)
            | Q(c53 = -1)
            | Q(c54 = -1)
            | Q(c55 = -1)
            | Q(c56 = -1)
            | Q(c57 = -1)
            | Q(c58 = -1)
            | Q(c59 = -1)
            | Q(c60 = -1)
            | Q(c61 = -1)
            | Q(c62 = -1)
            | Q(c63 = -1)
    ));
    assert_eq!((none.count(&db).unwrap(), none.params().len()), (0, 64));
}

#[test]
#[rustfmt::skip]
fn conditions_can_be_nested_deep() {
    let (db, _) = filled();
    assert_eq!(
        query!(Wide.filter(
            (Q(c11 = -1)
                | ((Q(c10 = -1)
                    | ((Q(c9 = -1)
                        | ((Q(c8 = -1)
                            | ((Q(c7 = -1)
                                | ((Q(c6 = -1)
                                    | ((Q(c5 = -1)
                                        | ((Q(c4 = -1)
                                            | ((Q(c3 = -1)
                                                | ((Q(c2 = -1)
                                                    | ((Q(c1 = -1) | (Q(c0 = 0) & !Q(c1 = -2)))
                                                        & !Q(c2 = -2)))
                                                    & !Q(c3 = -2)))
                                                & !Q(c4 = -2)))
                                            & !Q(c5 = -2)))
                                        & !Q(c6 = -2)))
                                    & !Q(c7 = -2)))
                                & !Q(c8 = -2)))
                            & !Q(c9 = -2)))
                        & !Q(c10 = -2)))
                    & !Q(c11 = -2)))
        ))
        .count(&db)
        .unwrap(),
        1
    );
    assert_eq!(query!(Wide.filter(!!!!!!!!!!!!!!!!Q(c3 = 3))).count(&db).unwrap(), 1);
}

#[test]
fn filters_can_follow_each_other() {
    let (db, _) = filled();
    let found = query!(
        Wide.filter(c0 = 0)
            .filter(c1 = 1)
            .filter(c2 = 2)
            .filter(c3 = 3)
            .filter(c4 = 4)
            .filter(c5 = 5)
            .filter(c6 = 6)
            .filter(c7 = 7)
            .filter(c8 = 8)
            .filter(c9 = 9)
            .filter(c10 = 10)
            .filter(c11 = 11)
            .filter(c12 = 12)
            .filter(c13 = 13)
            .filter(c14 = 14)
            .filter(c15 = 15)
            .filter(c16 = 16)
            .filter(c17 = 17)
            .filter(c18 = 18)
            .filter(c19 = 19)
            .filter(c20 = 20)
            .filter(c21 = 21)
            .filter(c22 = 22)
            .filter(c23 = 23)
    );
    assert_eq!(found.count(&db).unwrap(), 1);
}

/// What a user gives decides how large these become.
#[test]
fn a_query_that_grows_too_large_in_a_loop_is_an_error() {
    fn refused<T: std::fmt::Debug>(result: orm_core::Result<T>) {
        let error = result.unwrap_err();
        assert!(matches!(error, Error::QueryTooLarge { .. }), "{error:?}");
        assert!(error.to_string().starts_with("this query is too large: at most 31 joins"), "{error}");
    }
    let (db, _) = filled();
    let (mut filtered, mut excluded, mut ordered) = (query!(Wide.all()), query!(Wide.all()), query!(Wide.all()));
    for at in 0..48 {
        filtered = query!(filtered.filter(c0 = 0));
        excluded = query!(excluded.exclude(c0 = 1));
        ordered = query!(ordered.order_by(c0, -c1));
        assert_eq!(filtered.count(&db).unwrap(), 1, "{at}");
    }
    assert_eq!(excluded.all(&db).unwrap().len(), 1);
    assert_eq!(ordered.all(&db).unwrap().len(), 1);
    for _ in 0..60 {
        filtered = query!(filtered.filter(c0 = 0));
        excluded = query!(excluded.exclude(c0 = 1));
    }
    refused(filtered.all(&db));
    refused(filtered.iter(&db));
    refused(filtered.count(&db));
    refused(filtered.delete(&db));
    refused(filtered.explain(&db));
    refused(excluded.first(&db));
    assert!(filtered.sql().starts_with("-- "));
    refused(query!(filtered.update(c0 = 1)).run(&db));
    assert_eq!(query!(Wide.filter(c0 = 0)).count(&db).unwrap(), 1);
}

/// More parameters than a `u16` counts, of which SQLite takes half as many.
#[test]
fn more_parameters_than_can_be_counted_are_an_error() {
    let (db, _) = filled();
    let refused = |result: orm_core::Result<i64>| assert!(matches!(result, Err(Error::QueryTooLarge { .. })));
    let eight = query!(Wide.filter(c0 = 1, c1 = 1, c2 = 1, c3 = 1, c4 = 1, c5 = 1, c6 = 1, c7 = 1));
    let mut union = query!((&eight).union(&eight));
    for _ in 0..13 {
        union = query!((&union).union(&union));
    }
    refused(union.count(&db));
    let mut query = query!(Wide.all());
    for _ in 0..1100 {
        query = query!(query.filter(
            Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
                | Q(c0 = 0)
        ));
    }
    refused(query.count(&db));
}

/// The part of a statement that fits could be one that does something else.
#[test]
fn a_text_that_grows_too_large_is_an_error() {
    let (db, _) = filled();
    let mut query = query!(Wide.all());
    for at in 0..40 {
        query = query!(query.filter(
            Q(c0__in = [0])
                | Q(c1__in = [0])
                | Q(c2__in = [0])
                | Q(c3__in = [0])
                | Q(c4__in = [0])
                | Q(c5__in = [0])
                | Q(c6__in = [0])
                | Q(c7__in = [0])
                | Q(c8__in = [0])
                | Q(c9__in = [0])
                | Q(c10__in = [0])
                | Q(c11__in = [0])
                | Q(c12__in = [0])
                | Q(c13__in = [0])
                | Q(c14__in = [0])
                | Q(c15__in = [0])
                | Q(c16__in = [0])
                | Q(c17__in = [0])
                | Q(c18__in = [0])
                | Q(c19__in = [0])
                | Q(c20__in = [0])
                | Q(c21__in = [0])
                | Q(c22__in = [0])
                | Q(c23__in = [0])
                | Q(c24__in = [0])
                | Q(c25__in = [0])
                | Q(c26__in = [0])
                | Q(c27__in = [0])
                | Q(c28__in = [0])
                | Q(c29__in = [0])
                | Q(c30__in = [0])
                | Q(c31__in = [0])
                | Q(c32__in = [0])
                | Q(c33__in = [0])
                | Q(c34__in = [0])
                | Q(c35__in = [0])
                | Q(c36__in = [0])
                | Q(c37__in = [0])
                | Q(c38__in = [0])
                | Q(c39__in = [0])
        ));
        if at == 10 {
            assert_eq!(query.count(&db).unwrap(), 1);
        }
    }
    let error = query.delete(&db).unwrap_err();
    assert!(error.to_string().starts_with("this query is too large: its SQL is longer than 64 KiB"), "{error}");
    assert_eq!(query!(Wide.all()).count(&db).unwrap(), 1);
}
