//! `orm_each(?1)`: the values of a list that is one parameter, as the rows of a table.
//!
//! The list is passed by its address, as SQLite's own `carray` does, so that nothing is written out and parsed. A JSON
//! array is taken too, for whoever runs a text by hand.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::mem;
use std::ptr;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, ffi};

use super::cells::text;
use crate::query::{Listed, Param, Values};

/// The name of the function, and of the type of its pointers: SQLite gives a pointer only to who knows its type.
const NAME: &CStr = c"orm_each";

/// The columns of a row: its value, and the argument that it comes from.
const COLUMNS: &CStr = c"CREATE TABLE x(value, list HIDDEN)";
const VALUE: c_int = 0;
const LIST: c_int = 1;

/// Makes the function known to `connection`.
pub(crate) fn register(connection: &Connection) -> rusqlite::Result<()> {
    static MODULE: ffi::sqlite3_module = {
        // SAFETY: zeros are a number and functions that are not there.
        let mut module: ffi::sqlite3_module = unsafe { mem::zeroed() };
        // Without `xCreate` there is a table of this name at once, and no other can be made of it.
        module.xConnect = Some(connect);
        module.xDisconnect = Some(disconnect);
        module.xBestIndex = Some(best_index);
        module.xOpen = Some(open);
        module.xClose = Some(close);
        module.xFilter = Some(filter);
        module.xNext = Some(next);
        module.xEof = Some(eof);
        module.xColumn = Some(column);
        module.xRowid = Some(rowid);
        module
    };
    // SAFETY: the connection is open, and the module lives for ever.
    let code = unsafe {
        ffi::sqlite3_create_module_v2(connection.handle(), NAME.as_ptr(), &raw const MODULE, ptr::null_mut(), None)
    };
    match code {
        ffi::SQLITE_OK => Ok(()),
        code => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)),
    }
}

/// Binds a list to a parameter: by its address, or a copy of it that SQLite frees.
///
/// # Safety
/// `statement` must be alive. Unless `copy`, the list must stay where it is as a bound text must.
pub(super) unsafe fn bind(statement: *mut ffi::sqlite3_stmt, number: c_int, list: &Listed<'_>, copy: bool) -> c_int {
    unsafe extern "C" fn free(list: *mut c_void) {
        // SAFETY: it is the box that was made below.
        drop(unsafe { Box::from_raw(list.cast::<Listed<'static>>()) });
    }
    // SAFETY: the caller's promise; a copy is freed once, also if it is not bound.
    unsafe {
        if copy {
            let list = Box::into_raw(Box::new(list.clone().into_owned()));
            ffi::sqlite3_bind_pointer(statement, number, list.cast(), NAME.as_ptr(), Some(free))
        } else {
            let list = ptr::from_ref(list).cast_mut();
            ffi::sqlite3_bind_pointer(statement, number, list.cast(), NAME.as_ptr(), None)
        }
    }
}

#[repr(C)]
struct Table {
    base: ffi::sqlite3_vtab,
    db: *mut ffi::sqlite3,
}

/// A list that is being read. SQLite closes it before the parameter changes: when the statement is reset.
#[repr(C)]
struct Reading {
    base: ffi::sqlite3_vtab_cursor,
    /// The values of the list, or of `parsed`.
    values: Values<'static, 'static>,
    /// A list that came as JSON.
    parsed: Option<Box<Listed<'static>>>,
    at: usize,
}

unsafe extern "C" fn connect(
    db: *mut ffi::sqlite3,
    _aux: *mut c_void,
    _argc: c_int,
    _argv: *const *const c_char,
    table: *mut *mut ffi::sqlite3_vtab,
    _error: *mut *mut c_char,
) -> c_int {
    // SAFETY: SQLite calls this with an open connection and a place for the table.
    unsafe {
        let code = ffi::sqlite3_declare_vtab(db, COLUMNS.as_ptr());
        if code == ffi::SQLITE_OK {
            *table = Box::into_raw(Box::new(Table { base: mem::zeroed(), db })).cast();
        }
        code
    }
}

unsafe extern "C" fn disconnect(table: *mut ffi::sqlite3_vtab) -> c_int {
    // SAFETY: it is the box of `connect`.
    drop(unsafe { Box::from_raw(table.cast::<Table>()) });
    ffi::SQLITE_OK
}

/// The only way to read the table is by its argument.
unsafe extern "C" fn best_index(_table: *mut ffi::sqlite3_vtab, index: *mut ffi::sqlite3_index_info) -> c_int {
    // SAFETY: SQLite calls this with a plan that has as many constraints as it says, and a usage for each of them.
    unsafe {
        let plan = &mut *index;
        let count = usize::try_from(plan.nConstraint).unwrap_or(0);
        for at in 0..count {
            let constraint = &*plan.aConstraint.add(at);
            if constraint.iColumn != LIST {
                continue;
            }
            if constraint.usable == 0 || c_int::from(constraint.op) != ffi::SQLITE_INDEX_CONSTRAINT_EQ {
                return ffi::SQLITE_CONSTRAINT;
            }
            let usage = &mut *plan.aConstraintUsage.add(at);
            usage.argvIndex = 1;
            usage.omit = 1;
        }
        plan.estimatedCost = 1.0;
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn open(_table: *mut ffi::sqlite3_vtab, cursor: *mut *mut ffi::sqlite3_vtab_cursor) -> c_int {
    // SAFETY: SQLite calls this with a place for the cursor; a cursor may begin with zeros.
    unsafe {
        let reading = Reading { base: mem::zeroed(), values: Values::Integers(&[]), parsed: None, at: 0 };
        *cursor = Box::into_raw(Box::new(reading)).cast();
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(cursor: *mut ffi::sqlite3_vtab_cursor) -> c_int {
    // SAFETY: it is the box of `open`.
    drop(unsafe { Box::from_raw(cursor.cast::<Reading>()) });
    ffi::SQLITE_OK
}

unsafe extern "C" fn filter(
    cursor: *mut ffi::sqlite3_vtab_cursor,
    _number: c_int,
    _text: *const c_char,
    argc: c_int,
    argv: *mut *mut ffi::sqlite3_value,
) -> c_int {
    // SAFETY: SQLite calls this with a cursor of `open` and `argc` values.
    unsafe {
        let reading = &mut *cursor.cast::<Reading>();
        reading.at = 0;
        reading.values = Values::Integers(&[]);
        reading.parsed = None;
        if argc < 1 {
            return ffi::SQLITE_OK;
        }
        let list = ffi::sqlite3_value_pointer(*argv, NAME.as_ptr()).cast::<Listed<'static>>();
        if !list.is_null() {
            // Only `bind` makes such a pointer. The list is there until the statement is reset, which closes the cursor.
            reading.values = (*list).values();
        } else if ffi::sqlite3_value_type(*argv) != ffi::SQLITE_NULL {
            let db = (*reading.base.pVtab.cast::<Table>()).db;
            let text = text(*argv).unwrap_or_default();
            match Connection::from_handle(db).and_then(|connection| parse(&connection, text)) {
                Ok(list) => {
                    let list: *const Listed<'static> = &raw const **reading.parsed.insert(Box::new(list));
                    // What a box holds stays where it is.
                    reading.values = (*list).values();
                }
                Err(error) => return refuse(reading.base.pVtab, &error.to_string()),
            }
        }
    }
    ffi::SQLITE_OK
}

/// The values of a JSON array.
fn parse(connection: &Connection, text: &str) -> rusqlite::Result<Listed<'static>> {
    let mut statement = connection.prepare("SELECT value FROM json_each(?1)")?;
    let param = |row: &Row<'_>| {
        Ok(match row.get(0)? {
            Value::Null => Param::Null,
            Value::Integer(value) => Param::Integer(value),
            Value::Real(value) => Param::Real(value),
            Value::Text(text) => Param::Owned(text),
            Value::Blob(bytes) => Param::OwnedBytes(bytes),
        })
    };
    statement.query_map([text], param)?.collect()
}

/// Fails with a message.
///
/// # Safety
/// `table` must be one of `connect`.
unsafe fn refuse(table: *mut ffi::sqlite3_vtab, message: &str) -> c_int {
    let length = c_int::try_from(message.len()).unwrap_or(0);
    // SAFETY: the table's message is SQLite's to free, and so is what it prints a text of `length` bytes to.
    unsafe {
        ffi::sqlite3_free((*table).zErrMsg.cast());
        (*table).zErrMsg = ffi::sqlite3_mprintf(c"%.*s".as_ptr(), length, message.as_ptr());
    }
    ffi::SQLITE_ERROR
}

unsafe extern "C" fn next(cursor: *mut ffi::sqlite3_vtab_cursor) -> c_int {
    // SAFETY: it is a cursor of `open`.
    unsafe { (*cursor.cast::<Reading>()).at += 1 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn eof(cursor: *mut ffi::sqlite3_vtab_cursor) -> c_int {
    // SAFETY: it is a cursor of `open`, and its list is still there.
    let reading = unsafe { &*cursor.cast::<Reading>() };
    let length = match reading.values {
        Values::Integers(values) => values.len(),
        Values::Params(values) => values.len(),
    };
    c_int::from(reading.at >= length)
}

unsafe extern "C" fn column(
    cursor: *mut ffi::sqlite3_vtab_cursor,
    context: *mut ffi::sqlite3_context,
    number: c_int,
) -> c_int {
    // SAFETY: it is a cursor of `open`, its list is still there, and SQLite asks for the result in `context`.
    unsafe {
        let reading = &*cursor.cast::<Reading>();
        match reading.values {
            // Without a result it is NULL.
            _ if number != VALUE => {}
            Values::Integers(values) => {
                if let Some(value) = values.get(reading.at) {
                    ffi::sqlite3_result_int64(context, *value);
                }
            }
            Values::Params(values) => {
                if let Some(value) = values.get(reading.at) {
                    answer(context, value);
                }
            }
        }
    }
    ffi::SQLITE_OK
}

/// Gives SQLite a value, without a copy.
///
/// # Safety
/// The value must stay where it is until the statement is reset.
unsafe fn answer(context: *mut ffi::sqlite3_context, value: &Param<'_>) {
    let text = |text: &str| {
        let (start, utf8) = (text.as_ptr().cast::<c_char>(), ffi::SQLITE_UTF8 as u8);
        // SAFETY: `start` has as many bytes; the caller promises for how long.
        unsafe { ffi::sqlite3_result_text64(context, start, text.len() as u64, ffi::SQLITE_STATIC(), utf8) }
    };
    let bytes = |bytes: &[u8]| {
        let start = bytes.as_ptr().cast::<c_void>();
        // SAFETY: as for texts.
        unsafe { ffi::sqlite3_result_blob64(context, start, bytes.len() as u64, ffi::SQLITE_STATIC()) }
    };
    // SAFETY: the caller's promise.
    unsafe {
        match value {
            // A list in a list is no value.
            Param::Null | Param::Listed(_) => ffi::sqlite3_result_null(context),
            Param::Bool(value) => ffi::sqlite3_result_int64(context, i64::from(*value)),
            Param::Integer(value) => ffi::sqlite3_result_int64(context, *value),
            Param::Real(value) => ffi::sqlite3_result_double(context, *value),
            Param::Text(value) => text(value),
            Param::Owned(value) | Param::Json(value) => text(value),
            Param::Short(value) => text(value),
            Param::Bytes(value) => bytes(value),
            Param::OwnedBytes(value) => bytes(value),
            Param::Unstorable(what) => {
                let reason = what.reason();
                let length = c_int::try_from(reason.len()).unwrap_or(0);
                ffi::sqlite3_result_error(context, reason.as_ptr().cast::<c_char>(), length);
            }
        }
    }
}

unsafe extern "C" fn rowid(cursor: *mut ffi::sqlite3_vtab_cursor, rowid: *mut ffi::sqlite3_int64) -> c_int {
    // SAFETY: it is a cursor of `open`, and SQLite gives a place for the number.
    unsafe { *rowid = i64::try_from((*cursor.cast::<Reading>()).at).unwrap_or(i64::MAX) };
    ffi::SQLITE_OK
}
