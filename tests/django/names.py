"""Every name of Django's ORM that its reference documents is on the page `docs/guide/reference.md`."""

import inspect
import re
import sys
from pathlib import Path

import django
from django.conf import settings

settings.configure()
django.setup()

from django.db import models  # noqa: E402
from django.db.models import functions, options  # noqa: E402

PAGE = Path(__file__).parents[2] / "docs/guide/reference.md"

# What Django's own code needs, and what fields that are long gone had.
INTERNAL = """
    BLANK_CHOICE_DASH BLANK_CHOICE_LABEL BaseConstraint CommaSeparatedIntegerField ConcatPair DEFERRED Deferrable Empty Expression ExpressionList
    ForeignObject ForeignObjectRel IPAddressField ManyToManyRel ManyToOneRel NOT_PROVIDED NullBooleanField OneToOneRel OrderWrt
    WindowFrame aprefetch_related_objects apps auto_created complex_filter from_fields rel resolve_expression serialize signals
    to_fields
""".split()


def names():
    """The names of methods, classes, functions, lookups, and options."""
    found = {name for name, _ in inspect.getmembers(models.QuerySet, callable) if not name.startswith(("_", "a"))}
    found |= {"aggregate", "alias", "all", "annotate", *models.__all__, *functions.__all__, *options.DEFAULT_NAMES}
    for field in (models.CharField, models.DateTimeField, models.IntegerField, models.JSONField):
        found |= set(field.get_lookups())
    for name in models.__all__:
        field = getattr(models, name)
        if inspect.isclass(field) and issubclass(field, models.Field):
            found |= set(inspect.signature(field.__init__).parameters) - {"self", "args", "kwargs"}
    return found.difference(INTERNAL)


def main():
    page = PAGE.read_text()
    missing = sorted(name for name in names() if not re.search(rf"(?<!\w){name}(?!\w)", page))
    if missing:
        sys.exit(f"{PAGE.name} says nothing of: {' '.join(missing)}")
    print(f"{PAGE.name} has all {len(names())} names of Django {django.__version__}")


if __name__ == "__main__":
    main()
