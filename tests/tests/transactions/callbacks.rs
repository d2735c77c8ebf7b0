//! `on_commit`.

use std::sync::{Arc, Mutex};

use orm_core::Result;
use orm_core::prelude::*;

use crate::{Refusal, add, names, tags};

/// Callbacks that write to a list.
#[derive(Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<Vec<&'static str>>>);

impl Calls {
    pub(crate) fn after(&self, db: &Db, name: &'static str) {
        let calls = self.clone();
        db.on_commit(move |_| calls.now(name));
    }

    fn now(&self, name: &'static str) {
        self.0.lock().unwrap().push(name);
    }

    pub(crate) fn take(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[test]
fn callbacks_are_called_after_the_outermost_commit_in_order() {
    let db = tags();
    let calls = Calls::default();
    db.atomic(|tx| -> Result<()> {
        calls.after(tx, "one");
        tx.atomic(|tx| -> Result<()> {
            calls.after(tx, "two");
            Ok(())
        })?;
        let _ = tx.atomic(|tx| {
            calls.after(tx, "dropped");
            tx.atomic(|tx| -> Result<()> {
                calls.after(tx, "dropped with its outer block");
                Ok(())
            })?;
            Err::<(), _>(Refusal::TooExpensive)
        });
        calls.after(&db, "three");
        calls.now("body");
        Ok(())
    })
    .unwrap();
    assert_eq!(calls.take(), ["body", "one", "two", "three"]);
}

#[test]
fn callbacks_are_dropped_with_the_transaction() {
    let db = tags();
    let calls = Calls::default();
    let _ = db.atomic(|tx| {
        calls.after(tx, "dropped");
        Err::<(), _>(Refusal::TooExpensive)
    });
    db.atomic(|_| -> Result<()> { Ok(()) }).unwrap();
    assert!(calls.take().is_empty());
}

#[test]
fn a_callback_outside_of_a_transaction_is_called_at_once() {
    let db = tags();
    let calls = Calls::default();
    calls.after(&db, "now");
    assert_eq!(calls.take(), ["now"]);
}

#[test]
fn a_callback_may_use_the_database() {
    let db = tags();
    let calls = Calls::default();
    let inner = calls.clone();
    db.atomic(|tx| {
        tx.on_commit(move |db| {
            assert!(!db.in_transaction());
            inner.after(db, "at once");
            db.atomic(|tx| {
                inner.after(tx, "after its own commit");
                inner.now("in its own transaction");
                add(tx, "second")
            })
            .unwrap();
        });
        add(tx, "first")
    })
    .unwrap();
    assert_eq!(calls.take(), ["at once", "in its own transaction", "after its own commit"]);
    assert_eq!(names(&db), "sale first second");
}
