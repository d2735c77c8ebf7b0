#!/usr/bin/env python3
"""Makes the conformance tests.

    translate.py                 writes tests/conformance/*.rs, ui/conformance/*.rs and REPORT.md
    translate.py --check         fails if they are not what it would write
    translate.py --cases FILE --out DIR [--world FILE]
                                 tests of another file of cases; what cannot be translated is listed and left out

Every case is tested, refused by the compiler, listed in `differences.json`, or of an area that is not built.
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
from translator.write import area as area_file
from translator.write import formatted, identifier, main, refused, test

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
    if data["kind"] == "error" and data["error"].get("reject") == "compile":
        return "refused", refused(data, read(schema, data, strict=False)[0])
    query, case = read(schema, data)
    return "tested", test(identity.split("/")[1], query, case)


def translate(options):
    schema = Schema(options.models)
    cases = json.loads(options.cases.read_text("utf-8"))
    listed = json.loads(options.differences.read_text("utf-8"))
    own = options.out is None
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
            text = refused(data, read(schema, data, strict=False)[0])
            programs[f"{identifier(data['id'])}.rs"] = text
    if failed:
        print("\n".join(failed), file=sys.stderr)
        if own:
            raise SystemExit(f"{len(failed)} cases are neither translated nor listed in {options.differences}")
    out = options.out or TESTS / "tests" / "conformance"
    path = 'concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/{}")'
    texts = [text for tests in areas.values() for _, text in tests]
    places = (
        [path.format("cases.json"), path.format("world.sqlite3")]
        if own
        else [json.dumps(str(options.cases)), json.dumps(str(options.world))]
    )
    files = {out / "main.rs": main(areas, *places, own, texts)}
    files |= {out / f"{identifier(area)}.rs": area_file(area, tests) for area, tests in areas.items()}
    if own:
        files |= {TESTS / "ui" / "conformance" / file: text for file, text in programs.items()}
    files = dict(zip(files, formatted(files.values(), TESTS.parent)))
    if own:
        files[HERE / "REPORT.md"] = report(outcomes)
    return files


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
    parser.add_argument("--cases", type=lambda text: Path(text).resolve(), default=HERE / "cases.json")
    parser.add_argument("--models", type=Path, default=HERE / "models.json")
    parser.add_argument("--world", type=lambda text: Path(text).resolve(), default=HERE / "world.sqlite3")
    parser.add_argument("--differences", type=Path, default=HERE / "differences.json")
    parser.add_argument("--out", type=lambda text: Path(text).resolve())
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
