"""Cases that write: Python's statements as Rust's."""

import ast
import copy
import re

from .evaluation import Evaluation
from .expressions import DATABASE, called
from .objects import COPIED, FACTS, FILES, SCALARS, Missing, Value, Variable, TAKEN, cell, in_field, kind_of, name, owned_literal
from .plain import plain
from .queries import Case
from .show import Show
from .values import NotAValue, Untranslatable, evaluate, literal

LET = re.compile(r"let \u27e6(\d+)\u27e7 = ((?:(?!let \u27e6)[\s\S])*?);\u27e7")
INPLACE = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.Div: "/="}


class Writer(Evaluation):
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

    def repeat(self, node):
        """`while`"""
        before = len(self.lines)
        test = self.truth(node.test)
        if len(self.lines) != before:
            raise Untranslatable("a loop that asks the database whether to go on")
        inner, made, _, _ = self.inside(node.body, self.after(node))
        if made:
            raise Untranslatable("a variable of a loop used after it")
        self.lines.append(f"while {test} {{ {' '.join(inner)} }}")

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

    # Blocks

    def inside(self, statements, after):
        """The lines of an inner block, and the values that it makes and that are used after it."""
        lines, outer, depths = self.lines, dict(self.env), dict(self.depths)
        self.lines, self.depth = [], self.depth + 1
        goes_on = self.block(statements)
        inner, self.lines = self.lines, lines
        made = [key for key, value in self.env.items() if outer.get(key) is not value and key in after
                and value.kind != "const" and not (value.variable and value.reference)]
        values = [self.env[key] for key in made]
        constants = {key: value for key, value in self.env.items() if value.kind == "const" and outer.get(key) is not value}
        self.depth -= 1
        self.env, self.depths = outer | constants, depths
        return inner, made, values, goes_on

    def after(self, node):
        """The names that are used after a statement."""
        end = node.end_lineno
        return {at.id for at in ast.walk(self.case.tree) if isinstance(at, ast.Name) and at.lineno > end}

    def closure(self, inner, values, goes_on, missing=()):
        """The body of a closure."""
        if not goes_on and inner and inner[-1].startswith("return Err("):
            inner = [*inner[:-1], inner[-1].removeprefix("return ").removesuffix(";")]
            return " ".join(inner)
        return " ".join([*inner, f"Ok({exported(values, missing)})"])

    def receive(self, made, values, code):
        """Makes variables of what a block gives back."""
        if not made:
            self.lines.append(f"{code};")
            return
        if len(made) == 1:
            self.set_name(made[0], self.again(values[0], code, made[0]))
            return
        pair = self.run("tuple", code, "made")
        for at, (key, value) in enumerate(zip(made, values)):
            self.set_name(key, self.again(value, f"{pair.code}.{at}", key))

    def again(self, value, code, key):
        return self.run(value.kind, code, key, **{fact: getattr(value, fact) for fact in FACTS})

    def with_block(self, node):
        if len(node.items) != 1 or not ast.unparse(node.items[0].context_expr).startswith("transaction.atomic"):
            raise Untranslatable(f"`with {ast.unparse(node.items[0])}`")
        block = node.items[0].context_expr
        options = {keyword.arg: evaluate(keyword.value) for keyword in getattr(block, "keywords", [])}
        inner, made, values, goes_on = self.inside(node.body, self.after(node))
        kind = "" if made else "<()>"
        body = self.closure(inner, values, goes_on)
        database = "db" if re.search(r"\bdb\b", body) else "_"
        if options.get("savepoint") is False and self.depth:
            # No savepoint: what fails inside takes back the whole transaction.
            code = f"attempt(|| -> Outcome{kind or '<_>'} {{ {body} }}).inspect_err(|_| db.set_rollback(true))?"
        elif options.get("durable"):
            code = f"db.atomic_with(Mode::default().durable(), |{database}| -> Outcome{kind or '<_>'} {{ {body} }})?"
        else:
            code = f"db.atomic(|{database}| -> Outcome{kind or '<_>'} {{ {body} }})?"
        self.receive(made, values, code)

    def attempt(self, node):
        if node.finalbody:
            self.at_last(node)
            return
        after = self.after(node)
        inner, made, values, goes_on = self.inside([*node.body, *node.orelse], after)
        arms, missing = [], [value.null for value in values]
        for handler in node.handlers:
            if handler.name and handler.name in names_of(ast.Module(handler.body, [])):
                raise Untranslatable("an error in a variable")
            lines, own, own_values, own_goes_on = self.inside(handler.body, after)
            if own_goes_on and own != made:
                raise Untranslatable("a variable that is set in one case only")
            if own_goes_on:
                missing = [null or value.null for null, value in zip(missing, own_values)]
            arms.append((self.classes(handler.type), lines, own_values if own_goes_on else None))
        # A row that may be missing in one case may be missing.
        arms = [(classes, " ".join([*lines, "" if own is None else exported(own, missing)])) for classes, lines, own in arms]
        body = self.closure(inner, values, goes_on, missing)
        values = [value.at(value.written, value.variable, null=null) for value, null in zip(values, missing)]
        kind = "<_>" if made else "<()>"
        tried = f"attempt(|| -> Outcome{kind} {{ {body} }})"
        arms = [(classes, text.removesuffix(" ()")) for classes, text in arms] if not made else arms
        if not made and len(arms) == 1 and arms[0][1].strip() == "()":
            self.lines.append(f"{tried}.or_else(|error| if error.is(&[{arms[0][0]}]) {{ Ok(()) }} else {{ Err(error) }})?;")
            return
        written = "".join(f"Err(error) if error.is(&[{classes}]) => {{ {text} }} " for classes, text in arms)
        self.receive(made, values, f"match {tried} {{ Ok(made) => made, {written} Err(error) => return Err(error) }}")

    def at_last(self, node):
        """`finally`: what is done after both, the error and none."""
        first = node.body
        if node.handlers:
            first = [ast.Try(node.body, node.handlers, node.orelse, [], lineno=node.lineno, end_lineno=node.end_lineno)]
        inner, made, values, goes_on = self.inside(first, self.after(node))
        if made:
            raise Untranslatable("a variable of a `try` with `finally`")
        outcome = self.run("none", f"attempt(|| -> Outcome<()> {{ {self.closure(inner, values, goes_on)} }})", "outcome")
        self.block(node.finalbody)
        self.lines.append(f"{outcome.code}?;")

    def classes(self, node):
        if node is None:
            return '"Exception"'
        nodes = node.elts if isinstance(node, ast.Tuple) else [node]
        return ", ".join(owned_text(ast.unparse(item).rsplit(".", 1)[-1]) for item in nodes)

    def loop(self, node):
        if node.orelse:
            raise Untranslatable("`else` of a loop")
        variables = names_of(node.target)
        if self.repeated(node):
            return
        change = any(self.touches(at, variables) for statement in node.body for at in ast.walk(statement))
        outer = dict(self.env)
        head = self.iterated(node.iter, node.target, change)
        inner, made, _, _ = self.inside(node.body, self.after(node))
        if made:
            raise Untranslatable("a variable of a loop used after it")
        kept = {key: self.env[key] for key in outer if self.env[key].kind == "list"}
        self.env = outer | kept
        self.lines.append(f"for {head} {{ {' '.join(inner)} }}")

    def repeated(self, node):
        """A loop over few values that are known: what it does, for each of them."""
        try:
            constants = list(evaluate(self.with_constants(node.iter)))
        except (NotAValue, TypeError):
            return False
        leaves = (ast.Break, ast.Continue)
        if len(constants) > 8 or any(isinstance(at, leaves) for at in ast.walk(node)):
            return False
        for constant in constants:
            self.assign_constant(node.target, constant)
            self.block(node.body)
        return True

    def touches(self, node, variables):
        """Whether it changes one of the variables."""
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            return bool(names_of(node) & variables)
        changing = ("save", "refresh_from_db")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changing:
            return isinstance(node.func.value, ast.Name) and node.func.value.id in variables
        return False

    def condition(self, node):
        test = self.truth(node.test)
        after = self.after(node)
        parts = [self.inside(part, after) for part in (node.body, node.orelse)]
        if any(made for _, made, _, _ in parts):
            raise Untranslatable("a variable that is set in one case only")
        otherwise = f" else {{ {' '.join(parts[1][0])} }}" if node.orelse else ""
        self.lines.append(f"if {test} {{ {' '.join(parts[0][0])} }}{otherwise}")

    # The result

    def answer(self, node):
        """What a case gives back: the value of its last expression."""
        value = self.value(node)
        if value.kind in ("query", "manager"):
            value = self.rows_of(value, None)
        if value.kind == "none" or (value.kind == "const" and value.python is None):
            return "Ok(nothing())"
        if self.case.data["kind"] == "none" and value.kind in SCALARS:
            return f"Ok(match {cell(value)} {{ Cell::Null => nothing(), cell => single(vec![cell]) }})"
        if value.kind == "log":
            return f"Ok(many({value.code}.rows()))"
        if value.kind in ("model", "row"):
            cells = self.cells(value)
            if value.null:
                return f"Ok({value.code}.as_ref().map_or_else(nothing, |row| single({cells('row')})))"
            return f"Ok(single({cells(value.borrowed)}))"
        if value.kind == "list":
            if value.item.kind in ("model", "row"):
                text = self.cells(value.item)("row")
                each = "whole" if text == "whole(row)" else f"|row| {text}"
                return f"Ok(many({value.code}.iter().map({each})))"
            item = Value(value.item.kind, "item", reference="&", key_to=value.item.key_to, assigned=value.item.assigned)
            each = cell(item) if not item.assigned else "key(*item)"
            return f"Ok(many({value.code}.iter().map(|item| vec![{each}])))"
        if value.kind == "items":
            return f"Ok(many([{', '.join(f'vec![{self.row_cells(item)}]' for item in value.items)}]))"
        if value.kind == "const" and isinstance(value.python, (list, tuple, set)) and self.case.data["kind"] == "flat":
            rows = ", ".join(f"vec![{cell(Value('const', python=item))}]" for item in value.python)
            return f"Ok(many([{rows}]))"
        return f"Ok(single(vec![{self.row_cells(value)}]))"

    def row_cells(self, value):
        if value.kind in ("tuple", "items"):
            return ", ".join(cell(item) for item in value.items)
        return cell(value)

    def cells(self, value):
        """From the code of a reference to a row to its cells."""
        model = value.model
        query = value.query or self.case.source(model, None)
        if "show" in self.case.data:
            show = Show(query, self.case.schema)
            closure = show.row(self.case.data["show"])
            if show.asks:
                raise Untranslatable("what was not loaded, after a case that writes")
            return lambda code: f"({closure})({code})"
        columns = self.case.data.get("columns", [])
        if value.parent is not None:
            parts = []
            for key in columns:
                owner, of = (value, model) if model.field(key)[0] is not None else (value.parent, model.parent)
                parts.append(f"{owner.code}.{name(of.ours(key) or key)}")
            return lambda code: f"row![{', '.join(parts)}]"
        if query.shape == "model" and any(field["type"] in FILES for field in model.fields):
            # Django has no file where there is an empty text.
            fields = {field["attname"]: field for field in model.fields}
            parts = [f"row.{name(model.ours(key) or key)}" for key in columns]
            parts = [f"file({part}.as_deref())" if key in fields and fields[key]["type"] in FILES else f"{part}.to_cell()"
                     for key, part in zip(columns, parts)]
            return lambda code: f"{{ let row = {code}; vec![{', '.join(parts)}] }}"
        row = query.row(columns, self.case.schema)
        if row == "whole" and value.unsaved:
            parts = [f"row.{name(model.ours(key))}" for key in columns]
            parts = [f"key({part})" if key == model.key["attname"] else f"{part}.to_cell()" for key, part in zip(columns, parts)]
            return lambda code: f"{{ let row = {code}; vec![{', '.join(parts)}] }}"
        if row == "whole":
            return lambda code: f"whole({code})"
        body = row.removeprefix("|row| ")
        return lambda code: body if code == "row" else f"{{ let row = {code}; {body} }}"


def owned_text(text):
    return owned_literal(text, "any")


def exported(values, missing=()):
    """What a block gives back. Some of the values are `missing` in another block."""
    if not values:
        return "()"
    optional = [null and not value.null for null, value in zip(missing, values)] or [False] * len(values)
    codes = [f"Some({value.code})" if wrap else value.code for value, wrap in zip(values, optional)]
    return codes[0] if len(codes) == 1 else f"({', '.join(codes)})"


def names_of(node):
    return {at.id for at in ast.walk(node) if isinstance(at, ast.Name)}


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
