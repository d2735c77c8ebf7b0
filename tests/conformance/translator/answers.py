"""What a case that writes gives back, as cells."""

from .objects import FILES, SCALARS, Value, cell
from .schema import name
from .show import Show
from .values import Untranslatable


class Answers:
    """The value of the last expression."""

    def answer(self, node):
        """What a case gives back: the value of its last expression."""
        value = self.value(node)
        if value.kind in ("query", "manager"):
            value = self.rows_of(value, None)
        if value.kind == "none" or (value.kind == "const" and value.python is None):
            return "Ok(nothing())"
        if self.case.data["kind"] == "none" and value.kind in SCALARS:
            return f"Ok(match {cell(value)} {{ Cell::Null => nothing(), cell => single(vec![cell]) }})"
        if value.kind == "log":
            return f"Ok(many({value.code}.rows()))"
        if value.kind in ("model", "row"):
            cells = self.cells(value)
            if value.null:
                return f"Ok({value.code}.as_ref().map_or_else(nothing, |row| single({cells('row')})))"
            return f"Ok(single({cells(value.borrowed)}))"
        if value.kind == "list":
            if value.item.kind in ("model", "row"):
                text = self.cells(value.item)("row")
                each = "whole" if text == "whole(row)" else f"|row| {text}"
                return f"Ok(many({value.code}.iter().map({each})))"
            item = Value(value.item.kind, "item", reference="&", key_to=value.item.key_to, assigned=value.item.assigned)
            each = cell(item) if not item.assigned else "key(*item)"
            return f"Ok(many({value.code}.iter().map(|item| vec![{each}])))"
        if value.kind == "items":
            return f"Ok(many([{', '.join(f'vec![{self.row_cells(item)}]' for item in value.items)}]))"
        if value.kind == "const" and isinstance(value.python, (list, tuple, set)) and self.case.data["kind"] == "flat":
            rows = ", ".join(f"vec![{cell(Value('const', python=item))}]" for item in value.python)
            return f"Ok(many([{rows}]))"
        return f"Ok(single(vec![{self.row_cells(value)}]))"

    def row_cells(self, value):
        if value.kind in ("tuple", "items"):
            return ", ".join(cell(item) for item in value.items)
        return cell(value)

    def cells(self, value):
        """From the code of a reference to a row to its cells."""
        model = value.model
        query = value.query or self.case.source(model, None)
        if "show" in self.case.data:
            show = Show(query, self.case.schema)
            closure = show.row(self.case.data["show"])
            if show.asks:
                raise Untranslatable("what was not loaded, after a case that writes")
            return lambda code: f"({closure})({code})"
        columns = self.case.data.get("columns", [])
        if value.parent is not None:
            parts = []
            for key in columns:
                owner, of = (value, model) if model.field(key)[0] is not None else (value.parent, model.parent)
                parts.append(f"{owner.code}.{name(of.ours(key) or key)}")
            return lambda code: f"row![{', '.join(parts)}]"
        if query.shape == "model" and any(field["type"] in FILES for field in model.fields):
            # Django has no file where there is an empty text.
            fields = {field["attname"]: field for field in model.fields}
            parts = [f"row.{name(model.ours(key) or key)}" for key in columns]
            parts = [f"file({part}.as_deref())" if key in fields and fields[key]["type"] in FILES else f"{part}.to_cell()"
                     for key, part in zip(columns, parts)]
            return lambda code: f"{{ let row = {code}; vec![{', '.join(parts)}] }}"
        row = query.row(columns, self.case.schema)
        if row == "whole" and value.unsaved:
            parts = [f"row.{name(model.ours(key))}" for key in columns]
            parts = [f"key({part})" if key == model.key["attname"] else f"{part}.to_cell()" for key, part in zip(columns, parts)]
            return lambda code: f"{{ let row = {code}; vec![{', '.join(parts)}] }}"
        if row == "whole":
            return lambda code: f"whole({code})"
        body = row.removeprefix("|row| ")
        return lambda code: body if code == "row" else f"{{ let row = {code}; {body} }}"
