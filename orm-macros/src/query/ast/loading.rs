//! Which columns of the model are loaded.

use super::{Call, Query};
use crate::path::Path;

impl Query {
    /// What all `only` and `defer` together say, as in Django: each `only` starts anew, but for what is deferred.
    pub(in crate::query) fn loading(&self) -> Loading<'_> {
        let among = |paths: &[&Path], path: &Path| paths.iter().any(|other| other.name() == path.name());
        self.methods.iter().fold(Loading::All, |before, method| match (&method.call, before) {
            (Call::Only(paths), Loading::Defer(deferred)) => {
                Loading::Only(paths.iter().filter(|path| !among(&deferred, path)).collect())
            }
            (Call::Only(paths), _) => Loading::Only(paths.iter().collect()),
            (Call::Defer(paths), _) if paths.is_empty() => Loading::All,
            (Call::Defer(paths), Loading::Only(mut only)) => {
                only.retain(|path| !paths.iter().any(|deferred| deferred.name() == path.name()));
                Loading::Only(only)
            }
            (Call::Defer(paths), Loading::Defer(mut deferred)) => {
                deferred.extend(paths);
                Loading::Defer(deferred)
            }
            (Call::Defer(paths), Loading::All) => Loading::Defer(paths.iter().collect()),
            (_, before) => before,
        })
    }
}

/// Which columns of the model are loaded: what `only` and `defer` come to.
pub(in crate::query) enum Loading<'a> {
    All,
    Only(Vec<&'a Path>),
    Defer(Vec<&'a Path>),
}
