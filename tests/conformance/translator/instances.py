"""Rows in cases that write: making them, and what is done with one."""

import ast

from .objects import BLANK, FACTS, FILES, Missing, Value, in_field, is_assigned, key_of, owned_literal, parameter
from .schema import name
from .values import NotAValue, Untranslatable, evaluate

from .queries import COMBINED

QUERY_ROWS = ("get", "first", "last", "latest", "earliest", "create")


class Rows:
    """Model instances."""

    def model_of(self, node):
        """The model of the row that an expression is, if it is one."""
        if isinstance(node, ast.Name):
            value = self.env.get(node.id)
            return value.model if value is not None and value.kind == "model" else None
        if isinstance(node, ast.Call):
            made = self.case.model_named(node.func)
            if made is not None:
                return made
            if isinstance(node.func, ast.Attribute) and node.func.attr in QUERY_ROWS:
                return self.model_of_query(node.func.value)
            return None
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            value = self.env.get(node.value.id)
            if value is not None and value.kind == "dict":
                return value.item.model
            if value is not None and value.kind in ("list", "query") and not isinstance(node.slice, ast.Slice):
                return value.model or (value.item and value.item.model)
            if value is not None and value.kind in ("items", "tuple") and isinstance(node.slice, ast.Constant):
                return value.items[node.slice.value].model
        if isinstance(node, ast.Attribute):
            base = self.model_of(node.value)
            field = base.field(node.attr) if base is not None else (None, False)
            if field[0] is not None and not field[1] and "relation" in field[0]:
                return base.schema[field[0]["relation"]["to"]]
            if base is not None and field[0] is None and self.relation_at(node) is None:
                return base.relation(base.query_name(node.attr))[0]
        return None

    def model_of_query(self, node):
        """The model of the rows that a chain of methods asks for, if it is one."""
        while True:
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                return self.case.model_named(node.value)
            if isinstance(node, ast.Attribute):
                related = self.relation_at(node)
                return related[1] if related is not None else None
            if isinstance(node, ast.Name):
                value = self.env.get(node.id)
                if value is not None and value.origin is not None:
                    return value.origin.model
                return value.model if value is not None and value.kind in ("query", "manager") else None
            if isinstance(node, ast.BinOp) and type(node.op) in COMBINED:
                node = node.left
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                node = node.func.value
            elif isinstance(node, ast.Subscript):
                node = node.value
            else:
                return None

    def instance(self, model, node, hint=None):
        """A row that is not in the database: `Customer(name="x")`."""
        pairs = {keyword.arg: keyword.value for keyword in node.keywords}
        pairs |= {field["name"]: value for field, value in zip(model.fields, node.args)}
        if model.parent is not None and any(model.field(key)[0] is None for key in pairs):
            if self.case.data["kind"] != "error":
                # Two rows, which `save` makes.
                row = Value("model", model=model)
                row.born = pairs
                return row
            self.case.refuse("a child's row is two rows")
        fields = []
        for field in model.fields:
            if isinstance(self.constant(pairs.get(field["name"])), int) and field["type"].startswith("Positive"):
                if self.constant(pairs[field["name"]]) < 0:
                    self.case.refuse("a negative number")
            told = next((pairs[key] for key in (field["name"], field["attname"]) if key in pairs), None)
            if told is None and field["primary_key"]:
                told = pairs.get("pk")
            if field["primary_key"] and isinstance(told, ast.Constant) and told.value is None:
                # `Tag(None, "new")`
                told = None
            if told is None and not field["null"] and self.lacks(model, field):
                self.case.refuse(f"`{field['name']}` has no value")
                continue
            if told is not None and isinstance(told, ast.Call) and self.model_of(told) is not None:
                # A related row that stands in no variable.
                related = f"_{field['name']}_{len(self.variables)}"
                self.env[related] = self.settled(self.present(self.value(told)))
                told = pairs[field["name"]] = ast.Name(related, ast.Load())
            text = self.blank(model, field) if told is None else self.told(told, model, field)
            fields.append(f"{name(model.ours(field['attname']))}: {text}")
        unknown = set(pairs) - {key for field in model.fields for key in (field["name"], field["attname"])} - {"pk"}
        # The compiler is to refuse these.
        fields += [f"{name(key)}: {argument_of(self.value(pairs[key]))}" for key in sorted(unknown)]
        row = Value("model", f"{model.name} {{ {', '.join(fields)} }}", model=model)
        row.new = True
        row.kept = self.rows_in(pairs)
        for key, other in row.kept.items():
            # The other end of a one-to-one relation knows the row, too.
            field = model.field(key)[0]
            if field is not None and field["relation"]["kind"] == "OneToOneField":
                ends = [reverse["accessor"] for reverse in other.model.data.get("reverse", [])
                        if reverse["model"] == model.label and reverse["field"] == field["name"]]
                row.ends = [(other, accessor) for accessor in ends]
        return row

    def constant(self, node):
        """The value, if it is known."""
        try:
            return evaluate(self.with_constants(node)) if node is not None else None
        except NotAValue:
            return None

    def rows_in(self, pairs):
        """The related rows among the values of a new row, if they stand in variables."""
        rows = {key: self.env.get(node.id) for key, node in pairs.items() if isinstance(node, ast.Name)}
        for key, node in pairs.items():
            # `article=comment.article`, which was read for that.
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in self.env:
                rows[key] = self.env[node.value.id].kept.get(node.attr)
        return {key: row for key, row in rows.items() if row is not None and row.kind == "model" and not row.null}

    def settled(self, value, hint=None):
        """A row in a variable."""
        if value.kind != "model" or value.variable is not None or value.reference:
            return value
        if value.place or value.born is not None:
            # A row inside of another, or one that is made later.
            return value
        row = self.run("model", value.code, hint or value.model.name, model=value.model)
        row.kept, row.new = value.kept, value.new
        for other, accessor in value.ends:
            other.kept[accessor] = row
        return row

    def present(self, value):
        """A row that may be missing, where it must not."""
        if value.kind != "model" or not value.null:
            return value
        facts = {fact: getattr(value, fact) for fact in FACTS} | {"null": False}
        found = self.run("model", f"{value.owned}.ok_or_else(absent)?", value.model.name, **facts)
        self.env = {key: found if held is value else held for key, held in self.env.items()}
        if value.owner is not None:
            base, relation = value.owner
            base.kept[relation] = found
        return found

    def told(self, node, model, field):
        try:
            return in_field(self.present(self.value(node)), model, field)
        except Missing as reason:
            self.case.refuse(str(reason))
            raise

    def blank(self, model, field):
        """What a column holds that is not told: its default, an empty text, or nothing."""
        kind = model.kind(field)
        if field.get("default") is not None and kind in ("int", "text", "bool", "float", "decimal"):
            value = field["default"]
            if isinstance(value, (int, float, str, bool)):
                return in_field(Value("const", python=as_kind(value, kind)), model, field)
        if field.get("db_default") is not None and kind in ("int", "text"):
            value = field["db_default"]
            return in_field(Value("const", python=int(value) if kind == "int" else value), model, field)
        if field["null"]:
            return "Some(String::new())" if field["type"] in FILES else "None"
        if kind not in BLANK:
            raise Untranslatable(f"a blank {kind}")
        if "relation" in field:
            pointing = "OneToOne" if field["relation"]["kind"] == "OneToOneField" else "ForeignKey"
            return f"{pointing}::new({BLANK[kind]})"
        return BLANK[kind]

    # What is done with a row

    def row_call(self, base, method, node):
        base = self.settled(self.present(base))
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        if method == "save":
            return self.saved(base, options)
        if method == "delete":
            deleted = self.deleted_row(base, options)
            if isinstance(node.func.value, ast.Name) and node.func.value.id in self.after(node) and is_assigned(base.model.key):
                # Django takes the key from a row that it deleted.
                self.lines.append(f"{base.change()}.{name(base.model.ours(base.model.key['attname']))} = 0;")
            return deleted
        if method == "refresh_from_db":
            return self.refreshed(base, node, options)
        if method == "full_clean":
            raise Untranslatable("validation")
        raise Untranslatable(f"`{method}` of a row")

    def saved(self, base, options):
        options = {key: evaluate(self.with_constants(value)) for key, value in options.items()}
        if base.born is not None:
            row = self.created_child(base.model, base.born, None)
            self.env = {key: row if held is base else held for key, held in self.env.items()}
            return Value("none")
        if base.parent is not None and not options:
            self.saved(base.parent, {})
        if base.pending:
            return self.saved_expressions(base)
        if base.loaded is not None:
            # What was not loaded is not written.
            fields = options.get("update_fields") or [key for key in base.loaded if key != base.model.key["name"]]
            pairs = ", ".join(f"{name(key)} = {self.column_parameter(base, key)}" for key in fields)
            key = parameter(key_of(base), base.model.kind(base.model.key))
            self.lines.append(f"query!({base.model.name}.filter(pk = {key}).update({pairs})).run(db)?;")
            return Value("none")
        if "update_fields" in options and options["update_fields"] is not None:
            self.lines.append(f"{base.change()}.update_fields(db, {self.columns(base.model, options['update_fields'])})?;")
        else:
            # Django knows that it is new, if its key has a default, as those that are UUIDs have.
            new = base.new and base.model.key["type"] == "UUIDField"
            base.new = False
            method = "insert" if options.get("force_insert") or new else "update" if options.get("force_update") else "save"
            self.lines.append(f"{base.change()}.{method}(db)?;")
        return Value("none")

    def saved_expressions(self, base):
        """Fields that hold expressions: an `update` of the row says them, and the row then holds what came of them."""
        query = self.case.source(base.model, None)
        pairs = [self.assignment(query, key, node) for key, node in base.pending.items()]
        pairs += [f"{name(key)} = {self.field_owned(base, key)}" for key in base.touched if key not in base.pending]
        variable = base.change()
        if not variable.isidentifier():
            self.lines.append(f"let row = &mut {variable};")
            variable = "row"
        self.lines.append(f"query!({variable}.update({', '.join(pairs)})).run(db)?;")
        base.pending.clear()
        return Value("none")

    def field_owned(self, base, key):
        return f"{base.code}.{name(base.model.ours(base.model.field(key)[0]['attname']))}.clone()"

    def column_parameter(self, base, key):
        field = base.model.field(key)[0]
        return parameter(self.field(base, key), base.model.kind(field))

    def deleted_row(self, base, options):
        method = "delete"
        if "keep_parents" in options and evaluate(options["keep_parents"]):
            method = "delete_keeping_parents"
        return self.deleted(f"{base.code}.{method}(db)?", None)

    def refreshed(self, base, node, options):
        fields = node.args[0] if node.args else options.get("fields")
        if fields is None:
            self.lines.append(f"{base.change()}.refresh(db)?;")
            return Value("none")
        key = parameter(key_of(base), base.model.kind(base.model.key))
        fresh = self.run("model", f"query!({base.model.name}.get(pk = {key})).run(db)?", "fresh", model=base.model)
        for text in evaluate(fields):
            ours = name(base.model.ours(base.model.field(text)[0]["attname"]))
            self.lines.append(f"{base.change()}.{ours} = {fresh.code}.{ours}.clone();")
        return Value("none")

    # Children: rows of two tables

    def created_child(self, model, pairs, hint):
        parent = model.parent
        of_parent = {key: value for key, value in pairs.items() if model.field(key)[0] is None and parent.field(key)[0]}
        own = {key: value for key, value in pairs.items() if key not in of_parent}
        parent_query, own_query = self.case.source(parent, None), self.case.source(model, None)
        written = self.columns_written(parent_query, of_parent, self.blanks(parent, of_parent))
        place = self.run("model", f"query!({parent.name}.create({written})).run(db)?", parent.name, model=parent)
        field = name(model.ours(model.key["attname"]))
        others = self.columns_written(own_query, own, self.blanks(model, [*own, model.key["name"]]))
        written = ", ".join(filter(None, [f"{field} = &{place.code}", others]))
        code = f"query!({model.name}.create({written})).run(db)?"
        return self.run("model", code, hint or model.name, model=model, parent=place)

    def updated_child(self, query, pairs, hint):
        """Columns of two tables: the keys are read, then each table is updated."""
        model, parent = query.model, query.model.parent
        of_parent = {key: value for key, value in pairs.items() if model.field(key)[0] is None}
        own = {key: value for key, value in pairs.items() if key not in of_parent}
        keys = self.run("list", f"query!({query.text}.values_list(pk, flat = true)).all(db)?", "keys", item=Value("int"))
        written = self.assigned(self.case.source(parent, None), of_parent)
        code = f"query!({parent.name}.filter(pk__in = &{keys.code}).update({written})).run(db)?"
        updated = self.run("int", code, hint or "updated")
        if own:
            written = self.assigned(self.case.source(model, None), own)
            self.lines.append(f"query!({model.name}.filter(pk__in = &{keys.code}).update({written})).run(db)?;")
        return updated


def argument_of(value):
    return owned_literal(value.python, "text") if value.kind == "const" else value.code


def as_kind(value, kind):
    """A default as models.json has it, as a value of its column."""
    from decimal import Decimal

    if kind == "decimal":
        return Decimal(str(value))
    if kind == "int" and isinstance(value, str):
        return int(value)
    return value
