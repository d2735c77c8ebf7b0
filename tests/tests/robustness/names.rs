//! Names that SQL reserves, that have quotes in them, that are not ASCII or very long: they are quoted everywhere.

use orm_core::prelude::*;
use orm_core::schema::Schema;
use orm_tests::sql::check;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(table = "order", ordering(r#where), has_many(having: Select), many_to_many(join: Größe))]
pub struct Table {
    pub id: i64,
    pub r#where: String,
    #[model(column = "group")]
    pub by: i32,
    #[model(column = "a \"b\"; DROP TABLE x --", index)]
    pub quoted: Option<String>,
    pub limit: i64,
    pub r#as: bool,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "select", table = "it's \"from\"")]
pub struct Select {
    #[model(primary_key, column = "from")]
    pub key: String,
    #[model(column = "references")]
    pub union: ForeignKey<Table>,
    pub distinct: f64,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "größen", many_to_many(tables: Table reverse join))]
pub struct Größe {
    pub id: i64,
    pub 名前: String,
    pub naïve: Option<i32>,
}

/// A model's name in capitals is a model's name, too.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(table = "url", unique(a_column_with_a_name_that_is_longer_than_any_name_that_somebody_would_type_by_hand_unless_it_was_made_by_a_program))]
#[allow(clippy::upper_case_acronyms)]
pub struct URL {
    pub id: i64,
    pub table: ForeignKey<Table>,
    #[model(
        index,
        column = "a_column_whose_name_in_the_database_is_longer_than_all_others_so_that_the_name_of_its_index_has_to_be_cut_in_the_middle_and_that_of_the_table_too_which_is_what_this_is_about_and_so_on_and_so_forth"
    )]
    pub a_column_with_a_name_that_is_longer_than_any_name_that_somebody_would_type_by_hand_unless_it_was_made_by_a_program:
        i32,
}

const ALL: Schema = schema![Table, Select, Größe, URL];

fn filled() -> (Db, Table) {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&ALL).unwrap();
    let table =
        query!(Table.create(r#where = "here", by = 3, quoted = "'\"", limit = 5, r#as = true)).run(&db).unwrap();
    query!(Table.create(r#where = "there", by = 4, limit = 6, r#as = false)).run(&db).unwrap();
    query!(Select.bulk_create([("a", 1.5), ("b", 2.5)], |(key, distinct)| (
        key = key,
        union = &table,
        distinct = distinct
    )))
    .run(&db)
    .unwrap();
    let größe = query!(Größe.create(名前 = "大", naïve = 7)).run(&db).unwrap();
    table.join().add(&db, [&größe]).unwrap();
    (db, table)
}

#[test]
fn odd_names_are_quoted_everywhere() {
    let (db, table) = filled();
    let query = query!(
        Table
            .filter(having__distinct__gt = 1, quoted__contains = "\"", join__名前 = "大")
            .exclude(having__key = "c")
            .annotate(number = Count(having, distinct = true), most = Max(having__distinct))
            .order_by(-by, r#as)
            .distinct()
    );
    check(&db, query.sql()).unwrap();
    let rows = query.all(&db).unwrap();
    assert_eq!((rows[0].id, rows[0].number, rows[0].most), (table.id, 2, Some(2.5)));
    assert_eq!(query.count(&db).unwrap(), i64::try_from(rows.len()).unwrap());

    let rows = query!(
        Select
            .select_related(union)
            .prefetch_related(union__join)
            .filter(union__in = Table.filter(r#where = "here"), union__limit__lt = F(distinct) * 10)
    )
    .all(&db)
    .unwrap();
    assert_eq!((rows[0].union.r#where.as_str(), rows[0].union.join[0].naïve), ("here", Some(7)));

    let groups = query!(Table.values(by).annotate(n = Count(having)).order_by(-n));
    check(&db, groups.sql()).unwrap();
    assert_eq!(groups.all(&db).unwrap().iter().map(|row| (row.by, row.n)).collect::<Vec<_>>(), [(3, 2), (4, 0)]);
    let both =
        query!(Table.values_list(r#where, flat = true).union(Größe.values_list(名前, flat = true)).order_by(r#where));
    assert_eq!(both.all(&db).unwrap(), ["here", "there", "大"]);
}

#[test]
fn rows_with_odd_names_are_written() {
    let (db, mut table) = filled();
    table.limit = 9;
    table.save(&db).unwrap();
    table.quoted = None;
    table.update_fields(&db, |table| (table.quoted, table.r#where)).unwrap();
    let changed = query!(Table.filter(having__distinct = 1.5).update(by = F(by) + F(limit), r#where = "moved"));
    check(&db, changed.sql()).unwrap();
    assert_eq!(changed.run(&db).unwrap(), 1);
    table.refresh(&db).unwrap();
    assert_eq!((table.by, table.quoted.as_deref(), table.r#where.as_str()), (12, None, "moved"));
    Table::bulk_update(&db, [&table], |table| (table.r#as, table.by)).unwrap();
    let (twin, created) = query!(Größe.get_or_create(名前 = "小", defaults(naïve = 1))).run(&db).unwrap();
    assert!(created);
    table.join().set(&db, [&twin]).unwrap();
    assert_eq!(query!(Größe.filter(tables__where = "moved")).get(&db).unwrap(), twin);
    assert_eq!(table.delete(&db).unwrap().of("select.Select"), 2);
    assert_eq!(query!(Select.all()).count(&db).unwrap(), 0);
}

#[test]
fn a_model_in_capitals_is_a_model_inside_of_a_query() {
    let (db, table) = filled();
    query!(URL.create(
        table = &table,
        a_column_with_a_name_that_is_longer_than_any_name_that_somebody_would_type_by_hand_unless_it_was_made_by_a_program = 3
    ))
    .run(&db)
    .unwrap();
    let with = query!(Table.filter(id__in = URL.values(table), Exists(URL.filter(table = OuterRef(pk)))));
    let last = query!(
        Table.annotate(last = Subquery(URL.filter(table = OuterRef(pk)).order_by(-id).values(id)[..1])).order_by(id)
    );
    let both = query!(URL.values(id).union(URL.filter(id = 1).values(id)));
    assert_eq!((with.count(&db).unwrap(), both.count(&db).unwrap()), (1, 1));
    assert_eq!(last.all(&db).unwrap().iter().map(|row| row.last).collect::<Vec<_>>(), [Some(1), None]);
    // A constant is a Rust value.
    const IDS: [i64; 1] = [1];
    assert_eq!(query!(Table.filter(id = *IDS.get(usize::MIN).unwrap_or(&9), id__in = IDS)).count(&db).unwrap(), 1);
}

#[test]
fn long_names_are_cut_as_django_cuts_them() {
    let statements = ALL.statements();
    let name =
        "url_a_column_whose_name_in_the_database_is_longer_than_all_others_so_that_the_name_of_its_index_has_e3ff926c";
    assert!(statements.iter().any(|sql| sql.starts_with(&format!("CREATE INDEX \"{name}\" ON"))), "{statements:#?}");
}
