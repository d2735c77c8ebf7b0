//! Statements: a plan and its text.

use std::sync::OnceLock;

use crate::plan::{Plan, keep};
use crate::sql::{Text, Verb};

/// A statement as it stands in the binary: what is asked, and its SQL.
#[derive(Debug)]
pub struct Statement {
    plan: &'static Plan,
    select: Text,
    /// Apart, because most statements are asked for nothing else, and rustc looks at all that a static holds.
    others: OnceLock<Box<Others>>,
}

/// The texts for the verbs but the first, by [`Verb::other`].
type Others = [OnceLock<Text>; Verb::OTHERS];

fn others() -> Box<Others> {
    Box::new([const { OnceLock::new() }; Verb::OTHERS])
}

impl Statement {
    /// Made by `query!`: `select` is the text of `plan`.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(plan: &'static Plan, select: &'static [u8]) -> Self {
        Self { plan, select: Text::new(select), others: OnceLock::new() }
    }

    /// Made at run time.
    pub(crate) fn rendered(plan: Plan) -> Self {
        let plan = keep(plan);
        Self { plan, select: Text::render(plan, Verb::Select), others: OnceLock::new() }
    }

    /// What is asked.
    #[must_use]
    pub const fn plan(&'static self) -> &'static Plan {
        self.plan
    }

    /// The text for `verb`; any but the first is rendered when first used, once in the process.
    pub(crate) fn text(&'static self, verb: Verb) -> &'static Text {
        match verb.other() {
            None => &self.select,
            Some(slot) => self.others.get_or_init(others)[slot].get_or_init(|| Text::render(self.plan, verb)),
        }
    }

    /// A statement whose texts are given.
    #[cfg(test)]
    pub(crate) fn given(plan: &'static Plan, texts: &[(Verb, &'static str)]) -> &'static Statement {
        let mut statement = Statement::new(plan, b"");
        for (verb, text) in texts {
            let text = Text::new(text.as_bytes());
            match verb.other() {
                None => statement.select = text,
                Some(slot) => statement.others.get_or_init(others)[slot].set(text).unwrap(),
            }
        }
        Box::leak(Box::new(statement))
    }
}

/// A [`Statement`] of a `const` plan, its text rendered by the compiler: `statement!(PLAN)` in a `static`.
#[doc(hidden)]
#[macro_export]
macro_rules! statement {
    ($plan:path) => {{
        const FIRST: $crate::sql::Rendered<2048> = $crate::sql::render($plan, $crate::sql::Verb::Select);
        const TEXT: &[u8; FIRST.len()] = &$crate::sql::cut(&FIRST, $plan, $crate::sql::Verb::Select);
        $crate::query::Statement::new($plan, TEXT)
    }};
}
