//! The expansion: one expression, so that what the user's values borrow lives as long as the user's statement.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::ast::{Call, Method, Query, Selected, Source};
use super::combine::Mixed;
use super::parse::{Half, Parser};
use super::row::{self, Of};
use super::scope::{Context, Types};
use super::statement::{doubtful, statement};
use super::{bulk, change, held, manager, many, obtain, prefetch};
use crate::path::Part;
use crate::root::Root;

/// The whole expansion. What was understood comes first, so that an editor sees it; mistakes come last.
pub(super) fn expand(root: &Root, query: Option<&Query>, parser: Parser) -> TokenStream {
    let Parser { report, half, broken, lost, shapeless, .. } = parser;
    let expression = query.map(|query| whole(root, query));
    if report.is_empty() && expression.is_some() {
        return expression.unwrap_or_default();
    }
    let errors = report.into_tokens();
    // Only an editor looks at what is half typed: rustc has been told what is missing.
    let model = query.and_then(|query| match &query.source {
        Source::Model(model) => Some(quote!(<#model as #root::model::Model>::FIELDS)),
        Source::Held(_) => None,
    });
    let named = model.clone();
    let half = half.iter().filter_map(|half| Some(typed(root, half, model.as_ref()?)));
    let editor = quote! {
        #[allow(unexpected_cfgs, unused)]
        {
            #[cfg(rust_analyzer)]
            {
                #(let _ = #root::half!(#half);)*
                #(#root::query!(#broken);)*
            }
        }
    };
    match expression {
        // Names that are used would be reported as unknown.
        Some(expression) if lost => quote! {{
            #named;
            #[allow(unexpected_cfgs, unused)]
            {
                #[cfg(rust_analyzer)]
                {
                    let _ = #expression;
                }
            }
            #editor
            #errors
        }},
        // The value keeps its type, so that what follows is no second mistake. Of what type it would be may be unknown: then
        // the block ends with an error, whose type rustc asks nothing of.
        Some(expression) => {
            let name = format_ident!("query", span = Span::mixed_site());
            let end = (!shapeless).then_some(&name);
            quote! {
                match #expression {
                    #name => {
                        #editor
                        #errors
                        #end
                    }
                }
            }
        }
        None => quote!({ #editor #errors }),
    }
}

/// A path as far as it is typed. What can follow a dot is what can follow it with a name there, so nothing stands there.
fn typed(root: &Root, half: &Half, fields: &TokenStream) -> TokenStream {
    if !half.dot {
        return half.path.end(root, fields);
    }
    let missing = format_ident!("__missing");
    let mut path = half.path.clone();
    path.parts.push(Part::Name(missing.clone()));
    without(&missing, path.end(root, fields))
}

/// The tokens but for one identifier.
fn without(ident: &Ident, tokens: TokenStream) -> TokenStream {
    let others = tokens.into_iter().filter(|token| !matches!(token, TokenTree::Ident(other) if other == ident));
    others
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), without(ident, group.stream()));
                inside.set_span(group.span());
                TokenTree::Group(inside)
            }
            other => other,
        })
        .collect()
}

pub(super) fn whole(root: &Root, query: &Query) -> TokenStream {
    let made = match &query.source {
        Source::Model(model) if prefetch::is_used(query) => prefetch::expand(root, query, model),
        Source::Model(model) if let Some(Method { call: Call::Obtain(obtain), .. }) = query.methods.last() => {
            return obtain::expand(root, query, obtain, model);
        }
        Source::Model(model) if let Some(Method { call: Call::Many(many), span }) = query.methods.last() => {
            return many::expand(root, many, model, *span);
        }
        Source::Model(model) => fixed(root, query, model, None),
        Source::Held(_) if let (false, Some((held, assignments))) = (query.inside, change::of(query)) => {
            return change::expand(root, held, assignments);
        }
        Source::Held(held) if let Some(made) = manager::expand(root, query, held) => return made,
        Source::Held(held) => held::expand(root, query, held),
    };
    match query.methods.last().map(|method| &method.call) {
        Some(Call::Get(_) | Call::Edge { .. }) if prefetch::is_used(query) || !query.begins_at_a_model() => {
            quote!(#root::query::one(#made))
        }
        Some(Call::Get(_) | Call::Edge { .. } | Call::Aggregate(_)) => quote!(#root::query::Single::new(#made)),
        Some(Call::Update(_)) => quote!(#root::query::Update::new(#made)),
        Some(Call::Create(_)) => quote!(#root::query::Create::new(#made)),
        Some(Call::InBulk(bulk)) => match &query.source {
            Source::Model(model) => bulk::expand(root, query, bulk, model, &made),
            Source::Held(_) => made,
        },
        _ => made,
    }
}

/// A query that begins at a model: all of it is a constant. `last` is one more step of its plan.
pub(super) fn fixed(root: &Root, query: &Query, model: &syn::Path, last: Option<&TokenStream>) -> TokenStream {
    let names = query.has_names();
    let mut context = Context::new(root, false, names || query.has_value());
    context.imports = context.binds;
    context.types = names.then(Types::default);
    context.enter(model);
    context.cuts = query.is_mixed().then(Vec::new);
    let mut steps = context.steps(query);
    let mixed = context.mixed(&mut steps);
    steps.extend(last.map(|last| context.step_fact(last)));
    let rows = row::rows(&context, query, Of::Model(model));
    let asks = context.asks(model, steps);
    let Context { items, options, .. } = &context;
    // What fetches related rows keeps the query to itself.
    let state = if is_run_as_it_is(query) || last.is_some() || prefetch::is_used(query) || mixed.is_some() {
        None
    } else if query.is_combined() {
        Some(quote!(.combined()))
    } else {
        super::grouped::state(&context, query).or_else(|| sliced(query))
    };
    let (params, types) = (context.parameters(), context.plan_types());
    let asks = if types.is_empty() { asks } else { quote!({ #types #asks }) };
    let statement = statement(root, &asks, doubtful(query, last.is_some()));
    let (new, statement) = match options {
        0 => (quote!(new), statement),
        _ => {
            let shapes = quote! {{
                static SHAPES: #root::query::Shapes<{ #root::query::blocks(#options) }> = #root::query::Shapes::new();
                &SHAPES
            }};
            (quote!(shaped), quote!((#statement, #shapes)))
        }
    };
    let editor = for_editors(root, query, model);
    let made = quote! {
        #root::query::Query::#new(
            {
                #editor
                #items
                #statement
            },
            #params,
            #rows
        ) #state
    };
    // What is not of the type that the user's place has for it is so as a whole, not one of the arguments.
    let made = match &state {
        None if mixed.is_none() && last.is_none() && !prefetch::is_used(query) && !is_run_as_it_is(query) => {
            quote!(match #made { query => query })
        }
        _ => made,
    };
    match mixed {
        None => bound(&context, made),
        Some(mixed) => {
            let made = bound(&context, mixed.joined(&context, made));
            let Mixed { names, parts, .. } = &mixed;
            quote!(match (#(#parts,)*) { (#(#names,)*) => #made })
        }
    }
}

/// The paths that rows are made of and ordered by, once more and for editors only, which look for what is typed where it stands
/// first: in a plan they know no types, and what follows there is the path's name as a text, which differs from what they
/// complete.
fn for_editors(root: &Root, query: &Query, model: &syn::Path) -> Option<TokenStream> {
    if !crate::editor::is_asked() {
        return None;
    }
    let fields = quote!(<#model as #root::model::Model>::FIELDS);
    // What begins with a name that the query gives is no field.
    let mut given: Vec<&Ident> = Vec::new();
    let mut ends: Vec<TokenStream> = Vec::new();
    for method in &query.methods {
        let mut paths = Vec::new();
        match &method.call {
            Call::OrderBy(keys) | Call::Edge { keys, .. } => keys.iter().for_each(|key| key.expr.paths(0, &mut paths)),
            Call::Annotate(items) | Call::Alias(items) | Call::Aggregate(items) => {
                items.iter().for_each(|item| item.expr.paths(0, &mut paths));
                given.extend(items.iter().map(|item| &item.name));
            }
            Call::Relate(relations) => given.extend(relations.iter().map(|relation| &relation.name)),
            Call::Values(items) | Call::ValuesList { items, .. } => {
                for item in items {
                    match item {
                        Selected::Path(path) => paths.push(path),
                        Selected::Named(named) => given.push(&named.name),
                    }
                }
            }
            _ => {}
        }
        paths.retain(|path| !given.iter().any(|name| path.after_name(name).is_some()));
        ends.extend(paths.into_iter().map(|path| path.end(root, &fields)));
    }
    (!ends.is_empty()).then(|| quote!({ #(let _ = #ends;)* }))
}

/// Whether it is for one row, or a statement: then nothing can be done with it but to run it.
pub(super) fn is_run_as_it_is(query: &Query) -> bool {
    let last = query.methods.last().map(|method| &method.call);
    matches!(
        last,
        Some(
            Call::Get(_) | Call::Edge { .. } | Call::Aggregate(_) | Call::Update(_) | Call::Create(_) | Call::InBulk(_)
        )
    )
}

/// What makes a slice one, if that is the last to be said of the rows.
pub(super) fn sliced(query: &Query) -> Option<TokenStream> {
    query.methods.iter().any(|method| matches!(method.call, Call::Slice { .. })).then(|| quote!(.sliced()))
}

/// Binds the user's values, if their types are asked for more than once.
pub(super) fn bound(context: &Context<'_>, made: TokenStream) -> TokenStream {
    if !context.binds {
        return made;
    }
    let (names, values) = context.bindings();
    let (imported, types) = (context.imported(), context.typed_types());
    // A block, and what is borrowed in it, ends before the user's statement does.
    quote! {
        match (#(#values,)*) {
            (#(#names,)*) => {
                #imported
                #types
                #made
            }
        }
    }
}
