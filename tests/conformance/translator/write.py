"""The Rust files: a test for every case, by area and application, and a program that must not compile."""

import re
import subprocess
import textwrap

from .schema import RUST_KEYWORDS
from .values import Untranslatable

# Functions that tests call; a test that has the name of one gets an underscore.
HELPERS = frozenset(
    "case rows whole first last one run count exists contains in_bulk iterated dec date time timestamp duration uuid ip "
    "json row query flat one_row page_row page_rows".split()
)
IMPORTS = {"json!(": "serde_json::json", "dec(": "orm_tests::conformance::dec"}
MAIN = """\
//! What Django answered, asked again. Made by `tests/conformance/translate.py`; not to be edited.

{modules}

mod prelude {{
    pub(crate) use jiff::civil::{{date, time}};
    pub(crate) use orm_core::query;
    pub(crate) use orm_tests::conformance::{{
        contains, count, dec, duration, exists, first, in_bulk, ip, iterated, last, one, rows, run, timestamp, uuid, whole,
    }};
    pub(crate) use orm_tests::row;{shown}
    pub(crate) use serde_json::json;

    pub(crate) use super::case;
}}

static FILE: orm_tests::conformance::File = orm_tests::conformance::File::new(
    {cases},
    {world},
);

/// Asks what the case of this name asks, and compares.
fn case(id: &str, ask: orm_tests::conformance::Ask) {{
    FILE.check(id, ask);
}}
"""


def identifier(text, taken=()):
    text = re.sub(r"\W", "_", text)
    return text + "_" if text in RUST_KEYWORDS or text in taken else text


def body(query, case):
    """What a test runs: an expression of type `Result<Answer>`."""
    if hasattr(query, "answer"):
        return query.answer
    row = query.row(case.data.get("columns", []), case.schema)
    if query.final:
        text = f"run(db, query!({query.text_with_final}), {row})"
    elif query.ending is None:
        text = f"rows(db, query!({query.text}), {row})"
    else:
        method, argument = query.ending
        if method == "delete":
            raise Untranslatable("`delete`")
        if method in ("count", "exists"):
            text = f"{method}(db, query!({query.text}))"
        elif method in ("contains", "in_bulk"):
            text = f"{method}(db, query!({query.text}), {argument})"
        else:
            method = "one" if method == "get" else method
            text = f"{method}(db, query!({query.text}), {row})"
    if query.step:
        text = f"Ok({text}?.step_by({query.step}))"
    return " ".join([*case.lines, text])


def test(identity, query, case):
    code = body(query, case)
    code = f"{{ {code} }}" if case.lines else code
    django = case.data["django"].replace("`", "'")
    db = "db" if re.search(r"\bdb\b", code) else "_"
    return f'/// `{django}`\n#[test]\nfn {identifier(identity, HELPERS)}() {{ case("{case.data["id"]}", |{db}| {code}); }}\n'


def area(title, tests):
    """The file of one area; `tests` are pairs of an application and a test."""
    applications = sorted({app for app, _ in tests})
    modules = []
    for app in applications:
        inner = "\n".join(text for of, text in tests if of == app)
        uses = f"use crate::prelude::*;\nuse orm_tests::models::{app}::*;\n\n"
        modules.append(f"mod {app} {{\n{textwrap.indent(uses + inner, '    ')}}}\n")
    head = f"//! `{title}`. Made by `tests/conformance/translate.py`; not to be edited.\n\n"
    return head + "\n".join(modules)


def refused(data, query):
    """A program that must not compile, and why Django refuses it too."""
    if query.ending:
        raise Untranslatable(f"`.{query.ending[0]}()` is no part of `query!`")
    text = query.text_with_final
    django = data["django"]
    error = data.get("error")
    why = f"{error['class']}: {error['message']}" if error else "accepted: the text is converted"
    why = "\n".join(f"//! {line}".rstrip() for line in why.splitlines())
    helpers = "".join(f"use {path};\n" for helper, path in IMPORTS.items() if helper in text)
    return (
        f"//! Django: `{django}`\n{why}\n\nuse orm_core::query;\n{helpers}use orm_tests::models::{data['ns']}::*;\n\n"
        f"fn main() {{\n    let _ = query!({text});\n}}\n"
    )


def main(areas, cases, world, own, texts):
    modules = "\n".join(f"mod {module};" for module in sorted([*map(identifier, areas), *(["tables", "upkeep"] if own else [])]))
    used = {
        "orm_tests::conformance::ToCell": "to_cell()", "orm_tests::conformance::Cell": "Cell::",
        "orm_tests::conformance::flat": "flat(", "orm_tests::conformance::one_row": "one_row(",
        "orm_tests::conformance::page_row": "page_row(", "orm_tests::conformance::page_rows": "page_rows(",
        "orm_core::query::Pages": "Pages::",
    }
    imports = [path for path, sign in used.items() if any(sign in text for text in texts)]
    shown = "".join(f"\n    pub(crate) use {path};" for path in sorted(imports))
    return MAIN.format(modules=modules, cases=cases, world=world, shown=shown)


def formatted(texts, config):
    """All texts through one run of rustfmt each; as they are where there is no rustfmt."""
    result = []
    for text in texts:
        ran = subprocess.run(
            ["rustfmt", "--edition", "2024", "--config-path", str(config)],
            input=text, capture_output=True, text=True, encoding="utf-8", check=False,
        )
        if ran.returncode != 0:
            raise SystemExit(f"rustfmt refuses:\n{ran.stderr}\n{text}")
        result.append(ran.stdout)
    return result
