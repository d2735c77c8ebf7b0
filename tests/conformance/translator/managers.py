"""Related managers: `product.tags`, `article.comment_set`."""

import ast

from .objects import Value, key_of, parameter
from .schema import name
from .values import NotAValue, Untranslatable, evaluate

# What a manager has of a query set.
QUERY_SET = frozenset(
    "all filter exclude get first last count exists order_by values values_list aggregate annotate update delete "
    "distinct reverse latest earliest contains in_bulk select_related prefetch_related only "
    "defer none bulk_create bulk_update iterator alias dates datetimes union".split()
)


# What methods can be told beside rows and values.
OPTIONS = {
    "add": {"bulk", "through_defaults"},
    "remove": {"bulk"},
    "clear": {"bulk"},
    "set": {"objs", "bulk", "clear", "through_defaults"},
}


class Manager:
    """The related rows of one row, as they are written in Rust."""

    def __init__(self, row, relation, target, many, key):
        self.row, self.relation, self.target = row, relation, target
        # The relation's own facts, if it is one over a join table; else the key that the related rows hold.
        self.many, self.key = many, key

    def code(self):
        return f"{self.row.code}.{name(self.relation)}()"


class Managers:
    """Calls on them."""

    def relation_at(self, node):
        """The query name and target of the manager that an attribute is, its join, or key; none if it is no manager."""
        model = self.model_of(node.value)
        if model is None or model.field(node.attr)[0] is not None:
            return None
        for many in model.data.get("many_to_many", []):
            if many["name"] == node.attr:
                return many["name"], model.schema[many["to"]], many, None
        for reverse in model.data.get("reverse", []):
            if reverse["accessor"] == node.attr and reverse["kind"] != "OneToOneRel":
                target = model.schema[reverse["model"]]
                joins = target.data.get("many_to_many", [])
                join = next((many for many in joins if many["name"] == reverse["field"]), None)
                if reverse["kind"] == "ManyToManyRel":
                    return reverse["query_name"], target, join, None
                return reverse["query_name"], target, None, reverse["field"]
        return None

    def manager_at(self, node):
        """The manager that an attribute is."""
        if id(node) in self.known_managers:
            return self.known_managers.pop(id(node))
        found = self.relation_at(node) if isinstance(node, ast.Attribute) else None
        if found is None:
            return None
        relation, target, many, key = found
        row = self.settled(self.present(self.value(node.value)))
        return Value("manager", model=target, manager=Manager(row, relation, target, many, key))

    def manager_query(self, value):
        """The rows of a manager as a variable that `query!` goes on from."""
        code = f"Query::from({value.manager.code()})"
        return self.run("query", code, value.manager.relation, model=value.model, plural=True).code

    def manager_call(self, base, method, node, hint):
        """A method of a manager; none if it is one of a query set."""
        manager, model = base.manager, base.model
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        known = OPTIONS.get(method)
        if known is not None and not set(options) <= known:
            raise Untranslatable(f"`{method}` with `{', '.join(sorted(set(options) - known))}`")
        if method in ("add", "remove", "clear", "set", "create", "get_or_create", "update_or_create"):
            manager.row.stale.add(manager.relation)
        if method == "set" and manager.key is not None and not model.field(manager.key)[0]["null"]:
            # Nothing can be taken away: Django only adds.
            given = node.args[0] if node.args else options["objs"]
            if isinstance(given, (ast.List, ast.Tuple)):
                return self.linked(manager, "add", given.elts, {}) if given.elts else Value("none")
            return self.linked(manager, "add", [ast.Starred(given)], {})
        if method in ("add", "remove"):
            return self.linked(manager, method, node.args, options)
        if method == "clear":
            self.lines.append(f"{manager.code()}.clear(db)?;")
            return Value("none")
        if method == "set":
            return self.set_links(manager, node.args[0] if node.args else options.pop("objs"), options)
        if method in ("get_or_create", "update_or_create"):
            return self.got_or_created(base, method, node, options)
        if method == "create":
            through = self.through_defaults(manager, options.pop("through_defaults", None))
            if through:
                self.require(model, options)
                written = self.columns_written(self.case.source(model, None), options, self.blanks(model, options))
                code = f"query!({manager.code()}.create({', '.join(filter(None, [written, through]))})).run(db)?"
                return self.run("model", code, hint or model.name, model=model)
            call = ast.Call(ast.Name(model.name, ast.Load()), [], [ast.keyword(key, value) for key, value in options.items()])
            row = self.instance(model, call)
            made = self.run("model", f"{manager.code()}.create(db, {row.code})?", hint or model.name, model=model)
            made.kept = row.kept
            back = next((field["name"] for field in model.fields if self.leads_back(manager, field)), None)
            if manager.many is None and back is not None:
                made.kept[back] = manager.row
            return made
        row = manager.row.whole or manager.row
        fetched = row.query.loading.fetched if row.query is not None and not row.behind else {}
        if method in ("all", "count", "exists") and manager.relation in fetched and manager.relation not in manager.row.stale:
            # They were fetched with the row.
            rows = self.prefetched(row, manager.relation)
            return rows if method == "all" else self.plain_call(rows, method, node)
        if method in ("all", "count", "exists") and not node.args and not node.keywords:
            if method == "all":
                return base
            return self.run("int" if method == "count" else "bool", f"{manager.code()}.{method}(db)?", hint or method, wide=True)
        if not self.case.strict and method not in QUERY_SET:
            # The compiler is to refuse it.
            arguments = ", ".join(self.row_list(manager, [self.value(item)]) for item in node.args)
            self.lines.append(f"{manager.code()}.{method}(db{', ' if arguments else ''}{arguments})?;")
            return Value("none")
        return None

    @staticmethod
    def leads_back(manager, field):
        """Whether the manager's rows point to its own row by this field."""
        reverses = manager.row.model.data.get("reverse", [])
        return any(reverse["query_name"] == manager.relation and reverse["field"] == field["name"] and
                   reverse["model"] == manager.target.label for reverse in reverses)

    def got_or_created(self, base, method, node, options):
        """Looks among the related rows only, and makes one more."""
        manager, model = base.manager, base.model
        through = self.through_defaults(manager, options.get("through_defaults"))
        arguments = self.obtained(self.case.source(model, None), method, node, options, [manager.key])
        text = f"{manager.code()}.{method}({', '.join(filter(None, [*arguments, through]))})"
        row, created = self.run_pair((f"({name(model.name.lower())}, created)", f"query!({text}).run(db)?"), model)
        return Value("tuple", items=[row, created])

    def linked(self, manager, method, nodes, options):
        rows = [self.materialized(item.value) if isinstance(item, ast.Starred) else self.present(self.value(item))
                for item in nodes]
        if options.get("bulk") is not None and not evaluate(options["bulk"]):
            for row in rows:
                self.lines.append(f"{manager.code()}.save(db, &mut {row.change()})?;")
            return Value("none")
        written = self.row_list(manager, rows)
        through = self.through_defaults(manager, options.get("through_defaults")) if method == "add" else ""
        if through:
            self.lines.append(f"query!({manager.code()}.add({written}, {through})).run(db)?;")
        else:
            self.lines.append(f"{manager.code()}.{method}(db, {written})?;")
        return Value("none")

    def row_list(self, manager, rows):
        """Rows and keys as one list."""
        kind = manager.target.kind(manager.target.key)
        flat = []
        for row in rows:
            flat += row.items if row.kind in ("items", "tuple") else [row]
        if len(flat) == 1 and flat[0].kind == "list":
            return flat[0].borrowed
        if flat and all(row.kind == "model" for row in flat):
            return f"[{', '.join(row.borrowed for row in flat)}]"
        keys = [parameter(key_of(row), kind) if row.kind == "model" else parameter(row, kind) for row in flat]
        return f"[{', '.join(keys)}]" if keys else "[0_i64; 0]"

    def set_links(self, manager, node, options):
        try:
            rows = [Value("const", python=key) for key in evaluate(self.with_constants(node))]
        except NotAValue:
            rows = [self.materialized(node)]
        written = self.row_list(manager, rows)
        clear = "clear = true" if "clear" in options and evaluate(options["clear"]) else ""
        through = self.through_defaults(manager, options.get("through_defaults"))
        if clear or through:
            arguments = ", ".join(filter(None, [written, clear, through]))
            self.lines.append(f"query!({manager.code()}.set({arguments})).run(db)?;")
        else:
            self.lines.append(f"{manager.code()}.set(db, {written})?;")
        return Value("none")

    def through_defaults(self, manager, node):
        """What the rows between get: `through_defaults(…)`, or nothing."""
        pairs = self.pairs(node)
        if manager.many is None or manager.many["auto_created"]:
            if pairs:
                self.case.refuse("`through_defaults` without a model between")
            return f"through_defaults({', '.join(f'{name(key)} = 1' for key in pairs)})" if pairs else ""
        if any(self.computed(value) for value in pairs.values()):
            raise Untranslatable("`through_defaults` that the database computes")
        model = self.case.schema[manager.many["through"]]
        ends = {field["column"]: field["name"] for field in model.fields}
        given = {**pairs, **{ends[manager.many[end]]: None for end in ("source_column", "target_column")}}
        self.require(model, given)
        written = self.columns_written(self.case.source(model, None), pairs, self.blanks(model, given))
        return f"through_defaults({written})" if written else ""
