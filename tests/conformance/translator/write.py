"""The Rust files: a test for every case, by area and application, and a program that must not compile."""

import re
import subprocess
import textwrap

from .schema import RUST_KEYWORDS
from .values import Untranslatable

# What tests name, and where it is. A test that has the name of a function gets an underscore.
NAMES = {
    **dict.fromkeys("date time".split(), "jiff::civil"),
    **dict.fromkeys("query ForeignKey OneToOne Query".split(), "orm_core"),
    "Mode": "orm_core::db", "Pages": "orm_core::query",
    **dict.fromkeys(
        "bulk contains count dec duration exists first first_asked in_bulk ip iterated last one one_asked one_by_one rows timestamp uuid whole Cell ToCell "
        "Failure Log Outcome attempt counts key many nothing single too_few absent file flat one_row page_row page_rows".split(), "orm_tests::conformance"
    ),
    "row": "orm_tests", "json": "serde_json", "case": "super", "written": "super",
}
# Traits whose methods are called.
TRAITS = {
    r"\.(save|insert|update|update_fields|refresh|delete)\(db|::bulk_": "orm_core::write::Save",
    r"\bto_cell\b": "orm_tests::conformance::ToCell",
}
MAIN = """\
//! What Django answered, asked again. Made by `tests/conformance/translate.py`; not to be edited.

{modules}

mod prelude {{
{uses}
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
WRITTEN = """
/// Does what the case of this name does, and compares the answer and the tables.
fn written(id: &str, ask: impl FnOnce(&orm_core::Db) -> orm_tests::conformance::Outcome<orm_tests::conformance::Answer>) {
    FILE.check_write(id, ask);
}
"""


def identifier(text, taken=()):
    text = re.sub(r"\W", "_", text)
    return text + "_" if text in RUST_KEYWORDS or text in taken else text


def body(query, case):
    """What a test runs: an expression of type `Result<Answer>`."""
    if hasattr(query, "answer"):
        return query.answer
    row = query.row(case.data.get("columns", []), case.schema)
    if query.mapped:
        text = f"bulk(db, query!({query.text_with_final}), {row})"
    elif query.final:
        text = f"{'one_asked' if query.asks else 'one'}(db, query!({query.text_with_final}), {row})"
    elif query.ending is None:
        text = f"{'one_by_one' if query.asks else 'rows'}(db, query!({query.text}), {row})"
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
            if query.asks:
                if method not in ("one", "first"):
                    raise Untranslatable(f"what was not loaded, after `{method}`")
                method += "_asked"
            text = f"{method}(db, query!({query.text}), {row})"
    if query.step:
        text = f"Ok({text}?.step_by({query.step}))"
    return " ".join([*case.lines, text])


def test(identity, query, case):
    code = body(query, case)
    code = f"{{ {code} }}" if case.lines else code
    database = "db" if re.search(r"\bdb\b", code) else "_"
    return test_of(identity, case, f'case("{case.data["id"]}", |{database}| {code})')


def write_test(identity, case):
    database = "db" if re.search(r"\bdb\b", case.body) else "_"
    return test_of(identity, case, f'written("{case.data["id"]}", |{database}| {{ {case.body} }})')


def test_of(identity, case, code):
    django = "\n".join(f"/// `{line}`" if line.strip() else "///" for line in case.data["django"].replace("`", "'").splitlines())
    return f"{django}\n#[test]\nfn {identifier(identity, NAMES)}() {{ {code}; }}\n"


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
    ending = ""
    if query.ending:
        if query.ending not in (("first", ""), ("last", "")):
            raise Untranslatable(f"`.{query.ending[0]}()` is no part of `query!`")
        ending = f".{query.ending[0]}(&db)?"
    text = query.text_with_final
    django = data["django"]
    error = data.get("error")
    why = f"{error['class']}: {error['message']}" if error else "accepted: the text is converted"
    why = "\n".join(f"//! {line}".rstrip() for line in why.splitlines())
    helpers = "".join(f"use {path};\n" for helper, path in (("json!(", "serde_json::json"), ("dec(", "orm_tests::conformance::dec"))
                      if helper in text)
    if ending:
        return (
            f"//! Django: `{django}`\n{why}\n\nuse orm_core::prelude::*;\n{helpers}use orm_tests::models::{data['ns']}::*;\n\n"
            f"fn main() -> orm_core::Result<()> {{\n    let db = Db::open_in_memory()?;\n"
            f"    let _ = query!({text}){ending};\n    Ok(())\n}}\n"
        )
    return (
        f"//! Django: `{django}`\n{why}\n\nuse orm_core::query;\n{helpers}use orm_tests::models::{data['ns']}::*;\n\n"
        f"fn main() {{\n    let _ = query!({text});\n}}\n"
    )


def refused_write(case):
    """A program of statements that must not compile."""
    data = case.data
    django = "\n".join(f"//!     {line}".rstrip() for line in data["django"].splitlines())
    error = data.get("error")
    why = f"{error['class']}: {error['message']}" if error else "accepted: the text is converted"
    why = "\n".join(f"//! {line}".rstrip() for line in why.splitlines())
    uses = [use for use in used([case.body]) if not use.startswith(("use orm_core::", "use super::"))]
    return (
        f"//! Django:\n//!\n{django}\n//!\n{why}\n\nuse orm_core::prelude::*;\n{''.join(f'{use}{chr(10)}' for use in uses)}"
        f"use orm_tests::models::{data['ns']}::*;\n\n"
        f"fn main() -> orm_core::Result<()> {{\n    let db = &Db::open_in_memory()?;\n    {case.body}\n}}\n"
    )


def used(texts):
    """`use` of what the texts name."""
    whole = "\n".join(texts)
    found = {item for item in NAMES if re.search(rf"(?<![\w.]){item}\b(?=[!(:<]|[),])", whole)}
    for pattern, path in TRAITS.items():
        if re.search(pattern, whole):
            found.add(path.rsplit("::", 1)[-1])
    modules = {}
    for item in sorted(found):
        path = NAMES.get(item) or next(path for path in TRAITS.values() if path.endswith(item)).rsplit("::", 1)[0]
        modules.setdefault(path, []).append(f"{item} as _" if item == "Save" else item)
    return [f"use {path}::{{{', '.join(items)}}};" if len(items) > 1 else f"use {path}::{items[0]};"
            for path, items in sorted(modules.items())]


def main(areas, cases, world, own, tests):
    modules = "\n".join(f"mod {module};" for module in sorted([*map(identifier, areas), *(["tables", "upkeep"] if own else [])]))
    uses = "\n".join(f"pub(crate) {use}" for use in used(tests))
    text = MAIN.format(modules=modules, cases=cases, world=world, uses=uses)
    return text + (WRITTEN if any("written(" in test for test in tests) else "")


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
