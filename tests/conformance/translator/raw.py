"""SQL by hand."""

import json
import re

from .schema import name
from .values import evaluate, literal

# The types of columns that no model has.
COMPUTED = {int: "i64", float: "f64", str: "String", bool: "bool"}


class Raw:
    """`raw`, and what its SQL selects."""

    def raw(self, query, call):
        """SQL by hand: `%s` is our `?`, `%(name)s` our `:name`."""
        sql = re.sub(r"%\((\w+)\)s", r":\1", call.args[0].value).replace("%s", "?")
        values = evaluate(call.args[1]) if len(call.args) > 1 else []
        named = values.items() if isinstance(values, dict) else [(None, value) for value in values]
        written = [f"{key} = {literal(value)}" if key else literal(value) for key, value in named]
        options = {keyword.arg: evaluate(keyword.value) for keyword in call.keywords}
        translations = options.get("translations") or {}
        pairs = [f"{name(key)} = {name(query.model.ours(field))}" for key, field in translations.items()]
        written += [f"translations({', '.join(pairs)})"] if pairs else []
        query.methods.append(f".raw({', '.join([json.dumps(sql), *written])})")
        self.raw_rows(query, sql, translations)

    def raw_rows(self, query, sql, translations):
        """What the SQL of a raw query selects, if that is fewer columns than the model has, or more."""
        if self.data["kind"] != "objects":
            return
        fields = {field["column"]: field["attname"] for field in query.model.fields}
        fields |= {key: query.model.field(field)[0]["attname"] for key, field in translations.items()}
        selected = []
        for column in selected_by(sql):
            selected += fields if column == "*" else [column]
        loaded = {fields[column] for column in selected if column in fields}
        if not {field["attname"] for field in query.model.fields} <= loaded:
            loaded = [attname for attname in dict.fromkeys(fields.values()) if attname in loaded]
            query.methods.append(f".only({', '.join(name(query.model.ours(attname)) for attname in loaded)})")
            query.loading.says("only", loaded)
            query.shape, query.only, query.loaded = "deferred", True, loaded
        added = [f"{name(column)} as {self.type_of(column)}" for column in dict.fromkeys(selected)
                 if column not in fields and column in self.data["columns"]]
        if added:
            query.methods.append(f".annotate({', '.join(added)})")
            query.annotated = True

    def type_of(self, column):
        """The type of a column that no model has, as its values show it."""
        at = self.data["columns"].index(column)
        values = [row[at] for row in self.data["rows"]]
        kind = next((COMPUTED[type(value)] for value in values if type(value) in COMPUTED), "String")
        return f"Option<{kind}>" if None in values else kind


def selected_by(sql):
    """The names of the columns that SQL selects."""
    text = re.split(r"\bFROM\b", re.sub(r"(?is)^.*?\bSELECT\b\s+(DISTINCT\s+)?", "", sql, count=1), maxsplit=1, flags=re.I)[0]
    while re.search(r"\([^()]*\)", text):
        # What stands in parentheses is a part of one column.
        text = re.sub(r"\([^()]*\)", "", text)
    return [re.split(r"[\s.]", column.strip())[-1].strip('"') for column in text.split(",")]
