//! What keeps the tests in step with the cases. What Django refuses when it runs, we refuse when it is compiled: those
//! cases are programs in `ui/conformance`, and `tests/ui.rs` compiles them with all others.

use std::path::Path;
use std::process::Command;

/// The tests are what `translate.py` makes of the cases; where there is no Python, this is not looked at.
#[test]
fn tests_are_up_to_date() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/translate.py");
    let Ok(ran) = Command::new("python3").arg(script).arg("--check").output() else { return };
    assert!(
        ran.status.success(),
        "run `python3 tests/conformance/translate.py`:\n{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}
