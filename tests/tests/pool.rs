//! A pool's connections in many threads.

#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use orm_core::db::Mode;
use orm_core::pool::{Manager, Pool};
use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
struct Account {
    id: i64,
    balance: i64,
}

/// A new file with its pool, gone afterwards.
struct Bank {
    path: PathBuf,
    pool: Option<Pool>,
}

impl Bank {
    fn new(name: &str, connections: u32) -> Bank {
        let path = std::env::temp_dir().join(format!("orm-pool-{}-{name}.sqlite3", std::process::id()));
        let options = Db::options().transaction_mode(Mode::Immediate).busy_timeout(Duration::from_secs(30));
        let pool = Pool::builder().max_size(connections).build(Manager::new(&path, options)).unwrap();
        pool.get().unwrap().create_tables(&schema![Account]).unwrap();
        Bank { path, pool: Some(pool) }
    }

    fn pool(&self) -> &Pool {
        self.pool.as_ref().unwrap()
    }
}

impl Drop for Bank {
    fn drop(&mut self) {
        drop(self.pool.take());
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.path.display()));
        }
    }
}

#[test]
fn threads_write_through_connections_of_their_own() {
    let bank = Bank::new("threads", 4);
    let account = query!(Account.create(balance = 0)).run(&bank.pool().get().unwrap()).unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let db = bank.pool().get().unwrap();
                    db.atomic(|tx| {
                        let mut read = query!(Account.get(id = account.id)).run(tx)?;
                        read.balance += 1;
                        read.save(tx)
                    })
                    .unwrap();
                }
            });
        }
    });
    let read = query!(Account.get(id = account.id)).run(&bank.pool().get().unwrap()).unwrap();
    assert_eq!(read.balance, 200);
}

#[test]
fn statements_stay_with_a_connection_that_is_given_back() {
    let bank = Bank::new("statements", 1);
    let sent = || bank.pool().get().unwrap().statements_sent();
    let before = sent();
    for _ in 0..3 {
        assert_eq!(query!(Account.all()).count(&bank.pool().get().unwrap()).unwrap(), 0);
    }
    assert_eq!(sent() - before, 3);
    assert_eq!(bank.pool().get().unwrap().statements_reprepared(), 0);
}

#[test]
fn what_a_forgotten_transaction_changed_is_rolled_back() {
    let bank = Bank::new("forgotten", 1);
    {
        let db = bank.pool().get().unwrap();
        let tx = db.transaction().unwrap();
        query!(Account.create(balance = 5)).run(&tx).unwrap();
        std::mem::forget(tx);
    }
    let db = bank.pool().get().unwrap();
    assert_eq!(query!(Account.all()).count(&db).unwrap(), 0);
    db.atomic(|tx| query!(Account.create(balance = 7)).run(tx)).unwrap();
    assert_eq!(query!(Account.all()).count(&db).unwrap(), 1);
}

#[test]
fn a_file_that_cannot_be_opened_is_an_error_of_the_pool() {
    let manager = Manager::new("/nowhere/at/all.sqlite3", Db::options());
    let pool = Pool::builder().max_size(1).connection_timeout(Duration::from_millis(200)).build(manager);
    let error = pool.map(|_| ()).unwrap_err().to_string();
    assert!(error.contains("/nowhere/at/all.sqlite3"), "{error}");
}
