"""What a case shows of each row: paths through relations that were loaded."""

from .schema import name


class Show:
    def __init__(self, query, schema):
        self.query, self.schema = query, schema

    def row(self, paths):
        """A closure that makes a cell of each path."""
        cells = [self.cell("row", self.query, [], self.query.model, path.split("."), 0) for path in paths]
        return f"|row| vec![{', '.join(cells)}]"

    def cell(self, value, query, behind, model, parts, depth):
        """A cell of what `value` holds: a row of `query`, or one that the relations `behind` lead to from there."""
        part, rest = parts[0], parts[1:]
        many = part.endswith("[]")
        part = part.removesuffix("[]")
        fetched = query.loading.fetched if query and not behind else {}
        relation, inner = fetched.get(part) or (model.query_name(part), None)
        target, _ = model.relation(relation)
        if not rest or target is None:
            return f"{value}.{self.column(query, behind, model, part)}.to_cell()"
        field = part if part in fetched and inner is not None else relation
        item = f"item{depth or ''}"
        if inner is not None or not (query and query.loading.has([*behind, part])):
            query, behind = inner, []
        else:
            behind = [*behind, part]
        if many:
            cell = self.cell(item, query, behind, target, rest, depth + 1)
            return f"Cell::List({value}.{name(field)}.iter().map(|{item}| {cell}).collect())"
        if self.nullable(model, relation):
            cell = self.cell(item, query, behind, target, rest, depth + 1)
            return f"{value}.{name(field)}.as_ref().map_or(Cell::Null, |{item}| {cell})"
        return self.cell(f"{value}.{name(field)}", query, behind, target, rest, depth)

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
