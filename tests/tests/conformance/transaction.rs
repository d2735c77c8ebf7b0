//! `transaction`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `with transaction.atomic():`
    /// `    Product.objects.filter(pk=1).update(price=1)`
    /// `    Product.objects.filter(pk=2).update(price=2)`
    #[test]
    fn commit() {
        written("transaction/commit", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Product.filter(pk = 1).update(price = 1)).run(db)?;
                query!(Product.filter(pk = 2).update(price = 2)).run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Product.objects.filter(pk=1).update(price=1)`
    /// `    raise ValueError('no')`
    #[test]
    fn rollback_on_exception() {
        written("transaction/rollback-on-exception", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Product.filter(pk = 1).update(price = 1)).run(db)?;
                Err(Failure::raised("ValueError", "no"))
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Product.objects.filter(pk=1).update(price=1)`
    /// `    with transaction.atomic():`
    /// `        Product.objects.filter(pk=2).update(price=2)`
    #[test]
    fn nested_is_a_savepoint() {
        written("transaction/nested-is-a-savepoint", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Product.filter(pk = 1).update(price = 1)).run(db)?;
                db.atomic(|db| -> Outcome<()> {
                    query!(Product.filter(pk = 2).update(price = 2)).run(db)?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Product.objects.filter(pk=1).update(price=1)`
    /// `    try:`
    /// `        with transaction.atomic():`
    /// `            Product.objects.filter(pk=2).update(price=2)`
    /// `            raise ValueError('inner')`
    /// `    except ValueError:`
    /// `        pass`
    /// `    Product.objects.filter(pk=3).update(price=3)`
    #[test]
    fn inner_rollback_keeps_outer() {
        written("transaction/inner-rollback-keeps-outer", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Product.filter(pk = 1).update(price = 1)).run(db)?;
                attempt(|| -> Outcome<()> {
                    db.atomic(|db| -> Outcome<()> {
                        query!(Product.filter(pk = 2).update(price = 2)).run(db)?;
                        Err(Failure::raised("ValueError", "inner"))
                    })?;
                    Ok(())
                })
                .or_else(|error| if error.is(&["ValueError"]) { Ok(()) } else { Err(error) })?;
                query!(Product.filter(pk = 3).update(price = 3)).run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `log = []`
    /// `with transaction.atomic():`
    /// `    transaction.on_commit(lambda: log.append('callback'))`
    /// `    log.append('body')`
    /// `log`
    #[test]
    fn on_commit_runs_after() {
        written("transaction/on-commit-runs-after", |db| {
            let log = Log::default();
            db.atomic(|db| -> Outcome<()> {
                {
                    let log = log.clone();
                    db.on_commit(move |_| {
                        log.append("callback");
                    });
                }
                log.append("body");
                Ok(())
            })?;
            Ok(many(log.rows()))
        });
    }

    /// `log = []`
    /// `try:`
    /// `    with transaction.atomic():`
    /// `        transaction.on_commit(lambda: log.append('callback'))`
    /// `        raise ValueError('x')`
    /// `except ValueError:`
    /// `    log.append('rolled back')`
    /// `log`
    #[test]
    fn on_commit_discarded_by_rollback() {
        written("transaction/on-commit-discarded-by-rollback", |db| {
            let log = Log::default();
            match attempt(|| -> Outcome<()> {
                db.atomic(|db| -> Outcome<()> {
                    {
                        let log = log.clone();
                        db.on_commit(move |_| {
                            log.append("callback");
                        });
                    }
                    Err(Failure::raised("ValueError", "x"))
                })?;
                Ok(())
            }) {
                Ok(made) => made,
                Err(error) if error.is(&["ValueError"]) => {
                    log.append("rolled back");
                }
                Err(error) => return Err(error),
            };
            Ok(many(log.rows()))
        });
    }

    /// `log = []`
    /// `with transaction.atomic():`
    /// `    transaction.on_commit(lambda: log.append('outer'))`
    /// `    try:`
    /// `        with transaction.atomic():`
    /// `            transaction.on_commit(lambda: log.append('inner'))`
    /// `            raise ValueError('x')`
    /// `    except ValueError:`
    /// `        pass`
    /// `log`
    #[test]
    fn on_commit_of_rolled_back_savepoint() {
        written("transaction/on-commit-of-rolled-back-savepoint", |db| {
            let log = Log::default();
            db.atomic(|db| -> Outcome<()> {
                {
                    let log = log.clone();
                    db.on_commit(move |_| {
                        log.append("outer");
                    });
                }
                attempt(|| -> Outcome<()> {
                    db.atomic(|db| -> Outcome<()> {
                        {
                            let log = log.clone();
                            db.on_commit(move |_| {
                                log.append("inner");
                            });
                        }
                        Err(Failure::raised("ValueError", "x"))
                    })?;
                    Ok(())
                })
                .or_else(|error| if error.is(&["ValueError"]) { Ok(()) } else { Err(error) })?;
                Ok(())
            })?;
            Ok(many(log.rows()))
        });
    }

    /// `log = []`
    /// `transaction.on_commit(lambda: log.append('now'))`
    /// `log`
    #[test]
    fn on_commit_outside_runs_at_once() {
        written("transaction/on-commit-outside-runs-at-once", |db| {
            let log = Log::default();
            {
                let log = log.clone();
                db.on_commit(move |_| {
                    log.append("now");
                });
            }
            Ok(many(log.rows()))
        });
    }

    /// `with transaction.atomic():`
    /// `    p = Product.objects.select_for_update().get(pk=1)`
    /// `    p.price += 1`
    /// `    p.save()`
    #[test]
    fn select_for_update_is_plain_on_sqlite() {
        written("transaction/select-for-update-is-plain-on-sqlite", |db| {
            db.atomic(|db| -> Outcome<()> {
                let mut p = query!(Product.get(pk = 1)).run(db)?;
                p.price += 1;
                p.save(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }
}
