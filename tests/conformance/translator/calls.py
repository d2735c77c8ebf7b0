"""Calls in cases that write: on query sets, related managers, rows, transactions and Python's own functions."""

import ast

from .bulk import Bulk
from .expressions import DATABASE, called
from .managers import Managers
from .objects import BLANK, FILES, NARROW, SCALARS, Missing, Value, key_of, kind_of, owned_literal
from .queries import ENDINGS
from .instances import Rows
from .rows import load_parents
from .schema import name
from .values import NotAValue, Untranslatable, evaluate, literal

# Columns with `auto_now` and `auto_now_add`, of which models.json says nothing.
TIMED = {"suite.Invoice": ("changed", "created")}


class Calls(Rows, Managers, Bulk):
    """What is called."""

    def call(self, node, hint=None):
        function = node.func
        if isinstance(function, ast.Name):
            return self.function(node, hint)
        if not isinstance(function, ast.Attribute):
            raise Untranslatable(f"`{ast.unparse(node)}`")
        if isinstance(function.value, ast.Name) and function.value.id == "transaction":
            return self.transaction(function.attr, node)
        base = self.base_of_call(function.value)
        if base is not None and base.kind == "model":
            return self.row_call(base, function.attr, node)
        if base is not None and base.kind == "manager":
            related = self.manager_call(base, function.attr, node, hint)
            if related is not None:
                return related
            if isinstance(function.value, ast.Attribute):
                self.known_managers[id(function.value)] = base
        if base is not None and base.kind == "list" and function.attr in ("count", "exists") and not node.args:
            return self.plain_call(base, function.attr, node)
        if self.case.is_query(node):
            return self.query_call(node, hint)
        if function.attr == "join" and isinstance(function.value, ast.Constant) and len(node.args) == 1:
            items = self.materialized(node.args[0])
            if items.kind == "list" and items.item.kind == "text":
                return Value("text", f"{items.code}.join({literal(function.value.value)})")
        base = base or self.value(function.value)
        return self.plain_call(base, function.attr, node)

    def base_of_call(self, node):
        """The row or manager that a method is called on; none if it is a query."""
        manager = self.manager_at(node) if isinstance(node, ast.Attribute) else None
        if manager is not None:
            return manager
        if isinstance(node, ast.Name) and node.id in self.env:
            return self.env[node.id]
        if self.model_of(node) is not None:
            return self.value(node)
        return None

    # Python's own

    def function(self, node, hint):
        function = node.func.id
        model = self.case.model_named(node.func)
        if model is not None:
            return self.instance(model, node, hint)
        if function in ("list", "tuple", "sorted", "set") and len(node.args) == 1:
            return self.listed(node, function, hint)
        if function == "len":
            value = self.materialized(node.args[0])
            if value.kind in ("items", "tuple"):
                return Value("const", python=len(value.items))
            if value.kind == "const":
                return Value("const", python=len(value.python))
            return Value("int", f"{value.code}.len()", wide=True)
        if function == "bool":
            return Value("bool", self.truth(node.args[0]))
        if function == "str":
            return Value("text", f"{self.value(node.args[0]).code}.to_string()")
        if function in ("sum", "min", "max"):
            return self.folded(function, node)
        if function in ("any", "all"):
            items = self.materialized(node.args[0])
            if items.kind != "list" or items.item.kind != "bool":
                raise Untranslatable(f"`{function}`")
            return Value("bool", f"{items.code}.iter().{function}(|item| *item)")
        if function in self.env and self.env[function].kind == "function":
            return self.inlined(self.env[function].python)
        if function == "getattr":
            return self.value(ast.Attribute(node.args[0], evaluate(node.args[1]), ast.Load()))
        if function == "setattr":
            self.assign(ast.Attribute(node.args[0], evaluate(node.args[1]), ast.Store()), node.args[2])
            return Value("none")
        raise Untranslatable(f"`{function}`")

    def looked_up(self, key):
        """A key of a dictionary."""
        if key.kind == "const":
            return owned_literal(key.python, "any") if isinstance(key.python, str) else f"&{owned_literal(key.python, 'any')}"
        return f"{key.code}.key()" if key.key_to is not None else key.borrowed

    def inlined(self, function):
        """What a function without arguments does, where it is called."""
        body = function.body
        if any(ast.unparse(decorator).startswith("transaction.atomic") for decorator in function.decorator_list):
            block = ast.parse("transaction.atomic()", mode="eval").body
            self.with_block(ast.With([ast.withitem(block)], body, lineno=function.lineno, end_lineno=function.end_lineno))
            return Value("none")
        if isinstance(body[-1], ast.Return):
            self.block(body[:-1])
            return self.value(body[-1].value) if body[-1].value is not None else Value("none")
        self.block(body)
        return Value("none")

    def listed(self, node, function, hint):
        value = self.materialized(node.args[0])
        if function == "sorted" and value.kind == "list" and node.keywords:
            return self.sorted_by(value, node, hint)
        if function == "set" and value.kind == "list" and value.item.kind in SCALARS - {"float"}:
            code = f"{{ let mut items = {value.code}.clone(); items.sort(); items.dedup(); items }}"
            return self.run("list", code, hint or "items", item=value.item)
        if function != "sorted" or value.kind in ("items", "tuple", "const"):
            return value
        if value.kind == "list" and value.item.kind in SCALARS and not node.keywords:
            lines = f"{{ let mut items = {value.code}.clone(); items.sort(); items }}"
            return self.run("list", lines, hint or "sorted", item=value.item)
        raise Untranslatable("`sorted`")

    def sorted_by(self, value, node, hint):
        """`sorted(rows, key=lambda row: row.name, reverse=True)`"""
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        key = options.get("key")
        if key is None or not isinstance(key, ast.Lambda):
            raise Untranslatable("`sorted`")
        parameter = key.args.args[0].arg
        outer = dict(self.env)
        self.env[parameter] = value.item.at(name(parameter), reference="&")
        of = self.value(key.body)
        self.env = outer
        written = f"({', '.join(item.owned for item in of.items)})" if of.kind == "tuple" else of.owned
        written = f"std::cmp::Reverse({written})" if "reverse" in options and evaluate(options["reverse"]) else written
        code = f"{{ let mut items = {value.code}.clone(); items.sort_by_key(|{name(parameter)}| {written}); items }}"
        return self.run("list", code, hint or "sorted", item=value.item)

    def folded(self, function, node):
        value = self.materialized(node.args[0])
        if value.kind != "list" or value.item.kind not in ("int", "decimal", "float"):
            raise Untranslatable(f"`{function}`")
        rust = {"int": "i64", "decimal": "rust_decimal::Decimal", "float": "f64"}[value.item.kind]
        if function == "sum":
            each = "i64::from(*item)" if value.item.kind == "int" else "*item"
            return Value(value.item.kind, f"{value.code}.iter().map(|item| {each}).sum::<{rust}>()", wide=True)
        return Value(value.item.kind, f"{value.code}.iter().copied().{function}().unwrap_or_default()")

    def plain_call(self, base, method, node):
        if base.kind == "log" and method == "append":
            self.lines.append(f"{base.code}.append({owned_literal(evaluate(node.args[0]), 'any')});")
            return Value("none")
        if base.kind == "list" and method in ("count", "exists") and not node.args:
            # The rows are there already.
            return Value("int", f"{base.code}.len()") if method == "count" else Value("bool", f"!{base.code}.is_empty()")
        if base.kind == "dict" and method in ("values", "keys") and not node.args:
            item = base.item if method == "values" else Value("any")
            return self.run("list", f"{base.code}.{method}().cloned().collect::<Vec<_>>()", method, item=item)
        if base.kind == "list" and method == "append":
            item = self.value(node.args[0])
            if base.item.kind == "any":
                base.item = Value(item.kind if item.kind != "const" else kind_of(item.python), model=item.model,
                                  null=item.null, key_to=item.key_to, assigned=item.assigned)
            text = owned_literal(item.python, base.item.kind) if item.kind == "const" else item.owned
            self.lines.append(f"{base.change()}.push({text});")
            return Value("none")
        if base.kind == "dict" and method == "get":
            key = self.value(node.args[0])
            other = self.value(node.args[1]) if len(node.args) > 1 else Value("const", python=None)
            if base.item.kind == "any":
                base.item = Value("int", wide=True)
            default = f".unwrap_or({owned_literal(other.python, base.item.kind)})" if other.python is not None else ""
            return Value(base.item.kind, f"{base.code}.get({self.looked_up(key)}).cloned(){default}", null=not default, wide=base.item.wide)
        if base.kind == "counts" and method == "get":
            return Value("int", f"{base.code}.of({owned_literal(evaluate(node.args[0]), 'any')})")
        if base.kind == "text" and method in ("upper", "lower", "strip"):
            rust = {"upper": "to_uppercase()", "lower": "to_lowercase()", "strip": "trim().to_owned()"}[method]
            return Value("text", f"{base.code}.{rust}")
        if not self.case.strict and base.kind == "any":
            # The compiler is to refuse it.
            return Value("any", f"{base.code}.{name(method)}()")
        if base.kind == "savepoint":
            raise Untranslatable("a method of a savepoint")
        raise Untranslatable(f"`{method}`")

    # Transactions

    def transaction(self, method, node):
        if method == "savepoint":
            return self.run("savepoint", "db.transaction()?", "savepoint")
        if method in ("savepoint_rollback", "savepoint_commit"):
            savepoint = self.value(node.args[0])
            self.lines.append(f"{savepoint.code}.{method.removeprefix('savepoint_')}()?;")
            return Value("none")
        if method == "set_rollback":
            self.lines.append(f"db.set_rollback({str(evaluate(node.args[0])).lower()});")
            return Value("none")
        if method == "on_commit":
            self.on_commit(node.args[0])
            return Value("none")
        if method == "get_connection":
            raise Untranslatable("the connection")
        raise Untranslatable(f"`transaction.{method}`")

    def on_commit(self, callback):
        if isinstance(callback, ast.Name) and callback.id in self.env and self.env[callback.id].kind == "function":
            callback = self.env[callback.id].python
        elif not isinstance(callback, ast.Lambda):
            raise Untranslatable("a callback that is no lambda")
        lines, self.lines = self.lines, []
        if isinstance(callback, ast.Lambda):
            self.value(callback.body)
        else:
            self.block(callback.body)
        inner, self.lines = self.lines, lines
        captured = sorted({at.id for at in ast.walk(callback) if isinstance(at, ast.Name) and at.id in self.env
                           and self.env[at.id].kind == "log"})
        clones = "".join(f"let {self.env[key].code} = {self.env[key].code}.clone(); " for key in captured)
        database = "db" if any("db" in line for line in inner) else "_"
        body = " ".join(inner)
        if database == "db":
            body = f'if let Err(error) = attempt(|| -> Outcome<()> {{ {body} Ok(()) }}) {{ panic!("{{error}}") }}'
        self.lines.append(f"{{ {clones}db.on_commit(move |{database}| {{ {body} }}); }}")

    # Query sets

    def query_call(self, node, hint):
        """A chain of methods of which the last one talks to the database, or not yet."""
        method, before = node.func.attr, node.func.value
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        if method not in ENDINGS:
            return self.lazy(node)
        if method in ("bulk_create", "bulk_update"):
            return self.bulk(self.model_of_query(before), method, node, options, hint)
        if method in ("create", "update", "get_or_create", "update_or_create"):
            return self.written(before, method, node, options, hint)
        whole, self.whole = self.whole, False
        query = self.case.query(node, None)
        if whole and method == "get" and query.shape == "model" and query.model.parent is not None and query.final:
            return self.child(query, hint)
        if method == "delete":
            return self.deleted(f"query!({query.text}).delete(db)?", hint)
        if query.final:
            if query.shape == "fields":
                return self.run("row", f"query!({query.text_with_final}).run(db)?", hint or "totals", query=query, model=query.model)
            return self.row(query, f"query!({query.text_with_final}).run(db)?", hint)
        ending, argument = query.ending
        if ending in ("count", "exists"):
            kind = "int" if ending == "count" else "bool"
            return self.run(kind, f"query!({query.text}).{ending}(db)?", hint or ending, wide=True)
        if ending == "explain":
            return self.run("text", f"query!({query.text}).explain(db)?", hint or "plan")
        if ending == "contains":
            return self.run("bool", f"query!({query.text}).contains(db, {argument})?", hint or "found")
        if ending == "iterated":
            return self.rows_of(Value("query", f"query!({query.text})", query=query, model=query.model), hint)
        if ending == "in_bulk" and query.shape == "model":
            item = Value("model", model=query.model, query=query)
            return self.run("dict", f"query!({query.text}).in_bulk(db, {argument})?", hint or "rows", item=item)
        if ending == "get":
            return self.row(query, f"query!({query.text}).get(db)?", hint)
        if ending in ("first", "last"):
            found = self.row(query, f"query!({query.text}).{ending}(db)?", hint)
            found.null = True
            return found
        raise Untranslatable(f"`{ending}` as a value")

    def child(self, query, hint):
        """A row of a child, with its parent's."""
        load_parents(query)
        row = self.run("row", f"query!({query.text_with_final}).run(db)?", hint or query.model.name, query=query, model=query.model)
        own = self.run("model", f"(*{row.code}).clone()", query.model.name, model=query.model)
        own.parent = Value("model", f"{row.written}.place", row.variable, model=query.model.parent, place=True)
        return own

    def row(self, query, code, hint):
        """The row of a query that has one."""
        if query.shape in ("model", "deferred"):
            loaded = query.loaded if query.shape == "deferred" else None
            return self.run("model", code, hint or query.model.name, model=query.model, loaded=loaded, query=query)
        if query.shape == "bare":
            kind, null = query.selected or ("any", False)
            return self.run(kind, code, hint or "value", null=null)
        if query.shape == "tuple" and not query.ending:
            row = self.run("tuple", code, hint or "row")
            row.items = self.tuple_items(query, row.written, row.variable)
            return row
        if query.shape == "fields":
            return self.run("row", code, hint or "row", query=query, model=query.model)
        raise Untranslatable("a row of `values_list`")

    @staticmethod
    def tuple_items(query, code, variable):
        """The values of a row of `values_list`."""
        kinds = [text and query.scope.column(text) or ("any", False) for text in query.columns]
        return [Value(kind, f"{code}.{at}", variable, null=null, place=True, wide=query.columns[at] in query.scope.kinds)
                for at, (kind, null) in enumerate(kinds)]

    def lazy(self, node):
        """A query that is not run yet."""
        query = self.case.query(node, None)
        if query.ending and query.ending[0] == "first":
            found = self.row(query, f"query!({query.text}).first(db)?", None)
            found.null = True
            return found
        if query.ending or query.final:
            raise Untranslatable(f"`{ast.unparse(node)}`")
        return Value("query", f"query!({query.text})", query=query, model=query.model)

    def query_code(self, value):
        return value.code if value.kind == "query" else f"{value.manager.code()}"

    def rows_of(self, value, hint):
        """All rows of a query."""
        if value.kind == "manager":
            item = Value("model", model=value.model)
            return self.run("list", f"{value.manager.code()}.all(db)?", hint or value.model.name, item=item, plural=hint is None)
        query = value.query
        if query.shape == "model":
            item = Value("model", model=query.model, query=query)
        elif query.shape == "bare":
            kind, null = query.selected or ("any", False)
            item = Value(kind, null=null)
        elif query.shape == "deferred":
            item = Value("model", model=query.model, query=query, loaded=query.loaded)
        else:
            item = Value("row", query=query, model=query.model)
        return self.run("list", f"{value.code}.all(db)?", hint or query.model.name, item=item, plural=hint is None)

    def deleted(self, code, hint):
        value = self.run("deleted", code, hint or "deleted")
        total = Value("int", f"{value.written}.total()", value.variable)
        counts = Value("counts", value.written, value.variable)
        return Value("tuple", value.written, value.variable, items=[total, counts])

    def written(self, before, method, node, options, hint):
        """`create`, `update` and their like: written inside of `query!`."""
        if not isinstance(before, ast.Name) and self.case.is_query(before):
            query = self.case.query(before, None)
        else:
            query = self.case.query(before, None)
        model = query.model
        if method == "update":
            return self.updated(query, node, hint)
        if method == "create":
            return self.created(query, model, node, hint)
        arguments = self.obtained(query, method, node, options)
        text = f"{query.text if query.methods else query.source}.{method}({', '.join(arguments)})"
        pair = (f"({name(model.name.lower())}, created)", f"query!({text}).run(db)?")
        row, created = self.run_pair(pair, model)
        return Value("tuple", items=[row, created])

    def obtained(self, query, method, node, options, given=()):
        """The arguments of `get_or_create` or `update_or_create`; a new row has what is `given`."""
        # What is looked for is also what is created: it has the names of fields.
        model = query.model
        named = [ast.keyword(self.field_name(model, keyword.arg), keyword.value) for keyword in node.keywords
                 if keyword.arg not in ("defaults", "create_defaults", "through_defaults")]
        conditions = query.scope.conditions(ast.Call(node.func, node.args, named))
        defaults = self.pairs(options.get("defaults"))
        create_defaults = self.pairs(options.get("create_defaults"))
        for_new = create_defaults if "create_defaults" in options else defaults
        exact = [keyword.arg for keyword in named if "__" not in keyword.arg]
        # An expression has no value where there is no row yet.
        values = {key: value for key, value in for_new.items() if not self.computed(value)}
        blank = self.blanks(model, [*exact, *values, *given], every=True)
        written = self.columns_written(query, defaults, blank if method == "get_or_create" else {})
        arguments = [conditions, f"defaults({written})" if written else ""]
        if method == "update_or_create" and (blank or len(values) < len(for_new) or "create_defaults" in options):
            arguments.append(f"create_defaults({self.columns_written(query, values, blank)})")
        return [argument for argument in arguments if argument]

    def field_name(self, model, text):
        field, is_column = model.field(text)
        return field["name"] if is_column else text

    def pairs(self, node):
        if node is None:
            return {}
        if isinstance(node, ast.Call) and called(node) == "dict":
            return {keyword.arg: keyword.value for keyword in node.keywords}
        return {evaluate(key): value for key, value in zip(node.keys, node.values)}

    def blanks(self, model, given, every=False):
        """What Django fills in: where nothing is said, a text is empty.

        With `every`, also what Rust asks for in case that there is no row, where the case has one.
        """
        blank = {}
        for field in model.fields:
            told = {field["name"], field["attname"]} & set(given) or (field["primary_key"] and "pk" in given)
            assigned = field["primary_key"] and field["type"] in ("BigAutoField", "AutoField")
            timed = model.label in TIMED and field["name"] in TIMED[model.label]
            # An empty file is an empty text.
            empty = field["null"] and field["type"] not in FILES
            has = empty or assigned or timed or any(key in field for key in ("default", "db_default", "generated"))
            kind = model.kind(field)
            if told or has or not (every or (kind == "text" and "relation" not in field)):
                continue
            blank[name(model.ours(field["attname"]))] = '""' if kind == "text" else BLANK[kind]
        return blank

    def columns_written(self, query, pairs, blank):
        """`name = value` for each column."""
        return ", ".join(filter(None, [self.assigned(query, pairs), *(f"{key} = {text}" for key, text in blank.items())]))

    def computed(self, node):
        """Whether the database computes it."""
        return bool({called(at) for at in ast.walk(node) if isinstance(at, ast.Call)} & DATABASE)

    def assigned(self, query, pairs):
        """`name = value` for each column."""
        return ", ".join(self.assignment(query, key, node) for key, node in pairs.items())

    def assignment(self, query, key, node):
        model = query.model
        field = model.key if key == "pk" else model.field(key)[0]
        if field is None:
            # The compiler is to refuse it.
            try:
                return f"{name(key)} = {literal(evaluate(node))}"
            except NotAValue:
                return f"{name(key)} = {query.scope.assigned(node, 'any')}"
        kind = model.kind(field)
        try:
            value = evaluate(self.with_constants(node))
        except NotAValue:
            return f"{name(field['name'] if field['name'] != 'place_ptr' else 'place')} = {query.scope.assigned(node, kind, field)}"
        if value is None and not field["null"]:
            self.case.refuse(f"`{field['name']}` cannot be `None`")
        try:
            if "relation" not in field:
                owned_literal(value, kind)
        except Missing as reason:
            self.case.refuse(str(reason))
        if isinstance(value, int) and value < 0 and field["type"].startswith("Positive"):
            self.case.refuse("a negative number")
        if kind == "json" and value is not None:
            text = owned_literal(value, kind)
        elif kind in ("float", "decimal") and isinstance(value, int) and not isinstance(value, bool):
            text = owned_literal(value, kind)
        else:
            text = literal(value, kind)
            if kind == "int" and text.endswith("_i64") and field["type"] in NARROW:
                text = text.replace("_i64", f"_{NARROW[field['type']]}")
        return f"{name(model.ours(field['attname']))} = {text}"

    def created(self, query, model, node, hint):
        pairs = {keyword.arg: keyword.value for keyword in node.keywords}
        if model.parent is not None:
            return self.created_child(model, pairs, hint)
        self.require(model, pairs)
        written = self.columns_written(query, pairs, self.blanks(model, pairs))
        row = self.run("model", f"query!({query.source}.create({written})).run(db)?", hint or model.name, model=model)
        row.kept = self.rows_in(pairs)
        return row

    def require(self, model, pairs):
        """What Django's database refuses, a column without a value, is refused by the compiler."""
        for field in model.fields:
            if not {field["name"], field["attname"]} & set(pairs) and self.lacks(model, field):
                self.case.refuse(f"`{field['name']}` has no value")

    def lacks(self, model, field):
        """Whether it was Django's error that this column has no value."""
        message = self.case.data.get("error", {}).get("message", "")
        return message == f"NOT NULL constraint failed: {model.data['table']}.{field['column']}"

    def updated(self, query, node, hint):
        pairs = {keyword.arg: keyword.value for keyword in node.keywords}
        model = query.model
        parent = model.parent
        if parent is not None and any(model.field(key)[0] is None and parent.field(key)[0] for key in pairs):
            return self.updated_child(query, pairs, hint)
        written = self.assigned(query, pairs)
        text = query.text if query.methods else query.source
        return self.run("int", f"query!({text}.update({written})).run(db)?", hint or "updated")


    def key_of(self, value):
        return key_of(value)
