"""What a case shows of each row: paths through relations that were loaded."""

from .schema import name


class Show:
    def __init__(self, query, schema):
        self.query, self.schema = query, schema

    def row(self, paths):
        """A closure that makes a cell of each path."""
        cells = [self.cell("row", self.query.model, path.split("."), 0) for path in paths]
        return f"|row| vec![{', '.join(cells)}]"

    def cell(self, value, model, parts, depth):
        part, rest = parts[0], parts[1:]
        many = part.endswith("[]")
        part = part.removesuffix("[]")
        relation = self.query.attributes.get(part) or model.query_name(part)
        target, _ = model.relation(relation)
        if not rest or target is None:
            return f"{value}.{name(model.ours(part) or part)}.to_cell()"
        field = part if part in self.query.attributes else relation
        item = f"item{depth or ''}"
        inner = self.cell(item, target, rest, depth + 1)
        if many:
            return f"Cell::List({value}.{name(field)}.iter().map(|{item}| {inner}).collect())"
        if self.nullable(model, relation):
            return f"{value}.{name(field)}.as_ref().map_or(Cell::Null, |{item}| {inner})"
        return self.cell(f"{value}.{name(field)}", target, rest, depth)

    def nullable(self, model, relation):
        field, _ = model.field(relation)
        # A reverse one-to-one relation has no field, and may be missing.
        return field is None or field["null"]
