//! Which columns of the model, and of the models that are loaded with it, are loaded.

use proc_macro2::Ident;

use super::{Call, Query};
use crate::path::{Part, Path, bare};

/// What `only` and `defer` come to, as seen from one model: paths that begin at it.
pub(in crate::query) enum Loading {
    All,
    Only(Vec<Path>),
    Defer(Vec<Path>),
}

impl Query {
    /// What all `only` and `defer` together say, as in Django: each `only` starts anew, but for what is deferred.
    pub(in crate::query) fn loading(&self) -> Loading {
        self.methods.iter().fold(Loading::All, |before, method| match (&method.call, before) {
            (Call::Only(paths), Loading::Defer(deferred)) => Loading::Only(without(paths, &deferred)),
            (Call::Only(paths), _) => Loading::Only(paths.clone()),
            (Call::Defer(paths), _) if paths.is_empty() => Loading::All,
            (Call::Defer(paths), Loading::Only(only)) => Loading::Only(without(&only, paths)),
            (Call::Defer(paths), Loading::Defer(deferred)) => {
                Loading::Defer(deferred.into_iter().chain(paths.iter().cloned()).collect())
            }
            (Call::Defer(paths), Loading::All) => Loading::Defer(paths.clone()),
            (_, before) => before,
        })
    }
}

fn without(paths: &[Path], others: &[Path]) -> Vec<Path> {
    let among = |path: &Path| others.iter().any(|other| other.name() == path.name());
    paths.iter().filter(|path| !among(path)).cloned().collect()
}

impl Loading {
    pub(in crate::query) fn is_all(&self) -> bool {
        matches!(self, Loading::All)
    }

    /// The paths that were named.
    pub(in crate::query) fn paths(&self) -> &[Path] {
        match self {
            Loading::All => &[],
            Loading::Only(paths) | Loading::Defer(paths) => paths,
        }
    }

    /// What is said of the model that `relation` leads to: all of it is loaded if only the relation is named.
    pub(in crate::query) fn below(&self, relation: &Ident) -> Loading {
        let rest: Vec<Path> = self
            .paths()
            .iter()
            .filter(|path| path.parts.len() > 1 && begins_with(path, relation))
            .map(|path| Path { parts: path.parts.iter().skip(1).cloned().collect() })
            .collect();
        match self {
            _ if rest.is_empty() => Loading::All,
            Loading::Defer(_) => Loading::Defer(rest),
            _ => Loading::Only(rest),
        }
    }

    /// The columns of the model itself that are named, without its key, if the rows that `relations` lead to are
    /// loaded with it. Of a row that is not loaded, the key that points to it is.
    pub(in crate::query) fn own(&self, relations: &[&Ident]) -> Vec<Path> {
        let mut own: Vec<Path> = Vec::new();
        for path in self.paths() {
            let deferred_below = path.parts.len() > 1 && matches!(self, Loading::Defer(_));
            if deferred_below || relations.iter().any(|relation| begins_with(path, relation)) {
                continue;
            }
            let path = Path { parts: path.parts.iter().take(1).cloned().collect() };
            if path.name() != "pk" && !own.iter().any(|other| other.name() == path.name()) {
                own.push(path);
            }
        }
        own
    }

    /// Whether the key that `relation` goes by is left out, so that the relation cannot be gone over: `relation` or its
    /// column must be named by `only`, and not by `defer`.
    pub(in crate::query) fn leaves_out(&self, relation: &Ident) -> bool {
        let column = format!("{}_id", bare(relation));
        let is_key = |path: &Path| path.parts.len() == 1 && (begins_with(path, relation) || path.name() == column);
        match self {
            Loading::All => false,
            Loading::Only(paths) => !paths.iter().any(|path| begins_with(path, relation) || is_key(path)),
            Loading::Defer(paths) => paths.iter().any(is_key),
        }
    }
}

fn begins_with(path: &Path, relation: &Ident) -> bool {
    matches!(path.parts.first(), Some(Part::Name(name)) if bare(name) == bare(relation))
}
