//! Editors, which look at more than what is compiled.

use std::sync::OnceLock;

/// Whether rust-analyzer expands the macro: what is for it alone is then written, which would cost rustc its time.
pub(crate) fn is_asked() -> bool {
    static ASKED: OnceLock<bool> = OnceLock::new();
    *ASKED.get_or_init(|| {
        let program = std::env::current_exe();
        let name = program.as_ref().ok().and_then(|program| program.file_stem());
        name.is_some_and(|name| name.to_string_lossy().starts_with("rust-analyzer"))
    })
}
