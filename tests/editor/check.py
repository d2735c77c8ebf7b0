#!/usr/bin/env python3
"""Asks rust-analyzer what it completes in `queries.rs`, and compares. Does nothing where there is no rust-analyzer.

    check.py              prints what is missing, and fails if anything is
    check.py --verbose    prints what is offered at each place

`RUST_ANALYZER` names a program other than the one on the `PATH`.
"""

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CRATE = ROOT / "target" / "editor"
MARK = re.compile(r"/\*\|([^*]*)\*/")
MANIFEST = f"""\
[package]
name = "editor"
version = "0.0.0"
edition = "2024"

[dependencies]
orm-core = {{ path = "{ROOT / 'orm-core'}" }}

[workspace]
"""
# Loading the project includes building the macros, and SQLite if it was not built here before.
LOADING, ANSWERING = 600, 60


def program():
    """A rust-analyzer that runs: what `rustup` puts on the `PATH` may only say that the component is missing."""
    name = os.environ.get("RUST_ANALYZER") or shutil.which("rust-analyzer")
    if name and subprocess.run([name, "--version"], cwd=ROOT, capture_output=True, check=False).returncode == 0:
        return name
    return None


def places(source):
    """The source without its marks; of each mark the line, the column, and the words."""
    text, found, last = "", [], 0
    for mark in MARK.finditer(source):
        text += source[last:mark.start()]
        last = mark.end()
        found.append((text.count("\n"), len(text) - text.rfind("\n") - 1, mark[1].split()))
    return text + source[last:], found


class Server:
    """A rust-analyzer, spoken to by its protocol."""

    def __init__(self, name):
        environment = dict(os.environ, CARGO_TARGET_DIR=str(CRATE / "target"))
        self.process = subprocess.Popen(
            [name], cwd=CRATE, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages, self.number = queue.Queue(), 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length == 0:
                return
            self.messages.put(json.loads(self.process.stdout.read(length)))

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def until(self, wanted, seconds):
        """The first message that is wanted. What the server asks in the meantime is answered with nothing."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                message = self.messages.get(timeout=1)
            except queue.Empty:
                if self.process.poll() is not None:
                    raise SystemExit("rust-analyzer ended by itself") from None
                continue
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", []) if message["method"] == "workspace/configuration" else None
                self.send(id=message["id"], result=None if items is None else [None] * len(items))
            if wanted(message):
                return message
        raise SystemExit(f"rust-analyzer has not answered in {seconds} seconds")

    def ask(self, method, params, seconds=ANSWERING):
        self.number += 1
        number = self.number
        self.send(id=number, method=method, params=params)
        return self.until(lambda message: message.get("id") == number and "method" not in message, seconds).get("result")

    def start(self, uri, text):
        self.ask("initialize", {
            "processId": os.getpid(),
            "rootUri": CRATE.as_uri(),
            "capabilities": {"experimental": {"serverStatusNotification": True}},
            "initializationOptions": {"checkOnSave": False, "cachePriming": {"enable": False}},
        })
        self.send(method="initialized", params={})
        document = {"uri": uri, "languageId": "rust", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        status = self.until(
            lambda message: message.get("method") == "experimental/serverStatus" and message["params"].get("quiescent"), LOADING
        )["params"]
        if status.get("health") == "error":
            raise SystemExit(f"rust-analyzer cannot load the project: {status.get('message')}")

    def complete(self, uri, line, column):
        position = {"line": line, "character": column}
        answer = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position}) or []
        items = answer["items"] if isinstance(answer, dict) else answer
        # A function is shown with its parentheses.
        return [re.match(r"(?:r#)?\w*", item["label"])[0] for item in items]


def check(name, verbose):
    text, found = places((HERE / "queries.rs").read_text("utf-8"))
    (CRATE / "src").mkdir(parents=True, exist_ok=True)
    (CRATE / "Cargo.toml").write_text(MANIFEST, "utf-8")
    shutil.copy(ROOT / "Cargo.lock", CRATE / "Cargo.lock")
    shutil.copy(ROOT / "rust-toolchain.toml", CRATE / "rust-toolchain.toml")
    file = CRATE / "src" / "main.rs"
    file.write_text(text, "utf-8")
    server = Server(name)
    wrong = 0
    try:
        server.start(file.as_uri(), text)
        for line, column, words in found:
            offered = server.complete(file.as_uri(), line, column)
            missing = [word for word in words if word.startswith("!") == (word.lstrip("!") in offered)]
            wrong += bool(missing)
            if missing or verbose:
                shown = text.splitlines()[line].strip()
                print(f"{line + 1}: {shown}\n    {'wrong: ' + ' '.join(missing) if missing else 'right'}; offered: {' '.join(offered[:12])}")
    finally:
        server.process.kill()
    print(f"{len(found) - wrong} of {len(found)} places are completed as they should be")
    return wrong


if __name__ == "__main__":
    ANALYZER = program()
    if ANALYZER is None:
        print("skipped: there is no rust-analyzer; `rustup component add rust-analyzer` installs it")
        sys.exit(0)
    sys.exit(1 if check(ANALYZER, "--verbose" in sys.argv[1:]) else 0)
