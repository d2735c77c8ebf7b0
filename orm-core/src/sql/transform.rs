//! Transforms: what stands around a value, and of which kind the result is.

use crate::plan::{Kind, Segment, Transform};

/// The kind of a value after transforms and keys.
pub(super) const fn after(kind: Kind, rest: &[Segment]) -> Kind {
    match rest {
        [] => kind,
        [.., Segment::Transform(transform)] => transformed(*transform),
        _ => Kind::Json,
    }
}

/// The kind of a transform's result.
pub(super) const fn transformed(transform: Transform) -> Kind {
    match transform {
        Transform::Date => Kind::Date,
        Transform::Time => Kind::Time,
        Transform::Lower | Transform::Upper | Transform::Trim => Kind::Text,
        _ => Kind::Integer,
    }
}

/// What stands before the value that a transform is applied to. Dates and moments are text, so their parts are pieces
/// of it; what depends on weeks is asked of `STRFTIME`.
pub(super) const fn transform_before(transform: Transform) -> &'static str {
    match transform {
        Transform::Year
        | Transform::Month
        | Transform::Day
        | Transform::Hour
        | Transform::Minute
        | Transform::Second => "CAST(SUBSTR(",
        Transform::Quarter => "((CAST(SUBSTR(",
        Transform::IsoYear => "CAST(STRFTIME('%G', ",
        Transform::Week => "CAST(STRFTIME('%V', ",
        Transform::IsoWeekDay => "CAST(STRFTIME('%u', ",
        Transform::WeekDay => "(CAST(STRFTIME('%w', ",
        Transform::Date | Transform::Time => "SUBSTR(",
        Transform::Length => "LENGTH(",
        Transform::Lower => "LOWER(",
        Transform::Upper => "UPPER(",
        Transform::Trim => "TRIM(",
    }
}

/// What stands after the value of `kind` that a transform is applied to.
pub(super) const fn transform_after(transform: Transform, kind: Kind) -> &'static str {
    match (transform, kind) {
        (Transform::Year, _) => ", 1, 4) AS INTEGER)",
        (Transform::Month, _) => ", 6, 2) AS INTEGER)",
        (Transform::Day, _) => ", 9, 2) AS INTEGER)",
        (Transform::Hour, Kind::Time) => ", 1, 2) AS INTEGER)",
        (Transform::Minute, Kind::Time) => ", 4, 2) AS INTEGER)",
        (Transform::Second, Kind::Time) => ", 7, 2) AS INTEGER)",
        (Transform::Hour, _) => ", 12, 2) AS INTEGER)",
        (Transform::Minute, _) => ", 15, 2) AS INTEGER)",
        (Transform::Second, _) => ", 18, 2) AS INTEGER)",
        (Transform::Quarter, _) => ", 6, 2) AS INTEGER) + 2) / 3)",
        (Transform::IsoYear | Transform::Week | Transform::IsoWeekDay, _) => ") AS INTEGER)",
        (Transform::WeekDay, _) => ") AS INTEGER) + 1)",
        (Transform::Date, _) => ", 1, 10)",
        (Transform::Time, _) => ", 12)",
        (Transform::Length | Transform::Lower | Transform::Upper | Transform::Trim, _) => ")",
    }
}
