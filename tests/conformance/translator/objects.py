"""What the variables of a case that writes hold, and how such a value is written in Rust."""

from .schema import name
from .values import Untranslatable, literal

SCALARS = frozenset("int text decimal float bool uuid date time datetime duration json bytes ip".split())
COPIED = frozenset("int decimal float bool uuid date time datetime duration ip".split())
# Functions that values are written with: no variable takes their names.
TAKEN = frozenset("db dec date time timestamp duration uuid ip json key whole query self".split())
FILES = ("FileField", "ImageField")
# What a column holds in a row that is not saved yet, where Django has `None` or what no one asks for.
BLANK = {
    "int": "0", "text": "String::new()", "decimal": 'dec("0")', "float": "0.0", "bool": "false",
    "date": "date(2000, 1, 1)", "datetime": 'timestamp("2000-01-01T00:00:00Z")', "time": "time(0, 0, 0, 0)",
    "duration": "duration(0)", "uuid": 'uuid("00000000-0000-0000-0000-000000000000")', "json": "json!(null)",
    "bytes": "Vec::new()",
}


class Variable:
    """A `let`: whether it is read and changed is known at the end only."""

    def __init__(self, text):
        self.text, self.reads, self.mutable = text, 0, False

    def let(self, code):
        if self.reads:
            return f"let {'mut ' if self.mutable else ''}{self.text} = {code};"
        return f"{code};" if code.endswith("?") else f"let _ = {code};"


FACTS = "model item items query null key_to assigned loaded parent behind wide".split()
# The types of columns that hold less than an `i64`.
NARROW = {
    "IntegerField": "i32", "SmallIntegerField": "i16", "PositiveIntegerField": "u32", "PositiveSmallIntegerField": "u16",
    "PositiveBigIntegerField": "u64",
}


class Value:
    """The type of an expression, and its code.

    `kind` is a scalar's, or `const` (with `python`), `model`, `list` (of `item`), `tuple` (of `items`), `query`, `manager`,
    `deleted`, `counts`, `log`, `savepoint`, `none`.
    """

    def __init__(self, kind, code="", variable=None, **facts):
        self.kind, self.written, self.variable = kind, code, variable
        self.model = facts.get("model")
        self.item, self.items = facts.get("item"), facts.get("items")
        self.query, self.manager = facts.get("query"), facts.get("manager")
        self.python = facts.get("python")
        # It may be `None`; it stands in a variable or a field; it is a reference (`&` or `&mut`).
        self.null, self.place = facts.get("null", False), facts.get("place", False)
        self.reference = facts.get("reference", "")
        # It has an operator outside of parentheses.
        self.compound = facts.get("compound", False)
        # A key to another model, which it names.
        self.key_to = facts.get("key_to")
        # Of a row: the fields that were set since, those to expressions with these.
        # Related rows that were read: Django keeps them.
        self.kept = {}
        self.touched, self.pending, self.called = [], {}, None
        # Of a row: relations that were fetched with it and changed since.
        self.stale = set()
        # Of a row that was inserted where its key is not told.
        self.unsaved = False
        # Of a row that was made here and not saved yet.
        self.new = False
        # Of a new row: rows and what they call it.
        self.ends = []
        # Of a row that is two rows, which are made when it is saved: what it is made of.
        self.born = None
        # Of a row inside of another: that, and the relation.
        self.owner = None
        # Of a row that was taken from one with more fields: that.
        self.whole = None
        # Of rows: the query that asked for them.
        self.origin = None
        # The code of the place where it is changed, if that is another.
        self.changing = None
        # Of a dictionary: its keys.
        self.key = None
        # Of an integer: it is computed, and may be too large for a column.
        self.wide = facts.get("wide", False)
        # Of a row that was loaded with another: the relations that lead there from the rows of the query.
        self.behind = facts.get("behind") or []
        # Of a row of `only`: its fields. Of a child: the row of its parent. Of a key: whether 0 is none.
        self.loaded, self.parent, self.assigned = facts.get("loaded"), facts.get("parent"), facts.get("assigned", False)

    def at(self, code, variable=None, **changes):
        """The same at another place."""
        facts = {key: getattr(self, key) for key in FACTS} | {"place": True, "reference": "", "compound": False} | changes
        return Value(self.kind, code, variable, **facts)

    @property
    def code(self):
        if self.variable is not None:
            self.variable.reads += 1
        return self.written

    def change(self):
        """The code of a place that is changed."""
        if self.changing is not None:
            self.variable.mutable = True
            self.variable.reads += 1
            return self.changing
        if self.variable is not None and not self.reference:
            self.variable.mutable = True
        return self.code

    @property
    def borrowed(self):
        if self.reference:
            return f"&*{self.code}" if self.reference == "&mut" else self.code
        return f"&{self.code}"

    @property
    def owned(self):
        """The value itself, copied out of the place where it stands."""
        plain = self.kind in COPIED and not self.reference and self.key_to is None
        return f"{self.code}.clone()" if (self.place and not plain) or self.reference else self.code


def key_of(value):
    """The primary key of a row."""
    field = value.model.key
    ours = "pk" if value.loaded is not None else name(value.model.ours(field["attname"]))
    return column(value, field, ours)


def column(value, field, ours):
    """A column of a row."""
    relation = field.get("relation")
    return Value(
        value.model.kind(field), f"{value.code}.{ours}", value.variable, place=True, null=field["null"],
        key_to=value.model.schema[relation["to"]] if relation else None, assigned=is_assigned(field),
    )


def is_assigned(field):
    return field["primary_key"] and field["type"] in ("BigAutoField", "AutoField")


def parameter(value, kind, to=None):
    """A value as a parameter of a query: the right side of a lookup, or of `update` and `create`. `to`: the field of a
    row that is compared in place of its key."""
    if value.kind == "const":
        return literal(value.python, kind)
    if value.kind == "model":
        return f"{value.code}.{to}" if to else value.borrowed
    if value.key_to is not None:
        if value.null:
            return f"{value.code}.as_ref().ok_or_else(absent)?.key()"
        return f"{value.code}.key()"
    if value.kind == "list":
        return value.borrowed if value.place else value.code
    if value.kind in SCALARS and value.null:
        return f"{value.owned}.ok_or_else(absent)?"
    if value.kind in COPIED:
        return f"*{value.code}" if value.reference else value.code
    if value.kind in SCALARS:
        return value.borrowed if value.place else value.code
    raise Untranslatable(f"a {value.kind} as a parameter")


def narrowed(value, text, field):
    """The code of an integer for a column that may be too small for it."""
    if value.kind == "int" and value.wide and field is not None and field["type"] in NARROW:
        return f"{NARROW[field['type']]}::try_from({text})?"
    return text


def in_field(value, model, field):
    """A value as the field of a row holds it."""
    kind = model.kind(field)
    relation = field.get("relation")
    wrap = (lambda text: f"Some({text})") if field["null"] else (lambda text: text)
    if value.kind == "const":
        if value.python is None:
            if not field["null"]:
                raise Missing(f"`{field['name']}` cannot be `None`")
            return "None"
        text = owned_literal(value.python, kind)
        return wrap(pointer(relation, text) if relation else text)
    if value.kind == "model" and value.null:
        if not field["null"]:
            raise Missing(f"`{field['name']}` cannot be `None`")
        row = Value("model", "row", model=value.model, reference="&", loaded=value.loaded)
        return f"{value.code}.as_ref().map(|row| {pointer(relation, pointed_to(row, relation))})"
    if value.kind == "model":
        return wrap(pointer(relation, pointed_to(value, relation)))
    if value.null and not field["null"]:
        raise Untranslatable("a value that may be `None`")
    text = value.owned if value.null else narrowed(value, value.owned, field)
    if relation and value.key_to is None:
        text = pointer(relation, text)
    return text if value.null else wrap(text)


def pointer(relation, key):
    return f"{'OneToOne' if relation['kind'] == 'OneToOneField' else 'ForeignKey'}::new({key})"


def pointed_to(value, relation):
    """What a key to this row holds."""
    if relation["to_field"] in (value.model.key["name"], "id"):
        found = key_of(value)
        return f"*{found.code}.key()" if found.key_to is not None else found.owned
    field = value.model.field(relation["to_field"])[0]
    return column(value, field, name(field["name"])).owned


class Missing(Untranslatable):
    """Django finds out at run time, rustc before."""


def owned_literal(python, kind):
    """A Python value as a field of a row holds it."""
    if python is None:
        return "None"
    if kind == "float" and isinstance(python, int) and not isinstance(python, bool):
        return f"{python}.0"
    if kind == "decimal" and isinstance(python, int) and not isinstance(python, bool):
        return f'dec("{python}")'
    text = literal(python, kind)
    if kind == "text" and isinstance(python, str):
        return f"String::from({text})" if python else "String::new()"
    if kind == "json" and not text.startswith("json!"):
        return f"json!({text})"
    if kind == "bytes":
        return f"{text}.to_vec()"
    expected = {"text": str, "bool": bool, "int": int}.get(kind)
    if expected is not None and (not isinstance(python, expected) or (expected is int and isinstance(python, bool))):
        raise Missing(f"{python!r} is no {kind}")
    if isinstance(python, str) and kind in ("decimal", "float", "uuid", "date", "datetime", "duration", "time"):
        raise Missing(f"a text is no {kind}")
    return text


def cell(value):
    """A value as a cell of an answer."""
    if value.kind == "const":
        return constant_cell(value.python)
    if value.kind == "model":
        return cell(key_of(value))
    if value.kind == "none":
        return "Cell::Null"
    if value.kind == "counts":
        return f"counts({value.borrowed})"
    if value.kind == "list":
        return f"Cell::List({value.code}.iter().map(ToCell::to_cell).collect())"
    if value.kind in SCALARS or value.kind == "any":
        text = f"({value.code})" if value.compound else value.code
        return f"key({text})" if value.assigned else f"{text}.to_cell()"
    raise Untranslatable(f"a {value.kind} as a result")


def constant_cell(python):
    if python is None:
        return "Cell::Null"
    if isinstance(python, bool):
        return f"{str(python).lower()}.to_cell()"
    if isinstance(python, int):
        return f"{python}_i64.to_cell()"
    if isinstance(python, (list, tuple)):
        return f"Cell::List(vec![{', '.join(map(constant_cell, python))}])"
    kind = {str: "text", bytes: "bytes", dict: "json"}.get(type(python), "any")
    return f"{owned_literal(python, kind)}.to_cell()"


def kind_of(python):
    """The kind of a Python value."""
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal
    from uuid import UUID

    if python is None:
        return "none"
    table = ((bool, "bool"), (int, "int"), (str, "text"), (float, "float"), (Decimal, "decimal"), (datetime, "datetime"),
             (date, "date"), (time, "time"), (timedelta, "duration"), (UUID, "uuid"), (bytes, "bytes"), (dict, "json"))
    return next((kind for kind_type, kind in table if isinstance(python, kind_type)), "any")
