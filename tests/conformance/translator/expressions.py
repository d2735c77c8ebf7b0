"""Conditions and expressions: what stands between the parentheses of a query's methods."""

import ast

from .objects import kind_of, narrowed, parameter
from .schema import Path, name
from .values import NotAValue, Untranslatable, evaluate, literal, right_side

AGGREGATES = frozenset("Count Sum Avg Min Max StdDev Variance StringAgg AnyValue".split())
OPERATORS = {ast.Add: ("+", 1), ast.Sub: ("-", 1), ast.Mult: ("*", 2), ast.Div: ("/", 2), ast.Mod: ("%", 2)}
BITS = {"bitand": "&", "bitor": "|", "bitxor": "^", "bitleftshift": "<<", "bitrightshift": ">>"}
TYPES = {
    **dict.fromkeys("CharField TextField SlugField EmailField URLField FileField".split(), "String"),
    **dict.fromkeys((f"{size}IntegerField" for size in ("", "Small", "Big", "Positive", "PositiveSmall", "PositiveBig")), "i64"),
    "FloatField": "f64", "BooleanField": "bool", "DecimalField": "rust_decimal::Decimal", "DateTimeField": "jiff::Timestamp",
    "DateField": "jiff::civil::Date", "TimeField": "jiff::civil::Time", "DurationField": "jiff::SignedDuration", "UUIDField": "uuid::Uuid",
    "JSONField": "serde_json::Value", "BinaryField": "Vec<u8>",
}
# Types that a sum or difference of moments has by itself.
MOMENTS = ("DateTimeField", "DateField", "TimeField", "DurationField")
# Types of columns by their kinds.
BY_KIND = {"text": "String", "int": "i64", "float": "f64", "bool": "bool", "decimal": "rust_decimal::Decimal"}
# Other names of functions.
CALLED = {"ConcatPair": "Concat", "Ceiling": "Ceil", "GroupConcat": "StringAgg"}
# Query methods that give a value, which is then a parameter.
ENDED = ("get", "first", "last", "latest", "earliest", "count", "exists", "create")
# Functions whose arguments are for the database.
DATABASE = frozenset("F Q Value Case When Subquery Exists OuterRef Upper Lower Concat Coalesce Round Cast Func Length".split())
LOGIC = {ast.BitOr: ("|", 1), ast.BitXor: ("^", 2), ast.BitAnd: ("&", 3)}


def called(node):
    """The name of the function that is called, if a plain function is."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def is_json_null(node):
    """`JSONNull()`, `Value(None, JSONField())`"""
    if called(node) == "Value":
        typed = [keyword.value for keyword in node.keywords if keyword.arg == "output_field"]
        return bool(typed) and called(typed[0]) == "JSONField" and isinstance(node.args[0], ast.Constant) and node.args[0].value is None
    return called(node) == "JSONNull"


class Scope:
    """What names mean at one place: the model of the query there, and what its annotations are called."""

    def __init__(self, case, model, outer=None):
        self.case, self.model, self.outer = case, model, outer
        self.annotations = []
        # The kinds of annotations, and whether they may be missing, as far as these are known.
        self.kinds = {}
        # Filtered relations: the relation that each name stands for.
        self.relations = {}

    def path(self, text):
        strict = self.case.strict
        first, *rest = text.split("__")
        if first in self.relations:
            relation = self.relations[first]
            path = self.case.schema.path(self.model, "__".join([relation, *rest]), self.annotations, strict)
            # It reads as a path that begins with the relation.
            path.text = first + path.text[len(self.case.schema.path(self.model, relation).text):]
            return path
        return self.case.schema.path(self.model, text, self.annotations, strict)

    def filtered_relation(self, node):
        """The relation and the condition of a `FilteredRelation`."""
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        relation, condition = (
            node.args[at] if at < len(node.args) else given[key]
            for at, key in enumerate(("relation_name", "condition"))
        )
        return relation.value, self.condition(condition)

    # Conditions

    def conditions(self, call):
        """The arguments of `filter`, `Q` and the like."""
        written = [self.condition(node) for node in call.args]
        for keyword in call.keywords:
            if keyword.arg is not None:
                written.append(self.comparison(keyword.arg, keyword.value))
            else:
                entries = zip(keyword.value.keys, keyword.value.values)
                written.extend(self.comparison(key.value, value) for key, value in entries)
        return ", ".join(written)

    def condition(self, node, outside=0):
        if isinstance(node, ast.BinOp) and type(node.op) in LOGIC:
            symbol, rank = LOGIC[type(node.op)]
            left, right = self.condition(node.left, rank), self.condition(node.right, rank + 1)
            text = f"{left} {symbol} {right}"
            return f"({text})" if rank < outside else text
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
            return "!" + self.condition(node.operand, 9)
        if called(node) == "Q":
            return f"Q({self.conditions(node)})"
        return self.expression(node)

    def comparison(self, text, node):
        path = self.path(text)
        return f"{path.text} = {self.compared(node, path)}"

    def compared(self, node, path):
        if is_json_null(node):
            return "json!(null)"
        try:
            value = evaluate(self.known(node))
            if value is None and path.kind == "json" and path.lookup in (None, "exact") and not path.text.endswith("]"):
                # Django takes `None` for JSON's `null` there.
                return "json!(null)"
            return right_side(value, path.takes, path.lookup)
        except NotAValue:
            pass
        if self.is_variable(node):
            return parameter(self.case.writer.present(self.case.writer.materialized(node)), path.takes, path.to)
        if isinstance(node, (ast.List, ast.Tuple)):
            one = Path(path.text, path.kind)
            items = ", ".join(self.compared(item, one) for item in node.elts)
            return f"({items})" if path.lookup == "range" else f"[{items}]"
        if called(node) in ("list", "tuple", "set") and len(node.args) == 1:
            return self.case.values_of(node.args[0])
        if self.case.is_instance(node):
            return self.case.instance(node)
        if self.case.is_query(node):
            is_row = isinstance(node, ast.Call) and node.func.attr == "get"
            if is_row and path.to:
                return f"{self.case.row_of(node).removeprefix('&')}.{path.to}"
            return self.case.row_of(node) if is_row else self.case.query(node, self).text
        return self.expression(node)

    # Variables of a case that writes

    def known(self, node):
        return node if self.case.writer is None else self.case.writer.with_constants(node)

    def is_variable(self, node):
        """Whether it is made of the case's variables, or a row: nothing for the database to compute."""
        if self.case.writer is None:
            return False
        if self.case.is_query(node):
            return isinstance(node, ast.Call) and node.func.attr in ENDED
        if isinstance(node, ast.Attribute) and self.case.writer.model_of(node.value) is not None:
            return True
        names = {at.id for at in ast.walk(node) if isinstance(at, ast.Name)}
        rows = any(isinstance(at, ast.Attribute) and self.case.writer.model_of(at.value) is not None for at in ast.walk(node))
        functions = {called(at) for at in ast.walk(node) if isinstance(at, ast.Call)} - {None}
        if any(self.case.schema.get(self.case.app, text) for text in functions):
            return called(node) is not None and self.case.model_named(node.func) is not None
        return (rows or bool(names & set(self.case.writer.env))) and not functions & DATABASE

    def assigned(self, node, kind, field=None):
        """The value of a column in `update` and `create`."""
        if self.is_variable(node):
            value = self.case.writer.present(self.case.writer.value(node))
            to = self.model.pointed(field["name"]) if field is not None else None
            return narrowed(value, parameter(value, kind, to), field)
        if self.case.is_query(node):
            return self.case.query(node, self).text
        return self.expression(node)

    # Expressions

    def argument(self, node):
        """An argument of a function: there, a text names a field."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return "" if node.value == "*" else self.path(node.value).text
        return self.expression(node)

    def is_integer(self, node):
        """Whether it is an integer, or a column of integers."""
        if called(node) == "F":
            return self.path(node.args[0].value).kind == "int"
        return isinstance(node, ast.Constant) and isinstance(node.value, int)

    def expression(self, node, outside=0):
        try:
            value = evaluate(self.known(node))
        except NotAValue:
            value = NotAValue
        if value is NotAValue and self.is_variable(node):
            return f"Value({parameter(self.case.writer.value(node), 'any')})"
        if value is not NotAValue:
            plain = isinstance(value, (int, float)) and not isinstance(value, bool)
            return literal(value) if plain else f"Value({literal(value)})"
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            symbol, rank = OPERATORS[type(node.op)]
            left, right = self.expression(node.left, rank), self.expression(node.right, rank + 1)
            text = f"{left} {symbol} {right}"
            return f"({text})" if rank < outside else text
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            power = f"Power({self.expression(node.left)}, {self.expression(node.right)})"
            # The power of integers is one for Django; a database computes with doubles.
            return f"Cast({power}, i64)" if self.is_integer(node.left) and self.is_integer(node.right) else power
        if isinstance(node, ast.BinOp) and type(node.op) in LOGIC:
            return self.condition(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return "-" + self.expression(node.operand, 9)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
            return self.condition(node)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            low = node.slice.lower.value if node.slice.lower else 0
            return f"Substr({self.expression(node.value)}, {low + 1}, {node.slice.upper.value - low})"
        if isinstance(node, ast.Call):
            return self.call(node)
        raise Untranslatable(f"`{ast.unparse(node)}`")

    def call(self, node):
        if isinstance(node.func, ast.Attribute):
            arguments = [self.argument(argument) for argument in node.args]
            if node.func.attr in BITS:
                return f"({self.expression(node.func.value, 9)} {BITS[node.func.attr]} {arguments[0]})"
            return f"{self.expression(node.func.value, 9)}.{node.func.attr}({self.joined(arguments, node)})"
        function = node.func.id
        typed = next((keyword.value for keyword in node.keywords if keyword.arg == "output_field"), None)
        if typed is None and function in ("Cast", "ExpressionWrapper") and len(node.args) == 2:
            typed = node.args[1]
        if is_json_null(node):
            return "Value(json!(null))"
        if function == "ExpressionWrapper" and called(typed) in MOMENTS:
            return self.expression(node.args[0])
        if typed is not None:
            return self.typed(node, function, TYPES.get(called(typed)))
        if function == "Func":
            return self.typed(node, function, self.type_of(node.args[0]))
        if function == "F":
            return f"F({self.path(node.args[0].value).text})"
        if function == "OuterRef":
            return self.outer_reference(node)
        if function == "Value":
            if node.keywords:
                raise Untranslatable("`output_field`")
            return f"Value({literal(evaluate(node.args[0]))})"
        if function == "Q":
            return f"Q({self.conditions(node)})"
        if function in ("Exists", "Subquery"):
            if node.keywords:
                raise Untranslatable("`output_field`")
            return f"{function}({self.case.query(node.args[0], self).text})"
        if function == "When":
            return self.when(node)
        if function in ("Extract", "Trunc"):
            kind = node.args[1] if len(node.args) > 1 else next(
                keyword.value for keyword in node.keywords if keyword.arg in ("kind", "lookup_name")
            )
            zones = ast.Call(node.func, [], [keyword for keyword in node.keywords if keyword.arg == "tzinfo"])
            return f"{function}({self.joined([self.argument(node.args[0]), kind.value], zones)})"
        if function == "Collate":
            return f"Collate({self.argument(node.args[0])}, {literal(node.args[1].value)})"
        arguments = [self.argument(argument) for argument in node.args]
        return f"{CALLED.get(function, function)}({self.joined(arguments, node)})"

    def type_of(self, node):
        """The type of the field that an argument of a function is."""
        text = node.args[0] if called(node) == "F" else node
        return BY_KIND.get(self.path(text.value).kind) if isinstance(text, ast.Constant) and isinstance(text.value, str) else None

    def typed(self, node, function, to):
        """A function whose result's type is given: a `Cast`, unless the function takes it itself."""
        if to is None:
            raise Untranslatable("`output_field`")
        rest = ast.Call(node.func, node.args, [keyword for keyword in node.keywords if keyword.arg != "output_field"])
        if function in ("Cast", "ExpressionWrapper"):
            return f"Cast({self.argument(node.args[0])}, {to})"
        if function == "Func":
            name = next(keyword.value.value for keyword in rest.keywords if keyword.arg == "function")
            arguments = [self.argument(argument) for argument in node.args]
            return f"Func({', '.join([literal(name), *arguments, to])})"
        if function in ("Concat", "ConcatPair"):
            # Of texts; it is said that they are.
            texts = [self.text_argument(argument) for argument in node.args]
            return f"Concat({', '.join(texts)})"
        return f"Cast({self.call(rest)}, {to})"

    def text_argument(self, node):
        """An argument of a function of texts: what is none is made one."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            kind = self.path(node.value).kind
        elif (called(node) or "").startswith("Extract"):
            kind = "int"
        else:
            kind = (self.inferred(node) or ("text", False))[0]
        written = self.argument(node)
        return f"Cast({written}, String)" if kind in ("int", "float", "decimal") else written

    def outer_reference(self, node):
        if self.outer is None:
            return f"OuterRef({node.args[0].value})"
        inner = node.args[0]
        if called(inner) == "OuterRef":
            return f"OuterRef({self.outer.outer_reference(inner)})"
        return f"OuterRef({self.outer.path(inner.value).text})"

    def when(self, node):
        then = next(keyword.value for keyword in node.keywords if keyword.arg == "then")
        rest = ast.Call(node.func, node.args, [keyword for keyword in node.keywords if keyword.arg != "then"])
        return f"When({self.conditions(rest)}, then = {self.argument(then)})"

    def joined(self, arguments, node):
        """Arguments and options, separated by commas."""
        return ", ".join([argument for argument in arguments if argument] + [self.option(keyword) for keyword in node.keywords])

    def option(self, keyword):
        if keyword.arg == "output_field":
            raise Untranslatable(f"`{keyword.arg}`")
        value = keyword.value
        if keyword.arg == "tzinfo":
            return f'tzinfo = "{evaluate(value)}"'
        if keyword.arg == "frame":
            ends = {end.arg: evaluate(end.value) for end in value.keywords}
            kind = "rows" if called(value) == "RowRange" else "range"
            return f"{kind}({ends.get('start')}, {ends.get('end')})"
        if keyword.arg in ("partition_by", "order_by"):
            values = value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
            return f"{keyword.arg}({', '.join(self.key(item) for item in values)})"
        if isinstance(value, ast.Constant) and isinstance(value.value, (bool, int, float)):
            return f"{keyword.arg} = {literal(value.value)}"
        return f"{keyword.arg} = {self.argument(value)}"

    # Types

    def inferred(self, node):
        """The kind of an expression's value, and whether it may be missing; nothing if that is not known."""
        function = called(node)
        if function == "Count":
            return "int", False
        if function in ("F", "Sum", "Avg", "Min", "Max", "Length", "Upper", "Lower") and node.args:
            of = self.inferred(node.args[0]) if not isinstance(node.args[0], ast.Constant) else self.column(node.args[0].value)
            if of is None:
                return None
            kind, null = of
            if function in ("Sum", "Avg", "Min", "Max"):
                null = not any(keyword.arg == "default" for keyword in node.keywords)
            kind = "float" if function == "Avg" and kind == "int" else "int" if function == "Length" else kind
            return kind, null
        if function == "Exists":
            return "bool", False
        if function == "Value" or isinstance(node, ast.Constant):
            value = node.args[0] if function else node
            return (kind_of(value.value), value.value is None) if isinstance(value, ast.Constant) else None
        if function == "Coalesce":
            sides = [self.column(side.value) if isinstance(side, ast.Constant) and isinstance(side.value, str) else self.inferred(side)
                     for side in node.args]
            return None if None in sides else (sides[0][0], all(null for _, null in sides))
        if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            sides = [self.inferred(node.left), self.inferred(node.right)]
            kinds = {side and side[0] for side in sides}
            if len(kinds) == 1 and kinds <= {"int", "decimal", "float"} and not isinstance(node.op, (ast.Div, ast.Mod)):
                return sides[0][0], sides[0][1] or sides[1][1]
        return None

    def column(self, text):
        """The same of a path."""
        if not isinstance(text, str):
            return kind_of(text), text is None
        if text in self.kinds:
            return self.kinds[text]
        field = self.model.key if text == "pk" else self.model.field(text)[0]
        if field is not None:
            return (self.model.kind(field), field["null"]) if "relation" not in field else None
        kind = self.path(text).kind if "__" in text else None
        return (kind, True) if kind in BY_KIND else None

    # Keys of an order, selected expressions

    def key(self, node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if text == "?":
                return "Random()"
            sign = "-" if text.startswith("-") else ""
            return sign + self.path(text.removeprefix("-")).text
        return self.expression(node)

    def named(self, call, remember=True):
        """The arguments of `annotate`, `aggregate`, `values`: fields, and expressions with names."""
        written = []
        for node in call.args:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.append(self.path(node.value).text)
            else:
                written.append(self.expression(node))
                if called(node) in AGGREGATES and isinstance(node.args[0], ast.Constant):
                    self.kinds[f"{node.args[0].value}__{called(node).lower()}"] = self.inferred(node)
                if remember and called(node) in AGGREGATES and isinstance(node.args[0], ast.Constant):
                    self.annotations.append(f"{node.args[0].value}__{called(node).lower()}")
        for keyword in call.keywords:
            if called(keyword.value) == "FilteredRelation":
                relation, condition = self.filtered_relation(keyword.value)
                self.relations[keyword.arg] = relation
                written.append(f"{name(keyword.arg)} = FilteredRelation({self.path(relation).text}, {condition})")
                continue
            written.append(f"{name(keyword.arg)} = {self.expression(keyword.value)}")
            self.kinds[keyword.arg] = self.inferred(keyword.value)
            if remember:
                self.annotations.append(keyword.arg)
        return ", ".join(written)
