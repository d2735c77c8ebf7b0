"""What a case shows of each row: paths through relations. What was not loaded is asked for, row by row, as Django does."""

from .schema import fetching, name
from .values import Untranslatable


class Bare:
    """A row that a round trip found: nothing is loaded with it."""

    def __init__(self):
        self.loading, self.fetched = self, {}

    def has(self, path):
        return False

    narrowed = has

    def leaves_out(self, model, path, part):
        return False


class Show:
    def __init__(self, query, schema):
        self.query, self.schema = query, schema
        # Whether something is asked for that was not loaded.
        self.asks = False
        # Rows that were asked for, by the value and the relation that lead there: Django keeps them.
        self.kept, self.lines = {}, []

    def row(self, paths):
        """A closure that makes a cell of each path."""
        cells = [self.cell("row", self.query, [], self.query.model, path.split("."), 0) for path in paths]
        cells = f"vec![{', '.join(cells)}]"
        if self.lines:
            return f"|row| {{ {' '.join(self.lines)} Ok({cells}) }}"
        return f"|row| Ok({cells})" if self.asks else f"|row| {cells}"

    def cell(self, value, query, behind, model, parts, depth):
        """A cell of what `value` holds: a row of `query`, or one that the relations `behind` lead to from there."""
        part, rest = parts[0], parts[1:]
        many = part.endswith("[]")
        part = part.removesuffix("[]")
        fetched = query.loading.fetched if query and not behind else {}
        relation, inner = fetched.get(part) or (model.query_name(part), None)
        target, _ = model.relation(relation)
        if not rest or target is None:
            if query and query.loading.leaves_out(model, behind, part):
                return self.asked_column(value, model, part)
            return f"{value}.{self.column(query, behind, model, part)}.to_cell()"
        if query is not None and not {part, relation} & set(fetched) and not query.loading.has([*behind, part]):
            return self.asked(value, model, relation, target, rest, many, depth)
        field = part if part in fetched and inner is not None else relation
        item = f"item{depth or ''}"
        if inner is not None or not (query and query.loading.has([*behind, part])):
            query, behind = inner, []
        elif part in fetched and query.loading.deeper.get(relation):
            # Rows that are joined, with related rows that are fetched.
            joined = query.related(target, relation)
            joined.loading.related = [path[1:] for path in query.loading.related if path[0] == part and len(path) > 1]
            query, behind = joined, []
        else:
            behind = [*behind, part]
        if many:
            cell, asks = self.inner(item, query, behind, target, rest, depth + 1)
            if asks:
                cells = f"|{item}| Ok({cell})).collect::<orm_core::Result<_>>()?"
                return f"Cell::List({value}.{name(field)}.iter().map({cells})"
            return f"Cell::List({value}.{name(field)}.iter().map(|{item}| {cell}).collect())"
        if self.nullable(model, relation):
            cell, asks = self.inner(item, query, behind, target, rest, depth + 1)
            if asks:
                return f"match &{value}.{name(field)} {{ Some({item}) => {cell}, None => Cell::Null }}"
            return f"{value}.{name(field)}.as_ref().map_or(Cell::Null, |{item}| {cell})"
        return self.cell(f"{value}.{name(field)}", query, behind, target, rest, depth)

    def inner(self, *place):
        """A cell inside of a closure, and whether it asks."""
        before, self.asks = self.asks, False
        cell = self.cell(*place)
        asks, self.asks = self.asks, before or self.asks
        return cell, asks

    def asked(self, value, model, relation, target, rest, many, depth):
        """A cell behind a relation that was not loaded: the round trip is written out."""
        item = f"item{depth or ''}"
        if many:
            cell, asks = self.inner(item, Bare(), [], target, rest, depth + 1)
            cell = f"|{item}| Ok({cell})).collect::<orm_core::Result<_>>()?" if asks else f"|{item}| {cell}).collect()"
            self.asks = True
            return f"Cell::List({value}.{name(relation)}().all(db)?.iter().map({cell})"
        self.asks = True
        null = self.nullable(model, relation)
        row = self.one(value, model, relation, null)
        if not null:
            return self.cell(row, Bare(), [], target, rest, depth)
        cell = self.cell(item, Bare(), [], target, rest, depth + 1)
        return f"match &{row} {{ Some({item}) => {cell}, None => Cell::Null }}"

    def one(self, value, model, relation, null):
        """The row that a relation to one leads to; of the row itself it is a variable."""
        if (value, relation) in self.kept:
            return self.kept[value, relation]
        key = f"{value}.{name(relation)}"
        if model.field(relation)[0] is None:
            code = f"{key}().first(db)?"
        else:
            fetch = fetching(model, model.field(relation)[0])
            code = f"{key}.as_ref().map(|key| key.{fetch}).transpose()?" if null else f"{key}.{fetch}?"
        if value.split(".")[0] != "row" and value not in self.kept.values():
            return code
        variable = relation if relation not in self.kept.values() else f"{relation}_{len(self.kept)}"
        self.kept[value, relation] = name(variable)
        self.lines.append(f"let {name(variable)} = {code};")
        return name(variable)

    def asked_column(self, value, model, part):
        """A cell of a column that `only` or `defer` left out."""
        if value != "row":
            raise Untranslatable("a column of a related row that was left out")
        self.asks = True
        ours, key = name(model.ours(part)), self.column(self.query, [], model, "pk")
        return f"query!({model.name}.only({ours}).get(pk = row.{key})).run(db)?.{ours}.to_cell()"

    def column(self, query, behind, model, part):
        narrowed = query is not None and query.loading.narrowed(behind)
        if part == "pk" or (part == model.key["attname"] and narrowed):
            key = "place.id" if model.parent is not None else name(model.ours(model.key["attname"]))
            return "pk" if narrowed else key
        if model.field(part)[0] is None and model.parent is not None and model.parent.field(part)[0] is not None:
            return f"place.{name(part)}"
        return name(model.ours(part) or part)

    def nullable(self, model, relation):
        field, _ = model.field(relation)
        # A reverse one-to-one relation has no field, and may be missing.
        return field is None or field["null"]
