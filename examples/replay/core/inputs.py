"""Protocol §3 Inputs and §4 Tables and roots."""

import hashlib
from datetime import date, timedelta

from annexes import keys
from annexes.blinding import blinding_of, salted
from core.values import canonical, in_bytes, ratio, to_ratio, without_absent

SETS = {"tags", "qualifications", "towns", "inspectors", "ids", "holidays", "workdays"}
RATIOS = {"rate", "otherwise", "minimum", "linger", "draw", "share"}


def normal_row(row):
    """§3.1 to §3.6: sets in byte order, spans of days in theirs, contact data dropped."""
    row = {name: value for name, value in without_absent(row, True).items() if name != "contact"}
    for name in SETS & row.keys():
        row[name] = sorted(set(row[name]), key=in_bytes)
    if "leave" in row:
        row["leave"] = {canonical(span): span for span in row["leave"]}.values()
    for name in {"leave", "limits"} & row.keys():
        row[name] = sorted(row[name], key=lambda span: (span["from"], span["to"]))
    return row


def normal_plan(plan):
    """§3.7: as given, after §1.7 and §1.8."""

    def reduced(value, name=None):
        if isinstance(value, dict):
            # Fields of filters are no ratios, whatever they are called, nor are shares as printed.
            given = ("where", "equals", "in", "totals")
            return {key: v if key in given else reduced(v, key) for key, v in value.items()}
        if isinstance(value, list):
            return [reduced(each, name) for each in value]
        return ratio(to_ratio(value)) if name in RATIOS and isinstance(value, str) else value

    return reduced(without_absent(plan, False))


INPUT_TABLES = "enterprises inspectors recusals pastVisits penalties lists".split()
INPUT_TABLES += keys.INPUT_TABLES
KEYS = {
    ("enterprises", "inspectors"): ["id"],
    ("recusals",): ["inspector", "enterprise"],
    ("pastVisits", "penalties"): ["enterprise", "date", "matter"],
    ("lists",): ["list", "enterprise"],
    ("sample", "reserves", "vacancies", "items"): ["pool", "round", "unit"],
    ("seats",): ["pool", "round", "unit", "seat"],
    ("loads",): ["inspector"],
    **keys.KEYS,
}


def row_key(table, row):  # §4.1
    (names,) = [names for tables, names in KEYS.items() if table in tables]
    values = [row.get(name, "") for name in names]
    return "\n".join(str(one) for v in values for one in (v if isinstance(v, list) else [v]))


def in_row_order(table, rows):  # §4.1
    return sorted(rows, key=lambda row: in_bytes(row_key(table, row)))


def commitment(table, rows, blinding):
    """§4.2, RFC 6962 §2.1; blinding is None or (key, series, number)."""

    def leaf(row):
        d = row if blinding is None else salted(blinding, table, row_key(table, row), row)
        return hashlib.sha256(b"\x00" + in_bytes(canonical(d))).digest()

    def root(hashes):
        if len(hashes) == 1:
            return hashes[0]
        k = 1 << (len(hashes) - 1).bit_length() - 1
        return hashlib.sha256(b"\x01" + root(hashes[:k]) + root(hashes[k:])).digest()

    top = root([leaf(row) for row in rows]) if rows else hashlib.sha256(b"").digest()
    return {"count": len(rows), "root": top.hex()}


class Inputs:
    """What was given, in the form in which it is digested (§3), and ways to look things up."""

    def __init__(self, given):
        self.plan, self.calendar = normal_plan(given["plan"]), normal_row(given["calendar"])
        for table in INPUT_TABLES:
            rows = [normal_row(row) for row in given.get(table) or []]
            setattr(self, table, in_row_order(table, rows))
        self.task = {task["id"]: task for task in self.plan["tasks"]}
        self.unit = {row["id"]: row for row in self.enterprises}
        self.listed = {(row["list"], row["enterprise"]) for row in self.lists}
        self.recused = {(row["inspector"], row["enterprise"]) for row in self.recusals}
        self.visits_of, self.penalties_of = {}, {}
        for rows, of in (self.pastVisits, self.visits_of), (self.penalties, self.penalties_of):
            for row in rows:
                of.setdefault(row["enterprise"], []).append(row)

    def working_days(self, window):  # §3.6
        first, last = (date.fromisoformat(day) for day in window)
        holidays, workdays = (set(self.calendar.get(name, [])) for name in ("holidays", "workdays"))
        days = [first + timedelta(i) for i in range((last - first).days + 1)]
        weekday = {day.isoformat(): day.weekday() < 5 for day in days}
        return [d for d in weekday if d in workdays or (weekday[d] and d not in holidays)]

    def field(self, unit, name):  # §3.8
        if name.startswith("attributes."):
            return unit.get("attributes", {}).get(name[len("attributes.") :])
        return unit.get(name)

    def matches(self, test, unit):  # §3.8
        ((kind, value),) = test.items()
        if kind in ("all", "any"):
            return {"all": all, "any": any}[kind](self.matches(each, unit) for each in value)
        if kind == "not":
            return not self.matches(value, unit)
        if kind == "tag":
            return value in unit.get("tags", [])
        if kind == "present":
            return self.field(unit, value) is not None
        if kind == "listed":
            return (value, unit["id"]) in self.listed
        ((name, wanted),) = value.items()
        found = self.field(unit, name)
        if found is None:
            return False
        if kind == "bounds":
            return wanted.get("min", found) <= found <= wanted.get("max", found)
        return found in (wanted if kind == "in" else [wanted])
