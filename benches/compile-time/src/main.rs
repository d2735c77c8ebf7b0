//! Measures what queries cost rustc: `cargo run -p compile-time`, with `-- --build` and `--release` also what they cost
//! in builds, with `--check` to fail if they cost more than they may.
//!
//! Each variant of a program of ten models (see `source.rs`) is written to the target directory and checked several times.
//! What counts is processor time, which does not depend on how busy the machine is as much as time does: that of `cargo
//! check` without incremental compilation, and that of the first build with it, as developers have it. What the models and cargo itself cost cancels, as one variant has no functions.

mod source;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use source::Variant;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What `--check` takes: how many times as much as a query by hand, of which both are measured in one run, a query of six
/// conditions may cost, and one that groups or has subqueries; crates of a program. A busy machine makes milliseconds
/// more, and all of them alike.
const MOST_QUERY: f64 = 1.3;
const MOST_GROUPED: f64 = 2.8;
const MOST_CRATES: usize = 30;

/// How often each variant is checked; the least time counts.
const RUNS: usize = 5;

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/compile-time");
    let programs = Programs::write(&root)?;

    let crates = programs.crates()?;
    println!("crates of a program with default features: {crates}");
    if has("--clean") {
        println!("clean check: {:.1} s", programs.clean_check()?);
    }
    let mut check = [f64::MAX; Variant::ALL.len()];
    programs.check("check", Variant::Queries)?; // Compiles the dependencies.
    for _ in 0..RUNS {
        for (least, variant) in check.iter_mut().zip(Variant::ALL) {
            *least = least.min(programs.check("check", variant)?);
        }
    }
    let [models, _, by_hand, queries, grouped] = check;
    println!("\n| functions | check, s | ms a function |\n|---|---:|---:|");
    for (time, variant) in check.iter().zip(Variant::ALL) {
        println!("| {} | {time:.2} | {:.2} |", variant.name(), each(variant, time - models));
    }
    if has("--build") {
        let mut build = [f64::MAX; Variant::ALL.len()];
        programs.check("build", Variant::Queries)?;
        for _ in 0..RUNS {
            for (least, variant) in build.iter_mut().zip(Variant::ALL) {
                *least = least.min(programs.check("build", variant)?);
            }
        }
        let [models, ..] = build;
        println!("\n| functions | dev build, s | ms a function |\n|---|---:|---:|");
        for (time, variant) in build.iter().zip(Variant::ALL) {
            println!("| {} | {time:.2} | {:.2} |", variant.name(), each(variant, time - models));
        }
    }
    if has("--release") {
        let mut sizes = [0; Variant::ALL.len()];
        for (size, variant) in sizes.iter_mut().zip(Variant::ALL) {
            *size = programs.size(variant)?;
        }
        let [models, ..] = sizes;
        println!("\n| functions | release, bytes | bytes a function |\n|---|---:|---:|");
        for (size, variant) in sizes.iter().zip(Variant::ALL) {
            let functions = variant.functions().max(1) as u64;
            println!("| {} | {size} | {} |", variant.name(), size.saturating_sub(models) / functions);
        }
    }
    let by_hand = each(Variant::ByHand, by_hand - models);
    let query = each(Variant::Queries, queries - models) / by_hand;
    let grouped = each(Variant::Grouped, grouped - models) / by_hand;
    println!(
        "\na query costs `cargo check` {query:.2} times what one by hand does; one that groups {grouped:.2} times"
    );
    let missed = query > MOST_QUERY || grouped > MOST_GROUPED || crates > MOST_CRATES;
    Ok(if missed && has("--check") { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Milliseconds for each function.
#[allow(clippy::cast_precision_loss)]
fn each(variant: Variant, seconds: f64) -> f64 {
    seconds * 1000.0 / variant.functions().max(1) as f64
}

/// The programs, as packages beside each other that share a target directory.
struct Programs {
    root: PathBuf,
}

impl Programs {
    fn write(root: &Path) -> Result<Programs> {
        let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../orm-core").canonicalize()?;
        let members: Vec<String> = Variant::ALL.iter().map(|variant| format!("{:?}", variant.name())).collect();
        fs::create_dir_all(root)?;
        write(
            &root.join("Cargo.toml"),
            &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")),
        )?;
        // The same versions as the benches.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        if !root.join("Cargo.lock").exists() && lock.exists() {
            fs::copy(lock, root.join("Cargo.lock"))?;
        }
        for variant in Variant::ALL {
            let name = variant.name();
            let cache = match variant {
                Variant::ByHand => {
                    "rusqlite = { version = \"0.43\", default-features = false, features = [\"cache\"] }\n"
                }
                _ => "",
            };
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                 orm-core = {{ path = {core:?} }}\n{cache}"
            );
            fs::create_dir_all(root.join(name).join("src"))?;
            write(&root.join(name).join("Cargo.toml"), &manifest)?;
            write(&root.join(name).join("src/main.rs"), &source::program(variant))?;
        }
        Ok(Programs { root: root.to_owned() })
    }

    fn cargo(&self, arguments: &[&str]) -> Result<String> {
        let incremental = arguments.first() == Some(&"build") && !arguments.contains(&"--release");
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" })
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .output()?;
        if output.status.success() {
            Ok(String::from_utf8(output.stdout)?)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into())
        }
    }

    /// The seconds of processor time that `cargo check`, or another command, takes for a program that was changed.
    fn check(&self, command: &str, variant: Variant) -> Result<f64> {
        let source = self.root.join(variant.name()).join("src/main.rs");
        fs::File::options().append(true).open(source)?.set_modified(std::time::SystemTime::now())?;
        let kept = self.root.join("target/debug/incremental");
        if kept.exists() {
            fs::remove_dir_all(kept)?;
        }
        let before = children()?;
        self.cargo(&[command, "--offline", "--quiet", "--package", variant.name()])?;
        Ok(children()? - before)
    }

    /// The seconds that checking a program and all its dependencies takes, in time.
    fn clean_check(&self) -> Result<f64> {
        self.cargo(&["clean", "--offline"])?;
        let start = std::time::Instant::now();
        self.cargo(&["check", "--offline", "--quiet", "--package", Variant::Models.name()])?;
        Ok(start.elapsed().as_secs_f64())
    }

    /// How many crates are compiled for a program, itself not counted.
    fn crates(&self) -> Result<usize> {
        let tree = self.cargo(&[
            "tree",
            "--package",
            Variant::Models.name(),
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--no-dedupe",
        ])?;
        let mut names: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        names.sort_unstable();
        names.dedup();
        Ok(names.len() - 1)
    }

    /// The bytes of a program's release build, without symbols.
    fn size(&self, variant: Variant) -> Result<u64> {
        self.cargo(&[
            "build",
            "--offline",
            "--quiet",
            "--release",
            "--package",
            variant.name(),
            "--config",
            "profile.release.strip=true",
        ])?;
        Ok(fs::metadata(self.root.join("target/release").join(variant.name()))?.len())
    }
}

/// Writes a file unless it is there already, so that cargo does not take it for changed.
fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}

/// The seconds of processor time of all processes that this one has waited for, and of theirs. Linux only.
fn children() -> Result<f64> {
    // Linux counts in hundredths of a second there.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().ok_or("an unknown format")?.split_whitespace();
    // After the name come fields number 3 and on; 16 and 17 are the user and system time of children.
    let times: Vec<f64> = fields.skip(13).take(2).map(str::parse).collect::<std::result::Result<_, _>>()?;
    Ok(times.iter().sum::<f64>() / TICKS)
}
