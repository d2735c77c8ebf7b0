//! The time of each workload, with both sides: `cargo bench`.

use divan::Bencher;
use orm_benches::workload::{self, ALL};

fn main() {
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|workload| workload.name)
}

#[divan::bench(args = names())]
fn ours(bencher: Bencher<'_, '_>, name: &str) {
    let Some(workload) = ALL.iter().find(|workload| workload.name == name) else { return };
    let db = workload::ours().expect("a database");
    bencher.bench_local(|| (workload.ours)(&db).expect("rows"));
}

#[divan::bench(args = names())]
fn rusqlite(bencher: Bencher<'_, '_>, name: &str) {
    let Some(workload) = ALL.iter().find(|workload| workload.name == name) else { return };
    let connection = workload::by_hand().expect("a database");
    bencher.bench_local(|| (workload.by_hand)(&connection).expect("rows"));
}
