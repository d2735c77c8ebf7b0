"""Python values as Rust expressions, by the kind of the column that they are for."""

import ast
import json
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

NAMES = {
    "date": date, "datetime": datetime, "time": time, "timedelta": timedelta, "Decimal": Decimal, "UUID": UUID,
    "UTC": timezone.utc, "ZoneInfo": ZoneInfo, "NOW": datetime(2024, 6, 15, 12, tzinfo=timezone.utc),
    **{kind.__name__: kind for kind in (list, tuple, set, frozenset, dict, range, sorted, reversed, len, sum, min, max, str, int, float, abs, round)},
}
LIST_LOOKUPS = ("in", "has_keys", "has_any_keys")


class Untranslatable(Exception):
    """There is no spelling of ours, or not yet; the message says what for."""


class NotAValue(Exception):
    """The expression is none of plain values."""


def as_node(value):
    """A value as an expression that [`evaluate`] reads."""
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return ast.Constant(value)
    name = f"_value_{len(NAMES)}"
    NAMES[name] = value
    return ast.Name(name, ast.Load())


def evaluate(node):
    """The Python value of an expression that is made of values only."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id not in NAMES:
            raise NotAValue
        if isinstance(inner, (ast.Attribute, ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.Subscript)):
            raise NotAValue
    code = compile(ast.Expression(ast.fix_missing_locations(node)), "<case>", "eval")
    return eval(code, {"__builtins__": {}}, dict(NAMES))


def string(text):
    """A Rust string literal."""
    out = []
    for character in text:
        if character in '"\\':
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\n")
        elif character == "\t":
            out.append("\\t")
        elif ord(character) < 32 or ord(character) == 127:
            out.append(f"\\u{{{ord(character):x}}}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def integer(value):
    """An integer literal, with a suffix where `i32` would be too small."""
    if -(2**31) <= value < 2**31:
        return str(value)
    if -(2**63) <= value < 2**63:
        return f"{value}_i64"
    return f"{value}_i128"


def literal(value, kind="any"):
    """A Python value as Rust. `kind` is what the column holds: a text may stand for something else there."""
    if value is None:
        return "None"
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == "json" and isinstance(value, (dict, list)):
        return f"json!({json_literal(value)})"
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return f"ip({string(value)})" if kind == "ip" else string(value)
    if isinstance(value, bytes):
        plain = {byte for byte in range(32, 127)} - set(b'"\\')
        return 'b"' + "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in value) + '"'
    if isinstance(value, Decimal) and kind == "float":
        return repr(float(value))
    if isinstance(value, Decimal):
        return f'dec("{value}")'
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise Untranslatable("a datetime without a zone")
        text = value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
        return f'timestamp("{text}")'
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, time):
        return f"time({value.hour}, {value.minute}, {value.second}, {value.microsecond * 1000})"
    if isinstance(value, timedelta):
        return f"duration({value // timedelta(microseconds=1)})"
    if isinstance(value, UUID):
        return f'uuid("{value}")'
    raise Untranslatable(f"the value {value!r}")


def json_literal(value):
    """A JSON value inside `json!`."""
    return json.dumps(value, ensure_ascii=False)


EMPTY = {
    "int": "0", "text": '""', "decimal": 'dec("0")', "float": "0.0", "bool": "false", "uuid": 'uuid("")',
}


def right_side(value, kind, lookup):
    """The right side of a lookup."""
    if lookup in ("has_key", "has_keys", "has_any_keys"):
        # Keys of JSON objects are texts.
        value = [str(item) for item in value] if isinstance(value, (list, tuple)) else str(value)
    if lookup in LIST_LOOKUPS and isinstance(value, (list, tuple, set, range)):
        if not value:
            return f"[{EMPTY[kind]}; 0]"
        if kind == "float":
            value = [float(item) for item in value if item is not None]
        if any(isinstance(item, Decimal) for item in value):
            # The items of a Rust list are of one type.
            value = [Decimal(str(item)) if isinstance(item, (int, float)) else item for item in value]
        return "[" + ", ".join(literal(item, kind) for item in value) + "]"
    if lookup == "range" and isinstance(value, (list, tuple)):
        low, high = value
        return f"({literal(low, kind)}, {literal(high, kind)})"
    return literal(value, kind)
