//! Paths: `category__name__icontains`, `category.name.icontains`, `attributes["color"]`.
//!
//! A path is transcribed twice: as the segments of a plan, and as handles whose types rustc checks. Both name the same
//! fields with the user's own spans, so that a mistake is reported once, by rustc.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use crate::root::Root;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Expr, Lit, LitInt, LitStr, Member};

/// A path as it was written.
#[derive(Clone)]
pub(crate) struct Path {
    /// Its parts; never empty.
    pub(crate) parts: Vec<Part>,
}

/// One part of a path.
#[derive(Clone)]
pub(crate) enum Part {
    /// A field, relation, transform or lookup.
    Name(Ident),
    /// A key of a JSON object.
    Key(LitStr),
    /// An index of a JSON array.
    Index(LitInt),
}

impl Part {
    /// It as text, for a message.
    pub(crate) fn shown(&self) -> String {
        match self {
            Part::Name(name) => bare(name),
            Part::Key(key) => key.value(),
            Part::Index(index) => index.base10_digits().to_owned(),
        }
    }

    /// Where it stands.
    pub(crate) fn span(&self) -> proc_macro2::Span {
        match self {
            Part::Name(name) => name.span(),
            Part::Key(key) => key.span(),
            Part::Index(index) => index.span(),
        }
    }
}

impl Path {
    /// The path that `expr` is; an error says why it is none.
    pub(crate) fn parse(expr: &Expr) -> syn::Result<Path> {
        let mut parts = Vec::new();
        collect(expr, &mut parts)?;
        Ok(Path { parts })
    }

    /// The name that the path has in a row: `customer__name`.
    pub(crate) fn name(&self) -> String {
        let names: Vec<String> = self.parts.iter().map(Part::shown).collect();
        names.join("__")
    }

    /// The path as a text that no other path has: `attributes["color"]` is none of names alone.
    pub(crate) fn unambiguous(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            text.push(match part {
                Part::Name(_) => '.',
                Part::Key(_) => '"',
                Part::Index(_) => '[',
            });
            text.push_str(&part.shown());
        }
        text
    }

    /// The path with `name`, which may be of several parts, as its first part, if it begins with that.
    pub(crate) fn after_name(&self, name: &Ident) -> Option<Path> {
        let name = bare(name);
        let count = name.split("__").count();
        let begins = self.parts.get(..count)?.iter().zip(name.split("__"));
        let same = |(part, name): (&Part, &str)| matches!(part, Part::Name(part) if bare(part) == name);
        if !begins.into_iter().all(same) {
            return None;
        }
        let first = self.parts.first()?.clone();
        Some(Path { parts: std::iter::once(first).chain(self.parts.iter().skip(count).cloned()).collect() })
    }

    /// Whether `name`, which is of one part, is its first part.
    pub(crate) fn begins_with(&self, name: &Ident) -> bool {
        matches!(self.parts.first(), Some(Part::Name(first)) if bare(first) == bare(name))
    }

    /// The path's only name, if it is no more than that.
    pub(crate) fn single(&self) -> Option<&Ident> {
        match self.parts.as_slice() {
            [Part::Name(name)] => Some(name),
            _ => None,
        }
    }

    /// The name at the end, if a name is there.
    pub(crate) fn last(&self) -> Option<&Ident> {
        match self.parts.last() {
            Some(Part::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// The path as segments of a plan: an expression of type `&'static [Segment]`, for a `const`. `fields` is an
    /// expression for the fields of the model that the path starts from, `root` the path of our crate.
    pub(crate) fn segments(&self, root: &Root, fields: &TokenStream) -> TokenStream {
        self.with(root, &Start::Fields(fields), |handles| {
            let segments = handles.segments(true);
            quote!(&[#(#segments),*])
        })
    }

    /// The handle at the path's end, as an expression.
    pub(crate) fn end(&self, root: &Root, fields: &TokenStream) -> TokenStream {
        match self.single() {
            Some(name) => quote!(#fields.#name),
            None => self.with(root, &Start::Fields(fields), |handles| handles.only_end()),
        }
    }

    /// An expression made of the path's handles: `body` is given what names them.
    pub(crate) fn with(
        &self,
        root: &Root,
        start: &Start<'_>,
        body: impl FnOnce(&Handles<'_>) -> TokenStream,
    ) -> TokenStream {
        let Opened { calls, lets, body } = self.opened(root, start, "", body);
        if calls.is_empty() && lets.is_empty() {
            return body;
        }
        let span = self.parts.last().map_or_else(proc_macro2::Span::call_site, Part::span);
        let uses = calls.into_iter().map(|call| imported(root, call));
        quote_spanned!(span=> { #(#uses)* #lets #body })
    }

    /// The same in parts, so that they can stand beside those of other paths, whose `number` is another.
    pub(crate) fn opened(
        &self,
        root: &Root,
        start: &Start<'_>,
        number: &str,
        body: impl FnOnce(&Handles<'_>) -> TokenStream,
    ) -> Opened {
        let name = |(at, part): (usize, &Part)| format_ident!("__h{number}{at}", span = part.span());
        let names: Vec<Ident> = self.parts.iter().enumerate().map(name).collect();
        let annotation = match start {
            Start::Fields(_) | Start::Filtered { .. } => None,
            Start::Annotation { name, untyped, .. } => Some((*name, *untyped)),
        };
        let span = self.parts.last().map_or_else(proc_macro2::Span::call_site, Part::span);
        let handles = Handles {
            root,
            span,
            annotation,
            parts: &self.parts,
            names: &names,
            replaced: match start {
                Start::Filtered { at, .. } => Some(*at),
                Start::Fields(_) | Start::Annotation { .. } => None,
            },
            calls: RefCell::default(),
            typed: Cell::default(),
            inlined: Cell::default(),
        };
        let body = body(&handles);
        // An annotation that only its name is asked of: what it is made of is checked where it is defined.
        if annotation.is_some_and(|(_, untyped)| untyped || names.len() == 1) && !handles.typed.get() {
            return Opened { calls: handles.calls.into_inner(), lets: TokenStream::new(), body };
        }
        let mut lets = TokenStream::new();
        let mut before: Option<&Ident> = None;
        let named = if handles.inlined.get() { names.len() - 1 } else { names.len() };
        for (at, (part, name)) in self.parts.iter().zip(&names).take(named).enumerate() {
            let span = part.span();
            lets.extend(match (part, before, start) {
                (_, None, Start::Annotation { value, .. }) => {
                    let value = value();
                    quote!(let #name = #value;)
                }
                (Part::Name(part), None, Start::Fields(fields) | Start::Filtered { fields, .. }) => {
                    quote_spanned!(part.span()=> let #name = #fields.#part;)
                }
                (part, Some(before), _) => {
                    let opened = handles.opened(before, part);
                    quote_spanned!(span=> let #name = #opened;)
                }
                // A path begins with a name.
                (Part::Key(_) | Part::Index(_), None, Start::Fields(_) | Start::Filtered { .. }) => TokenStream::new(),
            });
            if let Start::Filtered { at: replaced, made, .. } = start
                && *replaced == at
            {
                lets.extend(quote_spanned!(span=> let __relation = #name; let #name = #made;));
            }
            before = Some(name);
        }
        Opened { calls: handles.calls.into_inner(), lets, body }
    }
}

/// What is made of a path's handles.
pub(crate) struct Opened {
    /// The functions of `orm_core::model` that are called, to be [`imported`].
    pub(crate) calls: BTreeSet<&'static str>,
    /// Names the handles.
    pub(crate) lets: TokenStream,
    /// An expression with these names.
    pub(crate) body: TokenStream,
}

/// Makes a function of `orm_core::model` known. Under names of their own, calls are wholly at the user's place: what is
/// wrong with one, its argument or its result, is then said once.
pub(crate) fn imported(root: &Root, call: &str) -> TokenStream {
    let (name, alias) = (format_ident!("{call}"), format_ident!("__{call}"));
    quote!(use #root::model::#name as #alias;)
}

/// What a path starts from.
pub(crate) enum Start<'a> {
    /// An expression for the fields of a model.
    Fields(&'a TokenStream),
    /// An expression for the fields of a model; the relation at the part `at` is replaced by `made`.
    Filtered {
        /// The fields.
        fields: &'a TokenStream,
        /// Where the relation stands.
        at: usize,
        /// An expression in which the relation is called `__relation`.
        made: &'a TokenStream,
    },
    /// An annotation of the query: the path's first part.
    Annotation {
        /// Its name.
        name: &'a str,
        /// An expression for its type as a value.
        value: &'a dyn Fn() -> TokenStream,
        /// Whether the segments after it are found by their names, so that only a handle needs the type.
        untyped: bool,
    },
}

/// A segment that its name tells.
pub(crate) enum Coded<'a> {
    /// An annotation of the query.
    Annotation(&'a str),
    /// A lookup or a transform.
    Named(String),
    /// A key of a JSON object.
    Key(String),
    /// An index of a JSON array.
    Index(i64),
}

/// The handles of a path's parts, by name.
pub(crate) struct Handles<'a> {
    root: &'a Root,
    /// The span of the path's end, where what is wrong with the whole path is reported.
    span: proc_macro2::Span,
    /// The functions of `orm_core::model` that are called.
    calls: RefCell<BTreeSet<&'static str>>,
    /// The annotation that the path begins with, and whether what follows is found by its name.
    annotation: Option<(&'a str, bool)>,
    parts: &'a [Part],
    names: &'a [Ident],
    /// The part whose handle is replaced by that of a filtered relation.
    replaced: Option<usize>,
    /// Whether the type of a handle matters, not only the segments.
    typed: Cell<bool>,
    /// Whether the last handle stands where it is used, without a name.
    inlined: Cell<bool>,
}

impl Handles<'_> {
    /// The segments of a plan. If they are all that is made of the handles, the last handle gets no name, as each costs rustc.
    pub(crate) fn segments(&self, only: bool) -> Vec<TokenStream> {
        let root = self.root;
        let mut segments: Vec<TokenStream> = self.names.iter().map(|name| quote!(#name.segment)).collect();
        if let (Some((annotation, _)), Some(first)) = (self.annotation, segments.first_mut()) {
            *first = quote!(#root::plan::Segment::Annotation(#annotation));
        } else if only
            && let Some(inlined) = self.inline()
            && let Some(last) = segments.last_mut()
        {
            *last = quote!(#inlined.segment);
        }
        segments
    }

    /// The segments where names are all of them: of an annotation alone, or if what follows it is found by its name.
    pub(crate) fn coded(&self) -> Option<Vec<Coded<'_>>> {
        let (annotation, untyped) = self.annotation?;
        if !untyped && self.names.len() > 1 {
            return None;
        }
        let rest = self.parts.iter().skip(1).map(|part| match part {
            Part::Name(name) => Coded::Named(bare(name)),
            Part::Key(key) => Coded::Key(key.value()),
            Part::Index(index) => Coded::Index(index.base10_parse().unwrap_or_default()),
        });
        Some(std::iter::once(Coded::Annotation(annotation)).chain(rest).collect())
    }

    /// The handle at the end, where the body is no more than that.
    pub(crate) fn only_end(&self) -> TokenStream {
        self.typed.set(true);
        self.inline().unwrap_or_else(|| self.end())
    }

    /// The last handle as what it is made of, unless that needs a name.
    fn inline(&self) -> Option<TokenStream> {
        let (Some(part), [.., before, _]) = (self.parts.last(), self.names) else { return None };
        if self.replaced.is_some_and(|at| at + 1 == self.parts.len()) {
            return None;
        }
        self.inlined.set(true);
        Some(self.opened(before, part))
    }

    /// What `part` is of the handle before it.
    fn opened(&self, before: &Ident, part: &Part) -> TokenStream {
        let span = part.span();
        let root = self.root.located(span);
        match part {
            Part::Name(part) => {
                self.calls.borrow_mut().insert("open");
                let open = Ident::new("__open", span);
                quote_spanned!(span=> #open(#before).#part)
            }
            Part::Key(key) => quote_spanned!(span=> #root::model::json_key(#before, #key)),
            Part::Index(index) => quote_spanned!(span=> #root::model::json_index(#before, #index)),
        }
    }

    /// Whether the path begins with an annotation.
    pub(crate) fn begins_with_annotation(&self) -> bool {
        self.annotation.is_some()
    }

    /// Whether the path is an annotation and no more.
    pub(crate) fn is_annotation(&self) -> bool {
        self.annotation.is_some() && self.names.len() == 1
    }

    /// A check that the path stays in the row that it begins in.
    pub(crate) fn own(&self) -> TokenStream {
        self.typed.set(true);
        let next = self.names.get(1).map_or_else(|| quote!(()), |next| quote!(#next));
        self.names.first().map_or_else(|| quote!(()), |first| self.call("own", &quote!(#first, #next)))
    }

    /// The handle at the end.
    pub(crate) fn end(&self) -> TokenStream {
        self.typed.set(true);
        self.names.last().map_or_else(|| quote!(()), |last| quote!(#last))
    }

    /// The value as seen from the path's start, nullability of the hops included: an expression that is `Selectable`.
    pub(crate) fn value(&self) -> TokenStream {
        self.typed.set(true);
        let mut names = self.names.iter().rev();
        let Some(last) = names.next() else { return quote!(()) };
        names.fold(quote!(#last), |rest, name| self.call("via", &quote!(#name, #rest)))
    }

    /// A call of a function of `orm_core::model`.
    pub(crate) fn call(&self, name: &'static str, arguments: &TokenStream) -> TokenStream {
        self.calls.borrow_mut().insert(name);
        let alias = format_ident!("__{name}", span = self.span);
        quote_spanned!(self.span=> #alias(#arguments))
    }
}

/// The identifier without `r#`.
pub(crate) fn bare(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or_else(|| text.clone(), str::to_owned)
}

fn collect(expr: &Expr, parts: &mut Vec<Part>) -> syn::Result<()> {
    match expr {
        Expr::Path(path) if path.qself.is_none() && path.attrs.is_empty() => match path.path.get_ident() {
            Some(ident) => split(ident, parts),
            None => Err(syn::Error::new_spanned(
                expr,
                "expected a field, found a Rust path\nhelp: write `Value(…)` for a Rust value",
            )),
        },
        Expr::Field(field) => {
            collect(&field.base, parts)?;
            match &field.member {
                Member::Named(name) => split(name, parts),
                Member::Unnamed(_) => Err(syn::Error::new_spanned(
                    &field.member,
                    "expected a field's name, found a number\nhelp: an index of a JSON array is written `field[0]`",
                )),
            }
        }
        Expr::Index(index) => {
            collect(&index.expr, parts)?;
            match &*index.index {
                Expr::Lit(lit) => match &lit.lit {
                    Lit::Str(key) => {
                        parts.push(Part::Key(key.clone()));
                        Ok(())
                    }
                    Lit::Int(at) => {
                        parts.push(Part::Index(at.clone()));
                        Ok(())
                    }
                    other => {
                        Err(syn::Error::new_spanned(other, "expected a JSON key or index: a text or a whole number"))
                    }
                },
                other => Err(syn::Error::new_spanned(other, "expected a JSON key or index that is written out")),
            }
        }
        Expr::Paren(paren) => collect(&paren.expr, parts),
        Expr::Group(group) => collect(&group.expr, parts),
        other => Err(syn::Error::new_spanned(other, "expected a field's name")),
    }
}

/// `a__b__c` is three parts, each with the span of the whole; a lookup that is a keyword becomes a raw identifier.
fn split(ident: &Ident, parts: &mut Vec<Part>) -> syn::Result<()> {
    let text = bare(ident);
    let names: Vec<&str> = text.split("__").collect();
    if names.iter().any(|name| name.is_empty()) {
        let shown = text.trim_matches('_');
        return Err(syn::Error::new_spanned(
            ident,
            format!("`{text}` has a `__` with no name on one side\nhelp: `__` joins two names, as in `{shown}__exact`"),
        ));
    }
    if let Some(number) = names.iter().find(|name| name.starts_with(|first: char| first.is_ascii_digit())) {
        return Err(syn::Error::new_spanned(
            ident,
            format!("`{number}` is no name\nhelp: an index of a JSON array is written `field[{number}]`"),
        ));
    }
    parts.extend(names.into_iter().map(|name| Part::Name(raw(name, ident))));
    Ok(())
}

fn raw(name: &str, like: &Ident) -> Ident {
    if KEYWORDS.contains(&name) { Ident::new_raw(name, like.span()) } else { Ident::new(name, like.span()) }
}

/// What is an identifier only after `r#`.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
    "unsized", "use", "virtual", "where", "while", "yield", "gen",
];
