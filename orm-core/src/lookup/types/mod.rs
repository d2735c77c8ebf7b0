//! The types that a column can have, a file for each library: how each is stored, and what each is compared with.

/// Lets values of a type, and references to them, be what a family's lookups take.
macro_rules! values {
    ($($family:ty: $type:ty => $param:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'q> crate::lookup::IntoParam<'q, $family> for $type {
            #[inline]
            fn into_param(self) -> crate::query::Param<'q> {
                $param(&self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'q> crate::lookup::IntoParam<'q, $family> for &$type {
            #[inline]
            fn into_param(self) -> crate::query::Param<'q> {
                $param(self)
            }
        }
    )*};
}

/// Makes a type a column type; `$declared` is the type of its columns, if the kind does not tell.
macro_rules! field_type {
    (
        $type:ty: $family:ty, $lookups:ident, $kind:ident $($declared:literal)?, $expected:literal, $decode:expr, $encode:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl crate::model::FieldType for $type {
            type Family = $family;
            type Lookups = crate::lookup::$lookups<$family>;
            const LOOKUPS: Self::Lookups = crate::lookup::$lookups::ALL;
            const KIND: crate::plan::Kind = crate::plan::Kind::$kind;
            $(const DECLARED: Option<&'static str> = Some($declared);)?

            #[inline]
            fn decode(
                value: crate::query::Value<'_>,
                column: &'static crate::plan::Column,
            ) -> Result<Self, crate::model::Mismatch> {
                $decode(value, column).ok_or(crate::model::Mismatch { expected: $expected })
            }

            #[inline]
            fn encode(&self) -> crate::query::Param<'_> {
                $encode(self)
            }
        }
    };
}

/// The texts of a value that is stored as text.
#[inline]
fn text<'r>(value: crate::query::Value<'r>) -> Option<&'r str> {
    match value {
        crate::query::Value::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(feature = "chrono")]
mod chrono;
mod ip;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde_json")]
mod serde_json;
mod standard;
#[cfg(test)]
mod tests;
#[cfg(feature = "uuid")]
mod uuid;
