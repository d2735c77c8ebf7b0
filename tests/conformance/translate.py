#!/usr/bin/env python3
"""Makes the conformance tests.

    translate.py                 writes tests/conformance/*.rs, ui/conformance/*.rs and REPORT.md
    translate.py --check         fails if they are not what it would write

Every case is tested, refused by the compiler, listed in `differences.json`, or of an area that is not built. Another file of cases
is asked by `run`.
"""

import argparse
import json
import sys
from pathlib import Path

from translator.areas import BUILT
from translator.queries import read
from translator.report import report
from translator.schema import Schema
from translator.values import Untranslatable
from translator.statements import write
from translator.write import area as area_file
from translator.write import formatted, identifier, main, refused, refused_write, test, write_test

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
MADE = "Made by `tests/conformance/translate.py`"


def outcome(schema, data, listed):
    """What becomes of a case: a word for it, and a text: Rust or a reason."""
    identity = data["id"]
    for kind in ("difference", "pending"):
        if identity in listed[kind]:
            return kind, listed[kind][identity]
    if data["area"] not in BUILT:
        return "not built", ""
    return translated(schema, data)


def translated(schema, data):
    """The test of a case, or the program that must not compile."""
    name = data["id"].split("/", 1)[-1]
    if data["kind"] == "error" and data["error"].get("reject") == "compile":
        return "refused", program(schema, data)
    if data["mode"] == "write":
        case = write(schema, data)
        if case.refused:
            return "refused", program(schema, data)
        return "tested", write_test(name, case)
    try:
        query, case = read(schema, data)
        return "tested", test(name, query, case)
    except Untranslatable as reason:
        # A row comes first, and its related rows.
        try:
            return "tested", write_test(name, write(schema, data))
        except Untranslatable:
            raise reason from None


def program(schema, data):
    """A program that must not compile."""
    if data["mode"] != "write":
        try:
            return refused(data, read(schema, data, strict=False)[0])
        except Untranslatable:
            # What is refused comes after `query!`.
            pass
    return refused_write(write(schema, data, strict=False, refused=True))


def translate(options):
    """All files that are made of our cases."""
    schema = Schema(options.models)
    cases = json.loads(options.cases.read_text("utf-8"))
    listed = json.loads(options.differences.read_text("utf-8"))
    outcomes, areas, programs, failed = [], {}, {}, []
    for data in cases:
        try:
            kind, text = outcome(schema, data, listed)
        except Untranslatable as reason:
            failed.append(f"{data['id']}: {reason}")
            continue
        reason = text if kind in ("difference", "pending") else ""
        outcomes.append((data["area"], data["id"], kind, reason))
        if kind == "tested":
            areas.setdefault(data["area"], []).append((data["ns"], text))
        by_design = kind == "difference" and data["id"] in listed["refused by design"]
        if kind == "refused" or by_design:
            programs[f"{identifier(data['id'])}.rs"] = program(schema, data)
    if failed:
        print("\n".join(failed), file=sys.stderr)
        raise SystemExit(f"{len(failed)} cases are neither translated nor listed in {options.differences}")
    path = 'concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/{}")'
    files = tests_of(areas, path.format("cases.json"), path.format("world.sqlite3"), TESTS / "tests" / "conformance", True)
    files |= {TESTS / "ui" / "conformance" / file: text for file, text in programs.items()}
    files = dict(zip(files, formatted(files.values(), TESTS.parent)))
    files[HERE / "REPORT.md"] = report(outcomes)
    return files


# More tests are a second file.
MOST = 40


def in_files(areas):
    """The tests of each file: those of an area, in several files if there are many."""
    files = {}
    for area, tests in areas.items():
        count = -(-len(tests) // MOST)
        size = -(-len(tests) // count)
        in_order = sorted(tests, key=lambda test: test[0])
        for part in range(count):
            name = area if part == 0 else f"{area}_{part + 1}"
            files[name] = tests if count == 1 else in_order[part * size:(part + 1) * size]
    return files


def tests_of(areas, cases, world, out, own):
    """The files of one test program: a module for each area."""
    areas = in_files(areas)
    texts = [text for tests in areas.values() for _, text in tests]
    files = {out / "main.rs": main(areas, cases, world, own, texts)}
    return files | {out / f"{identifier(area)}.rs": area_file(area, tests) for area, tests in areas.items()}


def stale(files):
    """Files that were made for cases that are no longer translated so."""
    folders = {file.parent for file in files if file.suffix == ".rs"}
    found = [file for folder in folders for file in folder.glob("*.rs") if file not in files]
    old = [file for file in found if MADE in file.read_text("utf-8") or file.parent.parent.name == "ui"]
    messages = [file for folder in folders for file in folder.glob("*.stderr")]
    return old + [file for file in messages if file.with_suffix(".rs") not in files]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--cases", type=Path, default=HERE / "cases.json")
    parser.add_argument("--models", type=Path, default=HERE / "models.json")
    parser.add_argument("--differences", type=Path, default=HERE / "differences.json")
    return parser.parse_args()


def run():
    options = arguments()
    files = translate(options)
    if options.check:
        changed = [str(file) for file, text in files.items() if not file.exists() or file.read_text("utf-8") != text]
        changed += [str(file) for file in stale(files)]
        if changed:
            raise SystemExit("not what translate.py writes:\n" + "\n".join(changed))
        return
    for file in stale(files):
        file.unlink()
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


if __name__ == "__main__":
    run()
