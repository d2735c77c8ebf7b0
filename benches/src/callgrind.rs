//! Counting instructions: a program runs itself under callgrind, once for each side.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::workload::Failure;

/// Callgrind counts what happens inside this function; its name stands in [`Count::start`].
pub fn measured<T>(times: u64, mut work: impl FnMut() -> Result<T, Failure>) -> Result<(), Failure> {
    measured_here(times, &mut || {
        black_box(work()?);
        Ok(())
    })
}

#[inline(never)]
fn measured_here(times: u64, work: &mut dyn FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
    for _ in 0..times {
        work()?;
    }
    Ok(())
}

/// A side that is being counted.
pub struct Count {
    child: Child,
    side: String,
    folder: PathBuf,
}

impl Count {
    /// Runs this program with `side` and `arguments`. Callgrind writes to `folder`.
    ///
    /// If `threads`, what other threads do in the meantime is counted too.
    pub fn start(folder: &Path, side: &str, arguments: &[String], threads: bool) -> Result<Count, Failure> {
        let mut file = OsString::from("--callgrind-out-file=");
        file.push(folder.join(side));
        // Of two options with one pattern, callgrind knows only the first: the patterns differ.
        let limits: &[&str] =
            if threads { &["--zero-before=*::measured_here*"] } else { &["--toggle-collect=*::measured_here*"] };
        let child = Command::new("valgrind")
            .args(["--tool=callgrind", "--dump-after=*measured_here*"])
            .args(limits)
            .arg(file)
            .arg(env::current_exe()?)
            .arg(side)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("valgrind does not start: {error}"))?;
        Ok(Count { child, side: side.to_owned(), folder: folder.to_owned() })
    }

    /// The instructions of each [`measured`], one after the other.
    pub fn finish(self) -> Result<Vec<u64>, Failure> {
        let Count { child, side, folder } = self;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            return Err(format!("{side}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let mut counts = Vec::new();
        // Each time that the function returns, callgrind writes a file with the next number.
        while let Ok(text) = fs::read_to_string(folder.join(format!("{side}.{}", counts.len() + 1))) {
            let total =
                text.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("callgrind wrote no total")?;
            counts.push(total.trim().parse()?);
        }
        Ok(counts)
    }
}

/// Gives `work` a folder that is gone afterwards.
pub fn with_folder<T>(work: impl FnOnce(&Path) -> Result<T, Failure>) -> Result<T, Failure> {
    let folder = env::temp_dir().join(format!("instructions-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = work(&folder);
    fs::remove_dir_all(&folder)?;
    outcome
}

/// `1234567` as `1,234,567`.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
