"""Pages: `Paginator(queryset, 5).page(2).object_list` and what else is asked of a paginator or a page.

A page of ours comes with its rows. Where only its place among the others is asked for, as of Django's lazy pages, it is
`pages.at(number)`, so that no more statements are sent than Django sends.
"""

import ast

from .values import NotAValue, Untranslatable, evaluate, string

# Attributes and methods whose values are one cell, by what they are asked of.
OF_PAGES = {"count": "count", "num_pages": "num_pages", "per_page": "per_page"}
OF_PAGE = {
    name: name for name in "number has_next has_previous has_other_pages start_index end_index".split()
}
NEIGHBOURS = {"next_page_number": "+ 1", "previous_page_number": "- 1"}


def mentions(tree):
    """Whether an expression is about pages."""
    return any(isinstance(node, ast.Name) and node.id == "Paginator" for node in ast.walk(tree))


class Answer:
    """A case about pages: the expression that a test runs. It has what a test asks of a query."""

    final = ending = step = None

    def __init__(self, text):
        self.answer = text

    def row(self, columns, schema):
        return None


class Paginator:
    """`Paginator(…)` as what makes pages: of a query, or of values that are known."""

    def __init__(self, reader, call):
        options = {keyword.arg: evaluate(keyword.value) for keyword in call.keywords}
        arguments = list(call.args)
        per_page = evaluate(arguments[1]) if len(arguments) > 1 else options.pop("per_page")
        for name, argument in zip(("orphans", "allow_empty_first_page"), arguments[2:]):
            options[name] = evaluate(argument)
        self.settings = ""
        for name, value in options.items():
            if name not in ("orphans", "allow_empty_first_page"):
                raise Untranslatable(f"`{name}` of a paginator")
            self.settings += f".{name}({str(value).lower()})"
        self.query = self.values = None
        if reader.case.is_query(arguments[0]):
            self.query = reader.case.query(arguments[0], None)
            self.text = f"query!({self.query.text}).paginate({per_page}){self.settings}"
        else:
            self.values = values(arguments[0])
            self.text = f"Pages::new({len(self.values)}, {per_page}){self.settings}"

    @property
    def pages(self):
        return self.text if self.query is None else f"{self.text}.pages(db)?"

    def page(self, number):
        return Page(self, number, "page")

    def get_page(self, number):
        return Page(self, number, "get_page")


class Page:
    def __init__(self, paginator, number, method):
        self.paginator, self.number, self.method = paginator, number, method

    @property
    def place(self):
        """The page without its rows."""
        if self.method == "page":
            return f"{self.paginator.pages}.at({self.number})?"
        return f"{{ let pages = {self.paginator.pages}; pages.at(pages.nearest({self.number})?)? }}"

    @property
    def text(self):
        """The page with its rows."""
        if self.paginator.query is None:
            raise Untranslatable("rows of a list")
        return f"{self.paginator.text}.{self.method}(db, {self.number})?"


def values(node):
    """The values of a list that is no query: `list(range(100))`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("list", "range"):
        arguments = [values(argument) if node.func.id == "list" else evaluate(argument) for argument in node.args]
        return list(range(*arguments)) if node.func.id == "range" else arguments[0]
    try:
        return list(evaluate(node))
    except (NotAValue, TypeError):
        raise Untranslatable(f"pages of `{ast.unparse(node)}`") from None


def number(node):
    """What is asked for as the number of a page."""
    value = evaluate(node)
    if value is None:
        return "None::<i64>"
    if isinstance(value, str):
        return string(value)
    if isinstance(value, (int, float)):
        return str(int(value)) if isinstance(value, bool) else repr(value)
    raise Untranslatable(f"page {value!r}")


class Reader:
    def __init__(self, case):
        self.case = case

    def read(self, node):
        """The answer to the whole expression."""
        if isinstance(node, ast.Tuple):
            cells = ", ".join(f"{self.cell(element)}.to_cell()" for element in node.elts)
            return f"Ok(one_row(vec![{cells}]))"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("list", "tuple"):
            items = self.items(node.args[0])
            return items if items else self.read(node.args[0])
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
            page = self.page_of(node.value)
            if page:
                return f"Ok(page_row(&{page.text}, {evaluate(node.slice)}, {self.row(page)}))"
        page = self.page_of(node)
        if page:
            return f"Ok(page_rows(&{page.text}, {self.row(page)}))"
        items = self.items(node)
        if items:
            return items
        return f"Ok(one_row(vec![{self.cell(node)}.to_cell()]))"

    def row(self, page):
        columns = self.case.data.get("columns", [])
        # Of an empty page no columns are known.
        return "whole" if columns == ["$"] else page.paginator.query.row(columns, self.case.schema)

    def thing(self, node):
        """A paginator or a page; nothing if it is neither."""
        if isinstance(node, ast.Attribute) and node.attr == "paginator":
            page = self.thing(node.value)
            return page.paginator if isinstance(page, Page) else None
        if not isinstance(node, ast.Call):
            return None
        if isinstance(node.func, ast.Name) and node.func.id == "Paginator":
            return Paginator(self, node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("page", "get_page"):
            paginator = self.thing(node.func.value)
            if isinstance(paginator, Paginator):
                argument = node.args[0] if node.args else node.keywords[0].value
                return getattr(paginator, node.func.attr)(number(argument))
        return None

    def page_of(self, node):
        """The page whose rows these are."""
        if isinstance(node, ast.Attribute) and node.attr == "object_list":
            return self.page_of(node.value)
        page = self.thing(node)
        return page if isinstance(page, Page) else None

    def items(self, node):
        """Numbers of pages, one in a row."""
        if isinstance(node, ast.Attribute) and node.attr == "page_range":
            paginator = self.thing(node.value)
            return paginator and f"Ok(flat({paginator.pages}.range()))"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            paginator = self.thing(node.func.value)
            if isinstance(paginator, Paginator) and node.func.attr == "get_elided_page_range":
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                asked = node.args[0] if node.args else given.get("number", ast.Constant(1))
                side, ends = (evaluate(given[name]) if name in given else default
                              for name, default in (("on_each_side", 3), ("on_ends", 2)))
                return f"Ok(flat({paginator.pages}.elided_range({number(asked)}, {side}, {ends})?))"
        return None

    def cell(self, node):
        """An expression for one value."""
        called = isinstance(node, ast.Call)
        target = node.func if called else node
        if called and isinstance(target, ast.Name) and target.id == "len":
            page = self.page_of(node.args[0])
            if page:
                return f"i64::try_from({page.place}.len()).unwrap_or_default()"
        if isinstance(target, ast.Attribute):
            thing, name = self.thing(target.value), target.attr
            if isinstance(thing, Paginator) and name == "validate_number":
                return f"{thing.pages}.validate({number(node.args[0])})?"
            if isinstance(thing, Paginator) and name in OF_PAGES:
                return f"{thing.pages}.{OF_PAGES[name]}()"
            if isinstance(thing, Page) and name in OF_PAGE:
                return f"{thing.place}.{OF_PAGE[name]}()"
            if isinstance(thing, Page) and name in NEIGHBOURS:
                return f"{{ let page = {thing.place}; page.pages().validate(page.number() {NEIGHBOURS[name]})? }}"
        raise Untranslatable(f"`{ast.unparse(node)}`")


def read(case, tree):
    return Answer(Reader(case).read(tree))
