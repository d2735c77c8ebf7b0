//! Functions and casts.

use super::Renderer;
use super::joins::Share;
use crate::plan::{Expr, Function, Kind, Zoned};

impl Renderer<'_> {
    pub(super) const fn function(
        &mut self,
        scope: usize,
        function: Function,
        arguments: &'static [Expr],
        share: Share,
    ) {
        match (function, arguments) {
            (Function::Named(name), _) => {
                self.out.put(name);
                self.out.put("(");
                self.list(scope, arguments, share);
                self.out.put(")");
            }
            (Function::Concat, _) => {
                self.out.put("(");
                let mut at = 0;
                while at < arguments.len() {
                    if at > 0 {
                        self.out.put(" || ");
                    }
                    self.out.put("COALESCE(");
                    self.expression(scope, &arguments[at], share);
                    self.out.put(", '')");
                    at += 1;
                }
                self.out.put(")");
            }
            (Function::Left, [text, count]) => {
                self.out.put("SUBSTR(");
                self.expression(scope, text, share);
                self.out.put(", 1, ");
                self.expression(scope, count, share);
                self.out.put(")");
            }
            (Function::Right, [text, count]) => {
                self.out.put("SUBSTR(");
                self.expression(scope, text, share);
                self.out.put(", -");
                self.operand(scope, count, share);
                self.out.put(")");
            }
            (Function::Collate(name), [text]) => {
                self.operand(scope, text, share);
                self.out.put(" COLLATE ");
                self.out.put_name(name);
            }
            (Function::KeyText, [Expr::Path(path)]) => self.key_text(scope, path, share),
            (Function::Now, _) => self.out.put("STRFTIME('%Y-%m-%d %H:%M:%f000', 'NOW')"),
            (Function::Random, _) => self.out.put("RANDOM()"),
            (Function::Trunc(unit), [moment]) => {
                let kind = self.kind(scope, moment);
                self.out.put(match kind {
                    Kind::Date => "django_date_trunc('",
                    Kind::Time => "django_time_trunc('",
                    _ => "django_datetime_trunc('",
                });
                self.out.put(unit);
                self.out.put("', ");
                self.expression(scope, moment, share);
                self.out.put(if matches!(kind, Kind::Timestamp) { ", 'UTC', 'UTC')" } else { ", NULL, NULL)" });
            }
            (Function::Zoned(zoned, zone), [moment]) => self.zoned(scope, zoned, zone, moment, share),
            _ => self.out.put("NULL"),
        }
    }

    /// A function of a moment in a time zone. What is cut down there is a moment again, in UTC like all that is stored.
    const fn zoned(&mut self, scope: usize, zoned: Zoned, zone: &'static str, moment: &'static Expr, share: Share) {
        match zoned {
            Zoned::Trunc(unit) => {
                self.out.put("datetime_trunc_in('");
                self.out.put(unit);
                self.out.put("', ");
            }
            Zoned::Extract(part) => {
                self.out.put("django_datetime_extract('");
                self.out.put(part);
                self.out.put("', ");
            }
            Zoned::Date => self.out.put("django_datetime_cast_date("),
            Zoned::Time => self.out.put("django_datetime_cast_time("),
        }
        self.expression(scope, moment, share);
        self.out.put(", '");
        self.out.put(zone);
        self.out.put(if matches!(zoned, Zoned::Trunc(_)) { "')" } else { "', 'UTC')" });
    }

    pub(super) const fn cast(&mut self, scope: usize, inner: &'static Expr, kind: Kind, share: Share) {
        let from = self.kind(scope, inner);
        // Dates and moments are text: casting between them is cutting or lengthening it.
        match (from, kind) {
            (Kind::Date, Kind::Date) => {
                self.expression(scope, inner, share);
            }
            (Kind::Timestamp, Kind::Date) => {
                self.out.put("SUBSTR(");
                self.expression(scope, inner, share);
                self.out.put(", 1, 10)");
            }
            (Kind::Date, Kind::Timestamp) => {
                self.out.put("(");
                self.operand(scope, inner, share);
                self.out.put(" || ' 00:00:00')");
            }
            _ => {
                self.out.put("CAST(");
                self.expression(scope, inner, share);
                self.out.put(match kind {
                    Kind::Bool | Kind::Integer | Kind::Duration => " AS INTEGER)",
                    Kind::Float => " AS REAL)",
                    Kind::Decimal => " AS NUMERIC)",
                    Kind::Bytes => " AS BLOB)",
                    Kind::Text | Kind::Date | Kind::Time | Kind::Timestamp | Kind::Uuid | Kind::Json => " AS TEXT)",
                });
            }
        }
    }
}
