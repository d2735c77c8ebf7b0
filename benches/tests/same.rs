//! Both sides read the same rows.

use orm_benches::workload::{self, ALL};

#[test]
fn both_sides_read_the_same() {
    let (db, connection) = (workload::ours().unwrap(), workload::by_hand().unwrap());
    for workload in ALL {
        let (ours, by_hand) = ((workload.ours)(&db).unwrap(), (workload.by_hand)(&connection).unwrap());
        assert!(ours == by_hand, "{} reads something else", workload.name);
    }
    // Again, now that all statements are prepared: changing parameters must not make SQLite prepare them anew.
    for workload in ALL {
        (workload.ours)(&db).unwrap();
    }
    assert_eq!(db.statements_reprepared(), 0);
}
