//! Operators.

use super::Renderer;
use super::joins::Share;
use super::kind::binary_kind;
use crate::plan::{Expr, Kind, Operator};

impl Renderer<'_> {
    pub(super) const fn binary_expression(
        &mut self,
        scope: usize,
        operator: Operator,
        left: &'static Expr,
        right: &'static Expr,
        share: Share,
    ) {
        let (left_kind, right_kind) = (self.kind(scope, left), self.kind(scope, right));
        let difference = matches!(operator, Operator::Sub) && is_temporal(left_kind) && is_temporal(right_kind);
        let moved = matches!(
            (left_kind, right_kind),
            (Kind::Date | Kind::Timestamp | Kind::Time, Kind::Duration)
                | (Kind::Duration, Kind::Date | Kind::Timestamp | Kind::Time)
        );
        if difference || moved {
            self.out.put(match (difference, left_kind, operator) {
                (true, Kind::Time, _) => "django_time_diff(",
                (true, _, _) => "django_timestamp_diff(",
                (false, _, Operator::Sub) => "django_format_dtdelta('-', ",
                (false, _, _) => "django_format_dtdelta('+', ",
            });
            self.expression(scope, left, share);
            self.out.put(", ");
            self.expression(scope, right, share);
            self.out.put(")");
            return;
        }
        // A value beside a duration is another, or a moment: it is known when it is there.
        if let (Operator::Add | Operator::Sub, Kind::Duration, Kind::Duration) = (operator, left_kind, right_kind)
            && let (value @ Expr::Param(..), _) | (_, value @ Expr::Param(..)) = (left, right)
        {
            let add = matches!(operator, Operator::Add);
            self.out.put("CASE TYPEOF(");
            self.expression(scope, value, share);
            self.out.put(if add {
                ") WHEN 'text' THEN django_format_dtdelta('+', "
            } else {
                ") WHEN 'text' THEN django_format_dtdelta('-', "
            });
            self.expression(scope, left, share);
            self.out.put(", ");
            self.expression(scope, right, share);
            self.out.put(") ELSE ");
            self.operand(scope, left, share);
            self.out.put(if add { " + " } else { " - " });
            self.operand(scope, right, share);
            self.out.put(" END");
            return;
        }
        let decimal = matches!(binary_kind(operator, left_kind, right_kind), Kind::Decimal);
        if decimal {
            self.out.put("CAST(");
        }
        if matches!(operator, Operator::BitXor) {
            self.out.put("(");
            self.operand(scope, left, share);
            self.out.put(" | ");
            self.operand(scope, right, share);
            self.out.put(") - (");
            self.operand(scope, left, share);
            self.out.put(" & ");
            self.operand(scope, right, share);
            self.out.put(")");
        } else {
            self.operand(scope, left, share);
            self.out.put(match operator {
                Operator::Add => " + ",
                Operator::Sub => " - ",
                Operator::Mul => " * ",
                Operator::Div => " / ",
                Operator::Rem => " % ",
                Operator::BitAnd => " & ",
                Operator::BitOr | Operator::BitXor => " | ",
                Operator::ShiftLeft => " << ",
                Operator::ShiftRight => " >> ",
            });
            self.operand(scope, right, share);
        }
        if decimal {
            self.out.put(" AS NUMERIC)");
        }
    }
}

const fn is_temporal(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Time | Kind::Timestamp)
}
