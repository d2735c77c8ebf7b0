//! How a database is opened in other libraries: nothing of it is there, and what rustc says of it tells what is.

use super::Db;

/// What nothing is: something that opens a database so.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a database is opened by `Db::open(path)`",
    label = "write `Db::open(\"file.sqlite3\")?`, or `Db::open_in_memory()?`"
)]
pub trait Opens<T> {
    /// Never called.
    fn opens(self) -> T;
}

// By way of another trait: rustc would show the call once more.
#[diagnostic::do_not_recommend]
impl<T, A: Nothing<T>> Opens<T> for A {
    fn opens(self) -> T {
        self.nothing()
    }
}

/// What nothing is.
#[doc(hidden)]
pub trait Nothing<T> {
    /// Never called.
    fn nothing(self) -> T;
}

/// For rustc to find, and to find that they cannot be called.
#[doc(hidden)]
#[rustfmt::skip]
#[allow(missing_docs, clippy::new_ret_no_self)]
impl Db {
    pub fn new<T>(from: impl Opens<T>) -> T { from.opens() }
    pub fn connect<T>(from: impl Opens<T>) -> T { from.opens() }
    pub fn establish<T>(from: impl Opens<T>) -> T { from.opens() }
}
