"""Blocks of statements in cases that write: conditions, loops, transactions, `try`."""

import ast
import re

from .objects import FACTS, owned_literal
from .values import NotAValue, Untranslatable, evaluate


class Blocks:
    """Statements with others inside."""

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
        self.keep_pending(node, outer)
        kept = {key: self.env[key] for key in outer if self.env[key].kind == "list"}
        self.env = outer | kept
        self.lines.append(f"for {head} {{ {' '.join(inner)} }}")

    def keep_pending(self, node, outer):
        """What a loop over a variable's rows set to expressions of the database, and did not save: for `bulk_update`."""
        row = self.env.get(node.target.id) if isinstance(node.target, ast.Name) else None
        if row is None or not row.pending:
            return
        rows = outer.get(node.iter.id) if isinstance(node.iter, ast.Name) else None
        direct = {ast.unparse(at.targets[0]) for at in node.body if isinstance(at, ast.Assign)}
        if rows is None or rows.kind != "list" or any(f"{node.target.id}.{key}" not in direct for key in row.pending):
            raise Untranslatable("fields that some rows of a loop are to get from the database")
        rows.item.pending, rows.item.called = dict(row.pending), node.target.id

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
