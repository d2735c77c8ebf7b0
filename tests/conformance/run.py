"""Asks the cases of another file, in the format of cases.json:

    tests/conformance/run CASES.json [WORLD.sqlite3]

The database is ours if none is given. A case that cannot be translated, or whose translation does not compile, is told and
does not stop the others. What Django refuses has to be refused by the compiler, or by the program when it runs.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from translate import HERE, TESTS, in_files, tests_of, translated
from translator.schema import Schema
from translator.write import formatted, identifier

ASKED, REFUSED = "conformance_other", "conformance_refused"
IDENTITY = re.compile(r'\b(?:case|written)\(\s*"((?:[^"\\]|\\.)*)"')


class Run:
    def __init__(self, options):
        self.options = options
        self.schema = Schema(HERE / "models.json")
        self.cases = json.loads(options.cases.read_text("utf-8"))
        # What became of each case: a word, and what is to be said of it.
        self.outcomes = {}
        self.tests, self.programs = {}, {}

    def translate(self):
        listed = json.loads((HERE / "differences.json").read_text("utf-8"))
        own = {data["id"]: data["django"] for data in json.loads((HERE / "cases.json").read_text("utf-8"))}
        taken = set()
        for data in self.cases:
            identity = data["id"]
            reason = listed["difference"].get(identity) if own.get(identity) == data["django"] else None
            if reason:
                self.outcomes[identity] = ("difference", reason)
                continue
            try:
                kind, text = translated(self.schema, data)
            # A case of whatever kind does not stop the others.
            except Exception as problem:  # noqa: BLE001
                self.outcomes[identity] = ("not translated", f"{type(problem).__name__}: {problem}")
                continue
            if kind == "refused":
                self.programs[identity] = text
                continue
            text = unique(text, (data["area"], data["ns"]), taken)
            self.tests[identity] = (data["area"], data["ns"], text)

    def write(self, name, files):
        """Writes the files; false if one is no Rust at all."""
        folder = TESTS / "tests" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file, text in files.items():
            file.write_text(text, "utf-8")
        try:
            for file, text in zip(files, formatted(files.values(), TESTS.parent)):
                file.write_text(text, "utf-8")
        except SystemExit:
            return False
        return True

    def drop_unreadable(self, texts):
        """Leaves out what is no Rust; the identities of these."""
        wrong = []
        for identity, text in texts.items():
            try:
                formatted([text], TESTS.parent)
            except SystemExit:
                wrong.append(identity)
                self.outcomes[identity] = ("does not compile", "rustfmt cannot read it")
        if not wrong:
            raise SystemExit("rustfmt refuses a file, but none of its tests")
        return wrong

    # Tests

    def compile_tests(self):
        """Leaves out, one after the other, what does not compile."""
        while True:
            areas = self.by_area()
            world, cases = (json.dumps(str(path)) for path in (self.options.world, self.options.cases))
            if not self.write(ASKED, tests_of(areas, cases, world, TESTS / "tests" / ASKED, False)):
                for identity in self.drop_unreadable({key: text for key, (_, _, text) in self.tests.items()}):
                    del self.tests[identity]
                continue
            errors, built = compiled(ASKED)
            if built:
                return
            wrong = {}
            for file, line, message in errors:
                identity = self.at(file, line)
                if identity in self.tests:
                    wrong.setdefault(identity, message)
            if not wrong:
                raise SystemExit("the tests do not compile:\n" + "\n".join(message for _, _, message in errors))
            for identity, message in wrong.items():
                del self.tests[identity]
                self.outcomes[identity] = ("does not compile", message)

    def by_area(self):
        """The tests of each area, each with its app."""
        areas = {}
        for area, app, text in self.tests.values():
            areas.setdefault(area, []).append((app, text))
        return areas

    def at(self, file, line):
        """The case whose test stands at a line; none of an error without a place."""
        if not file:
            return None
        lines = (TESTS.parent / file).read_text("utf-8").splitlines()
        start = max((at for at in range(min(line, len(lines))) if lines[at].strip() == "#[test]"), default=0)
        found = IDENTITY.search("\n".join(lines[start:]))
        return json.loads(f'"{found[1]}"') if found else None

    def ask(self):
        """Runs the tests."""
        ran = subprocess.run(["cargo", "test", "-p", "orm-tests", "--test", ASKED], cwd=TESTS, capture_output=True, text=True, check=False)
        identities = {text: identity for identity, (_, _, text) in self.tests.items()}
        by_name = {}
        for file, tests in in_files(self.by_area()).items():
            for app, text in tests:
                function = re.search(r"\nfn (\w+)\(\)", text)[1]
                by_name[f"{identifier(file)}::{app}::{function}"] = identities[text]
        complaints = dict(re.findall(r"^---- (\S+) stdout ----\n(.*?)(?=^---- |^failures:|\Z)", ran.stdout, re.S | re.M))
        for name, result in re.findall(r"^test (\S+) \.\.\. (\w+)$", ran.stdout, re.M):
            complaint = re.sub(r"\nstack backtrace:.*", "", complaints.get(name, ""), flags=re.S).strip()
            self.outcomes[by_name[name]] = ("passed", "") if result == "ok" else ("failed", complaint)
        for identity in self.tests:
            self.outcomes.setdefault(identity, ("failed", "the test did not end:\n" + ran.stderr[-2000:]))

    # Programs that must not compile

    def refuse(self):
        """Compiles them together, and again without those in which there was an error, as one kind of error hides another."""
        left = dict(self.programs)
        while left:
            modules = {f"refused_{at}": identity for at, identity in enumerate(left)}
            folder = TESTS / "tests" / REFUSED
            files = {folder / f"{module}.rs": left[identity] for module, identity in modules.items()}
            files[folder / "main.rs"] = "\n".join(f"mod {module};" for module in modules) + "\n"
            if not self.write(REFUSED, files):
                for identity in self.drop_unreadable(left):
                    del left[identity]
                continue
            errors, built = compiled(REFUSED)
            if built:
                break
            wrong = {modules.get(Path(file).stem): message for file, _, message in reversed(errors)}
            wrong.pop(None, None)
            if not wrong:
                raise SystemExit("the programs do not compile:\n" + "\n".join(message for _, _, message in errors))
            for identity, message in wrong.items():
                del left[identity]
                self.outcomes[identity] = ("refused", message)
        for identity in left:
            self.outcomes[identity] = ("failed", "it compiles, and is to be refused")

    def report(self):
        order = ("passed", "refused", "difference", "not translated", "does not compile", "failed")
        for kind in order[2:]:
            for identity, (outcome, text) in self.outcomes.items():
                if outcome == kind:
                    print(f"{kind}: {identity}: {text}")
        counts = {kind: sum(outcome == kind for outcome, _ in self.outcomes.values()) for kind in order}
        print(f"\n{len(self.cases)} cases: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
        return counts["failed"] + counts["does not compile"] + counts["not translated"]


def unique(text, place, taken):
    """The test with a name of its own."""
    name = re.search(r"\nfn (\w+)\(\)", text)[1]
    count, free = 1, name
    while (*place, free) in taken:
        count += 1
        free = f"{name}_{count}"
    taken.add((*place, free))
    return text.replace(f"\nfn {name}()", f"\nfn {free}()", 1)


def compiled(target):
    """The errors of a test program, each with a place in it, and whether there were none."""
    command = ["cargo", "test", "-p", "orm-tests", "--test", target, "--no-run", "--message-format=json"]
    ran = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return [], True
    errors = []
    for line in ran.stdout.splitlines():
        entry = json.loads(line) if line.startswith("{") else {}
        message = entry.get("message", {})
        if entry.get("reason") != "compiler-message" or message.get("level") != "error":
            continue
        if entry["target"]["name"] != target:
            raise SystemExit(f"`{entry['target']['name']}` does not compile, so no case can be asked:\n{message['rendered']}")
        text = " ".join(message["message"].split())
        places = list(spans(message, target))
        errors += [(file, at, text) for file, at in places[:1]] or [("", 0, text)]
    if not errors:
        raise SystemExit(ran.stderr[-4000:])
    return errors, False


def spans(message, target):
    """The places in a message that are in the test program, the main one first."""
    for span in sorted(message.get("spans", []), key=lambda span: not span["is_primary"]):
        while span is not None:
            if f"tests/{target}/" in span["file_name"]:
                yield span["file_name"], span["line_start"]
            span = (span.get("expansion") or {}).get("span")
    for child in message.get("children", []):
        yield from spans(child, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=lambda text: Path(text).resolve())
    parser.add_argument("world", nargs="?", type=lambda text: Path(text).resolve(), default=HERE / "world.sqlite3")
    run = Run(parser.parse_args())
    try:
        run.translate()
        if run.tests:
            run.compile_tests()
            run.ask()
        run.refuse()
    finally:
        # Left behind, they would be more tests of this package.
        for name in (ASKED, REFUSED):
            shutil.rmtree(TESTS / "tests" / name, ignore_errors=True)
    sys.exit(1 if run.report() else 0)


if __name__ == "__main__":
    main()
