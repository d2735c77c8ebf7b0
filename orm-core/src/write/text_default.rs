//! Texts as defaults: `default = "basic"`.

/// A type that a text that was written out can be the default of.
#[diagnostic::on_unimplemented(message = "a text is no default of `{Self}`", label = "a text")]
pub trait TextDefault {
    /// The value.
    fn of_text(text: &'static str) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: From<&'static str>> TextDefault for T {
    fn of_text(text: &'static str) -> T {
        T::from(text)
    }
}
