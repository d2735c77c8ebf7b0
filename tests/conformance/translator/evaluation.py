"""Expressions of cases that write: names, attributes, arithmetic, comparisons and comprehensions of Python."""

import ast
import re

from .calls import Calls
from .loops import Loops
from .objects import COPIED, FACTS, SCALARS, Value, column, key_of, kind_of, name, owned_literal
from .schema import fetching
from .values import NotAValue, Untranslatable, as_node, evaluate

COMPARISONS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%", ast.FloorDiv: "/"}


class Evaluation(Calls, Loops):
    """Evaluates expressions: what talks to the database becomes a line before."""

    def value(self, node, hint=None):
        try:
            return Value("const", python=evaluate(self.with_constants(node)))
        except (NotAValue, Untranslatable):
            pass
        if isinstance(node, ast.BinOp) and self.case.is_query(node):
            return self.lazy(node)
        for kind, read in (
            (ast.Name, self.named), (ast.Attribute, self.attribute), (ast.Subscript, self.subscript), (ast.Call, self.call),
            (ast.BinOp, self.arithmetic), (ast.Compare, self.comparison), (ast.BoolOp, self.logic), (ast.UnaryOp, self.unary),
            (ast.JoinedStr, self.formatted), (ast.IfExp, self.choice),
        ):
            if isinstance(node, kind):
                return read(node, hint) if kind is ast.Call else read(node)
        if isinstance(node, ast.List) and any(isinstance(item, ast.Starred) for item in node.elts):
            return self.spread(node)
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            items = [self.value(item) for item in node.elts]
            return Value("tuple" if isinstance(node, ast.Tuple) else "items", items=items)
        if isinstance(node, (ast.ListComp, ast.GeneratorExp, ast.SetComp)):
            return self.comprehension(node)
        if isinstance(node, ast.DictComp):
            return self.dictionary(node)
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def with_constants(self, node):
        """The expression with the values of variables that are constants."""
        known = {key: value.python for key, value in self.env.items() if value.kind == "const"}
        if not known:
            return node

        class Put(ast.NodeTransformer):
            def visit_Name(self, at):
                return ast.copy_location(as_node(known[at.id]), at) if at.id in known else at

        return Put().visit(ast.parse(ast.unparse(node), mode="eval").body)

    def named(self, node):
        if node.id not in self.env:
            raise Untranslatable(f"`{node.id}`")
        return self.env[node.id]

    def attribute(self, node):
        manager = self.manager_at(node)
        if manager is not None:
            return manager
        if self.case.is_query(node):
            return self.lazy(node)
        base = self.value(node.value)
        if base.kind == "model":
            return self.field(base, node.attr)
        if base.kind == "row":
            return self.computed_field(base, node.attr)
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def field(self, base, attribute):
        base = self.present(base)
        if base.whole is not None and base.whole.query.loading.has([attribute]):
            return self.field(base.whole, attribute)
        if base.whole is not None and base.model.field(attribute)[0] is None and base.model.relation(
                base.model.query_name(attribute))[0] is None:
            # What was computed with the row from which this one was taken.
            return self.computed_field(base.whole, attribute)
        if attribute == "pk":
            return self.key_of(base)
        model = base.model
        field, is_column = model.field(attribute)
        if field is None and base.parent is not None:
            return self.field(base.parent, attribute)
        if field is None and model.parent is not None and model.parent.field(attribute)[0]:
            raise Untranslatable(f"`{attribute}` is a column of the parent's row")
        loading = base.query.loading if base.query is not None else None
        if loading is not None and not base.behind and attribute in loading.fetched:
            return self.prefetched(base, attribute)
        if field is None:
            relation = model.query_name(attribute)
            target, _ = model.relation(relation)
            if loading is not None and target is not None and loading.has([*base.behind, relation]):
                return self.joined_row(base, relation, target, True)
            if target is None:
                # What `annotate` added.
                return self.computed_field(base, attribute)
            if attribute not in base.kept:
                code = f"{base.code}.{name(relation)}().get(db)?"
                base.kept[attribute] = self.run("model", code, target.name, model=target)
            return base.kept[attribute]
        if "relation" in field and not is_column:
            return self.fetched(base, field)
        if "relation" in field and loading is not None and loading.has([*base.behind, field["name"]]):
            row = self.joined_row(base, field["name"], model.schema[field["relation"]["to"]], field["null"])
            key = key_of(row)
            if row.null:
                key.written = f"{row.written}.as_ref().map(|row| row.{key.written.rsplit('.', 1)[1]}.clone())"
            return key.at(key.written, base.variable, null=row.null)
        if base.loaded is not None and attribute not in base.loaded and field is not model.key:
            raise Untranslatable(f"`{attribute}` was not loaded")
        if base.loaded is not None and field is model.key:
            return self.key_of(base)
        return column(base, field, name(model.ours(field["attname"])))

    def fetched(self, base, field):
        """`order.customer`: the row is read, as Django does."""
        if field["name"] in base.kept:
            return base.kept[field["name"]]
        held = column(base, field, name(base.model.ours(field["attname"])))
        target = held.key_to
        if base.query is not None and base.query.loading.has([*base.behind, field["name"]]):
            return self.joined_row(base, field["name"], target, held.null)
        fetch = fetching(base.model, field)
        if held.null:
            code = f"{held.code}.as_ref().map(|key| key.{fetch}).transpose()?"
            row = self.run("model", code, target.name, model=target, null=True)
        else:
            row = self.run("model", f"{held.code}.{fetch}?", target.name, model=target)
        base.kept[field["name"]] = row
        return row

    def computed_field(self, base, attribute):
        """A field of a row that no model has."""
        scope = base.query.scope if base.query is not None else None
        found = scope and (scope.kinds.get(attribute) or scope.column(attribute))
        kind, null = found or ("any", False)
        return Value(kind, f"{base.code}.{name(attribute)}", base.variable, place=True, null=null, wide=attribute in scope.kinds if scope else False)

    def joined_row(self, base, relation, target, null):
        """A row that `select_related` loaded with another."""
        if relation in base.kept:
            return base.kept[relation]
        code = f"{base.code}.{name(relation)}"
        row = Value("model", code, base.variable, model=target, null=null, query=base.query, behind=[*base.behind, relation],
                    place=True)
        row.owner = (base, relation)
        return row

    def prefetched(self, base, attribute):
        """Rows that `prefetch_related` loaded."""
        relation, inner = base.query.loading.fetched[attribute]
        code = f"{base.code}.{name(attribute if inner is not None else relation)}"
        target, _ = base.model.relation(relation)
        field, _ = base.model.field(relation)
        item = Value("model", model=target, query=inner or base.query.related(target, relation))
        if field is not None or self.is_one(base.model, relation):
            return item.at(code, base.variable, null=field is None or field["null"])
        return Value("list", code, base.variable, item=item, place=True)

    def is_one(self, model, relation):
        return any(reverse["query_name"] == relation and reverse["kind"] == "OneToOneRel" for reverse in model.data.get("reverse", []))

    def subscript(self, node):
        base = self.materialized(node.value) if not isinstance(node.slice, ast.Slice) else None
        if base is None:
            if self.case.is_query(node):
                return self.lazy(node)
            raise Untranslatable(f"`{ast.unparse(node)}`")
        if base.kind == "counts":
            return Value("int", f"{base.code}.of({owned_literal(evaluate(node.slice), 'any')})", base.variable)
        at = evaluate(node.slice)
        if base.kind in ("tuple", "items"):
            return base.items[at]
        if base.kind == "row" and isinstance(at, str):
            return self.computed_field(base, at)
        if base.kind == "dict":
            key = owned_literal(at, "any") if isinstance(at, str) else f"&{owned_literal(at, 'any')}"
            item = base.item.at(f"{base.code}[{key}]", base.variable)
            item.changing = f"{base.written}.get_mut({key}).ok_or_else(absent)?"
            return item
        if base.kind == "list":
            index = str(at) if at >= 0 else f"{base.code}.len() - {-at}"
            return base.item.at(f"{base.code}[{index}]", base.variable)
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def materialized(self, node):
        """A value; if it is a query, its rows. A variable keeps them, as a query set does."""
        value = self.value(node)
        if value.kind not in ("query", "manager"):
            return value
        rows = self.rows_of(value, node.id if isinstance(node, ast.Name) else None)
        if isinstance(node, ast.Name):
            rows.origin = value
            self.env[node.id] = rows
        return rows

    def arithmetic(self, node):
        symbol = ARITHMETIC.get(type(node.op))
        if isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant) and isinstance(node.left.value, str):
            return self.percent(node)
        left, right = self.value(node.left), self.value(node.right)
        kind = left.kind if left.kind != "const" else right.kind
        if symbol is None:
            raise Untranslatable(f"`{ast.unparse(node)}`")
        if kind == "text" and symbol == "+":
            return Value("text", f'format!("{{}}{{}}", {self.shown(left)}, {self.shown(right)})')
        if kind not in COPIED or kind == "ip":
            raise Untranslatable(f"`{ast.unparse(node)}`")
        kinds = {side.kind for side in (left, right)}
        if kinds in ({"int", "decimal"}, {"int", "float"}):
            # A number with a fraction.
            (kind,) = kinds - {"int"}
            of = "rust_decimal::Decimal" if kind == "decimal" else "f64"
            left, right = (Value(kind, f"{of}::from({self.operand(side, 'int')})") if side.kind == "int" else side for side in (left, right))
        return Value(kind, f"{self.operand(left, kind)} {symbol} {self.operand(right, kind)}", compound=True)

    def percent(self, node):
        """`"%s-%d" % (name, number)`"""
        values = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
        text = node.left.value.replace("{", "{{").replace("}", "}}")
        parts = re.split(r"%[sd]", text)
        if len(parts) != len(values) + 1 or "%" in "".join(parts):
            raise Untranslatable("a format")
        values = [self.shown(self.value(value)) for value in values]
        return Value("text", f"format!({', '.join([owned_literal('{}'.join(parts), 'any'), *values])})")

    def operand(self, value, kind):
        if value.kind == "const":
            return owned_literal(value.python, kind)
        if value.null:
            return f"{value.owned}.ok_or_else(absent)?"
        return f"({value.code})" if value.compound else f"*{value.code}" if value.reference else value.code

    def shown(self, value):
        if value.null:
            return f'{value.code}.as_ref().map_or_else(|| "None".to_owned(), ToString::to_string)'
        return owned_literal(value.python, "any") if value.kind == "const" else value.code

    def comparison(self, node):
        if len(node.ops) != 1:
            sides = [node.left, *node.comparators]
            pairs = [ast.Compare(one, [operator], [other]) for one, operator, other in zip(sides, node.ops, sides[1:])]
            return self.logic(ast.BoolOp(ast.And(), pairs))
        if isinstance(node.ops[0], (ast.In, ast.NotIn)) and self.model_of(node.left) is not None:
            return self.among(node)
        operator, left, right = node.ops[0], self.value(node.left), self.value(node.comparators[0])
        if isinstance(operator, (ast.Is, ast.IsNot)) and right.kind == "const" and right.python is None:
            test = "is_none" if isinstance(operator, ast.Is) else "is_some"
            if left.kind in ("text", "list", "dict", "int", "bool") and not left.null and not left.assigned:
                return Value("const", python=test == "is_some")
            if left.kind == "const":
                return Value("const", python=(left.python is None) == (test == "is_none"))
            if left.assigned:
                return Value("bool", f"{left.code} {'==' if test == 'is_none' else '!='} 0", compound=True)
            return Value("bool", f"{left.code}.{test}()")
        if isinstance(operator, (ast.Is, ast.IsNot)) and left.kind == right.kind == "model":
            # Rows are the same object if they stand in the same variable.
            return Value("const", python=(left.written == right.written) == isinstance(operator, ast.Is))
        if isinstance(operator, (ast.In, ast.NotIn)):
            sign = "!" if isinstance(operator, ast.NotIn) else ""
            return Value("bool", f"{sign}{right.code}.contains({left.borrowed if left.kind != 'const' else '&' + self.shown(left)})")
        if type(operator) not in COMPARISONS:
            raise Untranslatable(f"`{ast.unparse(node)}`")
        if left.kind == right.kind == "model" and not left.null and not right.null:
            # Rows are the same if their keys are.
            left, right = key_of(left), key_of(right)
        kind = left.kind if left.kind != "const" else right.kind
        if kind == "int" and "const" not in (left.kind, right.kind) and isinstance(operator, (ast.Eq, ast.NotEq)):
            # Keys, counts and columns are integers of several types.
            return Value("bool", f"{left.code}.to_cell() {COMPARISONS[type(operator)]} {right.code}.to_cell()", compound=True)
        written = [owned_literal(side.python, kind) if side.kind == "const" else side.code for side in (left, right)]
        return Value("bool", f"{written[0]} {COMPARISONS[type(operator)]} {written[1]}", compound=True)

    def among(self, node):
        """`row in rows`"""
        row, rows = self.present(self.value(node.left)), self.materialized(node.comparators[0])
        if rows.kind != "list" or rows.item.kind != "model":
            raise Untranslatable(f"`{ast.unparse(node)}`")
        other = key_of(rows.item.at("other", reference="&"))
        sign = "!" if isinstance(node.ops[0], ast.NotIn) else ""
        return Value("bool", f"{sign}{rows.code}.iter().any(|other| {other.code} == {key_of(row).code})", compound=True)

    def logic(self, node):
        symbol = " && " if isinstance(node.op, ast.And) else " || "
        return Value("bool", symbol.join(self.bracketed(item) for item in node.values), compound=True)

    def bracketed(self, node):
        text = self.truth(node)
        return f"({text})" if " " in text else text

    def unary(self, node):
        if isinstance(node.op, ast.Not):
            return Value("bool", f"!{self.bracketed(node.operand)}")
        value = self.value(node.operand)
        if isinstance(node.op, ast.USub) and value.kind in COPIED:
            return Value(value.kind, f"-{self.operand(value, value.kind)}", compound=True)
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def truth(self, node):
        """Whether Python takes the value for true."""
        value = self.value(node)
        if value.kind == "const":
            return str(bool(value.python)).lower()
        if value.kind in ("query", "manager") and isinstance(node, ast.Name) and node.id in self.after(node):
            value = self.materialized(node)
        if value.kind in ("query", "manager"):
            return f"{self.query_code(value)}.exists(db)?"
        if value.kind in ("list", "text"):
            return f"!{value.code}.is_empty()"
        if value.kind == "bool":
            return value.code
        if value.null and value.kind in ("int", "text", "bool"):
            test = {"int": "*value != 0", "text": "!value.is_empty()", "bool": "*value"}[value.kind]
            return f"{value.code}.as_ref().is_some_and(|value| {test})"
        if value.kind == "int":
            return f"{value.code} != 0"
        if value.null:
            return f"{value.code}.is_some()"
        raise Untranslatable(f"a {value.kind} as a condition")

    def formatted(self, node):
        text, values = "", []
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += part.value.replace("{", "{{").replace("}", "}}")
                continue
            if part.format_spec is not None or part.conversion != -1:
                raise Untranslatable("a format")
            text += "{}"
            values.append(self.shown(self.value(part.value)))
        return Value("text", f"format!({', '.join([owned_literal(text, 'any'), *values])})")

    def spread(self, node):
        """`[first, *others]`"""
        parts, item = [], None
        for part in node.elts:
            value = self.materialized(part.value if isinstance(part, ast.Starred) else part)
            if isinstance(part, ast.Starred) and value.kind != "list":
                raise Untranslatable(f"`{ast.unparse(node)}`")
            item = value.item if isinstance(part, ast.Starred) else value
            copied = f"{value.code}.clone()" if isinstance(part, ast.Starred) else item.at(value.code).owned
            parts.append(f"items.extend({copied});" if isinstance(part, ast.Starred) else f"items.push({copied});")
        code = f"{{ let mut items = Vec::new(); {' '.join(parts)} items }}"
        return self.run("list", code, "items", item=item.at("item"))

    def choice(self, node):
        """`a if test else b`: only one of them is asked for."""
        test, sides = self.truth(node.test), []
        for side in (node.body, node.orelse):
            before, self.lines = self.lines, []
            value = self.value(side)
            sides.append((self.lines, value))
            self.lines = before
        known = next((value for _, value in sides if value.kind != "const"), None)
        kind = known.kind if known else next((kind_of(value.python) for _, value in sides if value.python is not None), "none")
        null = any(value.null or (value.kind == "const" and value.python is None) for _, value in sides)
        branches = []
        for lines, value in sides:
            missing = value.kind == "const" and value.python is None
            text = owned_literal(value.python, kind) if value.kind == "const" else value.owned
            text = f"Some({text})" if null and not value.null and not missing else text
            branches.append(" ".join([*lines, text]))
        code = f"if {test} {{ {branches[0]} }} else {{ {branches[1]} }}"
        facts = {fact: getattr(known, fact) for fact in FACTS} if known else {}
        if kind in SCALARS and not any(lines for lines, _ in sides):
            return Value(kind, code, **facts | {"null": null})
        return self.run(kind, code, "chosen", **facts | {"null": null})
