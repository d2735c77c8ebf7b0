//! `tzinfo = "America/New_York"`: parts of moments as the clocks of a time zone show them.

use proc_macro2::TokenStream;
use syn::{Expr as Rust, Lit, LitStr};

use super::ast::Expr;
use super::case::snake;
use super::code::{self, FUNCTIONS, Node, ZONED};
use super::functions::{Scalar, Sql};
use super::parse::{Parser, option};
use super::plan::Hint;
use super::scope::{Context, Side};

/// A function of a moment in a time zone.
pub(super) struct Zoned {
    pub(super) function: &'static Scalar,
    pub(super) moment: Expr,
    pub(super) zone: LitStr,
}

impl Parser {
    /// Takes `tzinfo = "…"` out of arguments. If it is wrong, that is reported, and the result is nothing.
    pub(super) fn zone(&mut self, arguments: &mut Vec<Rust>) -> Option<Option<LitStr>> {
        let is_zone = |argument: &Rust| option(argument).is_some_and(|(name, _)| name == "tzinfo");
        let Some(at) = arguments.iter().position(is_zone) else { return Some(None) };
        let argument = arguments.remove(at);
        match option(&argument) {
            Some((_, Rust::Lit(lit))) if let Lit::Str(zone) = &lit.lit => {
                let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '+' | '-' | ':');
                if !zone.value().is_empty() && zone.value().chars().all(known) {
                    return Some(Some(zone.clone()));
                }
                self.report.at(zone, "this is no name of a time zone\nhelp: write `tzinfo = \"Europe/Paris\"`");
            }
            Some((_, value)) => {
                let help = "help: it is a part of the SQL, write `tzinfo = \"Europe/Paris\"`";
                self.report.at(value, format!("a time zone is a text that is written out\n{help}"));
            }
            None => {}
        }
        None
    }
}

/// Whether a function takes the time zone.
pub(super) fn takes_zone(function: &Scalar) -> bool {
    function.name.starts_with("Extract") || function.name.starts_with("Trunc")
}

impl Zoned {
    /// The variant of `plan::Zoned`, the text that it holds, and the kind of the result.
    fn part(&self) -> (&'static str, Option<String>, &'static str) {
        match (&self.function.sql, self.function.name.strip_prefix("Extract")) {
            (Sql::Trunc(unit), _) => ("Trunc", Some((*unit).to_owned()), "Timestamp"),
            (_, Some(part)) => ("Extract", Some(snake(part)), "Integer"),
            _ if self.function.name == "TruncDate" => ("Date", None, "Date"),
            _ => ("Time", None, "Time"),
        }
    }
}

impl<'a> Context<'a> {
    /// The function as a part of the plan.
    pub(super) fn zoned(&mut self, zoned: &'a Zoned) -> Node {
        let moment = self.expr(&zoned.moment, Hint::None);
        let (variant, text, kind) = zoned.part();
        self.in_zone(moment, (variant, text.as_deref()), &zoned.zone, kind)
    }

    /// A variant of `plan::Zoned` and the text that it holds, of a moment in a time zone.
    pub(super) fn in_zone(
        &self,
        moment: Node,
        (variant, text): (&str, Option<&str>),
        zone: &LitStr,
        kind: &'static str,
    ) -> Node {
        let part = Node::expr(code::Expr::Function).word(FUNCTIONS, "Zoned").word(ZONED, variant);
        let part = match text {
            Some(text) => part.name(self.name(text)),
            None => part,
        };
        part.name(self.name(&zone.value())).list(vec![moment]).maybe_kind(Some(code::Kind::Of(kind)))
    }

    /// The type of the function: that without a zone, of what has one.
    pub(super) fn zoned_type(&self, zoned: &Zoned, side: Side) -> TokenStream {
        let place = zoned.moment.place();
        let moment = self.call("in_zone", place, &[self.expr_type(&zoned.moment, side)]);
        self.call(zoned.function.typed, place, &[moment])
    }
}
