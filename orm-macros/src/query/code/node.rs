//! Parts of a plan, as a tree.

use super::words::{self, KINDS};
use super::{Condition, Expr, Segment, Step};
use super::{Kind, Name, Segments};

/// What a node is, in the order of the bytes that name it in front of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Sort {
    Segment,
    Expr,
    Condition,
    Item,
    Key,
    Step,
    When,
    Window,
    Plan,
    Set,
    Creation,
}

/// How many sorts there are.
pub(super) const SORTS: usize = 11;

/// A part of a plan.
#[derive(Clone)]
pub(in crate::query) struct Node {
    pub(super) sort: Sort,
    pub(super) parts: Vec<Part>,
    /// The level above those of all lists in it.
    pub(super) level: usize,
}

#[derive(Clone)]
pub(super) enum Part {
    Byte(u8),
    Number(u64),
    /// Nodes of one sort, and whether they are a list: else they are one node.
    Below {
        nodes: Vec<Node>,
        list: bool,
    },
}

impl Node {
    /// A node of a sort that has one variant.
    pub(in crate::query) fn plain(sort: Sort) -> Node {
        Node { sort, parts: Vec::with_capacity(4), level: 0 }
    }

    /// A node of a variant.
    fn tagged(sort: Sort, variant: u8) -> Node {
        Node::plain(sort).byte(variant)
    }

    pub(in crate::query) fn segment(variant: Segment) -> Node {
        Node::tagged(Sort::Segment, variant as u8)
    }

    pub(in crate::query) fn expr(variant: Expr) -> Node {
        Node::tagged(Sort::Expr, variant as u8)
    }

    pub(in crate::query) fn condition(variant: Condition) -> Node {
        Node::tagged(Sort::Condition, variant as u8)
    }

    pub(in crate::query) fn step(variant: Step) -> Node {
        Node::tagged(Sort::Step, variant as u8)
    }

    pub(in crate::query) fn byte(mut self, byte: u8) -> Node {
        self.parts.push(Part::Byte(byte));
        self
    }

    pub(in crate::query) fn flag(self, flag: bool) -> Node {
        self.byte(u8::from(flag))
    }

    pub(in crate::query) fn number(mut self, number: impl Into<u64>) -> Node {
        self.parts.push(Part::Number(number.into()));
        self
    }

    /// A number with its sign in the lowest bit.
    pub(in crate::query) fn signed(self, number: i64) -> Node {
        self.number((number << 1).cast_unsigned() ^ (number >> 63).cast_unsigned())
    }

    /// A name or a text.
    pub(in crate::query) fn name(self, name: Name) -> Node {
        self.number(name.start).number(name.len)
    }

    /// A variant that holds nothing, by its name.
    pub(in crate::query) fn word(self, words: &[&str], word: &str) -> Node {
        self.byte(words::place(words, word))
    }

    /// What another node has, in its place.
    pub(in crate::query) fn with(mut self, other: Node) -> Node {
        self.level = self.level.max(other.level);
        self.parts.extend(other.parts);
        self
    }

    fn below(mut self, nodes: Vec<Node>, list: bool) -> Node {
        match nodes.iter().map(|node| node.level).max() {
            None => self.byte(0),
            Some(level) => {
                self.level = self.level.max(level + 1);
                self.parts.push(Part::Below { nodes, list });
                self
            }
        }
    }

    /// A node by reference.
    pub(in crate::query) fn one(self, node: Node) -> Node {
        self.below(vec![node], false)
    }

    /// A node by reference, if it is there.
    pub(in crate::query) fn maybe(self, node: Option<Node>) -> Node {
        self.below(node.into_iter().collect(), false)
    }

    /// A list of nodes.
    pub(in crate::query) fn list(self, nodes: Vec<Node>) -> Node {
        self.below(nodes, true)
    }

    pub(in crate::query) fn kind(self, kind: Kind) -> Node {
        match kind {
            Kind::Of(word) => self.word(KINDS, word),
            Kind::Fact(fact) => self.byte(u8::MAX).number(fact),
        }
    }

    pub(in crate::query) fn maybe_kind(self, kind: Option<Kind>) -> Node {
        match kind {
            Some(kind) => self.flag(true).kind(kind),
            None => self.flag(false),
        }
    }

    pub(in crate::query) fn path(self, path: Segments) -> Node {
        match path {
            Segments::Known { start, count } => self.flag(true).number(start).number(count),
            Segments::Named(segments) => self.flag(false).list(segments),
        }
    }
}
