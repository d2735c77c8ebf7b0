//! Years as ranges of dates or moments.

use super::Renderer;
use super::joins::Place;
use crate::plan::{Kind, Lookup, Transform};

impl Renderer<'_> {
    /// A year as a range of dates or moments, so that an index serves it. False if this lookup needs the year itself.
    pub(super) const fn year(
        &mut self,
        scope: usize,
        place: &Place,
        transform: Transform,
        lookup: Lookup,
        param: u16,
    ) -> bool {
        let (operator, end) = match lookup {
            Lookup::Exact => (" BETWEEN ", false),
            Lookup::Gt => (" > ", true),
            Lookup::Gte => (" >= ", false),
            Lookup::Lt => (" < ", false),
            Lookup::Lte => (" <= ", true),
            _ => return false,
        };
        self.put_place(scope, place);
        self.out.put(operator);
        self.year_bound(scope, place.kind, transform, param, end);
        if matches!(lookup, Lookup::Exact) {
            self.out.put(" AND ");
            self.year_bound(scope, place.kind, transform, param, true);
        }
        true
    }

    /// The first or last date or moment of a year, which may be any number.
    const fn year_bound(&mut self, scope: usize, kind: Kind, transform: Transform, param: u16, end: bool) {
        // Beyond the years that have dates stands what is after or before all texts of dates; a text of five digits would be
        // among them.
        let iso = matches!(transform, Transform::IsoYear);
        self.out.put("CASE WHEN ");
        self.param(scope, param);
        // The last ISO year ends before a year that has no dates.
        self.out.put(if iso && end { " > 9998 THEN ':' WHEN " } else { " > 9999 THEN ':' WHEN " });
        self.param(scope, param);
        self.out.put(" < 0 THEN '' ELSE ");
        match transform {
            // The ISO year begins on the Monday of the week with 4 January.
            Transform::IsoYear => {
                self.out.put("DATE(PRINTF('%04d-01-04', ");
                self.param(scope, param);
                self.out.put(if end {
                    " + 1), '-6 days', 'weekday 1', '-1 day')"
                } else {
                    "), '-6 days', 'weekday 1')"
                });
                match (kind, end) {
                    (Kind::Timestamp, false) => self.out.put(" || ' 00:00:00'"),
                    (Kind::Timestamp, true) => self.out.put(" || ' 23:59:59.999999'"),
                    _ => {}
                }
            }
            _ => {
                self.out.put(match (kind, end) {
                    (Kind::Timestamp, false) => "PRINTF('%04d-01-01 00:00:00', ",
                    (Kind::Timestamp, true) => "PRINTF('%04d-12-31 23:59:59.999999', ",
                    (_, false) => "PRINTF('%04d-01-01', ",
                    (_, true) => "PRINTF('%04d-12-31', ",
                });
                self.param(scope, param);
                self.out.put(")");
            }
        }
        self.out.put(" END");
    }
}
