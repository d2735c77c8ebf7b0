"""Loops over values and rows: what stands after `for`, and comprehensions."""

import ast

from .expressions import called
from .objects import Value, kind_of, owned_literal
from .schema import name
from .values import NotAValue, Untranslatable, evaluate


class Loops:
    """Loops and comprehensions."""

    def comprehension(self, node):
        if len(node.generators) != 1:
            raise Untranslatable("two loops in one comprehension")
        loop = node.generators[0]
        try:
            constants = list(evaluate(self.with_constants(loop.iter)))
        except NotAValue:
            constants = None
        if constants is None and called(loop.iter) == "range":
            constants = list(range(*[evaluate(self.with_constants(item)) for item in loop.iter.args]))
        if constants is not None and not loop.ifs:
            return self.unrolled(node.elt, loop.target, constants)
        outer, lines = dict(self.env), self.lines
        source = self.iterated(loop.iter, loop.target)
        self.lines = []
        conditions = [self.truth(test) for test in loop.ifs]
        item = self.value(node.elt)
        if item.kind in ("tuple", "items"):
            raise Untranslatable("a list of tuples")
        text = owned_literal(item.python, kind_of(item.python)) if item.kind == "const" else item.owned
        if isinstance(node, ast.SetComp) and item.key_to is not None and not item.null:
            text, item = f"*{item.code}.key()", item.at("", key_to=None)
        push = f"items.push({text});"
        if conditions:
            push = f"if {' && '.join(conditions)} {{ {push} }}"
        body = " ".join([*self.lines, push])
        simple = not isinstance(node, ast.SetComp) and not self.lines and not conditions and "?" not in text and " in &" in source
        self.lines, self.env = lines, outer
        plain = Value(item.kind if item.kind != "const" else kind_of(item.python), model=item.model, null=item.null,
                      key_to=item.key_to, assigned=item.assigned)
        if simple:
            pattern, _, rows = source.partition(" in &")
            return self.run("list", f"{rows}.iter().map(|{pattern}| {text}).collect::<Vec<_>>()", "items", item=plain)
        unique = " items.sort(); items.dedup();" if isinstance(node, ast.SetComp) else ""
        return self.run("list", f"{{ let mut items = Vec::new(); for {source} {{ {body} }}{unique} items }}", "items", item=plain)

    def dictionary(self, node):
        """`{row.name: row for row in rows}`"""
        if len(node.generators) != 1:
            raise Untranslatable("two loops in one comprehension")
        loop = node.generators[0]
        outer, lines = dict(self.env), self.lines
        source = self.iterated(loop.iter, loop.target)
        self.lines = []
        conditions = [self.truth(test) for test in loop.ifs]
        key, item = self.value(node.key), self.value(node.value)
        insert = f"items.insert({key.owned}, {item.owned});"
        insert = f"if {' && '.join(conditions)} {{ {insert} }}" if conditions else insert
        body = " ".join([*self.lines, insert])
        self.lines, self.env = lines, outer
        code = f"{{ let mut items = std::collections::BTreeMap::new(); for {source} {{ {body} }} items }}"
        made = self.run("dict", code, "items", item=item.at("item"))
        made.key = key.at("key")
        return made

    def unrolled(self, element, target, constants):
        """A comprehension over values that are known: its items."""
        outer, items = dict(self.env), []
        for constant in constants:
            self.assign_constant(target, constant)
            items.append(self.value(element))
        self.env = outer
        return Value("items", items=items)

    def assign_constant(self, target, constant):
        if isinstance(target, ast.Name):
            self.env[target.id] = Value("const", python=constant)
            return
        for part, item in zip(target.elts, constant):
            self.assign_constant(part, item)

    def iterated(self, node, target, change=False):
        """What stands after `for`, with the variables of the loop bound."""
        if called(node) == "enumerate":
            inner = self.iterated(node.args[0], target.elts[1], change)
            pattern, _, source = inner.partition(" in ")
            start = evaluate(node.args[1]) if len(node.args) > 1 else 0
            self.env[target.elts[0].id] = Value("int", name(target.elts[0].id))
            counted = f"(({start}..).zip({self.iterator(source)}))"
            return f"({name(target.elts[0].id)}, {pattern}) in {counted}"
        if called(node) == "zip":
            parts = [self.iterated(item, part, change and at == 0).partition(" in ") for at, (item, part) in
                     enumerate(zip(node.args, target.elts))]
            (left, _, first), (right, _, second) = parts
            return f"({left}, {right}) in {self.iterator(first)}.zip({self.iterator(second)})"
        if called(node) == "range":
            ends = [self.value(item) for item in node.args]
            low, high = ([Value("const", python=0), *ends] if len(ends) == 1 else ends)[:2]
            self.env[target.id] = Value("int", name(target.id))
            return f"{name(target.id)} in {self.operand(low, 'int')}..{self.operand(high, 'int')}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "items":
            items = self.value(node.func.value)
            if items.kind == "dict" and isinstance(target, ast.Tuple):
                names = [name(part.id) for part in target.elts]
                self.env[target.elts[0].id] = (items.key or Value("any")).at(names[0], reference="&")
                self.env[target.elts[1].id] = items.item.at(names[1], reference="&")
                return f"({', '.join(names)}) in &{items.code}"
        source = self.materialized(node)
        if isinstance(target, ast.Tuple) and source.kind == "list" and source.item.query is not None:
            return self.iterated_tuples(source, target)
        if not isinstance(target, ast.Name):
            raise Untranslatable("a loop over tuples")
        variable = name(target.id)
        if source.kind == "const":
            kind = kind_of(next(iter(source.python), None))
            items = ", ".join(owned_literal(item, kind) for item in source.python)
            self.env[target.id] = Value(kind, variable, place=kind == "text")
            return f"{variable} in [{items}]"
        if source.kind == "items":
            if not source.items:
                raise Untranslatable("a loop over nothing")
            item = source.items[0]
            references = "&mut " if change else "&"
            codes = ", ".join(references + (each.change() if change else each.code) for each in source.items)
            reference = references.strip()
            self.env[target.id] = item.at(variable, reference=reference)
            return f"{variable} in [{codes}]"
        if source.kind != "list":
            raise Untranslatable(f"a loop over a {source.kind}")
        item = source.item
        if change and item.kind == "model" and item.query is not None and self.is_more(item.query):
            return self.iterated_models(node, source, target)
        reference = "&mut" if change else "&"
        code = f"&mut {source.change()}" if change else f"&{source.code}"
        self.env[target.id] = item.at(variable, reference=reference)
        return f"{variable} in {code}"

    def iterated_models(self, node, source, target):
        """A loop that changes rows with more fields: their models are changed, beside them."""
        item = source.item
        models = f"{source.code}.iter().map(|row| (**row).clone()).collect::<Vec<_>>()"
        rows = self.run("list", models, item.model.name, item=Value("model", model=item.model), plural=True)
        variable = name(target.id)
        row = rows.item.at(variable, reference="&mut")
        row.whole = item.at("whole", reference="&")
        self.env[target.id] = row
        if isinstance(node, ast.Name):
            rows.origin = source.origin
            self.env[node.id] = rows
        return f"({variable}, whole) in {rows.change()}.iter_mut().zip(&{source.code})"

    def iterated_tuples(self, source, target):
        """`for a, b in rows`, of `values_list`"""
        query = source.item.query
        if query.shape != "tuple" or len(query.columns) != len(target.elts):
            raise Untranslatable("a loop over tuples")
        for part, item in zip(target.elts, self.tuple_items(query, "", None)):
            self.env[part.id] = item.at(name(part.id), reference="&")
        return f"({', '.join(name(part.id) for part in target.elts)}) in &{source.code}"

    @staticmethod
    def iterator(source):
        if source.startswith("&mut "):
            return f"{source.removeprefix('&mut ')}.iter_mut()"
        return f"{source.removeprefix('&')}.iter()" if source.startswith("&") else source if ".." not in source else f"({source})"
