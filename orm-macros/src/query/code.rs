//! Plans as code: the bytes that `orm_core::plan::Code` holds, and what stands beside them.
//!
//! What was written becomes a tree of [`Node`]s. When it is whole, each list is put on the level above the lists that it
//! refers to; `orm_core::plan::code` describes the result, and reads it.

mod words;

use std::cell::RefCell;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

pub(super) use self::words::{
    AGGREGATES, COMBINES, FUNCTIONS, KINDS, LOOKUPS, NULLS, OPERATORS, TRANSFORMS, ZONED, named,
};
use super::scope::{Context, Side};
use crate::path::{Coded, Path};

/// What a node is, in the order of the bytes that name it in front of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
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
const SORTS: usize = 11;

/// A part of a plan.
#[derive(Clone)]
pub(super) struct Node {
    sort: Sort,
    parts: Vec<Part>,
    /// The level above those of all lists in it.
    level: usize,
}

#[derive(Clone)]
enum Part {
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
    pub(super) fn plain(sort: Sort) -> Node {
        Node { sort, parts: Vec::with_capacity(4), level: 0 }
    }

    /// A node of a variant.
    fn tagged(sort: Sort, variant: u8) -> Node {
        Node::plain(sort).byte(variant)
    }

    pub(super) fn segment(variant: Segment) -> Node {
        Node::tagged(Sort::Segment, variant as u8)
    }

    pub(super) fn expr(variant: Expr) -> Node {
        Node::tagged(Sort::Expr, variant as u8)
    }

    pub(super) fn condition(variant: Condition) -> Node {
        Node::tagged(Sort::Condition, variant as u8)
    }

    pub(super) fn step(variant: Step) -> Node {
        Node::tagged(Sort::Step, variant as u8)
    }

    pub(super) fn byte(mut self, byte: u8) -> Node {
        self.parts.push(Part::Byte(byte));
        self
    }

    pub(super) fn flag(self, flag: bool) -> Node {
        self.byte(u8::from(flag))
    }

    pub(super) fn number(mut self, number: impl Into<u64>) -> Node {
        self.parts.push(Part::Number(number.into()));
        self
    }

    /// A number with its sign in the lowest bit.
    pub(super) fn signed(self, number: i64) -> Node {
        self.number((number << 1).cast_unsigned() ^ (number >> 63).cast_unsigned())
    }

    /// A variant that holds nothing, by its name.
    pub(super) fn word(self, words: &[&str], word: &str) -> Node {
        self.byte(words::place(words, word))
    }

    /// What another node has, in its place.
    pub(super) fn with(mut self, other: Node) -> Node {
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
    pub(super) fn one(self, node: Node) -> Node {
        self.below(vec![node], false)
    }

    /// A node by reference, if it is there.
    pub(super) fn maybe(self, node: Option<Node>) -> Node {
        self.below(node.into_iter().collect(), false)
    }

    /// A list of nodes.
    pub(super) fn list(self, nodes: Vec<Node>) -> Node {
        self.below(nodes, true)
    }

    pub(super) fn kind(self, kind: Kind) -> Node {
        match kind {
            Kind::Of(word) => self.word(KINDS, word),
            Kind::Fact(fact) => self.byte(u8::MAX).number(fact),
        }
    }

    pub(super) fn maybe_kind(self, kind: Option<Kind>) -> Node {
        match kind {
            Some(kind) => self.flag(true).kind(kind),
            None => self.flag(false),
        }
    }

    pub(super) fn path(self, path: Segments) -> Node {
        match path {
            Segments::Fact(path) => self.flag(true).number(path),
            Segments::Named(segments) => self.flag(false).list(segments),
        }
    }
}

/// The variants of `plan::Segment` that code names.
#[derive(Clone, Copy)]
pub(super) enum Segment {
    Annotation,
    Lookup,
    Transform,
    Key,
    Index,
}

/// The variants of `plan::Expr`.
#[derive(Clone, Copy)]
pub(super) enum Expr {
    Path,
    Param,
    Integer,
    Text,
    Bool,
    Null,
    Star,
    Binary,
    Negative,
    Function,
    Transform,
    Aggregate,
    Case,
    Cast,
    Subquery,
    Exists,
    Outer,
    Window,
    Condition,
    Raw,
}

/// The variants of `plan::Condition`.
#[derive(Clone, Copy)]
pub(super) enum Condition {
    Test,
    Compare,
    True,
    All,
    Any,
    Odd,
    Not,
    Optional,
}

/// The variants of `plan::Right`.
#[derive(Clone, Copy)]
pub(super) enum Right {
    Param,
    Null,
    Bool,
    Expr,
    Query,
    Items,
    Between,
}

/// The variants of `plan::Step` that code names.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Filter,
    Exclude,
    Order,
    Reverse,
    Distinct,
    Nothing,
    Slice,
    Annotate,
    Alias,
    Values,
    Aggregate,
    Combine,
    Update,
    Create,
    Rewrite,
    EachCreate,
    EachUpdate,
    /// `Step::Related` of nothing; what follows relations is a fact. (17 is the step of related rows.)
    Unrelated = 18,
    Fact,
}

/// How a value is stored.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// One of [`KINDS`].
    Of(&'static str),
    /// What only rustc knows.
    Fact(u64),
}

/// The segments of a path.
pub(super) enum Segments {
    /// What only rustc knows.
    Fact(u64),
    /// Those that begin with the name of an annotation.
    Named(Vec<Node>),
}

/// What stands beside the bytes, in the order of its numbers.
#[derive(Default)]
pub(super) struct Beside {
    names: RefCell<Vec<String>>,
    paths: RefCell<Vec<TokenStream>>,
    facts: RefCell<Vec<TokenStream>>,
}

fn added<T>(list: &RefCell<Vec<T>>, new: T) -> u64 {
    let mut list = list.borrow_mut();
    list.push(new);
    list.len() as u64 - 1
}

impl Beside {
    fn name(&self, name: &str) -> u64 {
        let known = self.names.borrow().iter().position(|known| known == name);
        known.map_or_else(|| added(&self.names, name.to_owned()), |known| known as u64)
    }
}

impl<'a> Context<'a> {
    /// The number of a name or a text.
    pub(super) fn name(&self, name: &str) -> u64 {
        self.beside.name(name)
    }

    /// The number of the first of several names, which stand together.
    pub(super) fn names(&self, names: Vec<String>) -> u64 {
        let mut known = self.beside.names.borrow_mut();
        let first = known.len() as u64;
        known.extend(names);
        first
    }

    /// The number of a fact: `made` is a variant of `plan::Fact` and what it holds.
    pub(super) fn fact(&self, made: &TokenStream) -> u64 {
        let root = self.root;
        added(&self.beside.facts, quote!(#root::plan::Fact::#made))
    }

    /// A kind that only rustc knows.
    pub(super) fn kind_fact(&self, kind: &TokenStream) -> Kind {
        Kind::Fact(self.fact(&quote!(Kind(#kind))))
    }

    /// A step that only rustc knows.
    pub(super) fn step_fact(&self, step: &TokenStream) -> Node {
        let step = self.refer(step);
        Node::step(Step::Fact).number(self.fact(&quote!(Step(#step))))
    }

    /// The segments of a path; `last` is one more lookup.
    pub(super) fn segments(&self, path: &Path, level: usize, last: Option<&str>) -> Segments {
        let mut named = None;
        let tokens = self.path(path, Side::Plan, level, |handles| match handles.coded() {
            Some(coded) => {
                let coded = coded.into_iter().map(|part| self.segment(part));
                named = Some(coded.collect::<Vec<Node>>());
                TokenStream::new()
            }
            None => {
                let segments = handles.only_segments();
                let root = self.root;
                let last = last.map(|last| {
                    let last = quote::format_ident!("{last}");
                    quote!(, #root::plan::Segment::Lookup(#root::plan::Lookup::#last))
                });
                self.refer(&quote!([#segments #last]))
            }
        });
        match named {
            None => Segments::Fact(added(&self.beside.paths, tokens)),
            Some(coded) => {
                let last = last.map(|last| Node::segment(Segment::Lookup).word(LOOKUPS, last));
                Segments::Named(coded.into_iter().chain(last).collect())
            }
        }
    }

    /// The path of a column of the model alone.
    pub(super) fn column_path(&self, name: &Ident) -> Segments {
        let (root, column) = (self.root, self.column(name));
        Segments::Fact(added(&self.beside.paths, self.refer(&quote!([#root::plan::Segment::Column(#column)]))))
    }

    fn segment(&self, part: Coded<'_>) -> Node {
        match part {
            Coded::Annotation(name) => Node::segment(Segment::Annotation).number(self.name(name)),
            Coded::Key(key) => Node::segment(Segment::Key).number(self.name(&key)),
            Coded::Index(index) => Node::segment(Segment::Index).signed(index),
            Coded::Named(name) => match named(&name) {
                words::Named::Lookup(lookup) => Node::segment(Segment::Lookup).word(LOOKUPS, lookup),
                words::Named::Transform(transform) => Node::segment(Segment::Transform).word(TRANSFORMS, transform),
            },
        }
    }

    /// `path` as a key of `annotate`.
    pub(super) fn annotation_path(&self, name: &str) -> Node {
        Node::expr(Expr::Path).path(Segments::Named(vec![self.segment(Coded::Annotation(name))]))
    }

    /// The code of a list, an expression of type `plan::Code`. Everything in it was made with this context.
    pub(super) fn code(&self, nodes: Vec<Node>) -> TokenStream {
        let root = self.root;
        let bytes = Literal::byte_string(&bytes(self.count, nodes));
        let Beside { names, paths, facts } = &self.beside;
        let names = names.borrow();
        let names = names.iter();
        let (paths, facts) = (paths.borrow(), facts.borrow());
        let facts = if facts.is_empty() { quote!(#root::plan::NO_FACTS) } else { self.list(&facts) };
        let paths = self.list(&paths);
        quote!(#root::plan::Code { bytes: #bytes, names: &[#(#names),*], paths: #paths, facts: #facts })
    }
}

/// Code while it is written.
#[derive(Default)]
struct Level {
    lists: u64,
    bytes: Vec<u8>,
    counts: [u64; SORTS],
}

/// The code of a list, and of the number of parameters.
fn bytes(params: u16, nodes: Vec<Node>) -> Vec<u8> {
    let mut levels = Vec::new();
    put(&mut levels, &nodes);
    let mut bytes = Vec::new();
    number(&mut bytes, u64::from(params));
    number(&mut bytes, levels.len() as u64);
    for level in &levels {
        number(&mut bytes, level.lists);
        bytes.extend_from_slice(&level.bytes);
    }
    bytes
}

/// Puts nodes of one sort on the level that they belong to, behind all that are there. Gives the level and their place.
fn put(levels: &mut Vec<Level>, nodes: &[Node]) -> (usize, u64) {
    let Some(sort) = nodes.first().map(|node| node.sort as usize) else { return (0, 0) };
    let own = nodes.iter().map(|node| node.level).max().unwrap_or(0);
    let mut bytes = Vec::new();
    for part in nodes.iter().flat_map(|node| &node.parts) {
        match part {
            Part::Byte(byte) => bytes.push(*byte),
            Part::Number(value) => number(&mut bytes, *value),
            Part::Below { nodes, list } => {
                let (level, start) = put(levels, nodes);
                bytes.push(u8::try_from(own - level).unwrap_or(u8::MAX));
                number(&mut bytes, start);
                if *list {
                    number(&mut bytes, nodes.len() as u64);
                }
            }
        }
    }
    if levels.len() <= own {
        levels.resize_with(own + 1, Level::default);
    }
    let Some(level) = levels.get_mut(own) else { return (0, 0) };
    level.lists += 1;
    level.bytes.push(u8::try_from(sort).unwrap_or(u8::MAX));
    number(&mut level.bytes, nodes.len() as u64);
    level.bytes.extend_from_slice(&bytes);
    let start = level.counts.get_mut(sort).map_or(0, |count| std::mem::replace(count, *count + nodes.len() as u64));
    (own, start)
}

/// A number in groups of seven bits, the lowest first.
fn number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push((number as u8 & 0x7f) | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
