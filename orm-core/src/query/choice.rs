//! Queries with optional conditions: `filter_some`.
//!
//! Which conditions hold is a set of bits, and for each set the query is another statement: a shape. The one without
//! any is a constant like every query; the others are rendered from the same plan when they are first needed, and kept.

use std::sync::OnceLock;

use super::{Param, Params, Statement};
use crate::lookup::{IntoPair, IntoParam, Taken, Takes};
use crate::plan::{Plan, keep};

/// A value that may be missing: what `filter_some` takes.
#[diagnostic::on_unimplemented(
    message = "`filter_some` takes an `Option`, not `{Self}`",
    label = "expected an `Option`; `filter` takes a value"
)]
pub trait Maybe {
    /// The value.
    type Value;

    /// The value, if it is there.
    fn maybe(self) -> Option<Self::Value>;
}

#[diagnostic::do_not_recommend]
impl<T> Maybe for Option<T> {
    type Value = T;

    #[inline]
    fn maybe(self) -> Option<T> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'v, T> Maybe for &'v Option<T> {
    type Value = &'v T;

    #[inline]
    fn maybe(self) -> Option<&'v T> {
        self.as_ref()
    }
}

impl<R: Takes> Taken<R> {
    /// `value` as a parameter, if it is there.
    #[inline]
    pub fn optional<'q, V: Maybe<Value: IntoParam<'q, R>>>(self, value: V) -> Option<Param<'q>> {
        value.maybe().map(IntoParam::into_param)
    }

    /// Both ends of a range as parameters, if it is there.
    #[inline]
    pub fn optional_pair<'q, V: Maybe<Value: IntoPair<'q, R>>>(self, value: V) -> Option<[Param<'q>; 2]> {
        value.maybe().map(IntoPair::into_pair)
    }
}

/// Parameters, and which optional conditions hold. The parameters of the others are NULL, and no text names them: so
/// every parameter has one number in all shapes.
#[derive(Clone, Debug, Default)]
pub struct Choice<'q> {
    present: u16,
    params: Params<'q>,
    /// What tells the statements of queries in variables that stand inside.
    inside: Vec<usize>,
}

impl<'q> Choice<'q> {
    /// None yet.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Choice::default()
    }

    /// As [`Params::with`].
    #[inline]
    #[must_use]
    pub fn with(mut self, param: Param<'q>) -> Self {
        self.params = self.params.with(param);
        self
    }

    /// As [`Params::with_pair`].
    #[inline]
    #[must_use]
    pub fn with_pair(mut self, pair: [Param<'q>; 2]) -> Self {
        self.params = self.params.with_pair(pair);
        self
    }

    /// As [`Params::and_checked`].
    #[inline]
    #[must_use]
    pub fn and_checked(self, (): ()) -> Self {
        self
    }

    /// The parameter of the optional condition `number`.
    #[inline]
    #[must_use]
    pub fn with_if_some(mut self, number: u16, param: Option<Param<'q>>) -> Self {
        self.present |= u16::from(param.is_some()) << number;
        self.with(param.unwrap_or(Param::Null))
    }

    /// The two parameters of the optional condition `number`.
    #[inline]
    #[must_use]
    pub fn pair_if_some(mut self, number: u16, pair: Option<[Param<'q>; 2]>) -> Self {
        self.present |= u16::from(pair.is_some()) << number;
        self.with_pair(pair.unwrap_or([Param::Null, Param::Null]))
    }

    pub(super) fn into_parts(self) -> (u16, Params<'q>) {
        (self.present, self.params)
    }

    /// The same of a query around others in variables.
    pub(super) fn around(self, inside: Vec<usize>, params: Params<'q>) -> Self {
        Choice { inside, params: self.params.and(params), ..self }
    }

    /// What tells the statement of what goes on with this, and the parameters.
    pub(super) fn into_all(self) -> ((u16, Vec<usize>), Params<'q>) {
        ((self.present, self.inside), self.params)
    }
}

impl<'q> From<Params<'q>> for Choice<'q> {
    #[inline]
    fn from(params: Params<'q>) -> Self {
        Choice { present: 0, params, inside: Vec::new() }
    }
}

/// How many shapes are kept together.
const BLOCK: usize = 64;

/// How many blocks the shapes of a query with this many optional conditions are in.
#[must_use]
pub const fn blocks(conditions: u16) -> usize {
    (1_usize << conditions).div_ceil(BLOCK)
}

type Block = [OnceLock<&'static Statement>; BLOCK];

/// The statements of a query with optional conditions but the one without any, found by the set of those that hold.
#[derive(Debug)]
pub struct Shapes<const BLOCKS: usize>([OnceLock<Box<Block>>; BLOCKS]);

impl<const BLOCKS: usize> Shapes<BLOCKS> {
    /// None is made yet.
    #[must_use]
    pub const fn new() -> Self {
        Shapes([const { OnceLock::new() }; BLOCKS])
    }

    /// The statement in which the conditions of the set `present` hold; `none` is the one without any.
    pub(super) fn statement(&'static self, none: &'static Statement, present: u16) -> &'static Statement {
        if present == 0 {
            return none;
        }
        let at = usize::from(present);
        let make = || shape(none.plan(), present);
        // There is a block for each set of conditions; should one be missing, the shape is made, but not kept.
        self.0.get(at / BLOCK).map_or_else(make, |block| {
            let block = block.get_or_init(|| Box::new([const { OnceLock::new() }; BLOCK]));
            block.get(at % BLOCK).map_or_else(make, |place| *place.get_or_init(make))
        })
    }
}

impl<const BLOCKS: usize> Default for Shapes<BLOCKS> {
    fn default() -> Self {
        Self::new()
    }
}

#[cold]
fn shape(plan: &Plan, present: u16) -> &'static Statement {
    keep(Statement::rendered(Plan { present, ..*plan }))
}
