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

    /// `with transaction.atomic():`
    /// `    Tag.objects.create(name='first')`
    /// `    try:`
    /// `        with transaction.atomic():`
    /// `            Tag.objects.create(name='sale')`
    /// `    except IntegrityError:`
    /// `        pass`
    /// `    Tag.objects.create(name='second')`
    #[test]
    fn integrity_error_in_inner_block() {
        written("transaction/integrity-error-in-inner-block", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Tag.create(name = "first")).run(db)?;
                attempt(|| -> Outcome<()> {
                    db.atomic(|db| -> Outcome<()> {
                        query!(Tag.create(name = "sale")).run(db)?;
                        Ok(())
                    })?;
                    Ok(())
                })
                .or_else(|error| if error.is(&["IntegrityError"]) { Ok(()) } else { Err(error) })?;
                query!(Tag.create(name = "second")).run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    try:`
    /// `        Tag.objects.create(name='sale')`
    /// `    except IntegrityError:`
    /// `        pass`
    /// `    Tag.objects.create(name='second')`
    #[test]
    fn integrity_error_without_inner_block_poisons() {
        written("transaction/integrity-error-without-inner-block-poisons", |db| {
            db.atomic(|db| -> Outcome<()> {
                attempt(|| -> Outcome<()> {
                    query!(Tag.create(name = "sale")).run(db)?;
                    Ok(())
                })
                .or_else(|error| if error.is(&["IntegrityError"]) { Ok(()) } else { Err(error) })?;
                query!(Tag.create(name = "second")).run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Tag.objects.create(name='first')`
    /// `    try:`
    /// `        with transaction.atomic(savepoint=False):`
    /// `            raise ValueError('x')`
    /// `    except ValueError:`
    /// `        pass`
    #[test]
    fn savepoint_false_inner_error_rolls_back_all() {
        written("transaction/savepoint-false-inner-error-rolls-back-all", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Tag.create(name = "first")).run(db)?;
                attempt(|| -> Outcome<()> {
                    attempt(|| -> Outcome<()> { Err(Failure::raised("ValueError", "x")) })
                        .inspect_err(|_| db.set_rollback(true))?;
                    Ok(())
                })
                .or_else(|error| if error.is(&["ValueError"]) { Ok(()) } else { Err(error) })?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Tag.objects.create(name='kept')`
    /// `    sid = transaction.savepoint()`
    /// `    Tag.objects.create(name='undone')`
    /// `    transaction.savepoint_rollback(sid)`
    #[test]
    fn explicit_savepoints() {
        written("transaction/explicit-savepoints", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Tag.create(name = "kept")).run(db)?;
                let savepoint = db.transaction()?;
                query!(Tag.create(name = "undone")).run(db)?;
                savepoint.rollback()?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Tag.objects.create(name='gone')`
    /// `    transaction.set_rollback(True)`
    #[test]
    fn set_rollback() {
        written("transaction/set-rollback", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Tag.create(name = "gone")).run(db)?;
                db.set_rollback(true);
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
    /// `    with transaction.atomic(durable=True):`
    /// `        Tag.objects.create(name='x')`
    #[test]
    fn durable_inside_atomic_is_refused() {
        written("transaction/durable-inside-atomic-is-refused", |db| {
            db.atomic(|db| -> Outcome<()> {
                db.atomic_with(Mode::default().durable(), |db| -> Outcome<()> {
                    query!(Tag.create(name = "x")).run(db)?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(nothing())
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

    /// `with transaction.atomic():`
    /// `    o = Order.objects.create(customer_id=77, product_id=1, quantity=1, order_date=date(2024, 7, 1))`
    /// `    Customer.objects.create(id=77, name='late')`
    #[test]
    fn deferred_fk_check_at_commit() {
        written("transaction/deferred-fk-check-at-commit", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Order.create(customer = 77, product = 1, quantity = 1, order_date = date(2024, 7, 1)))
                    .run(db)?;
                query!(Customer.create(id = 77, name = "late")).run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }

    /// `with transaction.atomic():`
    /// `    Order.objects.create(customer_id=77, product_id=1, quantity=1, order_date=date(2024, 7, 1))`
    #[test]
    fn deferred_fk_violation_at_commit() {
        written("transaction/deferred-fk-violation-at-commit", |db| {
            db.atomic(|db| -> Outcome<()> {
                query!(Order.create(customer = 77, product = 1, quantity = 1, order_date = date(2024, 7, 1)))
                    .run(db)?;
                Ok(())
            })?;
            Ok(nothing())
        });
    }
}
