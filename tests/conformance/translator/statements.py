"""Cases that write: Python's statements as Rust's."""

import ast
import copy
import re

from .answers import Answers
from .blocks import Blocks, names_of, owned_text
from .evaluation import Evaluation
from .expressions import DATABASE, called
from .objects import COPIED, FACTS, SCALARS, Missing, Value, Variable, TAKEN, in_field, kind_of, name, owned_literal
from .plain import plain
from .queries import Case
from .values import Untranslatable, evaluate, literal

LET = re.compile(r"let \u27e6(\d+)\u27e7 = ((?:(?!let \u27e6)[\s\S])*?);\u27e7")
INPLACE = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.Div: "/="}


class Writer(Evaluation, Blocks, Answers):
    """Reads a case's statements."""

    def __init__(self, case):
        self.case, self.lines, self.env, self.variables = case, [], {}, []
        self.depth, self.depths = 0, {}
        self.used = {}
        # What variables stand for that are written out where they are used.
        self.written_names = {}
        # Whether a row is kept in a variable: then a child's is read with its parent's.
        self.whole = False
        # Managers that were evaluated already, by the node that names them.
        self.known_managers = {}
        case.writer = self

    # Lines

    def run(self, kind, code, hint, plural=False, **facts):
        """A line that makes a value, and the value."""
        text = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", hint).lower()
        text = f"{text}s" if plural and not text.endswith("s") else text
        text = self.fresh(text)
        variable = Variable(name(text))
        self.variables.append(variable)
        self.lines.append(f"let \u27e6{len(self.variables) - 1}\u27e7 = {code};\u27e7")
        return Value(kind, name(text), variable, place=True, **facts)

    def run_pair(self, pair, model):
        """A line that makes a row and whether it is new."""
        _, code = pair
        row, created = Variable(self.fresh(name(model.name.lower()))), Variable(self.fresh("created"))
        value = self.run("tuple", code, "pair")
        return (Value("model", f"{value.written}.0", value.variable, model=model, place=True),
                Value("bool", f"{value.written}.1", value.variable))

    def fresh(self, text):
        if text in TAKEN:
            text += "_"
        count = self.used.get(text, 0) + 1
        self.used[text] = count
        return text if count == 1 else f"{text}_{count}"

    def finished(self, text):
        """The text with its `let`s decided."""
        while LET.search(text):
            text = LET.sub(lambda found: self.variables[int(found[1])].let(found[2]), text)
        return text

    # Statements

    def block(self, statements):
        for at, statement in enumerate(statements):
            self.statement(statement, statements[at + 1:])
            if isinstance(statement, ast.Raise):
                return False
        return True

    def statement(self, node, rest=()):
        node = self.written_out(node)
        if isinstance(node, ast.Expr):
            value = self.value(node.value)
            if value.kind == "any" and not self.case.strict:
                # The compiler is to refuse it.
                self.lines.append(f"let _ = {value.code};")
            if value.kind == "query":
                return
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self.assign(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            self.assign(node.target, node.value)
        elif isinstance(node, ast.AugAssign):
            self.changed(node)
        elif isinstance(node, ast.With):
            self.with_block(node)
        elif isinstance(node, ast.Try):
            self.attempt(node)
        elif isinstance(node, ast.For):
            self.loop(node)
        elif isinstance(node, ast.If):
            self.condition(node)
        elif isinstance(node, ast.Raise):
            self.lines.append(f"return Err({self.raised(node)});")
        elif isinstance(node, ast.Assert):
            self.lines.append(f"assert!({self.truth(node.test)});")
        elif isinstance(node, ast.Delete):
            return
        elif isinstance(node, ast.While) and not node.orelse:
            self.repeat(node)
        elif isinstance(node, ast.FunctionDef) and not node.args.args:
            self.env[node.name] = Value("function", python=node)
        elif isinstance(node, (ast.Break, ast.Continue)):
            self.lines.append("break;" if isinstance(node, ast.Break) else "continue;")
        elif not isinstance(node, ast.Pass):
            raise Untranslatable(f"`{ast.unparse(node).splitlines()[0]}`")

    def written_out(self, node):
        """The statement with the conditions and dictionaries that stand in variables."""
        if not self.written_names:
            return node
        names = self.written_names

        class Put(ast.NodeTransformer):
            def visit_Name(self, at):
                known = isinstance(at.ctx, ast.Load) and names.get(at.id)
                return ast.copy_location(copy.deepcopy(known), at) if known else at

        return plain(Put().visit(copy.deepcopy(node)))

    def is_written_out(self, node):
        """Whether it is made of `Q(…)`, or a dictionary with names: such a variable is what it says, wherever it is used."""
        if isinstance(node, ast.Dict):
            return bool(node.keys) and all(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in node.keys)
        if isinstance(node, ast.BinOp):
            return self.is_written_out(node.left) and self.is_written_out(node.right)
        if isinstance(node, ast.UnaryOp):
            return self.is_written_out(node.operand)
        return called(node) in ("Q", "F", "OuterRef") or (called(node) == "dict" and not node.args)

    def raised(self, node):
        error = node.exc
        if error is None:
            raise Untranslatable("`raise` of what was caught")
        arguments = error.args if isinstance(error, ast.Call) else []
        raised = called(error) if isinstance(error, ast.Call) else ast.unparse(error)
        message = evaluate(arguments[0]) if arguments else ""
        return f"Failure::raised({owned_text(raised)}, {owned_text(str(message))})"

    def assign(self, target, node):
        if isinstance(target, (ast.Tuple, ast.List)):
            self.unpack(target, node)
        elif isinstance(target, ast.Name):
            self.bind(target.id, node)
        elif isinstance(target, ast.Subscript) and self.value(target.value).kind == "json":
            self.assign_inside(target, node)
        elif isinstance(target, ast.Subscript) and self.value(target.value).kind == "dict":
            items, key, value = self.value(target.value), self.value(target.slice), self.value(node)
            text = f"*{key.code}.key()" if key.key_to is not None else owned_literal(key.python, "text") if key.kind == "const" else key.owned
            if items.item.kind == "any":
                items.item = Value(value.kind, model=value.model, wide=value.wide)
            self.lines.append(f"{items.change()}.insert({text}, {self.operand(value, value.kind) if value.kind == 'int' else value.owned});")
        elif isinstance(target, ast.Attribute):
            self.assign_field(target, self.pending(target, node) or self.value(node))
        else:
            raise Untranslatable(f"assignment to `{ast.unparse(target)}`")

    def assign_inside(self, target, node):
        """`product.attributes["color"] = "red"`"""
        place = self.value(target.value)
        at, value = evaluate(self.with_constants(target.slice)), self.value(node)
        text = owned_literal(value.python, "json") if value.kind == "const" else f"json!({value.code})"
        code = f"{place.change()}.get_or_insert_default()" if place.null else place.change()
        self.lines.append(f"{code}[{literal(at)}] = {text};")

    def pending(self, target, node):
        """A field that is set to an expression of the database: what `save` is to write."""
        if not isinstance(target.value, ast.Name) or self.model_of(target.value) is None:
            return None
        if not {called(at) for at in ast.walk(node) if isinstance(at, ast.Call)} & DATABASE:
            return None
        return Value("pending", python=node)

    def bind(self, variable, node):
        self.written_names.pop(variable, None)
        if self.is_written_out(node):
            self.written_names[variable] = node
            return
        if isinstance(node, ast.Dict) and not node.keys:
            self.set_name(variable, self.run("dict", "std::collections::BTreeMap::new()", variable, item=Value("any")))
            return
        if isinstance(node, ast.List) and not node.elts:
            shared = any(variable in names_of(at) for at in ast.walk(self.case.tree) if isinstance(at, (ast.Lambda, ast.FunctionDef)))
            if shared:
                self.set_name(variable, self.run("log", "Log::default()", variable))
            else:
                self.set_name(variable, self.run("list", "Vec::new()", variable, item=Value("any")))
            return
        self.whole = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get"
        value = self.settled(self.value(node, variable), variable)
        self.whole = False
        before = self.env.get(variable)
        if before is not None and before.variable is not None and self.depths.get(variable, 0) < self.depth:
            self.reassign(before, value)
            return
        if value.kind == "const" and variable in self.rebound:
            text = owned_literal(value.python, kind_of(value.python))
            value = self.run(kind_of(value.python), text, variable)
        elif value.kind in COPIED | {"text", "json", "bytes"} and value.variable is None:
            value = self.run(value.kind, value.code, variable, null=value.null, wide=value.wide)
        elif value.kind in ("bool",) and value.variable is None:
            value = self.run(value.kind, value.code, variable)
        elif value.kind in COPIED | {"text", "bool"} and value.place and "." in value.written:
            value = self.run(value.kind, value.owned, variable, null=value.null, key_to=value.key_to, assigned=value.assigned)
        elif value.kind == "query" and value.variable is None and not self.is_plain(node):
            query = value.query
            value = self.run("query", value.code, variable, model=value.model, query=query)
        self.set_name(variable, value)

    def is_plain(self, node):
        """Whether a query is made of constants only, so that it can be written out wherever it is used."""
        held = [self.env[at.id] for at in ast.walk(node) if isinstance(at, ast.Name) and at.id in self.env]
        return all(value.kind == "const" or (value.kind == "query" and value.variable is None) for value in held)

    def set_name(self, variable, value):
        self.env[variable] = value
        self.depths[variable] = self.depth

    def reassign(self, before, value):
        """A variable of an outer block gets another value."""
        if value.kind == "const":
            text = owned_literal(value.python, before.kind)
        elif value.kind == before.kind and before.null and not value.null:
            text = f"Some({value.owned})"
        elif value.kind == before.kind:
            text = value.owned
        else:
            raise Untranslatable("a variable of several types")
        self.lines.append(f"{before.change()} = {text};")

    def unpack(self, target, node):
        if isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == len(target.elts):
            if not any(isinstance(part, ast.Name) for part in target.elts):
                told = zip(target.elts, node.elts)
                values = [self.pending(part, item) or self.held(self.value(item)) for part, item in told]
                for part, value in zip(target.elts, values):
                    self.assign_field(part, value)
                return
            for part, item in zip(target.elts, node.elts):
                self.assign(part, item)
            return
        value = self.materialized(node)
        if value.kind in ("tuple", "items"):
            for part, item in zip(target.elts, value.items):
                self.set_name(part.id, item)
            return
        if value.kind == "list":
            # Each of them becomes a variable of its own.
            rows = self.run("iterator", f"{value.code}.into_iter()", "each")
            for part in target.elts:
                item = value.item
                code = f"{rows.change()}.next().ok_or_else(too_few)?"
                self.set_name(part.id, self.run(item.kind, code, part.id, **{fact: getattr(item, fact) for fact in FACTS}))
            return
        raise Untranslatable(f"`{ast.unparse(target)} = {ast.unparse(node)}`")

    def held(self, value):
        """A value that stays what it is when the place where it stands is changed."""
        if value.place and value.kind in SCALARS:
            facts = {fact: getattr(value, fact) for fact in FACTS}
            return self.run(value.kind, value.owned, "held", **facts)
        return value

    def assign_field(self, target, value):
        if isinstance(target, ast.Name):
            raise Untranslatable("an assignment of several kinds")
        if ast.unparse(target).endswith("._state.adding"):
            return
        if self.relation_at(target) is not None:
            # A manager is no place: the compiler refuses.
            self.case.refuse("a relation is no field")
            base = self.value(target.value)
            shown = value.python if value.kind == "const" else []
            self.lines.append(f"{base.change()}.{name(target.attr)} = {'vec!' + repr(list(shown)) if isinstance(shown, list) else shown};")
            return
        base = self.present(self.value(target.value))
        if base.kind != "model":
            raise Untranslatable(f"`{ast.unparse(target)}`")
        model = base.model
        attribute = model.key["attname"] if target.attr == "pk" else target.attr
        field, _ = model.field(attribute)
        if field is None and base.parent is not None:
            # A column of the parent's row.
            base = base.parent
            model, field = base.model, base.model.field(attribute)[0]
        if field is None:
            raise Untranslatable(f"`{ast.unparse(target)}` is no column")
        ours = name(model.ours(field["attname"]))
        base = self.loosened(base)
        if value.kind == "const" and value.python is None and field["primary_key"]:
            # A row that is not saved has no key, which is 0.
            self.lines.append(f"{base.change()}.{ours} = 0;")
            return
        if value.kind == "pending":
            base.pending[field["name"]] = value.python
            return
        base.touched.append(field["name"])
        base.kept.pop(field["name"], None)
        if value.kind == "model" and value.variable is not None:
            base.kept[field["name"]] = value
        base.pending.pop(field["name"], None)
        if value.kind not in ("const", "model") and value.kind not in COPIED | {"text", "json", "bytes", "bool"}:
            raise Untranslatable(f"a {value.kind} in a field")
        try:
            text = in_field(value, model, field)
        except Missing as reason:
            self.case.refuse(str(reason))
            text = "None"
        self.lines.append(f"{base.change()}.{ours} = {text};")

    @staticmethod
    def is_more(query):
        """Whether rows are models with more fields."""
        return bool(query.annotated or query.loading.related or query.loading.fetched)

    def loosened(self, base):
        """The model of a row with more fields, which is to be changed by itself."""
        if base.query is None or base.behind or base.loaded is not None:
            return base
        if not self.is_more(base.query):
            return base
        stars = "**" if base.reference else "*"
        row = self.run("model", f"({stars}{base.code}).clone()", base.model.name, model=base.model)
        row.whole = base
        self.env = {key: row if held is base else held for key, held in self.env.items()}
        return row

    def changed(self, node):
        """`p.price += 1`"""
        if isinstance(node.target, ast.Attribute) and type(node.op) in INPLACE and not self.pending(node.target, node.value):
            before, value = self.value(node.target), self.value(node.value)
            if before.kind in ("int", "float", "decimal") and not before.null and before.key_to is None:
                base = self.loosened(self.value(node.target.value))
                before = self.field(base, node.target.attr)
                base.touched.append(node.target.attr)
                base.change()
                self.lines.append(f"{before.code} {INPLACE[type(node.op)]} {self.operand(value, before.kind)};")
                return
        if isinstance(node.target, ast.Name) and node.target.id in self.written_names:
            before = self.written_names[node.target.id]
            self.written_names[node.target.id] = ast.copy_location(ast.BinOp(before, node.op, node.value), node)
            return
        if not isinstance(node.target, ast.Name):
            whole = ast.BinOp(node.target, node.op, node.value)
            self.assign(node.target, ast.parse(ast.unparse(whole), mode="eval").body)
            return
        before, value = self.named(node.target), self.value(node.value)
        if before.kind == "list" and isinstance(node.op, ast.Add):
            self.lines.append(f"{before.change()}.extend({value.owned});")
            return
        if before.kind == "const":
            self.set_name(node.target.id, Value("const", python=evaluate(self.with_constants(
                ast.BinOp(node.target, node.op, node.value)))))
            return
        symbol = INPLACE.get(type(node.op))
        if symbol is None or before.kind not in COPIED:
            raise Untranslatable(f"`{ast.unparse(node)}`")
        self.lines.append(f"{before.change()} {symbol} {self.operand(value, before.kind)};")


def write(schema, data, strict=True, refused=False):
    """A case that writes: its body ends with the answer, unless the compiler is to refuse it."""
    case = Case(schema, data, strict)
    case.tree = plain(ast.parse(data["django"]))
    writer = Writer(case)
    statements = case.tree.body
    stored = [at.id for at in ast.walk(case.tree) if isinstance(at, ast.Name) and isinstance(at.ctx, ast.Store)]
    in_loops = {at.target.id for at in ast.walk(case.tree) if isinstance(at, ast.AugAssign) and isinstance(at.target, ast.Name)}
    writer.rebound = {key for key in stored if stored.count(key) > 1} | in_loops
    last = statements[-1] if statements and isinstance(statements[-1], ast.Expr) and not refused else None
    goes_on = writer.block(statements[:-1] if last is not None else statements)
    if last is not None and data["kind"] == "nothing":
        writer.statement(last)
        writer.lines.append("Ok(nothing())")
    elif last is not None:
        writer.lines.append(writer.answer(writer.written_out(last).value))
    elif goes_on and not refused:
        writer.lines.append("Ok(nothing())")
    if refused:
        writer.lines.append("Ok(())")
    case.body = writer.finished(" ".join(writer.lines))
    return case
