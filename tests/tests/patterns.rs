//! Texts that are looked for in texts, both of them columns: what is looked for stands for itself, whatever characters it has.

#![allow(clippy::unwrap_used)]

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", ordering(id))]
struct Pair {
    id: i64,
    text: String,
    part: String,
}

#[test]
fn what_is_looked_for_stands_for_itself() {
    let db = Db::open_in_memory().unwrap();
    db.create_tables(&schema![Pair]).unwrap();
    let pairs = [
        ("a_b", "a_b"),
        ("axb", "a_b"),
        ("100%", "100%"),
        ("100x", "100%"),
        (r"c:\_d", r"c:\_d"),
        (r"c:\xd", r"c:\_d"),
        ("it's", "it's"),
        ("", ""),
    ];
    Pair::bulk_create(&db, pairs.map(|(text, part)| Pair { id: 0, text: text.into(), part: part.into() })).unwrap();
    let same = [1, 3, 5, 7, 8];
    let ids = |query: Query<'_, Pair>| query.all(&db).unwrap().into_iter().map(|pair| pair.id).collect::<Vec<_>>();
    assert_eq!(ids(query!(Pair.filter(text__contains = F(part)))), same);
    assert_eq!(ids(query!(Pair.filter(text__startswith = F(part)))), same);
    assert_eq!(ids(query!(Pair.filter(text__endswith = F(part)))), same);
    assert_eq!(ids(query!(Pair.filter(text__iexact = F(part)))), same);
    assert_eq!(ids(query!(Pair.exclude(text__icontains = F(part)))), [2, 4, 6]);
}
