"""How far we are: the areas of cases that are built. The only place to switch one on."""

BUILT = frozenset("""
    lookup.text lookup.number lookup.null lookup.in lookup.range lookup.regex lookup.bool lookup.other-types
    lookup.expression lookup.datetime
    rel.forward rel.reverse rel.m2m rel.multivalued rel.exclude rel.isnull rel.inheritance
    q.logic q.join-promotion
    retrieve.get retrieve.first-last retrieve.count-exists
    alias-annotate aggregate group subquery window
    expr.arithmetic expr.conditional expr.number expr.text expr.value-cast date.arithmetic date.functions
    order slice distinct values values-list only-defer json storage.read
    select-related prefetch
    setops raw paginator
    save delete m2m-write reverse-fk-write bulk-create bulk-update transaction storage.write update create get-or-create
""".split())
