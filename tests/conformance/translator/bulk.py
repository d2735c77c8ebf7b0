"""Many rows at once: `bulk_create` and `bulk_update`."""

import ast

from .objects import Value
from .schema import name
from .values import evaluate


class Bulk:
    """Methods that take many rows."""

    def bulk(self, model, method, node, options, hint):
        if method == "bulk_create" and self.is_computed_row(node.args[0] if node.args else options["objs"]):
            return self.computed_rows(model, node.args[0], hint)
        rows = self.materialized(node.args[0] if node.args else options["objs"])
        if rows.kind == "const" and not rows.python:
            rows = Value("items", items=[])
        if method == "bulk_update":
            fields = evaluate(node.args[1] if len(node.args) > 1 else options["fields"])
            if rows.kind in ("items", "tuple") and any(item.pending for item in rows.items):
                return self.changed_rows(model, rows.items, fields, hint)
            if rows.kind in ("items", "tuple"):
                code = f"[{', '.join(item.borrowed for item in rows.items)}]"
                code = code if rows.items else f"&[] as &[{model.name}]"
            elif rows.item.pending:
                return self.changed_alike(model, rows, fields, hint)
            elif rows.item.query is not None and self.is_more(rows.item.query):
                code = f"{rows.code}.iter().map(|row| &**row)"
            else:
                code = rows.borrowed
            return self.run("int", f"{model.name}::bulk_update(db, {code}, {self.columns(model, fields)})?", hint or "updated")
        if model.parent is not None:
            self.case.refuse("a child's row is two rows")
        if rows.kind in ("items", "tuple"):
            code = f"vec![{', '.join(item.owned for item in rows.items)}]" if rows.items else f"Vec::<{model.name}>::new()"
        else:
            code = rows.owned
        item = Value("model", model=model)
        if "ignore_conflicts" in options and evaluate(options["ignore_conflicts"]):
            # The rows come back without keys, as they were.
            made = self.run("list", code, hint or "rows", item=item)
            made.item.unsaved = True
            self.lines.append(f"{model.name}::bulk_create_or_ignore(db, {made.code}.clone())?;")
            return made
        if "update_conflicts" in options and evaluate(options["update_conflicts"]):
            unique = evaluate(options["unique_fields"])
            update = evaluate(options["update_fields"])
            called_with = f"{code}, {self.columns(model, unique)}, {self.columns(model, update)}"
            return self.run("list", f"{model.name}::bulk_create_or_update(db, {called_with})?", hint or "rows", item=item)
        return self.run("list", f"{model.name}::bulk_create(db, {code})?", hint or "rows", item=item)

    def is_computed_row(self, node):
        """Whether a row is given that the database computes: the only one, as a closure makes all rows alike."""
        if not isinstance(node, ast.List) or len(node.elts) != 1 or not isinstance(node.elts[0], ast.Call):
            return False
        return any(self.computed(keyword.value) for keyword in node.elts[0].keywords)

    def computed_rows(self, model, node, hint):
        query = self.case.source(model, None)
        pairs = {keyword.arg: keyword.value for keyword in node.elts[0].keywords}
        written = self.columns_written(query, pairs, self.blanks(model, pairs))
        code = f"query!({query.source}.bulk_create([()], |()| ({written}))).run(db)?"
        return self.run("list", code, hint or "rows", item=Value("model", model=model))

    def changed_alike(self, model, rows, fields, hint):
        """Rows that all have fields that the database computes, set in a loop."""
        query, row = self.case.source(model, None), rows.item.called
        pairs = [f"pk = {row}.{name(model.ours(model.key['attname']))}"]
        before = self.env.get(row)
        self.env[row] = rows.item.at(row, reference="&")
        for text in fields:
            field = model.field(text)[0]
            value = f"{row}.{name(model.ours(field['attname']))}.clone()"
            if text in rows.item.pending:
                value = query.scope.assigned(rows.item.pending[text], model.kind(field))
            pairs.append(f"{name(text)} = {value}")
        rows.item.pending = {}
        if before is None:
            del self.env[row]
        else:
            self.env[row] = before
        code = f"query!({query.source}.bulk_update({rows.borrowed}, |{row}| ({', '.join(pairs)}))).run(db)?"
        return self.run("int", code, hint or "updated")

    def changed_rows(self, model, rows, fields, hint):
        """Rows of which some have fields that the database computes."""
        query = self.case.source(model, None)
        key = name(model.ours(model.key["attname"]))
        pairs = [f"pk = row.{key}"]
        for text in fields:
            own = name(model.ours(model.field(text)[0]["attname"]))
            whens = [f"When(pk = {row.code}.{key}, then = {query.scope.assigned(row.pending[text], model.kind(model.field(text)[0]))})"
                     for row in rows if text in row.pending]
            value = f"row.{own}.clone()"
            pairs.append(f"{name(text)} = Case({', '.join(whens)}, default = Value({value}))" if whens else f"{name(text)} = {value}")
        code = ", ".join(row.borrowed for row in rows)
        for row in rows:
            row.pending.clear()
        return self.run("int", f"query!({query.source}.bulk_update([{code}], |row| ({', '.join(pairs)}))).run(db)?", hint or "updated")

    def columns(self, model, fields):
        """A closure that names columns."""
        named = []
        for text in fields:
            field = model.key if text == "pk" else model.field(text)[0]
            named.append(f"row.{name(model.ours(field['attname']))}" if field else f"row.{name(text)}")
        inside = named[0] if len(named) == 1 else f"({', '.join(named)})"
        return f"|{'row' if named else '_'}| {inside}"
