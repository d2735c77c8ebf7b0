//! From a plan to SQL text, in `const fn`s: the same code at compile time and at run time.
//!
//! A `Renderer` reads the steps of a plan in the order in which they were written. Conditions and annotations become
//! text at once, in a part of the buffer for each nested query; joins are collected and may still become INNER or LEFT while later
//! steps are read; at the end the clauses are put together.

mod aggregate;
mod arithmetic;
mod combined;
mod condition;
mod contains;
mod cut;
mod each;
mod expression;
mod filtered;
mod function;
mod having;
mod insert;
mod joins;
mod json;
mod kind;
mod lift;
mod lookup;
mod nested;
mod order;
mod prefetch;
mod promote;
mod qualify;
mod query;
mod rows;
mod scope;
mod select;
mod split;
mod step;
mod text;
mod transform;
mod update;
mod window;
mod writer;
mod year;

pub(crate) use cut::{Draft, cut};
pub(crate) use each::ROWS;
pub use rows::{Form, is_assigned, is_inserted, is_updated, rows};
pub(crate) use text::text;
pub use text::{Rendered, Text, TextId, Verb};

use self::lift::{Lifted, Places};
use self::scope::{DEPTH, NAMES, Scope, Span};
use crate::plan::{Column, Each, Plan};
use crate::raw::bytes::Buffer;

/// The state of rendering.
struct Renderer<'b> {
    /// All text. It has a part of the same size for each level of nesting, the first for the outermost query.
    out: Buffer<'b>,
    /// The size of a part.
    size: usize,
    scopes: [Scope; DEPTH],
    /// The innermost query.
    depth: usize,
    /// What aggregates over a query as a table are computed of: more columns of it.
    lifted: [Option<Lifted>; NAMES],
    /// The column of whole rows that something is compared with, if that is not their key.
    pointed: Option<&'static Column>,
    /// How columns are written.
    places: Places,
    /// What is done with many rows, each with parameters of its own.
    each: Option<Each>,
    /// What is wrong with the query; nothing yet.
    wrong: &'static str,
}

/// Where to go on after a query inside of another: the place, the end of its part, and the query.
type Outside = (usize, usize, usize);

/// That a limit of the renderer itself is reached.
const TOO_LARGE: &str = "this query is too large: at most 31 joins, 32 annotations, 48 conditions, 5 nested queries and 9 sides of a set operation are possible";

/// Writes the text of `plan` for `verb`, as far as it fits `N` bytes.
///
/// # Panics
/// If the query has more joins, names, conditions or levels than the renderer has room for, or there is no such query. At
/// compile time this is a compile error.
#[must_use]
#[track_caller]
pub const fn render<const N: usize>(plan: &'static Plan, verb: Verb) -> Rendered<N> {
    let (text, wrong) = attempt(plan, verb);
    assert!(wrong.is_empty(), "{}", wrong);
    text
}

/// As [`render`], with what is wrong with the query, if anything is.
const fn attempt<const N: usize>(plan: &'static Plan, verb: Verb) -> (Rendered<N>, &'static str) {
    let mut bytes = [[0; N]; DEPTH];
    let mut renderer = Renderer {
        out: Buffer::new(bytes.as_flattened_mut()),
        size: N,
        scopes: Scope::ALL,
        depth: 0,
        lifted: [None; NAMES],
        pointed: None,
        places: Places::Own,
        each: None,
        wrong: "",
    };
    renderer.out.go(0, N);
    renderer.open(0, plan);
    renderer.steps(0, plan);
    let start = renderer.query(0, verb);
    let (len, fits, wrong) = (renderer.out.at - start, !renderer.out.full, renderer.wrong);
    (Rendered::new(bytes[0], start, len, fits), wrong)
}

/// Makes sure that there is a text of `plan`: in `cargo check` already, for the few queries of which something else is
/// seen only when it is written.
///
/// # Panics
/// As [`render`].
#[track_caller]
pub const fn renders(plan: &'static Plan) {
    let _ = render::<0>(plan, Verb::Select);
}

impl Renderer<'_> {
    /// The text since `start`.
    const fn since(&self, start: usize) -> Span {
        Span { start, len: self.out.at - start }
    }

    /// Writes a piece of text again.
    const fn put_span(&mut self, span: Span) {
        self.out.repeat(span.start, span.len);
    }

    /// Writes a parameter by its number.
    const fn param(&mut self, scope: usize, param: u16) {
        const FIRST: [&str; 9] = ["?1", "?2", "?3", "?4", "?5", "?6", "?7", "?8", "?9"];
        let number = param as usize + self.scopes[scope].stage.offset as usize;
        if self.each.is_some() {
            each::column(&mut self.out, number);
        } else if number < FIRST.len() {
            self.out.put(FIRST[number]);
        } else {
            self.out.put("?");
            self.out.put_number(number as u64 + 1);
        }
    }

    /// The index of a scope inside the innermost, if there is room for one.
    const fn deeper(&mut self) -> Option<usize> {
        if self.depth + 1 == DEPTH {
            self.wrong = TOO_LARGE;
            return None;
        }
        Some(self.depth + 1)
    }

    /// Begins to write inside the scope `inside`; returns what [`Self::leave`] needs.
    const fn enter(&mut self, inside: usize) -> Outside {
        let (at, depth) = (self.out.at, self.depth);
        let end = self.out.go(inside * self.size, (inside + 1) * self.size);
        self.depth = inside;
        (at, end, depth)
    }

    const fn leave(&mut self, outside: Outside) {
        let (at, end, depth) = outside;
        self.out.go(at, end);
        self.depth = depth;
    }

    /// The query that right sides in `scope` belong to.
    const fn home(&self, scope: usize) -> usize {
        if self.scopes[scope].split { self.scopes[scope].parent } else { scope }
    }

    /// The query `level` queries around `scope`.
    const fn outer(&self, scope: usize, level: u8) -> usize {
        let mut scope = self.home(scope);
        let mut rest = level;
        while rest > 0 {
            scope = self.home(self.scopes[scope].parent);
            rest -= 1;
        }
        scope
    }
}
