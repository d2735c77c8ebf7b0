"""Python's many ways to write the same, as the one that is read: `models.Q` is `Q`, `Q(("a", 1))` is `Q(a=1)`, `f(**{"a": 1})` is `f(a=1)`."""

import ast

# Modules by which names may be called.
MODULES = frozenset(("models", "functions", "expressions", "aggregates"))
# By position or by name: the arguments of what takes names only, or places only, here.
NAMED = {
    "Ntile": ("num_buckets",), "Cast": ("expression", "output_field"), "F": ("name",), "OuterRef": ("name",), "Value": ("value", "output_field"),
    "Lag": ("expression", "offset", "default"), "Lead": ("expression", "offset", "default"), "NthValue": ("expression", "nth"),
    "FirstValue": ("expression",), "LastValue": ("expression",), "Substr": ("expression", "pos", "length"), "Left": ("expression", "length"),
    "Right": ("expression", "length"), "Repeat": ("expression", "number"), "LPad": ("expression", "length", "fill_text"),
    "RPad": ("expression", "length", "fill_text"), "Replace": ("expression", "text", "replacement"), "StrIndex": ("string", "substring"),
    "NullIf": ("expression1", "expression2"), "Collate": ("expression", "collation"), "Subquery": ("queryset",), "Exists": ("queryset",),
    "Sum": ("expression",), "Avg": ("expression",), "Min": ("expression",), "Max": ("expression",), "Count": ("expression",),
    "StdDev": ("expression",), "Variance": ("expression",), "StringAgg": ("expression", "delimiter"), "AnyValue": ("expression",),
    "Window": ("expression",), "Prefetch": ("lookup", "queryset", "to_attr"), "Round": ("expression",), "When": ("condition",),
    "Extract": ("expression", "lookup_name"), "Trunc": ("expression", "kind"), "ExpressionWrapper": ("expression", "output_field"),
}
# Of these, arguments that stay named, with the places they may also stand at.
PLACED = {
    "Round": {1: "precision"}, "Lag": {1: "offset", 2: "default"}, "Lead": {1: "offset", 2: "default"}, "Window": {1: "partition_by", 2: "order_by", 3: "frame"},
    "Count": {1: "filter"}, "Sum": {1: "distinct"}, "Avg": {1: "distinct"}, "When": {1: "then"}, "Prefetch": {1: "queryset", 2: "to_attr"},
    "Trunc": {2: "output_field"}, "Cast": {1: "output_field"}, "ExpressionWrapper": {1: "output_field"}, "Value": {1: "output_field"},
}
KEYWORDS_OF_Q = ("_connector", "_negated")


def called(node):
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def is_choice(node):
    """`Customer.Tier.GOLD`"""
    of = node.value if isinstance(node, ast.Attribute) else None
    named = isinstance(of, ast.Attribute) and isinstance(of.value, ast.Name) and of.value.id[:1].isupper() and of.attr[:1].isupper()
    return named and node.attr.isupper()


class Plain(ast.NodeTransformer):
    def visit_Attribute(self, node):
        self.generic_visit(node)
        if is_choice(node):
            # The value of a choice is its name in small letters in all models.
            return ast.copy_location(ast.Constant(node.attr.lower()), node)
        if node.attr == "value" and isinstance(node.value, ast.Constant):
            return node.value
        if isinstance(node.value, ast.Name) and node.value.id in MODULES and isinstance(node.ctx, ast.Load):
            return ast.copy_location(ast.Name(node.attr, ast.Load()), node)
        return node

    def visit_Subscript(self, node):
        """`{"a": 1}["a"]`"""
        self.generic_visit(node)
        if isinstance(node.value, ast.Dict) and isinstance(node.slice, ast.Constant):
            pairs = {key.value: value for key, value in zip(node.value.keys, node.value.values) if isinstance(key, ast.Constant)}
            return pairs.get(node.slice.value, node)
        return node

    def visit_BoolOp(self, node):
        """`Q(…) and Q(…)` is the last, `or` the first: a `Q` with conditions is true."""
        self.generic_visit(node)
        if all(called(value) == "Q" and (value.args or value.keywords) for value in node.values):
            return node.values[-1 if isinstance(node.op, ast.And) else 0]
        return node

    def visit_IfExp(self, node):
        """`a if True else b`"""
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant):
            return node.body if node.test.value else node.orelse
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "using" and len(node.args) == 1:
            # There is one database.
            return node.func.value
        if isinstance(node.func, ast.Attribute) and node.func.attr == "complex_filter" and len(node.args) == 1:
            # A `Q`, or a dictionary of conditions.
            node.func.attr = "filter"
            if isinstance(node.args[0], ast.Dict):
                node.keywords.append(ast.keyword(None, node.args.pop()))
        keywords = []
        for keyword in node.keywords:
            if keyword.arg is None and isinstance(keyword.value, ast.Dict):
                pairs = zip(keyword.value.keys, keyword.value.values)
                keywords += [ast.keyword(key.value, value) for key, value in pairs]
            elif keyword.arg is None and called(keyword.value) == "dict":
                keywords += keyword.value.keywords
            else:
                keywords.append(keyword)
        node.keywords = keywords
        arguments = []
        for argument in node.args:
            spread = isinstance(argument, ast.Starred) and isinstance(argument.value, (ast.List, ast.Tuple))
            arguments += argument.value.elts if spread else [argument]
        node.args = arguments
        name = called(node)
        if name == "Q":
            return self.q(node)
        if name in NAMED:
            self.place(node, name)
        return node

    def place(self, node, name):
        """Each argument where it is expected: at its place, or, of `PLACED`, by its name."""
        stay = set(PLACED.get(name, {}).values())
        for place, key in sorted(PLACED.get(name, {}).items(), reverse=True):
            if place == len(node.args) - 1 and not isinstance(node.args[place], ast.Starred):
                node.keywords.insert(0, ast.keyword(key, node.args.pop()))
        for place, key in enumerate(NAMED[name]):
            given = next((keyword for keyword in node.keywords if keyword.arg == key), None)
            if given is None or key in stay or place != len(node.args):
                continue
            node.args.append(given.value)
            node.keywords.remove(given)

    def q(self, node):
        """`Q(a=1, b=2, _connector=Q.OR, _negated=True)` as `~(Q(a=1) | Q(b=2))`, and pairs as keywords."""
        options = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS_OF_Q}
        keywords = [keyword for keyword in node.keywords if keyword.arg not in KEYWORDS_OF_Q]
        arguments = []
        for argument in node.args:
            if isinstance(argument, ast.Tuple) and len(argument.elts) == 2 and isinstance(argument.elts[0], ast.Constant):
                keywords.append(ast.keyword(argument.elts[0].value, argument.elts[1]))
            else:
                arguments.append(argument)
        node.args, node.keywords = arguments, keywords
        if not options:
            return node
        word = ast.unparse(options["_connector"]) if "_connector" in options else ""
        symbol = {"Q.OR": ast.BitOr, "'OR'": ast.BitOr, "Q.XOR": ast.BitXor, "'XOR'": ast.BitXor}.get(word)
        result = node
        if symbol is not None:
            parts = arguments + [ast.Call(node.func, [], [keyword]) for keyword in keywords]
            result = parts[0]
            for part in parts[1:]:
                result = ast.BinOp(result, symbol(), part)
        negated = options.get("_negated")
        if isinstance(negated, ast.Constant) and negated.value:
            result = ast.UnaryOp(ast.Invert(), result)
        return ast.copy_location(result, node)


def plain(tree):
    return ast.fix_missing_locations(Plain().visit(tree))
