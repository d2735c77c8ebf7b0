"""REPORT.md: what is tested, what is not yet, and what differs."""


def report(outcomes):
    """`outcomes` has for each case its area, identity, outcome and reason, in the order of the file."""
    kinds = ["tested", "refused", "pending", "difference", "not built"]
    areas = {}
    for area, _, outcome, _ in outcomes:
        areas.setdefault(area, dict.fromkeys(kinds, 0))[outcome] += 1
    total = {kind: sum(counts[kind] for counts in areas.values()) for kind in kinds}
    built = sum(sum(counts.values()) for counts in areas.values()) - total["not built"]
    lines = [
        "# Conformance with Django",
        "",
        "Made by `tests/conformance/translate.py`; not to be edited.",
        "",
        "* tested: a test asks our query and compares rows and statements with what Django answered;",
        "* refused: Django refuses it at run time, we at compile time (`tests/ui/conformance`);",
        "* pending: in a built area, but needs something that is not built yet;",
        "* difference: ours differs, for the reason given;",
        "* not built: the area's turn has not come (`translator/areas.py`).",
        "",
        f"Of {built} cases in built areas, {total['difference']} differ "
        f"({100 * total['difference'] / max(built, 1):.1f} %) and {total['pending']} are pending.",
        "",
        "| area | " + " | ".join(kinds) + " |",
        "|---" * (len(kinds) + 1) + "|",
    ]
    for area, counts in sorted(areas.items()):
        lines.append(f"| {area} | " + " | ".join(str(counts[kind] or "") for kind in kinds) + " |")
    lines.append("| **all** | " + " | ".join(f"**{total[kind]}**" for kind in kinds) + " |")
    for kind, title in (("difference", "Differences"), ("pending", "Pending")):
        listed = [(identity, reason) for _, identity, outcome, reason in outcomes if outcome == kind]
        if listed:
            lines += ["", f"## {title}", "", "| case | why |", "|---|---|"]
            lines += [f"| `{identity}` | {reason} |" for identity, reason in listed]
    return "\n".join(lines) + "\n"
