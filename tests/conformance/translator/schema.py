"""What models.json says, and how a path of Django's reads as one of ours."""

import json

from .values import Untranslatable

RUST_KEYWORDS = frozenset(
    "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref "
    "return self Self static struct super trait true type unsafe use where while async await dyn abstract become box "
    "do final macro override priv typeof unsized virtual yield try gen".split()
)

KINDS = {
    "BigAutoField": "int", "BigIntegerField": "int", "IntegerField": "int", "SmallIntegerField": "int",
    "PositiveIntegerField": "int", "PositiveSmallIntegerField": "int", "PositiveBigIntegerField": "int",
    "CharField": "text", "TextField": "text", "SlugField": "text", "EmailField": "text", "URLField": "text",
    "FileField": "text", "FloatField": "float", "BooleanField": "bool", "DecimalField": "decimal",
    "DateField": "date", "TimeField": "time", "DateTimeField": "datetime", "DurationField": "duration",
    "UUIDField": "uuid", "JSONField": "json", "BinaryField": "bytes", "GenericIPAddressField": "ip",
}

LOOKUPS = frozenset(
    "exact iexact contains icontains startswith istartswith endswith iendswith in gt gte lt lte range isnull regex "
    "iregex has_key has_keys has_any_keys contained_by".split()
)
TEXT_LOOKUPS = frozenset(
    "iexact contains icontains startswith istartswith endswith iendswith regex iregex has_key has_keys "
    "has_any_keys".split()
)
TRANSFORMS = {
    "date": "date", "time": "time", "lower": "text", "upper": "text", "trim": "text",
    **dict.fromkeys(
        "year iso_year month day week week_day iso_week_day quarter hour minute second length".split(), "int"
    ),
}


def name(text):
    """A name as a Rust identifier."""
    return f"r#{text}" if text in RUST_KEYWORDS else text


class Model:
    """A model: its columns, and where its relations lead."""

    def __init__(self, schema, data):
        self.schema, self.data = schema, data
        self.label = data["label"]
        self.app, self.name = self.label.split(".")
        self.fields = data.get("fields", [])

    def field(self, part):
        """The field of this name, and whether the name is that of its column (`customer_id`)."""
        for field in self.fields:
            if part == field["name"]:
                return field, False
            if part == field["attname"]:
                return field, True
        return None, False

    @property
    def key(self):
        return self.field(self.data["pk"][0])[0]

    @property
    def parent(self):
        """The model that this one inherits from, with a table of its own."""
        parents = self.data.get("parents")
        return self.schema[parents[0]] if parents and "proxy_of" not in self.data else None

    def kind(self, field):
        """The kind of a column's values; that of what it points to for a key."""
        relation = field.get("relation")
        if relation is None:
            return KINDS[field["type"]]
        target = self.schema[relation["to"]]
        return target.kind(target.field(relation["to_field"])[0])

    def relation(self, part):
        """The model that a relation leads to, and the kind of the key it is compared with."""
        field, column = self.field(part)
        if field is not None and "relation" in field and not column:
            return self.schema[field["relation"]["to"]], self.kind(field)
        for many in self.data.get("many_to_many", []):
            if many["name"] == part:
                target = self.schema[many["to"]]
                return target, target.kind(target.key)
        for reverse in self.data.get("reverse", []):
            if reverse["query_name"] == part:
                target = self.schema[reverse["model"]]
                return target, target.kind(target.key)
        return None, None

    def pointed(self, part):
        """The field that a foreign key of this name holds, if that is not the key of what it points to."""
        field, _ = self.field(part)
        if field is None or "relation" not in field:
            return None
        target = self.schema[field["relation"]["to"]]
        to = field["relation"]["to_field"]
        return None if to in (target.key["name"], target.key["attname"], "id") else name(to)

    def query_name(self, accessor):
        """The name in queries of what instances call `accessor`."""
        for reverse in self.data.get("reverse", []):
            if reverse["accessor"] == accessor:
                return reverse["query_name"]
        return accessor

    def ours(self, attname):
        """Our struct's field for a column: `customer` for `customer_id`."""
        field, _ = self.field(attname)
        if field is None:
            return None
        return "place" if field["name"] == "place_ptr" else field["name"]


def fetching(model, field):
    """The call that reads the row that a key points to."""
    relation = field["relation"]
    target = model.schema[relation["to"]]
    ours = name(relation["to_field"])
    own = (target.key["name"], target.key["attname"], "id")
    return "fetch(db)" if relation["to_field"] in own else f"fetch_by(db, |row| row.{ours})"


class Path:
    """A path in our spelling, the kind of its value, and the lookup at its end."""

    def __init__(self, text, kind, lookup=None, to=None):
        self.text, self.kind, self.lookup = text, kind, lookup
        # Of a key with `to_field`: the field that it holds.
        self.to = to

    @property
    def takes(self):
        """The kind of what stands on the right side."""
        if self.lookup == "isnull":
            return "bool"
        if self.kind == "json" and self.lookup in ("contains", "contained_by"):
            return "json"
        return "text" if self.lookup in TEXT_LOOKUPS else self.kind


class Schema:
    def __init__(self, file):
        with open(file, encoding="utf-8") as opened:
            self.models = {data["label"]: Model(self, data) for data in json.load(opened)}

    def __getitem__(self, label):
        return self.models[label]

    def get(self, app, model):
        return self.models.get(f"{app}.{model}")

    def path(self, model, text, annotations=(), strict=True):
        """Reads a path of Django's. What leads nowhere is kept as it is unless `strict`."""
        parts = text.split("__")
        spelled, kind, lookup, to = [], None, None, None
        # A name that an annotation gave may itself have `__`: `order__count`.
        given = next((n for n in range(len(parts), 0, -1) if "__".join(parts[:n]) in annotations), 0)
        if given:
            spelled, parts, model, kind = parts[:given], parts[given:], None, "any"
        keys = ""
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            if kind == "json" and model is None:
                if part in LOOKUPS or part == "isnull":
                    lookup = part
                    if not last:
                        raise Untranslatable(f"`{part}` inside a path")
                elif part.lstrip("-").isdigit():
                    keys += f"[{part}]"
                else:
                    keys += f'["{part}"]'
                continue
            if model is not None:
                parent = model.parent
                if parent is not None and part != "pk" and model.field(part)[0] is None:
                    # What is related to the parent is related to the child.
                    if parent.field(part)[0] is not None or parent.relation(part)[0] is not None:
                        spelled.append("place")
                        model = parent
                if part == "pk":
                    spelled.append("pk")
                    field, kind = model.key, model.kind(model.key)
                    model = self[field["relation"]["to"]] if "relation" in field else None
                    continue
                target, key = model.relation(part)
                if target is not None:
                    to = model.pointed(part) if last else None
                    spelled.append("place" if part == "place_ptr" else part)
                    model, kind = target, key
                    continue
                field, _ = model.field(part)
                if field is not None:
                    spelled.append("place_id" if part == "place_ptr_id" else part)
                    model, kind = None, model.kind(field)
                    continue
            if part in TRANSFORMS and kind in ("date", "time", "datetime", "any", "text"):
                spelled.append(part)
                model, kind = None, TRANSFORMS[part]
            elif part in LOOKUPS and last:
                spelled.append(part)
                lookup = part
            elif given and kind == "any":
                # What an annotation holds is JSON, if there is something in it.
                keys += f"[{part}]" if part.lstrip("-").isdigit() else f'["{part}"]'
                kind = "json"
            elif strict:
                raise Untranslatable(f"`{text}` leads nowhere")
            else:
                spelled.append(part)
                model, kind = None, "any"
        if keys:
            text = "__".join(spelled) + keys + (f".{name(lookup)}" if lookup else "")
        else:
            if kind == "json" and lookup and (not spelled or spelled[-1] != lookup):
                spelled.append(lookup)
            text = "__".join(spelled)
            text = name(text)
        return Path(text, kind, lookup, to)
