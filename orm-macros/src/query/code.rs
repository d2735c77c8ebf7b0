//! Plans as code: the bytes that `orm_core::plan::Code` holds, and what stands beside them.
//!
//! What was written becomes a tree of [`Node`]s. When it is whole, each list is put on the level above the lists that it
//! refers to; `orm_core::plan::code` describes the result, and reads it.

mod words;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

pub(super) use self::words::{
    AGGREGATES, COMBINES, FUNCTIONS, KINDS, LOOKUPS, NULLS, OPERATORS, TRANSFORMS, ZONED, named,
};
use super::scope::{Context, Scope, Side};
use crate::path::{Coded, Handles, Path, imported};

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

    /// A name or a text.
    pub(super) fn name(self, name: Name) -> Node {
        self.number(name.start).number(name.len)
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
            Segments::Known { start, count } => self.flag(true).number(start).number(count),
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
    /// Those that only rustc knows, by the place of the first among all, and how many there are.
    Known { start: u64, count: u64 },
    /// Those that begin with the name of an annotation.
    Named(Vec<Node>),
}

/// A part of the text of all names.
#[derive(Clone, Copy)]
pub(super) struct Name {
    start: u64,
    len: u64,
}

/// What stands beside the bytes, in the order of its numbers.
#[derive(Default)]
pub(super) struct Beside {
    /// All names and texts, one after the other.
    names: RefCell<String>,
    segments: RefCell<Vec<TokenStream>>,
    facts: RefCell<Vec<TokenStream>>,
    /// What segments and facts are made of: functions, the fields of models under names, and names of handles.
    calls: RefCell<BTreeSet<&'static str>>,
    fields: RefCell<BTreeMap<usize, (Ident, TokenStream)>>,
    lets: RefCell<TokenStream>,
    /// The paths whose segments are there.
    paths: RefCell<Vec<Known>>,
    /// The columns of a row, each the place of a segment or the number of a name.
    pub(super) columns: RefCell<Vec<Described>>,
}

/// What is known of a column of a row.
#[derive(Clone, Copy)]
pub(super) enum Described {
    /// It is that which this segment is or leads to.
    Segment(u64),
    /// It is computed and has this name.
    Computed(Name),
}

/// A path whose segments are there.
struct Known {
    /// The number of the scope that it is of, and whether columns are set there.
    scope: (usize, bool),
    path: String,
    start: u64,
    count: u64,
}

fn added<T>(list: &RefCell<Vec<T>>, new: T) -> u64 {
    let mut list = list.borrow_mut();
    list.push(new);
    list.len() as u64 - 1
}

impl Beside {
    fn name(&self, name: &str) -> Name {
        let mut names = self.names.borrow_mut();
        let known = names.find(name);
        let start = known.unwrap_or_else(|| {
            names.push_str(name);
            names.len() - name.len()
        });
        Name { start: start as u64, len: name.len() as u64 }
    }

    fn path(&self, scope: (usize, bool), path: &str) -> Option<Segments> {
        let paths = self.paths.borrow();
        let known = paths.iter().find(|known| known.scope == scope && known.path == path);
        known.map(|known| Segments::Known { start: known.start, count: known.count })
    }
}

impl<'a> Context<'a> {
    /// A name or a text.
    pub(super) fn name(&self, name: &str) -> Name {
        self.beside.name(name)
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
        let scope = (self.scope(level).map_or(0, Scope::number), self.sets);
        // One with a lookup more is another.
        if last.is_some() {
            return self.opened_segments(path, level, last, None);
        }
        let name = path.name();
        self.beside.path(scope, &name).unwrap_or_else(|| {
            let segments = self.opened_segments(path, level, None, None);
            if let Segments::Known { start, count } = segments {
                self.beside.paths.borrow_mut().push(Known { scope, path: name, start, count });
            }
            segments
        })
    }

    /// The same, and the number of the default ordering that may take the place of the path as a key.
    pub(super) fn segments_and_order(&self, path: &Path) -> (Segments, u64) {
        let mut order = TokenStream::new();
        let segments = self.opened_segments(path, 0, None, Some(&mut order));
        (segments, self.fact(&quote!(Keys(#order))))
    }

    /// The segments of a path whose handles stand beside those of others.
    fn opened_segments(
        &self,
        path: &Path,
        level: usize,
        last: Option<&str>,
        order: Option<&mut TokenStream>,
    ) -> Segments {
        let root = self.root;
        let Beside { segments, calls, lets, .. } = &self.beside;
        let start = segments.borrow().len();
        let number = format!("{start}_");
        let mut named = None;
        let body = |handles: &Handles<'_>| {
            if let Some(coded) = handles.coded() {
                let coded = coded.into_iter().map(|part| self.segment(part));
                let last = last.map(|last| Node::segment(Segment::Lookup).word(LOOKUPS, last));
                named = Some(coded.chain(last).collect());
                return TokenStream::new();
            }
            let mut made = handles.segments(order.is_none());
            if let Some(order) = order {
                let (value, end) = (handles.value(), handles.end());
                *order = handles.call("order_of", &quote!(#value, #end));
            }
            made.extend(last.map(|last| {
                let last = format_ident!("{last}");
                quote!(#root::plan::Segment::Lookup(#root::plan::Lookup::#last))
            }));
            segments.borrow_mut().extend(made);
            TokenStream::new()
        };
        let fields = |scope: &Scope<'_>| {
            let fields = scope.fields(self.sets);
            if self.keeps || self.sets {
                return fields.clone();
            }
            self.beside.fields.borrow_mut().insert(scope.number(), (scope.opened(), fields.clone()));
            scope.opened().to_token_stream()
        };
        let opened = self.begun(path, Side::Plan, level, fields, |path, start| path.opened(root, start, &number, body));
        if let Some(opened) = opened {
            calls.borrow_mut().extend(opened.calls);
            lets.borrow_mut().extend(opened.lets);
        }
        let count = segments.borrow().len() - start;
        named.map_or(Segments::Known { start: start as u64, count: count as u64 }, Segments::Named)
    }

    /// The path of a column of the model alone.
    pub(super) fn column_path(&self, name: &Ident) -> Segments {
        let (root, column) = (self.root, self.column(name));
        let start = added(&self.beside.segments, quote!(#root::plan::Segment::Column(#column)));
        Segments::Known { start, count: 1 }
    }

    fn segment(&self, part: Coded<'_>) -> Node {
        match part {
            Coded::Annotation(name) => Node::segment(Segment::Annotation).name(self.name(name)),
            Coded::Key(key) => Node::segment(Segment::Key).name(self.name(&key)),
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
        let Beside { names, segments, facts, calls, fields, lets, columns, .. } = &self.beside;
        let bytes = Literal::byte_string(&bytes(self.count, nodes, &columns.borrow()));
        let (names, segments, facts) = (names.borrow(), segments.borrow(), facts.borrow());
        let names = names.as_str();
        let segments = self.list(&segments);
        let facts = if facts.is_empty() { quote!(#root::plan::NO_FACTS) } else { self.list(&facts) };
        let code = quote! {
            #root::plan::Code { bytes: #bytes, names: #names, segments: #segments, facts: #facts }
        };
        let (calls, lets) = (calls.borrow(), lets.borrow());
        let uses = calls.iter().map(|call| imported(root, call));
        let fields = fields.borrow();
        let (models, fields): (Vec<&Ident>, Vec<&TokenStream>) =
            fields.values().map(|(name, fields)| (name, fields)).unzip();
        let lets = &*lets;
        if models.is_empty() && lets.is_empty() {
            return code;
        }
        quote!({ #(#uses)* #(let #models = #fields;)* #lets #code })
    }
}

/// Code while it is written.
#[derive(Default)]
struct Level {
    lists: u64,
    bytes: Vec<u8>,
    counts: [u64; SORTS],
}

/// The code of a list, of the number of parameters, and of the columns of a row.
fn bytes(params: u16, nodes: Vec<Node>, columns: &[Described]) -> Vec<u8> {
    let mut levels = Vec::new();
    put(&mut levels, &nodes);
    let mut bytes = Vec::new();
    number(&mut bytes, u64::from(params));
    number(&mut bytes, levels.len() as u64);
    for level in &levels {
        number(&mut bytes, level.lists);
        bytes.extend_from_slice(&level.bytes);
    }
    number(&mut bytes, columns.len() as u64);
    for column in columns {
        match column {
            Described::Segment(segment) => {
                bytes.push(0);
                number(&mut bytes, *segment);
            }
            Described::Computed(name) => {
                bytes.push(1);
                number(&mut bytes, name.start);
                number(&mut bytes, name.len);
            }
        }
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
