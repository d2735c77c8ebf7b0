"""Related managers: `product.tags`, `article.comment_set`."""

import ast

from .objects import Value, in_field, key_of, parameter
from .schema import name
from .values import NotAValue, Untranslatable, evaluate

# What a manager has of a query set.
QUERY_SET = frozenset(
    "all filter exclude get first last count exists order_by values values_list aggregate annotate update delete "
    "distinct reverse latest earliest contains in_bulk select_related prefetch_related only "
    "defer none bulk_create bulk_update iterator alias dates datetimes union".split()
)


class Manager:
    """The related rows of one row, as they are written in Rust."""

    def __init__(self, row, relation, target, many):
        self.row, self.relation, self.target = row, relation, target
        # The relation's own facts, if it is one over a join table.
        self.many = many

    def code(self):
        return f"{self.row.code}.{name(self.relation)}()"


class Managers:
    """Calls on them."""

    def relation_at(self, node):
        """The query name and target of the manager that an attribute is, and its join; none if it is no manager."""
        model = self.model_of(node.value)
        if model is None or model.field(node.attr)[0] is not None:
            return None
        for many in model.data.get("many_to_many", []):
            if many["name"] == node.attr:
                return many["name"], model.schema[many["to"]], many
        for reverse in model.data.get("reverse", []):
            if reverse["accessor"] == node.attr and reverse["kind"] != "OneToOneRel":
                target = model.schema[reverse["model"]]
                joins = target.data.get("many_to_many", [])
                join = next((many for many in joins if many["name"] == reverse["field"]), None)
                return reverse["query_name"], target, join if reverse["kind"] == "ManyToManyRel" else None
        return None

    def manager_at(self, node):
        """The manager that an attribute is."""
        if id(node) in self.known_managers:
            return self.known_managers.pop(id(node))
        found = self.relation_at(node) if isinstance(node, ast.Attribute) else None
        if found is None:
            return None
        relation, target, many = found
        return Value("manager", model=target, manager=Manager(self.settled(self.present(self.value(node.value))), relation, target, many))

    def manager_query(self, value):
        """The rows of a manager as a variable that `query!` goes on from."""
        code = f"Query::from({value.manager.code()})"
        return self.run("query", code, value.manager.relation, model=value.model, plural=True).code

    def manager_call(self, base, method, node, hint):
        """A method of a manager; none if it is one of a query set."""
        manager, model = base.manager, base.model
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        if method in ("add", "remove"):
            return self.linked(manager, method, node.args, options)
        if method == "clear":
            self.lines.append(f"{manager.code()}.clear(db)?;")
            return Value("none")
        if method == "set":
            return self.set_links(manager, node.args[0] if node.args else options.pop("objs"), options)
        if method in ("get_or_create", "update_or_create"):
            return self.got_or_created(base, method, options)
        if method == "create":
            options.pop("through_defaults", None)
            call = ast.Call(ast.Name(model.name, ast.Load()), [], [ast.keyword(key, value) for key, value in options.items()])
            row = self.instance(model, call)
            return self.run("model", f"{manager.code()}.create(db, {row.code})?", hint or model.name, model=model)
        if method in ("all", "count", "exists") and not node.args and not node.keywords:
            if method == "all":
                return base
            return self.run("int" if method == "count" else "bool", f"{manager.code()}.{method}(db)?", hint or method)
        if not self.case.strict and method not in QUERY_SET:
            # The compiler is to refuse it.
            arguments = ", ".join(self.row_list(manager, [self.value(item)]) for item in node.args)
            self.lines.append(f"{manager.code()}.{method}(db{', ' if arguments else ''}{arguments})?;")
            return Value("none")
        return None

    def got_or_created(self, base, method, options):
        """Looks among the related rows only, and makes one more."""
        manager, model = base.manager, base.model
        defaults = self.pairs(options.pop("defaults", None))
        news = self.pairs(options.pop("create_defaults", None)) or defaults
        looked = [ast.keyword(key, value) for key, value in options.items()]
        query = self.case.held(base, None)
        conditions = query.scope.conditions(ast.Call(ast.Name("get"), [], looked))
        exact = {key: value for key, value in options.items() if "__" not in key}
        pairs = {key: value for key, value in {**exact, **news}.items() if not self.computed(value)}
        new = self.instance(model, ast.Call(ast.Name(model.name), [], [ast.keyword(*pair) for pair in pairs.items()]))
        found = "Ok(row) => (row, false),"
        if method == "update_or_create":
            sets = "".join(f"row.{name(model.ours(model.field(key)[0]['attname']))} = "
                           f"{in_field(self.value(value), model, model.field(key)[0])}; " for key, value in defaults.items())
            found = f"Ok(mut row) => {{ {sets}row.save(db)?; (row, false) }}"
        code = (f"match query!({query.source}.get({conditions})).run(db) {{ {found} "
                f"Err(error) if error.is_does_not_exist() => ({manager.code()}.create(db, {new.code})?, true), "
                "Err(error) => return Err(error.into()) }")
        row, created = self.run_pair(("", code), model)
        return Value("tuple", items=[row, created])

    def linked(self, manager, method, nodes, options):
        rows = [self.materialized(item.value) if isinstance(item, ast.Starred) else self.present(self.value(item))
                for item in nodes]
        if options.get("bulk") is not None and not evaluate(options["bulk"]):
            for row in rows:
                self.lines.append(f"{manager.code()}.save(db, &mut {row.change()})?;")
            return Value("none")
        through = self.pairs(options.get("through_defaults"))
        if through:
            return self.with_through(manager, rows, through, replace=False)
        self.lines.append(f"{manager.code()}.{method}(db, {self.row_list(manager, rows)})?;")
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
        if "clear" in options and evaluate(options["clear"]):
            related = manager.code()
            self.lines.append(f"db.atomic(|db| {{ {related}.clear(db)?; {related}.add(db, {written}) }})?;")
            return Value("none")
        through = self.pairs(options.get("through_defaults"))
        if through:
            return self.with_through(manager, rows, through, replace=True)
        self.lines.append(f"{manager.code()}.set(db, {written})?;")
        return Value("none")

    def with_through(self, manager, rows, through, replace):
        """Rows between with values of their own: they are inserted for those that are not related yet."""
        if manager.many is None or manager.many["auto_created"]:
            raise Untranslatable("`through_defaults` without a model between")
        model = self.case.schema[manager.many["through"]]
        ends = {field["column"]: field for field in model.fields}
        source, target = (ends[manager.many[end]] for end in ("source_column", "target_column"))
        forward = manager.target.label == target["relation"]["to"]
        near, far = (source, target) if forward else (target, source)
        there = f"key_{len(self.variables)}"
        self.env[there] = Value(manager.target.kind(manager.target.key), there)
        pairs = {**through, far["name"]: ast.Name(there, ast.Load())}
        pairs[near["name"]] = ast.Name("near_row", ast.Load())
        self.env["near_row"] = manager.row
        made = self.instance(model, ast.Call(ast.Name(model.name), [], [ast.keyword(key, value) for key, value in pairs.items()]))
        del self.env[there], self.env["near_row"]
        item = Value("model", model=manager.target, reference="&")
        item.written = "row"
        wanted = self.run("list", self.key_list(manager, rows), "wanted", item=Value("int"))
        present = f"{manager.code()}.all(db)?.iter().map(|row| {key_of(item).owned}).collect::<Vec<_>>()"
        present = self.run("list", present, "present", item=Value("int"))
        if replace:
            surplus = f"{present.code}.iter().filter(|key| !{wanted.code}.contains(key)).copied().collect::<Vec<_>>()"
            surplus = self.run("list", surplus, "surplus", item=Value("int"))
            self.lines.append(f"{manager.code()}.remove(db, {surplus.borrowed})?;")
        missing = f"{wanted.code}.iter().copied().filter(|key| !{present.code}.contains(key)).map(|{there}| {made.code})"
        self.lines.append(f"{model.name}::bulk_create(db, {missing})?;")
        return Value("none")

    def key_list(self, manager, rows):
        """The keys of rows, as a list."""
        kind = manager.target.kind(manager.target.key)
        if kind != "int":
            raise Untranslatable("`through_defaults` by keys that are no integers")
        flat = [item for row in rows for item in (row.items if row.kind in ("items", "tuple") else [row])]
        if len(flat) == 1 and flat[0].kind == "list":
            return f"{flat[0].code}.iter().map(|row| row.{name(manager.target.ours(manager.target.key['attname']))}).collect::<Vec<_>>()"
        keys = [key_of(row).code if row.kind == "model" else parameter(row, kind) for row in flat]
        return f"[{', '.join(keys)}]" if keys else "[0_i64; 0]"
