//! Statements: a plan and its text.
//!
//! A query is a type that names its plan ([`Planned`]); its [`Statement`] is a constant of a generic type of that type. So
//! rustc evaluates both, and with them the renderer, when it generates code, and not in `cargo check`, which evaluates the
//! constants and statics that depend on no type.

use std::marker::PhantomData;
use std::sync::OnceLock;

use crate::plan::{Code, Coded, Described, Origin, Plan, Step, Table, described, keep, steps_of};
use crate::sql::{Draft, Rendered, Text, TextId, Verb, cut, render};

/// A query as a type. Made by `query!`.
#[doc(hidden)]
pub trait Planned {
    /// All that a query says of itself. One constant, as each costs rustc more than what it says.
    const ASKED: Asked;
}

/// What a query says of itself.
#[doc(hidden)]
#[derive(Debug)]
pub struct Asked {
    /// The model.
    pub origin: Origin,
    /// The steps.
    pub code: Code,
    /// A `static` of the query's own.
    pub kept: &'static Kept,
}

impl Asked {
    const fn plan(&self, steps: &'static [Step]) -> Plan {
        let Asked { origin: Origin { table, ordering }, code, .. } = self;
        Plan { table, ordering, steps, base: None, start: None, params: code.params(), present: 0 }
    }
}

/// A statement: what is asked, and its SQL.
#[derive(Debug)]
pub struct Statement {
    asks: Asks,
    select: Text,
    /// The columns that the query describes.
    columns: &'static [Described],
    kept: &'static Kept,
}

/// What a statement asks.
#[derive(Debug)]
enum Asks {
    /// What `query!` wrote: a plan is made of it when one is needed.
    Code(&'static Asked),
    Plan(&'static Plan),
}

/// What becomes known of a statement at run time. Constants have no place of their own: this is also what tells one from
/// another.
#[doc(hidden)]
#[derive(Debug)]
pub struct Kept {
    select: TextId,
    /// Apart, because most statements are asked for nothing else.
    others: OnceLock<Box<Others>>,
    plan: OnceLock<&'static Plan>,
}

/// The texts for the verbs but the first, by [`Verb::other`].
type Others = [OnceLock<Text>; Verb::OTHERS];

fn others() -> Box<Others> {
    Box::new([const { OnceLock::new() }; Verb::OTHERS])
}

impl Kept {
    /// Nothing yet.
    // A constant, as rustc copies one faster than it evaluates a call, and does so for each query.
    #[allow(clippy::declare_interior_mutable_const)]
    pub const NEW: Kept = Kept { select: TextId::NEW, others: OnceLock::new(), plan: OnceLock::new() };
}

/// The statement of `Q`.
#[doc(hidden)]
#[must_use]
pub const fn statement_of<Q: Planned>() -> &'static Statement {
    Whole::<Q>::STATEMENT
}

/// Makes sure that there is a text of `Q`: in `cargo check` already, for the few queries of which something else is seen
/// only when it is written.
///
/// # Panics
/// As `render`.
#[doc(hidden)]
#[track_caller]
pub const fn renders<Q: Planned>() {
    crate::sql::renders(Whole::<Q>::PLAN);
}

/// All that is made of what `Q` asks.
struct Whole<Q>(PhantomData<Q>);

impl<Q: Planned> Coded for Whole<Q> {
    const CODE: Code = Q::ASKED.code;
}

impl<Q: Planned> Whole<Q> {
    const PLAN: &'static Plan = &Q::ASKED.plan(steps_of::<Self>());
    const STATEMENT: &'static Statement = &Statement {
        asks: Asks::Code(&Q::ASKED),
        select: Text::new(cut::<Self>(), &Q::ASKED.kept.select),
        columns: described::<Self>(),
        kept: Q::ASKED.kept,
    };
    const FIRST: &'static Rendered<2048> = &render(Self::PLAN, Verb::Select);
    const SECOND: &'static Rendered<65_536> = &render(Self::PLAN, Verb::Select);

    /// A function, so that the constant is evaluated where this is called, and not where it is only named.
    const fn second() -> &'static [u8] {
        assert!(Self::SECOND.fits(), "the SQL of this query is larger than 64 KiB");
        Self::SECOND.bytes()
    }
}

impl<Q: Planned> Draft for Whole<Q> {
    const TEXT: &'static [u8] = if Self::FIRST.fits() { Self::FIRST.bytes() } else { Self::second() };
}

impl Statement {
    /// Made at run time.
    pub(crate) fn rendered(plan: Plan) -> Self {
        let plan = keep(plan);
        Self { asks: Asks::Plan(plan), select: Text::render(plan, Verb::Select), columns: &[], kept: keep(Kept::NEW) }
    }

    /// What is asked.
    #[must_use]
    pub fn plan(&'static self) -> &'static Plan {
        match self.asks {
            Asks::Plan(plan) => plan,
            Asks::Code(asked) => self.kept.plan.get_or_init(|| keep(asked.plan(asked.code.steps()))),
        }
    }

    /// The columns that the query describes.
    #[inline]
    pub(super) fn columns(&'static self) -> &'static &'static [Described] {
        &self.columns
    }

    /// The table of the model that it is about.
    pub(crate) fn table(&self) -> &'static Table {
        match self.asks {
            Asks::Plan(plan) => plan.table,
            Asks::Code(asked) => asked.origin.table,
        }
    }

    /// Tells it from all other statements.
    pub(crate) fn id(&self) -> usize {
        std::ptr::from_ref(self.kept).addr()
    }

    /// The text for `verb`; any but the first is rendered when first used, once in the process.
    pub(crate) fn text(&'static self, verb: Verb) -> &'static Text {
        match verb.other() {
            None => &self.select,
            Some(slot) => self.kept.others.get_or_init(others)[slot].get_or_init(|| Text::render(self.plan(), verb)),
        }
    }

    /// A statement whose texts are given.
    #[cfg(test)]
    pub(crate) fn given(plan: &'static Plan, texts: &[(Verb, &'static str)]) -> &'static Statement {
        let kept: &Kept = keep(Kept::NEW);
        let mut select = "";
        for (verb, text) in texts {
            match verb.other() {
                None => select = text,
                Some(slot) => kept.others.get_or_init(others)[slot].set(Text::made(String::from(*text))).unwrap(),
            }
        }
        keep(Statement { asks: Asks::Plan(plan), select: Text::made(String::from(select)), columns: &[], kept })
    }
}
