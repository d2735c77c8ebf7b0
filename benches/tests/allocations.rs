//! A query allocates its strings, its vector and nothing else; writing a row allocates nothing. (SQLite's own memory is not counted.)

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use orm_benches::data::ROWS;
use orm_benches::models::{Contact, Entry, Memo};
use orm_benches::{ours, workload};
use orm_core::prelude::*;

/// Counts what each thread asks for.
struct Counting;

thread_local! {
    static NEW: Cell<usize> = const { Cell::new(0) };
    static GROWN: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is done by `System`; the counters allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        NEW.set(NEW.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, start: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        GROWN.set(GROWN.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(start, layout, size) }
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(start, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What `work` gives, and how much it allocated anew and grew.
fn counted<T>(work: impl FnOnce() -> T) -> (T, usize, usize) {
    let before = (NEW.get(), GROWN.get());
    let value = work();
    (value, NEW.get() - before.0, GROWN.get() - before.1)
}

#[test]
fn a_query_allocates_its_rows_only() {
    let db = workload::ours().unwrap();
    // The first use of a statement prepares it and renders its text.
    ours::by_key(&db, 1).unwrap();
    let (note, new, grown) = counted(|| ours::by_key(&db, 2));
    assert_eq!((note.unwrap().text.as_str(), new, grown), ("remember number 2", 1, 0));

    ours::exists(&db, 1).unwrap();
    ours::count(&db, 1).unwrap();
    assert_eq!(counted(|| ours::exists(&db, 1).unwrap()), (true, 0, 0));
    let (_, new, grown) = counted(|| ours::count(&db, 1).unwrap());
    assert_eq!((new, grown), (0, 0));

    ours::contacts(&db).unwrap();
    let (contacts, new, grown) = counted(|| ours::contacts(&db).unwrap());
    // Five texts that are always there, and telephone numbers.
    let strings = 5 * contacts.len() + contacts.iter().filter(|contact| contact.phone.is_some()).count();
    assert_eq!(contacts.len(), usize::try_from(ROWS).unwrap());
    assert_eq!(new, strings + 1);
    assert!(grown <= 12, "the vector doubles: {grown}");
}

/// Nothing is kept of a row that was read, however many there are.
#[test]
fn rows_are_read_one_by_one() {
    let db = workload::ours().unwrap();
    let query = query!(Contact.order_by(id));
    assert!(query.iter(&db).unwrap().next().unwrap().is_ok());
    let (strings, new, grown) = counted(|| {
        let rows = query.iter(&db).unwrap().map(Result::unwrap);
        rows.map(|contact| 5 + usize::from(contact.phone.is_some())).sum::<usize>()
    });
    assert!(strings > 5 * 1_000);
    assert_eq!((new, grown), (strings, 0));
}

#[test]
fn a_list_allocates_itself() {
    let db = workload::ours().unwrap();
    let ids: Vec<i64> = (1..=100).collect();
    ours::among(&db, &ids).unwrap();
    let (notes, new, grown) = counted(|| ours::among(&db, &ids).unwrap());
    // The list, where it is being read, the rows, and a text in each.
    assert_eq!((notes.len(), new), (100, 103));
    assert!(grown <= 5, "the vector doubles: {grown}");
}

#[test]
fn writing_a_row_allocates_nothing() {
    let db = workload::ours().unwrap();
    let mut entry: Entry = query!(Entry.filter(id = 1)).get(&db).unwrap();
    let mut memo = Memo { id: 0, text: "a text".to_owned() };
    let mut write = || {
        entry.amount += 1;
        entry.update(&db).unwrap();
        entry.save(&db).unwrap();
        memo.id = 0;
        memo.insert(&db).unwrap();
        ours::raise(&db, 1).unwrap();
    };
    write();
    let ((), new, grown) = counted(write);
    assert_eq!((new, grown), (0, 0));
    assert_eq!(db.statements_reprepared(), 0);
}

#[test]
fn a_transaction_allocates_only_its_place() {
    let db = workload::ours().unwrap();
    let mut memos: Vec<Memo> = (0..100).map(|_| Memo { id: 0, text: "a text".to_owned() }).collect();
    let mut write = || {
        memos.iter_mut().for_each(|memo| memo.id = 0);
        db.atomic(|tx| memos.iter_mut().try_for_each(|memo| memo.insert(tx))).unwrap();
    };
    write();
    assert_eq!(counted(write).1, 0);
}
