//! What names mean: the model of each query, and what is annotated so far.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Expr as Rust;

use super::ast::{Expr, Query};
use super::code::Beside;
use super::combine::Cut;
use super::inside::Inside;
use crate::path::{Handles, Opened, Path, Start, bare};
use crate::root::Root;

/// Where an expression will stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// In the plan, which is a `const` unless a variable holds the query.
    Plan,
    /// Beside the user's values.
    Typed,
    /// In a `const` beside the user's values.
    Const,
}

/// One query.
pub(super) struct Scope<'a> {
    /// The model, if the query begins at it.
    pub(super) model: Option<syn::Path>,
    /// The name of what its rows stand for, if a variable holds it inside of another.
    pub(super) rows: Option<Ident>,
    /// An expression for the model's fields, and its annotations if a variable holds it.
    fields: TokenStream,
    /// The same without annotations, for what sets a column.
    own: TokenStream,
    /// An expression for the places of the model's columns.
    columns: TokenStream,
    /// The names that this query gives to expressions, the latest last.
    pub(super) named: Vec<(&'a Ident, &'a Expr)>,
    /// Its number among those of the whole query.
    number: usize,
    /// Filtered relations: their names, the relations, and what each is in the plan.
    pub(super) relations: Vec<(&'a Ident, &'a Path, TokenStream)>,
    /// How many of them can be seen from the expression that is looked at.
    shown: Cell<usize>,
    /// The names of those whose types are declared, by their place.
    declared: RefCell<BTreeMap<(usize, Place), Ident>>,
}

/// Where types are declared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In the plan.
    Plan,
    /// Beside the user's values.
    Typed,
}

/// The types of annotations, each declared once and then known by a name: an expression that is made of annotations would
/// otherwise double with each of them.
#[derive(Default)]
pub(super) struct Types {
    /// How many there are.
    count: Cell<usize>,
    plan: RefCell<TokenStream>,
    typed: RefCell<TokenStream>,
}

/// All that the generation of one `query!` knows.
pub(super) struct Context<'a> {
    /// The path of our crate.
    pub(super) root: &'a Root,
    /// Whether the plan is made at run time.
    pub(super) keeps: bool,
    /// Whether the user's values are bound to names first, because their types are asked for more than once.
    pub(super) binds: bool,
    /// Whether the functions that are called are imported once for all: where [`super::expand::bound`] puts a block around
    /// everything.
    pub(super) imports: bool,
    /// Whether what is looked at is a new value of a column.
    pub(super) sets: bool,
    /// The queries around the current place, from the outermost.
    pub(super) scopes: Vec<Scope<'a>>,
    /// Declarations that the plan needs.
    pub(super) items: TokenStream,
    /// What stands beside the code of the plan.
    pub(super) beside: Beside,
    /// The user's values in the order of the source, with their names if they have one.
    bound: Vec<(Ident, &'a Rust)>,
    /// The types of annotations, where there is a place to declare them: where the user's values are bound to names.
    pub(super) types: Option<Types>,
    /// The types of the rows of subqueries: in the plan, beside the user's values, and in a `const` there.
    pub(super) subqueries: Vec<(&'a Query, [TokenStream; 3])>,
    /// What makes the parameters, and what is checked beside them.
    pub(super) chain: Vec<Link>,
    /// How many parameters there are.
    pub(super) count: u16,
    /// How many filtered relations there are.
    pub(super) relation_count: usize,
    /// How many optional conditions there are.
    pub(super) options: u16,
    /// How many queries were gone into.
    entered: usize,
    /// Functions that are called: their modules and names.
    imported: RefCell<BTreeSet<(&'static str, String)>>,
    /// The fields of models that have names, by the numbers of their scopes.
    opened: RefCell<BTreeMap<usize, TokenStream>>,
    /// The queries in variables that stand inside.
    pub(super) inside: Vec<Inside<'a>>,
    /// What is said before each set operation, if these are of several statements.
    pub(super) cuts: Option<Vec<Cut<'a>>>,
}

impl Scope<'_> {
    /// The fields of its model, where they have a name.
    pub(super) fn opened(&self) -> Ident {
        opened_name(self.number)
    }

    /// An expression for the names that paths begin with, if `sets` those of columns alone.
    pub(super) fn fields(&self, sets: bool) -> &TokenStream {
        if sets { &self.own } else { &self.fields }
    }

    /// Its number among those of the whole query.
    pub(super) fn number(&self) -> usize {
        self.number
    }
}

fn opened_name(number: usize) -> Ident {
    format_ident!("__fields{number}", span = Span::mixed_site())
}

impl<'a> Context<'a> {
    pub(super) fn new(root: &'a Root, keeps: bool, binds: bool) -> Self {
        Context {
            root,
            keeps,
            binds,
            imports: false,
            sets: false,
            scopes: Vec::new(),
            items: TokenStream::new(),
            beside: Beside::default(),
            bound: Vec::new(),
            types: None,
            subqueries: Vec::new(),
            chain: Vec::new(),
            count: 0,
            options: 0,
            entered: 0,
            imported: RefCell::default(),
            opened: RefCell::default(),
            relation_count: 0,
            inside: Vec::new(),
            cuts: None,
        }
    }

    /// Goes into a query of `model`.
    pub(super) fn enter(&mut self, model: &syn::Path) {
        let root = self.root;
        let span = super::parse::place(model);
        let root = root.located(span);
        let fields = quote_spanned!(span=> <#model as #root::model::Model>::FIELDS);
        self.entered += 1;
        self.scopes.push(Scope {
            model: Some(model.clone()),
            rows: None,
            own: fields.clone(),
            fields,
            columns: quote_spanned!(span=> <#model as #root::model::Model>::COLUMNS),
            named: Vec::new(),
            number: self.entered,
            relations: Vec::new(),
            shown: Cell::new(usize::MAX),
            declared: RefCell::default(),
        });
    }

    /// Goes into a query that is held in a variable; `fields` names the fields of its model and its annotations, `own` the
    /// fields alone, `columns` their places.
    pub(super) fn enter_held(&mut self, fields: &Ident, own: &Ident, columns: &Ident) {
        self.entered += 1;
        self.scopes.push(Scope {
            model: None,
            rows: None,
            fields: quote!(#fields),
            own: quote!(#own),
            columns: quote!(#columns),
            named: Vec::new(),
            number: self.entered,
            relations: Vec::new(),
            shown: Cell::new(usize::MAX),
            declared: RefCell::default(),
        });
    }

    /// The model of the innermost query, if that begins at it.
    pub(super) fn model(&self) -> Option<&syn::Path> {
        self.scopes.last().and_then(|scope| scope.model.as_ref())
    }

    /// The scope `level` queries outward.
    pub(super) fn scope(&self, level: usize) -> Option<&Scope<'a>> {
        self.scopes.iter().rev().nth(level)
    }

    /// The places of the columns of the query that is looked at.
    pub(super) fn columns(&self) -> TokenStream {
        self.scope(0).map_or_else(TokenStream::new, |scope| scope.columns.clone())
    }

    /// The schema of the model of the query that is looked at.
    pub(super) fn schema(&self) -> TokenStream {
        let Some(model) = self.scope(0).and_then(|scope| scope.model.as_ref()) else { return TokenStream::new() };
        let span = super::parse::place(model);
        let root = self.root.located(span);
        quote_spanned!(span=> <#model as #root::model::Model>::SCHEMA)
    }

    /// The annotation that a path begins with, if it is among the first `shown`: its place among them and what it is.
    pub(super) fn annotation(&self, path: &Path, shown: usize) -> Option<(usize, &'a Expr)> {
        let named = self.scope(0)?.named.iter().take(shown).enumerate().rev();
        named.into_iter().find_map(|(at, (name, expr))| path.after_name(name).map(|_| (at, *expr)))
    }

    /// A user's value, as it is to be written where it is used. Called once for each, in the order of the source.
    pub(super) fn value(&mut self, value: &'a Rust) -> TokenStream {
        if !self.binds {
            return super::literal::typed(value).to_token_stream();
        }
        // A name of the user's place, where what is wrong with the value is said.
        let name = format_ident!("__v{}", self.bound.len(), span = super::parse::place(value));
        self.bound.push((name.clone(), value));
        quote!(#name)
    }

    /// The name that a value was bound to.
    pub(super) fn bound(&self, value: &Rust) -> Option<&Ident> {
        self.bound.iter().find(|(_, bound)| std::ptr::eq(*bound, value)).map(|(name, _)| name)
    }

    /// The bound values and their names.
    pub(super) fn bindings(&self) -> (Vec<&Ident>, Vec<Cow<'a, Rust>>) {
        self.bound.iter().map(|(name, value)| (name, super::literal::typed(value))).unzip()
    }

    /// The number of the next parameter; `made` makes it.
    pub(super) fn param(&mut self, made: &TokenStream) -> u16 {
        let number = self.count;
        self.chain.push(Link::Param(made.clone()));
        self.count += 1;
        number
    }

    /// The number of the first of two parameters.
    pub(super) fn pair(&mut self, made: &TokenStream) -> u16 {
        let number = self.count;
        self.chain.push(Link::Other(quote!(.with_pair(#made))));
        self.count += 2;
        number
    }

    /// What makes the parameters, and tells which optional conditions hold if there are any.
    pub(super) fn parameters(&self) -> TokenStream {
        parameters(self.root, &self.chain, self.options > 0)
    }

    /// Something that rustc checks and that is no parameter.
    pub(super) fn checked(&mut self, check: &TokenStream) {
        self.chain.push(Link::Check(check.clone()));
    }

    /// A reference to a part of the plan.
    pub(super) fn refer(&self, part: &TokenStream) -> TokenStream {
        let root = self.root;
        if self.keeps { quote!(#root::plan::keep(#part)) } else { quote!(&#part) }
    }

    /// A list in the plan.
    pub(super) fn list(&self, parts: &[TokenStream]) -> TokenStream {
        self.refer(&quote!([#(#parts),*]))
    }

    /// An expression made of a path's handles.
    pub(super) fn path(
        &self,
        path: &Path,
        side: Side,
        level: usize,
        body: impl FnOnce(&Handles<'_>) -> TokenStream,
    ) -> TokenStream {
        let fields = |scope: &Scope<'_>| match (&scope.model, side) {
            (Some(_), Side::Typed) if self.imports && !self.sets => {
                self.opened.borrow_mut().insert(scope.number, scope.fields.clone());
                scope.opened().to_token_stream()
            }
            _ => scope.fields(self.sets).clone(),
        };
        let made = self.begun(path, side, level, fields, |path, start| {
            if !self.imports {
                return path.with(self.root, start, body);
            }
            let Opened { calls, lets, body } = path.opened(self.root, start, "", body);
            calls.into_iter().for_each(|call| self.import("model", call));
            if lets.is_empty() { body } else { quote_spanned!(path.place()=> { #lets #body }) }
        });
        made.unwrap_or_else(|| quote!(()))
    }

    /// Imports a function for all, under its name with `__` before it.
    pub(super) fn import(&self, module: &'static str, function: &str) {
        self.imported.borrow_mut().insert((module, function.to_owned()));
    }

    /// All that is imported, and the fields of models under names.
    pub(super) fn imported(&self) -> TokenStream {
        let root = self.root;
        let imported = self.imported.borrow();
        let uses = imported.iter().map(|(module, function)| {
            let [module, function, alias] =
                [(*module).to_owned(), function.clone(), format!("__{function}")].map(|name| format_ident!("{name}"));
            quote!(#module::#function as #alias)
        });
        let uses = (!imported.is_empty()).then(|| quote!(#[allow(unused_imports)] use #root::{#(#uses),*};));
        let opened = self.opened.borrow();
        let opened = opened.iter().map(|(number, fields)| {
            let name = opened_name(*number);
            quote!(let #name = #fields;)
        });
        quote!(#uses #(#opened)*)
    }

    /// What `then` makes of a path and of what it starts from; `fields` is an expression for the fields of a scope.
    pub(super) fn begun<R>(
        &self,
        path: &Path,
        side: Side,
        level: usize,
        fields: impl FnOnce(&Scope<'a>) -> TokenStream,
        then: impl FnOnce(&Path, &Start<'_>) -> R,
    ) -> Option<R> {
        let scope = self.scope(level)?;
        let fields = &fields(scope);
        if let Some((path, at, made)) = self.through(path, side, level) {
            return Some(match &made {
                Some(made) => then(&path, &Start::Filtered { fields, at, made }),
                None => then(&path, &Start::Fields(fields)),
            });
        }
        let shown = scope.shown.get();
        let named = scope.named.iter().take(shown).enumerate().rev();
        let found =
            named.into_iter().find_map(|(at, (name, expr))| Some((at, path.after_name(name)?, bare(name), *expr)));
        Some(match found {
            Some((at, path, name, expr)) => {
                let value = || self.annotated(scope, at, expr, side);
                // In a plan that is a constant, what follows is known by its name, and checked where the types are.
                let untyped = side == Side::Plan && !self.keeps;
                then(&path, &Start::Annotation { name: &name, value: &value, untyped })
            }
            None => then(path, &Start::Fields(fields)),
        })
    }

    /// The type of the annotation number `at` of `scope`, as a value.
    fn annotated(&self, scope: &Scope<'a>, at: usize, expr: &Expr, side: Side) -> TokenStream {
        let place = match side {
            Side::Plan if !self.keeps => Place::Plan,
            Side::Plan | Side::Typed => Place::Typed,
            Side::Const => return self.made_of(scope, at, expr, side),
        };
        let Some(types) = &self.types else { return self.made_of(scope, at, expr, side) };
        if let Some(name) = scope.declared.borrow().get(&(at, place)) {
            return quote!(#name);
        }
        let typed = self.made_of(scope, at, expr, side);
        let name = format_ident!("__t{}", types.count.get(), span = Span::mixed_site());
        types.count.set(types.count.get() + 1);
        let declarations = if place == Place::Plan { &types.plan } else { &types.typed };
        declarations.borrow_mut().extend(quote!(let #name = #typed;));
        scope.declared.borrow_mut().insert((at, place), name.clone());
        quote!(#name)
    }

    /// The type of an annotation: its expression is made of what was named before it.
    fn made_of(&self, scope: &Scope<'a>, at: usize, expr: &Expr, side: Side) -> TokenStream {
        let shown = scope.shown.replace(at);
        let typed = self.expr_type(expr, side);
        scope.shown.set(shown);
        typed
    }

    /// The type of an expression that the query that is looked at may have given a name.
    pub(super) fn named_type(&self, expr: &Expr, side: Side) -> TokenStream {
        let named = self.scope(0).and_then(|scope| {
            let at = scope.named.iter().position(|(_, named)| std::ptr::eq(*named, expr))?;
            Some(self.annotated(scope, at, expr, side))
        });
        named.unwrap_or_else(|| self.expr_type(expr, side))
    }

    /// The declarations of types that the plan needs.
    pub(super) fn plan_types(&self) -> TokenStream {
        self.types.as_ref().map(|types| types.plan.borrow().clone()).unwrap_or_default()
    }

    /// The declarations of types beside the user's values.
    pub(super) fn typed_types(&self) -> TokenStream {
        self.types.as_ref().map(|types| types.typed.borrow().clone()).unwrap_or_default()
    }

    /// The handle at a path's end.
    pub(super) fn end(&self, path: &Path) -> TokenStream {
        self.path(path, Side::Typed, 0, |handles| handles.only_end())
    }
}

/// A parameter, or what is checked beside them.
pub(super) enum Link {
    /// An expression for one parameter.
    Param(TokenStream),
    /// An expression that is checked, of type `()`.
    Check(TokenStream),
    /// A method call that adds parameters.
    Other(TokenStream),
}

/// What makes the parameters. Where there are no others than single ones they are an array: rustc takes longer over a call
/// for each.
pub(super) fn parameters(root: &Root, chain: &[Link], optional: bool) -> TokenStream {
    if optional || chain.iter().any(|link| matches!(link, Link::Other(_))) {
        let start = if optional { quote!(Choice) } else { quote!(Params) };
        let links = chain.iter().map(|link| match link {
            Link::Param(made) => quote!(.with(#made)),
            Link::Check(check) => quote!(.and_checked(#check)),
            Link::Other(call) => call.clone(),
        });
        return quote!(#root::query::#start::new()#(#links)*);
    }
    let params = chain.iter().filter_map(|link| if let Link::Param(made) = link { Some(made) } else { None });
    let mut checks =
        chain.iter().filter_map(|link| if let Link::Check(check) = link { Some(check) } else { None }).peekable();
    match checks.peek() {
        None => quote!(#root::query::Params::of([#(#params),*])),
        // What is checked borrows what parameters take.
        Some(_) => quote!(#root::query::Params::checked({ #(#checks;)* }, [#(#params),*])),
    }
}
