//! Plans as code: the bytes that `orm_core::plan::Code` holds, and what stands beside them.
//!
//! What was written becomes a tree of [`Node`]s. When it is whole, each list is put on the level above the lists that it
//! refers to; `orm_core::plan::code` describes the result, and reads it.

mod bytes;
mod node;
mod variants;
mod words;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use self::bytes::bytes;
pub(super) use self::node::{Node, Sort};
pub(super) use self::variants::{Condition, Expr, Kind, Right, Segment, Step};
pub(super) use self::words::{
    AGGREGATES, COMBINES, FUNCTIONS, KINDS, LOOKUPS, NULLS, OPERATORS, TRANSFORMS, ZONED, named,
};
use super::scope::{Context, Scope, Side};
use crate::path::{Coded, Handles, Path, imported};

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
        let name = path.unambiguous();
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
        let Some(bytes) = bytes(self.count, nodes, &columns.borrow()) else {
            let message = "this query is too large: it has more than 512 parts of one kind beside each other";
            return quote!(::core::compile_error!(#message));
        };
        let bytes = Literal::byte_string(&bytes);
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
