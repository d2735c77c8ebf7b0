//! Binding parameters that are made one after the other.

use std::ffi::c_int;
use std::marker::PhantomData;

use rusqlite::ffi;

use super::Prepared;
use crate::query::{OwnedValue, Param, Take};

/// Takes the parameters of a statement in their order, and keeps none of them. What they borrow lives for `'c`.
pub(crate) struct Binder<'b, 'c> {
    prepared: &'b Prepared,
    bound: c_int,
    code: c_int,
    /// Somebody wants to know what was bound.
    log: Option<&'b mut Vec<OwnedValue>>,
    // `'c` can be neither shortened nor extended.
    borrowed: PhantomData<fn(&'c ()) -> &'c ()>,
}

impl<'b, 'c> Binder<'b, 'c> {
    /// # Safety
    /// The statement must not be stepped after `'c`, unless it is bound again.
    #[inline]
    pub(super) unsafe fn new(prepared: &'b Prepared, log: Option<&'b mut Vec<OwnedValue>>) -> Self {
        Binder { prepared, bound: 0, code: ffi::SQLITE_OK, log, borrowed: PhantomData }
    }

    /// Binds the others as NULL; the result of all.
    #[inline]
    pub(super) fn finish(mut self) -> c_int {
        while self.bound < self.prepared.params {
            self.take(Param::Null);
        }
        self.code
    }
}

impl<'c> Take<'c> for &mut Binder<'_, 'c> {
    type Made = ();

    /// The next parameter; one too many is an error.
    #[inline(always)]
    fn take(self, param: Param<'c>) {
        self.bound += 1;
        if let Some(log) = &mut self.log {
            remember(log, &param);
        }
        let owned = param.is_owned();
        let destructor = if owned { ffi::SQLITE_TRANSIENT() } else { ffi::SQLITE_STATIC() };
        // SAFETY: the number is that of a parameter; what is borrowed lives as long as was promised, the rest is copied.
        let code = unsafe { self.prepared.bind_one(self.bound, &param, destructor) };
        if code != ffi::SQLITE_OK {
            self.code = code;
        }
        param.discard();
    }
}

/// Out of line: few listen, and every column of every model that is written has a call of it.
#[cold]
#[inline(never)]
fn remember(log: &mut Vec<OwnedValue>, param: &Param<'_>) {
    log.push(OwnedValue::from(param));
}
