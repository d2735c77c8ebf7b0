"""The Django side of `check.py`: `django_side.py make | fill | save | dump`, on the file that `DATABASE` names.

* `make`: creates all tables;
* `fill`: writes rows with the extremes of every type of column;
* `save`: reads each row and saves it again;
* `dump`: prints all rows as the Rust side does, a line of JSON for each model and each automatic join table that is there.
"""

import json
import os
import struct
import sys
import uuid
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.models.fields.files import FieldFile

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

EXTREMES = [
    {},
    {
        "char": "", "text": "", "slug": "", "email": "", "url": "", "small": 0, "integer": 0, "big": 0, "positive": 0,
        "positive_small": 0, "positive_big": 0, "floating": 0.0, "decimal2": Decimal("0.00"), "decimal6": Decimal(0),
        "boolean": False, "date": date(1, 1, 1), "time": time(0, 0), "datetime": datetime(1, 1, 1, tzinfo=UTC),
        "duration": timedelta(0), "uuid": uuid.UUID(int=0), "binary": b"", "json": {}, "ip": "0.0.0.0", "file": "",
    },
    {
        "char": "ß\u0000é", "text": "a'b\"c\\d\n%_\U0001f600", "slug": "a-b_c", "email": "x@y.example", "url": "http://e.example/?q=ü",
        "small": -32768, "integer": -2147483648, "big": -9223372036854775808, "positive": 2147483647,
        "positive_small": 32767, "positive_big": 9223372036854775807, "floating": -1.5e300,
        "decimal2": Decimal("-9999999999.99"), "decimal6": Decimal("12345678.123456"), "boolean": True,
        "date": date(9999, 12, 31), "time": time(23, 59, 59, 999999),
        "datetime": datetime(9999, 12, 30, 21, 59, 59, 999999, tzinfo=UTC), "duration": timedelta(days=-1, microseconds=1),
        "uuid": uuid.UUID(int=2**128 - 1), "binary": bytes(range(256)),
        "json": {"ä": [1, 2.5, -0.0, 1e100, True, None, "\u2028\"", {"": []}], "z": 12345678901234567890, "a": {}},
        "ip": "2001:db8::ff00:42:8329", "file": "a/b.txt",
    },
    {
        "small": 32767, "integer": 2147483647, "big": 9223372036854775807, "floating": 5e-324,
        "decimal2": Decimal("0.01"), "decimal6": Decimal("-0.000001"), "time": time(12, 0, 0, 120),
        "datetime": datetime(2024, 2, 29, 12, 0, 0, 500000, tzinfo=UTC), "duration": timedelta(weeks=5000, microseconds=7),
        "json": "text", "ip": "::1",
    },
    {"floating": 0.1, "json": 0, "datetime": datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)},
    {"floating": 1e16, "json": [], "decimal2": Decimal("100000.10")},
]  # fmt: skip


def fill():
    from suite.models import AllTypes, UuidKeyed, UuidLine

    for values in EXTREMES:
        AllTypes.objects.create(**values)
    keyed = UuidKeyed.objects.create(id=uuid.UUID(int=7), name="seven")
    UuidLine.objects.create(parent=keyed, amount=-1)


def ours():
    """All models that have a table of their own, but those with a key of two columns."""
    return [model for model in apps.get_models() if not model._meta.proxy and len(model._meta.pk_fields) == 1]


def save():
    with transaction.atomic():
        for model in ours():
            for row in model._base_manager.all():
                row.save()


def shown(value, field):
    """A value as the Rust side shows it, too: what JSON cannot hold is a text that begins with its type."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(field, models.JSONField):
        return {"json": value}
    match value:
        case int():
            return f"integer {value}"
        case float():
            return "float " + struct.pack(">d", value).hex()
        case Decimal():
            return f"decimal {value:f}"
        case str() | FieldFile():
            return f"text {value}"
        case bytes():
            return f"bytes {value.hex()}"
        case datetime():
            return f"datetime {(value - EPOCH) // MICROSECOND}"
        case date():
            return f"date {value.isoformat()}"
        case time():
            return f"time {value.isoformat(timespec='microseconds')}"
        case timedelta():
            return f"duration {value // MICROSECOND}"
        case uuid.UUID():
            return f"uuid {value}"
    raise TypeError(f"{field}: {value!r}")


def dump():
    there = connection.introspection.table_names()
    for model in ours():
        if model._meta.db_table not in there:
            continue
        fields = model._meta.local_concrete_fields
        rows = model._base_manager.order_by("pk")
        rows = [{field.column: shown(getattr(row, field.attname), field.target_field if field.remote_field else field) for field in fields} for row in rows]
        print(json.dumps({"table": model._meta.label, "rows": rows}))
        for relation in model._meta.local_many_to_many:
            if relation.remote_field.through._meta.auto_created:
                near, far = relation.m2m_field_name(), relation.m2m_reverse_field_name()
                related = {}
                for key, other in relation.remote_field.through.objects.values_list(f"{near}_id", f"{far}_id").order_by(f"{near}_id", f"{far}_id"):
                    related.setdefault(key, []).append(other)
                print(json.dumps({"table": f"{model._meta.label}.{relation.name}", "rows": list(related.items())}))


COMMANDS = {"make": lambda: call_command("migrate", run_syncdb=True, verbosity=0), "fill": fill, "save": save, "dump": dump}
for command in sys.argv[1:]:
    COMMANDS[command]()
