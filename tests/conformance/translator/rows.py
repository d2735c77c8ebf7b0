"""How the rows of a query become cells, and what has to be loaded for that."""

import json

from .schema import name
from .show import Show


class Loading:
    """What `only`, `defer` and `select_related` say, in Django's names."""

    def __init__(self):
        # The paths of `only`, each a list of names; nothing if whole rows are loaded.
        self.only = None
        self.deferred = []
        self.related = []
        # Relations that are fetched, by the name of their field: the relation and, of a `Prefetch`, its query.
        self.fetched = {}
        # Further relations of these, by the name of the first: paths.
        self.deeper = {}

    def says(self, method, paths):
        paths = [path.split("__") for path in paths]
        if method == "only":
            self.only = paths
        elif method == "defer" and self.only is not None:
            self.only = [path for path in self.only if path not in paths]
        elif method == "defer":
            self.deferred = self.deferred + paths if paths else []
        elif method == "select_related":
            self.related = self.related + paths if paths else []

    def has(self, path):
        """Whether the row that relations lead to is loaded with the rows."""
        return any(related[: len(path)] == path for related in self.related)

    def narrowed(self, path):
        """Whether the row that relations lead to has some columns only: then its key is called `pk`."""
        if self.only is None:
            return False
        return not path or any(only[: len(path)] == path and len(only) > len(path) for only in self.only)

    def leaves_out(self, model, path, part):
        """Whether a column of the model that relations lead to is deferred, or not among those that `only` names."""
        field, _ = model.field(part)
        if field is None or field["primary_key"] or not self.narrowed(path):
            return [*path, part] in self.deferred
        return not any(only == [*path, named] for only in self.only for named in (field["name"], field["attname"]))

    def needs_parent(self, model, path):
        """Whether columns of the parent of a model that relations lead to are loaded."""
        if model.parent is None or not self.narrowed(path):
            return model.parent is not None
        named = [only[len(path)] for only in self.only if only[: len(path)] == path and len(only) > len(path)]
        return any(model.field(part)[0] is None and model.parent.field(part)[0] is not None for part in named)


def load_parents(query):
    """A child's row is joined with that of its parent, which is a related row."""
    if query.shape not in ("model", "deferred"):
        return
    places = [(query.model, [])]
    for related in query.loading.related:
        model = query.model
        for at, part in enumerate(related):
            model = model.relation(part)[0] if model else None
            places.append((model, related[: at + 1]))
    paths = ["__".join([*path, "place"]) for model, path in places if model and query.loading.needs_parent(model, path)]
    if paths:
        query.methods.append(f".select_related({', '.join(dict.fromkeys(paths))})")


def closure(query, columns, schema):
    """A closure that makes cells of a row."""
    # The key by which a row is found is no part of it.
    columns = [column for column in columns if column != "$key"]
    if "show" in query.scope.case.data:
        show = Show(query, schema)
        text = show.row(query.scope.case.data["show"])
        query.asks = show.asks
        return text
    if query.shape == "bare" and query.scope.case.data["kind"] == "rows":
        # Objects of JSON: a case has a column for each of their members.
        return f"|row| vec![{', '.join(f'row[{json.dumps(column)}].to_cell()' for column in columns)}]"
    if query.shape in ("tuple", "bare"):
        return "whole"
    if query.shape == "fields":
        cells = [f"row.{name(field_name(query, column))}" for column in columns]
    elif query.shape == "model" and query.model.parent is None and not query.annotated:
        # A row with related rows derefs to its model.
        related = query.loading.related or query.loading.fetched
        return f"|row| whole::<{query.model.name}>(row)" if related else "whole"
    elif query.shape == "model" and query.model.parent is None and not query.loading.related:
        stars = "**" if query.loading.fetched else "*"
        attnames = [field["attname"] for field in query.model.fields]
        cells = [f"*{stars}row"] + [f"row.{name(column)}" for column in columns if column not in attnames]
    else:
        cells = [cell(query, column) for column in columns]
    return f"|row| row![{', '.join(cells)}]"


def field_name(query, column):
    """What a row of `values` calls a column: a parent's column is that of a related row."""
    if column in query.scope.annotations or "$" in column:
        return column
    text = query.scope.case.schema.path(query.model, column, query.scope.annotations, strict=False).text
    # A place in JSON is called by Django's name.
    return column if "[" in text else text.removeprefix("r#")


def cell(query, column):
    """A column of a row of which not all is loaded, or more."""
    model, loading = query.model, query.loading
    field, _ = model.field(column)
    parent = model.parent
    if parent is not None and field is not None and field["name"] == "place_ptr":
        return "row.pk" if loading.narrowed([]) else "row.place.id"
    if parent is not None and field is None and parent.field(column)[0] is not None:
        return f"row.place.{'pk' if loading.narrowed([]) and column == 'id' else name(column)}"
    if field is None:
        return f"row.{name(column)}"
    if field["primary_key"] and loading.narrowed([]):
        return "row.pk"
    ours = name(model.ours(column))
    if loading.narrowed([]) and [field["attname"]] in loading.only and [field["name"]] not in loading.only:
        # A key that is named as a column.
        return f"row.{field['attname']}"
    if "relation" in field and loading.has([field["name"]]):
        key = "pk" if loading.narrowed([field["name"]]) else name(field["relation"]["to_field"])
        return f"row.{ours}.as_ref().map(|row| row.{key}.clone())" if field["null"] else f"row.{ours}.{key}"
    return f"row.{ours}"
