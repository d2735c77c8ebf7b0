"""Django and we read what the other wrote, for every type of column, and lose nothing by writing it again.

    python3 tests/django/check.py

Needs `django` 5.2 or later; `tests/django/run` installs it. The files that are compared:

1. Django's tables and rows, as Django reads them and as we do;
2. the same file after each row was saved by us, read by Django;
3. a new file with our tables and all these rows, read by Django, and then saved by Django and read by us;
4. what Django's `migrate` and our `create_tables` make of the same models;
5. the shop of the examples after the program `changes` wrote to it, read by Django and by us.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORLD = HERE.parent / "conformance/world.sqlite3"
# A key of two columns, which is not supported.
LEFT_OUT = "suite_tenantuser"
# What `auto_now` and `auto_now_add` set whenever a row is written.
CLOCKS = {"suite.Invoice": ("changed", "created")}


def django(database, *commands):
    environment = os.environ | {"DATABASE": str(database)}
    return run([sys.executable, HERE / "django_side.py", *commands], env=environment, cwd=HERE)


def ours(*arguments):
    return program("orm-tests", "round_trip", *arguments)


def program(package, name, *arguments):
    return run(["cargo", "run", "--quiet", "-p", package, "--bin", name, "--", *arguments], cwd=ROOT)


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


def tables(dumped):
    return {line["table"]: line["rows"] for line in map(json.loads, filter(None, dumped.split("\n")))}


def same(what, left, right):
    """Both dumps have the same tables with the same rows, but for the time at which they were written."""
    left, right = tables(left), tables(right)
    for table, clocks in CLOCKS.items():
        for row in left.get(table, []) + right.get(table, []):
            for clock in clocks:
                if not row.pop(clock).startswith("datetime "):
                    sys.exit(f"{what}: {table}: {clock} is not set")
    wrong = [f"  only one side has {table}" for table in left.keys() ^ right.keys()]
    for table in left.keys() & right.keys():
        if len(left[table]) != len(right[table]):
            wrong.append(f"  {table}: {len(left[table])} rows, {len(right[table])} rows")
        wrong += [f"  {table}: {one}\n  {' ' * len(table)}  {other}" for one, other in zip(left[table], right[table]) if one != other]
    if wrong:
        sys.exit("\n".join([f"{what}: not the same", *wrong]))
    print(f"{what}: {sum(map(len, left.values()))} rows of {len(left)} tables are the same")


def columns(database):
    """The columns of each table, and the columns of each index: what `PRAGMA`s tell, as SQL can be spelled in many ways."""
    connection = sqlite3.connect(database)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    described = {}
    for name in names:
        if name.startswith(("sqlite_", "django_")) or name == LEFT_OUT:
            continue
        of = connection.execute("SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?)", (name,)).fetchall()
        keys = connection.execute("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)", (name,)).fetchall()
        indexes = connection.execute(
            "SELECT list.name, list.\"unique\", info.seqno, info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info",
            (name,),
        ).fetchall()
        indexes = [index for index in indexes if not index[0].startswith("sqlite_autoindex_")]
        described[name] = {"columns": of, "keys": sorted(keys), "indexes": sorted(indexes, key=str)}
    return described


def main():
    with tempfile.TemporaryDirectory() as folder:
        theirs, copied, made, shop = (Path(folder) / f"{name}.sqlite3" for name in ("theirs", "copied", "made", "shop"))
        shutil.copy(WORLD, theirs)
        django(theirs, "fill")
        before = django(theirs, "dump")
        same("what Django wrote, read by us", before, ours("dump", theirs))
        ours("copy", theirs, copied)
        ours("save", theirs)
        same("what Django wrote and we saved, read by Django", before, django(theirs, "dump"))
        same("what we wrote, read by Django", before, django(copied, "dump"))
        django(copied, "save")
        same("what we wrote and Django saved, read by us", before, ours("dump", copied))
        django(made, "make")
        left, right = columns(made), columns(copied)
        wrong = [name for name in left.keys() | right.keys() if left.get(name) != right.get(name)]
        if wrong:
            sys.exit("\n".join(f"{name}:\n  Django {left.get(name)}\n  we     {right.get(name)}" for name in wrong))
        print(f"the tables that Django makes and those that we make: {len(left)} are the same")
        program("orm-examples", "changes", shop)
        same("what an example wrote, read by Django and by us", django(shop, "dump"), ours("dump", shop))
        for database in (theirs, copied, shop):
            connection = sqlite3.connect(database)
            for pragma in ("integrity_check", "foreign_key_check"):
                found = connection.execute(f"PRAGMA {pragma}").fetchall()
                if found not in ([], [("ok",)]):
                    sys.exit(f"{database.name}: {pragma}: {found}")


if __name__ == "__main__":
    main()
