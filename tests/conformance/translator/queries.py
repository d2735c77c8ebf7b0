"""Whole queries: chains of methods, and how their rows become cells."""

import ast
import copy
import re

from . import paginator
from .expressions import Scope, called
from .plain import plain
from .raw import Raw
from .rows import Loading, closure, load_parents
from .schema import name
from .values import Untranslatable, evaluate, literal, right_side

DEFAULTS = {
    "int": "0", "text": "String::new()", "decimal": "dec(\"0\")", "float": "0.0", "bool": "false",
    "date": "date(2000, 1, 1)", "datetime": "timestamp(\"2000-01-01T00:00:00Z\")",
}
# Methods that take the database; what asks nothing more of the query.
OUTSIDE = ("first", "last", "count", "exists", "contains", "in_bulk", "iterator", "delete", "explain")
# Methods after which there is a value and no query any more.
# How query sets are combined by operators.
COMBINED = {ast.BitOr: "|", ast.BitAnd: "&", ast.BitXor: "^"}
ENDINGS = frozenset(
    (*OUTSIDE, *"get latest earliest aggregate create update get_or_create update_or_create bulk_create bulk_update".split())
)


class Query:
    """A query in our spelling, as far as it has been read."""

    def __init__(self, model, scope, source=None):
        self.model, self.scope = model, scope
        # The model, or a variable that holds a query.
        self.source = source or model.name
        self.methods = []
        self.annotated = False
        self.only = False
        self.loading = Loading()
        # How rows look: `model`, `fields` (by name), `tuple` or `bare`.
        self.shape = "model"
        # A method of the result, outside of `query!`, and what of the row is asked for.
        self.ending = None
        # The method whose arguments end the query inside of `query!`.
        self.final = None
        self.step = None
        # Whether the rows are found by a field.
        self.mapped = False
        # Whether what is shown of a row is asked for, row by row.
        self.asks = False
        # The fields that `only` names, and the kind of a bare value and whether it may be missing.
        self.loaded, self.selected = None, None
        # The paths that `values_list` names; none for what is computed.
        self.columns = []

    def related(self, model, relation):
        """The rows of a relation that was fetched whole, and what was fetched with them."""
        query = Query(model, Scope(self.scope.case, model))
        for path in self.loading.deeper.get(relation, []):
            first, _, rest = path.partition("__")
            query.loading.fetched[first] = (first, None)
            query.loading.deeper.setdefault(first, []).extend([rest] if rest else [])
        return query

    def again(self, outer):
        """The same query, to go on from."""
        query = copy.copy(self)
        query.scope, query.loading = copy.copy(self.scope), copy.copy(self.loading)
        query.scope.outer = outer or self.scope.outer
        query.scope.annotations, query.methods = list(self.scope.annotations), list(self.methods)
        query.loading.fetched = dict(self.loading.fetched)
        return query

    @property
    def text(self):
        return self.source + ("".join(self.methods) or ".all()")

    @property
    def text_with_final(self):
        return (self.text if self.methods else self.source) + (self.final or "")

    def row(self, columns, schema):
        """A closure that makes cells of a row."""
        return closure(self, columns, schema)


class Case(Raw):
    """One case: its query, and the lines before it."""

    def __init__(self, schema, data, strict=True):
        self.schema, self.data, self.app, self.strict = schema, data, data["ns"], strict
        self.lines = []
        # What reads its statements, if it is one that writes, and why rustc refuses what Django refuses later.
        self.writer, self.refused = None, None

    def refuse(self, reason):
        """Notes that the program does not compile; where Django accepts it, it has no translation."""
        if self.strict and self.data["kind"] != "error":
            raise Untranslatable(reason)
        self.refused = self.refused or reason

    # What an expression is

    def model_named(self, node):
        return self.schema.get(self.app, node.id) if isinstance(node, ast.Name) else None

    def is_instance(self, node):
        return isinstance(node, ast.Call) and self.model_named(node.func) is not None

    def is_query(self, node):
        if isinstance(node, ast.BinOp) and type(node.op) in COMBINED:
            return self.is_query(node.left) and self.is_query(node.right)
        if self.writer is not None:
            return self.writer.model_of_query(node) is not None
        while True:
            if isinstance(node, ast.Attribute) and node.attr == "objects" and self.model_named(node.value):
                return True
            if isinstance(node, (ast.Attribute, ast.Subscript)):
                node = node.value
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                node = node.func
            else:
                return False

    # Values that are made before the query

    def instance(self, node):
        """A row that is not in the database: `Customer(id=2)`."""
        model = self.model_named(node.func)
        given = {keyword.arg: literal(evaluate(keyword.value)) for keyword in node.keywords}
        fields = []
        for field in model.fields:
            if field["null"]:
                value = "None"
            elif "relation" in field or model.kind(field) not in DEFAULTS:
                raise Untranslatable("an instance with a key")
            else:
                value = DEFAULTS[model.kind(field)]
            fields.append(f"{name(model.ours(field['attname']))}: {given.get(field['name'], value)}")
        variable = self.fresh(model.name.lower())
        self.lines.append(f"let {variable} = {model.name} {{ {', '.join(fields)} }};")
        return f"&{variable}"

    def fresh(self, text):
        """A name that no line before has."""
        taken = sum(bool(re.match(rf"let {text}(_\d+)? =", line)) for line in self.lines)
        return f"{text}_{taken + 1}" if taken else text

    def row_of(self, node):
        """A row that is asked for before: `Customer.objects.get(pk=3)`."""
        query = self.query(node, None)
        variable = self.fresh(query.model.name.lower())
        self.lines.append(f"let {variable} = query!({query.text_with_final}).run(db)?;")
        return f"&{variable}"

    def values_of(self, node):
        """The rows of a query, asked before: `list(queryset)`."""
        query = self.query(node, None)
        variable = self.fresh("values")
        self.lines.append(f"let {variable} = query!({query.text}).all(db)?;")
        return f"&{variable}" if query.shape == "model" else variable

    # Queries

    def query(self, node, outer):
        """Reads a chain of methods."""
        if isinstance(node, ast.BinOp) and type(node.op) in COMBINED:
            return self.combined(node, outer)
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            return self.source(self.model_named(node.value), outer)
        if self.writer is not None and isinstance(node, (ast.Name, ast.Attribute)):
            return self.held(self.writer.value(node), outer)
        if isinstance(node, ast.Subscript):
            query = self.query(node.value, outer)
            self.slice(query, node.slice)
            return query
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            query = self.query(node.func.value, outer)
            if query.ending or query.final:
                raise Untranslatable(f"`.{node.func.attr}` of a row")
            self.method(query, node.func.attr, node)
            return query
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def held(self, value, outer):
        """A query in a variable, or the rows of a related manager."""
        if value.kind == "manager":
            return Query(value.model, Scope(self, value.model, outer), self.writer.manager_query(value))
        if value.origin is not None:
            # Rows that were asked for: what the query was is asked anew.
            value = value.origin
        if value.kind != "query":
            raise Untranslatable(f"a {value.kind} as a query")
        if value.variable is None:
            return value.query.again(outer)
        query = Query(value.model, Scope(self, value.model, outer), f"(&{value.code})")
        if value.query is not None:
            query.shape, query.annotated, query.loaded = value.query.shape, value.query.annotated, value.query.loaded
            query.scope.annotations = value.query.scope.annotations
        return query

    def source(self, model, outer):
        """`Model.objects`; a proxy is its model with what its manager filters by."""
        proxied = model.data.get("proxy_of")
        target = self.schema[proxied] if proxied else model
        query = Query(target, Scope(self, target, outer))
        if proxied:
            query.methods.append('.filter(state = "published")')
        return query

    def combined(self, node, outer):
        """`a & b` is what both filter one after the other; `a | b` is one query set with `Q(…) | Q(…)`."""
        symbol = COMBINED[type(node.op)]
        left, right = (self.query(side, outer) for side in (node.left, node.right))
        empty = [".none()" in side.methods for side in (left, right)]
        if any(empty):
            # Nothing and something: Django does not combine them at all.
            return (left if empty[0] else right) if symbol == "&" else (right if empty[0] else left)
        conditions, orders = [], []
        for side in (left, right):
            filters = [method for method in side.methods if method.startswith((".filter(", ".exclude("))]
            orders.append([method for method in side.methods if method.startswith(".order_by(")][-1:])
            rest = [method for method in side.methods if method not in filters and not method.startswith(".order_by(")]
            if rest and (side is right or symbol != "&"):
                raise Untranslatable("querysets combined by an operator")
            conditions.append(filters)
        order = orders[1] or orders[0]
        kept = [method for method in left.methods if not method.startswith(".order_by(")]
        if symbol == "&":
            left.methods = [*kept, *conditions[1], *order]
            return left
        sides = [" & ".join(as_condition(method) for method in filters) for filters in conditions]
        # A side without a condition is all rows.
        joined = f" {symbol} ".join(sides) if all(sides) else "" if symbol == "|" else "!" + max(sides, key=len)
        left.methods = [f".filter({joined})"] * bool(joined) + order
        return left

    def slice(self, query, index):
        if isinstance(index, ast.Slice):
            low, high = (evaluate(end) if end else None for end in (index.lower, index.upper))
            query.methods.append(f"[{'' if low is None else low}..{'' if high is None else high}]")
            if index.step is not None:
                query.step = evaluate(index.step)
            return
        at = evaluate(index)
        if not isinstance(at, int):
            self.refuse("an index that is no number")
            query.methods.append(f"[{literal(at)}]")
            return
        if at < 0:
            self.refuse("a negative index: the last row is `last`")
            query.methods.append(f"[{at}]")
            return
        query.methods.append(f"[{at}..{at + 1}]")
        query.ending = ("first", "")

    def method(self, query, method, call):
        scope = query.scope
        if method in ("all", "select_for_update"):
            # SQLite locks no rows: Django's `select_for_update` says nothing there.
            return
        if method in ("filter", "exclude"):
            query.methods.append(f".{method}({scope.conditions(call)})")
        elif method == "get" and (call.args or call.keywords):
            query.final = f".get({scope.conditions(call)})"
        elif method == "get":
            query.ending = ("get", "")
        elif method in ("order_by", "latest", "earliest", "distinct", "only", "defer", "select_related"):
            if method == "select_related" and not call.args:
                call.args = [ast.Constant(path) for path in required(query.model, 5)]
                if not call.args:
                    return
            keys = ", ".join("None" if is_none(node) else scope.key(node) for node in call.args)
            if method in ("latest", "earliest"):
                query.final = f".{method}({keys})"
            else:
                query.methods.append(f".{method}({keys})")
            if method in ("only", "defer", "select_related"):
                query.loading.says(method, [node.value for node in call.args if node.value is not None])
            if method in ("only", "defer"):
                query.shape = "deferred"
                query.only = query.only or method == "only"
            if method == "only":
                query.loaded = [node.value for node in call.args]
        elif method in ("reverse", "none"):
            query.methods.append(f".{method}()")
        elif method in ("annotate", "alias"):
            query.methods.append(f".{method}({scope.named(call)})")
            # A filtered relation adds nothing to the rows.
            adds = call.args or any(called(keyword.value) != "FilteredRelation" for keyword in call.keywords)
            query.annotated = query.annotated or (method == "annotate" and bool(adds))
        elif method == "aggregate":
            query.final = f".aggregate({scope.named(call)})"
            query.shape = "fields"
        elif method == "values":
            # A dictionary has a key once.
            call.args = list({ast.unparse(node): node for node in call.args}.values())
            query.methods.append(f".values({scope.named(call)})")
            # All columns are the model itself.
            query.shape = "fields" if call.args or call.keywords else "model"
        elif method == "values_list":
            self.values_list(query, call)
        elif method == "prefetch_related":
            written = ", ".join(self.prefetch(query, node) for node in call.args)
            query.methods.append(f".prefetch_related({written})")
        elif method in ("dates", "datetimes"):
            kind = call.args[1].value
            options = "".join(
                f", {scope.option(option)}" if option.arg == "tzinfo" else f", {option.arg} = {option.value.value.lower()}"
                for option in call.keywords
            )
            query.methods.append(f".{method}({scope.path(call.args[0].value).text}, {kind}{options})")
            query.shape = "bare"
        elif method in ("union", "intersection", "difference"):
            others = [self.query(node, None).text for node in call.args]
            query.methods.append(f".{method}({scope.joined(others, call)})")
        elif method == "raw":
            self.raw(query, call)
        elif method in ("update", "create"):
            # In a case that reads, it stands for what the compiler refuses.
            query.final = f".{method}({scope.conditions(call)})"
            query.shape = "model" if method == "create" else "bare"
        elif method in OUTSIDE:
            self.outside(query, method, call)
        else:
            raise Untranslatable(f"`{method}`")

    def prefetch(self, query, node):
        """One argument of `prefetch_related`: a path of accessors, or a `Prefetch`."""
        if called(node) == "Prefetch":
            options = {keyword.arg: keyword.value for keyword in node.keywords}
            path, _ = self.accessors(query.model, node.args[0].value)
            inner = None
            text = f"Prefetch({path}"
            if "queryset" in options and not is_none(options["queryset"]):
                inner = self.query(options["queryset"], None)
                load_parents(inner)
                text += f", {inner.text}"
            elif "to_attr" in options:
                # All related rows, as another field.
                inner = self.source(self.accessors(query.model, node.args[0].value)[1], None)
                text += f", {inner.text}"
            attribute = options["to_attr"].value if "to_attr" in options else path
            query.loading.fetched[attribute] = (path, inner)
            if attribute != path:
                text += f", to = {attribute}"
            if inner is None:
                query.loading.fetched[path.split("__")[0]] = (path.split("__")[0], None)
                return path
            return text + ")"
        if is_none(node):
            query.loading.fetched.clear()
            return "None"
        path, _ = self.accessors(query.model, node.value)
        first, _, rest = path.partition("__")
        query.loading.deeper.setdefault(first, []).extend([rest] if rest else [])
        query.loading.fetched.setdefault(path.split("__")[0], (path.split("__")[0], None))
        return path

    def accessors(self, model, text):
        """A path of accessors, `order_set__product`, as one of the names that queries use."""
        parts = []
        for part in text.split("__"):
            # An accessor that is also a query name of another relation is Django's error: kept as it is.
            known = model is not None and model.query_name(part)
            parts.append(known or part)
            model = model.relation(parts[-1])[0] if model is not None else None
        return "__".join(parts), model

    def values_list(self, query, call):
        options = {keyword.arg: keyword.value.value for keyword in call.keywords}
        if options.get("flat") and not call.args:
            call.args = [ast.Constant(query.model.key["name"])]
        # Our computed columns have names, even where the row is a tuple.
        named = [ast.keyword(f"value{at}", node) if isinstance(node, ast.Call | ast.BinOp | ast.UnaryOp | ast.Subscript)
                 else node for at, node in enumerate(call.args, 1)]
        written = ", ".join(query.scope.named(one(call, node), remember=False) for node in named)
        if options.get("named") and not options.get("flat"):
            # A struct with named fields is what `values` makes.
            query.methods.append(f".values({written})")
            query.shape = "fields"
            return
        written += "".join(f", {option} = true" for option, value in options.items() if value)
        if options.get("flat") and isinstance(call.args[0], ast.Constant):
            query.selected = self.selected(query.model, call.args[0].value)
        query.columns = [node.value if isinstance(node, ast.Constant) else None for node in call.args]
        query.methods.append(f".values_list({written})")
        query.shape = "bare" if options.get("flat") else "tuple" if call.args else "model"

    def selected(self, model, text):
        """The kind of a bare value of a column, and whether it may be missing."""
        field = model.key if text == "pk" else model.field(text)[0]
        return (model.kind(field), field["null"]) if field is not None else None

    def outside(self, query, method, call):
        argument = ""
        if method == "contains":
            row = call.args[0]
            known = self.instance if self.is_instance(row) else self.row_of
            argument = self.writer.present(self.writer.value(row)).borrowed if self.writer else known(row)
        elif method == "in_bulk":
            options = {option.arg: option.value for option in call.keywords}
            field = options["field_name"].value if "field_name" in options else "pk"
            keys = call.args[0] if call.args else options.get("id_list")
            path = query.scope.path(field)
            argument = right_side(evaluate(keys), path.kind, "in") if keys is not None else None
            if field != "pk" or keys is None or query.shape != "model" or query.annotated or query.loading.related or query.loading.fetched:
                written = [path.text] * (field != "pk" or keys is not None) + [argument] * (keys is not None)
                query.final = f".in_bulk({', '.join(written)})"
                query.mapped = True
                return
        elif method == "iterator":
            method = "iterated"
        query.ending = (method, argument)


def as_condition(method):
    """`.filter(a = 1)` as `Q(a = 1)`."""
    if method.startswith(".filter("):
        return f"Q({method[len('.filter('):-1]})"
    return f"!Q({method[len('.exclude('):-1]})"


def one(call, argument):
    """The call with this one argument."""
    if isinstance(argument, ast.keyword):
        return ast.Call(call.func, [], [argument])
    return ast.Call(call.func, [argument], [])


def required(model, depth):
    """The paths over keys that cannot be missing: what `select_related()` loads."""
    paths = []
    for field in model.fields:
        if "relation" not in field or field["null"] or depth == 0 or field["name"] == "place_ptr":
            continue
        further = required(model.schema[field["relation"]["to"]], depth - 1)
        paths += [f"{field['name']}__{path}" for path in further] or [field["name"]]
    return paths


def is_none(node):
    return isinstance(node, ast.Constant) and node.value is None


def read(schema, data, strict=True):
    """The query of a case, and the case with the lines before it."""
    statements = plain(ast.parse(data["django"])).body
    if len(statements) != 1 or not isinstance(statements[0], ast.Expr):
        raise Untranslatable("several statements")
    tree = statements[0].value
    case = Case(schema, data, strict)
    if paginator.mentions(tree):
        return paginator.read(case, tree), case
    wrapped = called(tree) == "list"
    query = case.query(tree.args[0] if wrapped else tree, None)
    load_parents(query)
    return query, case
