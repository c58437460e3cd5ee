#!/usr/bin/env python3
"""Replays a record of protocol double-random/1 with the Python standard library alone.

    python3 replay.py RECORD.json INPUTS.json [BLINDING]     one record; BLINDING is a file with the key, if rows are blinded
    python3 replay.py --all FOLDER                           every N.record.json with N.inputs.json (and N.blinding)

Written from docs/protocol.md; the numbers in the comments are its sections. INPUTS is one object with plan, calendar,
enterprises, inspectors and the other tables. Exit code 0: the record is what the inputs, the announcement and the reveals
make; 1: it is not; 2: it cannot be read. Signatures of drand rounds need elliptic curves and are not checked here: compare
the round with any drand client.
"""

import hashlib
import heapq
import hmac
import json
import math
import os
import sys
from collections import deque
from datetime import date, timedelta
from fractions import Fraction

# 1 Values


def canonical(value):
    """1.2"""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"


def in_bytes(text):
    """1.3"""
    return text.encode("utf-8")


def months_before(day, months):
    """1.6"""
    year, month, number = (int(part) for part in day.split("-"))
    years, month0 = divmod(year * 12 + month - 1 - months, 12)
    last = ((date(years + (month0 == 11), (month0 + 1) % 12 + 1, 1)) - timedelta(1)).day
    return f"{years:04d}-{month0 + 1:02d}-{min(number, last):02d}"


def to_ratio(text):
    """1.7"""
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    numerator, denominator = text.split("/")
    return Fraction(int(numerator), int(denominator))


def ratio(value):
    return f"{value.numerator}/{value.denominator}"


def without_absent(value, drop_empty):
    """1.8"""
    if isinstance(value, list):
        return [without_absent(each, drop_empty) for each in value]
    if not isinstance(value, dict):
        return value
    cleaned = {name: without_absent(each, drop_empty) for name, each in value.items()}
    absent = (None, "") + (([], {}) if drop_empty else ())
    return {name: each for name, each in cleaned.items() if each not in absent}


# 2 Digests, keys, tickets, streams


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def digest(kind, value):
    """2.1"""
    return sha256(f"double-random/1/{kind}\n{canonical(value)}".encode("utf-8"))


def ticket(key, text):
    """2.3"""
    return sha256((key + text).encode("utf-8"))


def in_ticket_order(key, items, text_of=lambda item: item):
    return sorted(items, key=lambda item: (ticket(key, text_of(item)), in_bytes(text_of(item))))


class Stream:
    """2.4: ARC4, the first 256 bytes thrown away."""

    def __init__(self, key):
        k, s, j = key.encode("ascii"), list(range(256)), 0
        for i in range(256):
            j = (j + s[i] + k[i % 64]) % 256
            s[i], s[j] = s[j], s[i]
        self.s, self.i, self.j = s, 0, 0
        for _ in range(256):
            self.byte()

    def byte(self):
        s = self.s
        self.i = (self.i + 1) % 256
        self.j = (self.j + s[self.i]) % 256
        s[self.i], s[self.j] = s[self.j], s[self.i]
        return s[(s[self.i] + s[self.j]) % 256]

    def word(self):
        u = 0
        for _ in range(4):
            u = u * 256 + self.byte()
        return u

    def below(self, m):
        while True:
            u = self.word()
            if u < 2**32 // m * m:
                return u % m

    def long(self, m):
        while True:
            u = 2**32 * self.word() + self.word()
            if u < 2**64 // m * m:
                return u % m


# 3 Inputs

SETS = {"tags", "qualifications", "towns", "inspectors", "ids", "holidays", "workdays"}


def normal_row(row):
    """3.1 to 3.6: sets in byte order, contact data dropped."""
    row = {name: value for name, value in without_absent(row, True).items() if name != "contact"}
    for name, value in row.items():
        if name in SETS:
            row[name] = sorted(set(value), key=in_bytes)
        if name == "leave":
            spans = {(span["from"], span["to"]) for span in value}
            row[name] = [{"from": a, "to": b} for a, b in sorted(spans)]
        if name == "limits":
            row[name] = sorted(value, key=lambda span: (span["from"], span["to"]))
    return row


def normal_plan(plan):
    """1.7: the ratios of a plan are reduced."""

    def walk(value, name=None):
        if isinstance(value, dict):
            # Fields of filters and attributes are no ratios, whatever they are called.
            return {
                key: each if key in ("where", "equals", "in") else walk(each, key)
                for key, each in value.items()
            }
        if isinstance(value, list):
            return [walk(each, name) for each in value]
        is_ratio = name in ("rate", "otherwise", "minimum", "linger", "draw", "share")
        return ratio(to_ratio(value)) if is_ratio and isinstance(value, str) else value

    plan = without_absent(plan, False)
    totals = plan.pop("totals", None)
    plan = walk(plan)
    return plan if totals is None else {**plan, "totals": totals}


KEYS = {
    "enterprises": ["id"],
    "inspectors": ["id"],
    "recusals": ["inspector", "enterprise"],
    "pastVisits": ["enterprise", "date", "matter"],
    "penalties": ["enterprise", "date", "matter"],
    "lists": ["list", "enterprise"],
    "sample": ["pool", "round", "unit"],
    "reserves": ["pool", "round", "unit"],
    "exclusions": ["pool", "round", "unit"],
    "seats": ["pool", "round", "unit", "seat"],
    "vacancies": ["pool", "round", "unit"],
    "loads": ["inspector"],
    "items": ["pool", "round", "unit"],
}
INPUT_TABLES = ["enterprises", "inspectors", "recusals", "pastVisits", "penalties", "lists", "waivers"]


def row_key(table, row):
    """4.1"""
    if table == "waivers":
        return "\n".join([row["code"], *row["ids"]])
    return "\n".join(str(row.get(name, "")) for name in KEYS[table])


def in_row_order(table, rows):
    return sorted(rows, key=lambda row: in_bytes(row_key(table, row)))


def commitment(table, rows, blinding):
    """4.2; RFC 6962 §2.1"""

    def leaf(row):
        data = row
        if blinding is not None:
            key, series, number = blinding
            text = f"{series}\n{number}\n{table}\n{row_key(table, row)}"
            salt = hmac.new(bytes.fromhex(key), text.encode("utf-8"), hashlib.sha256).hexdigest()
            data = {"row": row, "salt": salt}
        return hashlib.sha256(b"\x00" + canonical(data).encode("utf-8")).digest()

    def root(hashes):
        if len(hashes) == 1:
            return hashes[0]
        k = 1 << (len(hashes) - 1).bit_length() - 1
        return hashlib.sha256(b"\x01" + root(hashes[:k]) + root(hashes[k:])).digest()

    top = root([leaf(row) for row in rows]) if rows else hashlib.sha256(b"").digest()
    return {"count": len(rows), "root": top.hex()}


class Inputs:
    def __init__(self, given):
        self.plan = normal_plan(given["plan"])
        self.calendar = normal_row(given["calendar"])
        for table in INPUT_TABLES:
            rows = [normal_row(row) for row in given.get(table) or []]
            setattr(self, table, in_row_order(table, rows))
        self.task = {task["id"]: task for task in self.plan["tasks"]}
        self.unit = {row["id"]: row for row in self.enterprises}
        self.listed = {(row["list"], row["enterprise"]) for row in self.lists}
        self.recused = {(row["inspector"], row["enterprise"]) for row in self.recusals}
        self.visits_of, self.penalties_of = {}, {}
        for row in self.pastVisits:
            self.visits_of.setdefault(row["enterprise"], []).append(row)
        for row in self.penalties:
            self.penalties_of.setdefault(row["enterprise"], []).append(row["date"])

    def round(self, entry):
        return self.task[entry["pool"]]["rounds"][entry["round"] - 1]

    def working_days(self, window):
        """3.6"""
        day, last = date.fromisoformat(window[0]), date.fromisoformat(window[1])
        holidays = set(self.calendar.get("holidays", []))
        workdays = set(self.calendar.get("workdays", []))
        days = []
        while day <= last:
            text = day.isoformat()
            if text in workdays or (day.weekday() < 5 and text not in holidays):
                days.append(text)
            day += timedelta(1)
        return days

    def field(self, unit, name):
        if name.startswith("attributes."):
            return unit.get("attributes", {}).get(name[len("attributes.") :])
        return unit.get(name)

    def matches(self, test, unit):
        """3.8"""
        ((kind, value),) = test.items()
        if kind == "all":
            return all(self.matches(each, unit) for each in value)
        if kind == "any":
            return any(self.matches(each, unit) for each in value)
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
        if kind == "equals":
            return found == wanted
        if kind == "in":
            return found in wanted
        return wanted.get("min", found) <= found <= wanted.get("max", found)


# 7 Selection


class Batch:
    """What was drawn so far: samples by round, and the visits begun, in their order."""

    def __init__(self):
        self.samples = {}
        self.visits = []

    def would_join(self, inputs, entry, unit):
        """8.1"""
        if inputs.task[entry["pool"]].get("overlap") != "merge":
            return None
        first, last = inputs.round(entry)["window"]
        for visit in self.visits:
            pools = {pool for pool, _ in visit["rows"]}
            if visit["unit"] == unit and first <= visit["date"] <= last and entry["pool"] not in pools:
                return visit
        return None


def exclusion_code(inputs, entry, design, unit, batch):
    """7.2 and 3.9; None for an eligible unit."""
    task, name = inputs.task[entry["pool"]], unit["id"]
    window = inputs.round(entry)["window"]

    def visits_so_far():
        joined = batch.would_join(inputs, entry, name)
        past = [row["date"] for row in inputs.visits_of.get(name, [])]
        return past + [v["date"] for v in batch.visits if v["unit"] == name and v is not joined]

    def earlier_rounds():
        drawn = any(
            pool == entry["pool"] and name in units for (pool, _), units in batch.samples.items()
        )
        since = min(each["window"][0] for each in task["rounds"])
        return drawn or any(
            row.get("matter") == task["id"] and row["date"] >= since
            for row in inputs.visits_of.get(name, [])
        )

    def fits(rule):
        as_of = rule.get("asOf", window[0])
        if "visitedWithinMonths" in rule:
            since = months_before(as_of, rule["visitedWithinMonths"])
            return any(day >= since for day in visits_so_far())
        if "penalisedWithinMonths" in rule:
            since = months_before(as_of, rule["penalisedWithinMonths"])
            return any(day >= since for day in inputs.penalties_of.get(name, []))
        if "visitsInYear" in rule:
            days = set(visits_so_far())
            years = range(int(window[0][:4]), int(window[1][:4]) + 1)
            return any(
                sum(day[:4] == f"{year:04d}" for day in days) >= rule["visitsInYear"] for year in years
            )
        if "listed" in rule:
            return (rule["listed"], name) in inputs.listed
        if "where" in rule:
            return inputs.matches(rule["where"], unit)
        return earlier_rounds()

    for rule in inputs.plan.get("exclude", []) + task.get("exclude", []):
        if fits(rule):
            return rule["code"]
    others = any(pool != entry["pool"] and name in units for (pool, _), units in batch.samples.items())
    if others and task.get("overlap") != "merge":
        return "overlap"
    if design["type"] == "census" and design.get("cover") == "over-rounds" and earlier_rounds():
        return "earlier-round"
    return None


def rounded(value, rounding):
    """7.4"""
    if rounding == "up":
        return math.ceil(value)
    if rounding == "down":
        return math.floor(value)
    return math.floor(value + Fraction(1, 2))


class Part:
    """A stratum: its units, n_h, and where a tie decided, b_h and the chance of one more."""

    def __init__(self, stratum, units):
        self.stratum, self.units, self.n = stratum, units, 0
        self.base, self.more = None, None
        self.unconditional = None

    label = property(lambda self: canonical(self.stratum))
    size = property(lambda self: len(self.units))


def allocate(design, parts, visits, allocate_key):
    """7.4"""
    total = sum(part.size for part in parts)
    kind = design["type"]
    allocation = design.get("allocation", {})

    def minimum(part):
        m = design.get("minimum", 0)
        return min(m, part.size) if isinstance(m, int) else math.ceil(to_ratio(m) * part.size)

    def by_ticket(among, missing):
        """The units still missing go one each, by ticket of the labels."""
        for part in among:
            part.base, part.more = part.n, Fraction(missing, len(among))
        for part in in_ticket_order(allocate_key, among, lambda part: part.label)[:missing]:
            part.n += 1

    if kind != "stratified":
        part = parts[0]
        if kind == "listed" or (kind == "census" and design.get("cover") != "over-rounds"):
            part.n = total
        elif "rate" in design:
            part.n = rounded(to_ratio(design["rate"]) * total, design["rounding"])
        else:
            part.n = min(visits, total)
    elif allocation["type"] == "fixed":
        counts = {canonical(each["stratum"]): each["visits"] for each in allocation["counts"]}
        for part in parts:
            part.n = min(counts.get(part.label, 0), part.size)
    elif allocation["type"] == "rates":
        rates = {canonical(each["stratum"]): each["rate"] for each in allocation["rates"]}
        for part in parts:
            rate = to_ratio(rates.get(part.label, allocation.get("otherwise")))
            least = min(minimum(part), part.size)
            part.n = max(least, rounded(rate * part.size, allocation["rounding"]))
    elif allocation["type"] == "proportional":
        n = left = min(visits, total)
        sizes, open_parts = total, list(parts)
        while True:
            settled = [p for p in open_parts if sizes and Fraction(left * p.size, sizes) < minimum(p)]
            if not settled:
                break
            for part in settled:
                part.n = minimum(part)
                left, sizes = left - part.n, sizes - part.size
            open_parts = [part for part in open_parts if part not in settled]
        exact = {part.label: Fraction(left * part.size, sizes) for part in open_parts}
        for part in open_parts:
            part.n = math.floor(exact[part.label])
        missing = n - sum(part.n for part in parts)
        fraction = lambda part: exact[part.label] - math.floor(exact[part.label])
        for value in sorted({fraction(part) for part in open_parts}, reverse=True):
            tied = [part for part in open_parts if fraction(part) == value]
            taken = min(missing, len(tied))
            if taken > 0:
                by_ticket(tied, taken)
                missing -= taken
    else:
        n = min(visits, total)
        c = max(c for c in range(n + 1) if sum(min(part.size, c) for part in parts) <= n)
        for part in parts:
            part.n = min(part.size, c)
        among = [part for part in parts if part.size > c]
        missing = n - sum(part.n for part in parts)
        if missing > 0:
            by_ticket(among, missing)
    for part in parts:
        if part.size:
            expected = part.n if part.more is None else part.base + part.more
            part.unconditional = Fraction(expected) / part.size


def rotate(inputs, design, parts, entry, seed, batch):
    """7.4a"""
    rotation = design["rotation"]
    drawn = {
        unit for (pool, _), units in batch.samples.items() if pool == entry["pool"] for unit in units
    }

    def is_visited(unit):
        return unit["id"] in drawn or any(
            row["date"] >= rotation["since"]
            and ("matters" not in rotation or row.get("matter") in rotation["matters"])
            for row in inputs.visits_of.get(unit["id"], [])
        )

    result = []
    for part in parts:
        visited = [unit for unit in part.units if is_visited(unit)]
        fresh = [unit for unit in part.units if not is_visited(unit)]
        linger = to_ratio(rotation.get("linger", "0/1"))
        u, c = len(fresh), len(visited)
        share = lambda n, a: n - min(u, n - min(a, c))
        exact = linger * part.n
        a, rest = math.floor(exact), exact - math.floor(exact)
        if rest > 0:
            key = digest(
                "key", {"seed": seed, "purpose": "rotate", **entry, "stratum": part.label}
            )
            a += Stream(key).long(rest.denominator) < rest.numerator
        cases = [(part.n, Fraction(1))]
        if part.more is not None:
            cases = [(part.base, 1 - part.more), (part.base + 1, part.more)]
        mean = Fraction(0)
        for n, chance in cases:
            low = math.floor(linger * n)
            up = linger * n - low
            mean += chance * ((1 - up) * share(n, low) + (up * share(n, low + 1) if up else 0))
        total = sum(n * chance for n, chance in cases)
        for name, units, n, expected in (
            ("unvisited", fresh, part.n - share(part.n, a), total - mean),
            ("visited", visited, share(part.n, a), mean),
        ):
            if units:
                new = Part(part.stratum + [name], units)
                new.n, new.unconditional = n, Fraction(expected) / len(units)
                result.append(new)
    return sorted(result, key=lambda part: in_bytes(part.label))


def draw_by_size(inputs, part, field, select_key, pps_key):
    """7.5a: units with their chances."""
    x = {unit["id"]: inputs.field(unit, field) for unit in part.units}
    certain, n = set(), part.n
    while n > 0:
        total = sum(x[i] for i in x if i not in certain)
        found = [i for i in x if i not in certain and n * x[i] >= total]
        if not found:
            break
        certain |= set(found)
        n = part.n - len(certain)
    chance = {i: Fraction(1) for i in certain}
    if n > 0:
        others = in_ticket_order(select_key, [i for i in x if i not in certain])
        total = sum(x[i] for i in others)
        r, before = Stream(pps_key).long(total), 0
        for i in others:
            after = before + x[i]
            # Some integer k has n·before ≤ r + k·total < n·after.
            k = -((r - n * before) // total)
            if n * before <= r + k * total < n * after:
                chance[i] = Fraction(n * x[i], total)
            before = after
    return chance


def select(inputs, entry, seed, batch):
    """7: one round; returns its head, its rows, and the two keys."""
    task, this_round = inputs.task[entry["pool"]], inputs.round(entry)
    design = this_round.get("design", task.get("design"))
    keys = {
        purpose: digest("key", {"seed": seed, "purpose": purpose, **entry})
        for purpose in ("select", "allocate")
    }
    frame = [u for u in inputs.enterprises if "where" not in task or inputs.matches(task["where"], u)]
    exclusions, eligible = [], []
    for unit in frame:
        code = exclusion_code(inputs, entry, design, unit, batch)
        if code is None:
            eligible.append(unit)
        else:
            alone = exclusion_code(inputs, entry, design, unit, Batch())
            exclusions.append({**entry, "unit": unit["id"], "code": code, "byDraw": alone is None})
    if design["type"] == "stratified":
        groups = {}
        for unit in eligible:
            stratum = [inputs.field(unit, name) for name in design["by"]]
            groups.setdefault(canonical(stratum), Part(stratum, [])).units.append(unit)
        parts = sorted(groups.values(), key=lambda part: in_bytes(part.label))
    else:
        parts = [Part([], eligible)]
    known = {part.label for part in parts}
    visits = this_round.get("visits")
    allocate(design, parts, visits, keys["allocate"])
    planned = sum(part.n for part in parts) if visits is None else visits
    if "rotation" in design:
        whole = parts
        parts = rotate(inputs, design, [part for part in parts if part.size], entry, seed, batch)
        parts += [part for part in whole if not part.size]
    size = design.get("size")
    sample, reserves = [], []
    for part in parts:
        order = in_ticket_order(keys["select"], [unit["id"] for unit in part.units])
        chance = None if not part.size else ratio(Fraction(part.n, part.size))
        chances = {name: None if design["type"] == "listed" else chance for name in order[: part.n]}
        rest = [] if design["type"] == "listed" else order[part.n :][: task.get("reserve", 0)]
        if size is not None:
            rest = []
            pps_key = digest("key", {"seed": seed, "purpose": "pps", **entry, "stratum": part.label})
            drawn = draw_by_size(inputs, part, size, keys["select"], pps_key) if part.n else {}
            chances = {name: ratio(drawn[name]) for name in order if name in drawn}
        for rank, (name, pi) in enumerate(chances.items(), 1):
            row = {**entry, "unit": name, "stratum": part.stratum, "rank": rank}
            sample.append({**row, "ticket": ticket(keys["select"], name), "pi": pi})
        for rank, name in enumerate(rest, part.n + 1):
            row = {**entry, "unit": name, "stratum": part.stratum, "rank": rank}
            reserves.append({**row, "ticket": ticket(keys["select"], name)})
    if design.get("allocation", {}).get("type") == "fixed":
        named = [each["stratum"] for each in design["allocation"]["counts"]]
        parts += [Part(stratum, []) for stratum in named if canonical(stratum) not in known]
        parts.sort(key=lambda part: in_bytes(part.label))

    def chances_of(part):
        if design["type"] == "listed" or size is not None:
            return {"pi": None, "unconditional": None}
        if not part.size:
            return {"pi": "0/1", "unconditional": "0/1"}
        return {"pi": ratio(Fraction(part.n, part.size)), "unconditional": ratio(part.unconditional)}

    codes = [rule["code"] for rule in inputs.plan.get("exclude", []) + task.get("exclude", [])]
    excluded = []
    for code in codes + ["overlap", "earlier-round"]:
        rows = [row for row in exclusions if row["code"] == code]
        if rows:
            by_draw = sum(row["byDraw"] for row in rows)
            excluded.append({"code": code, "count": len(rows), "byDraw": by_draw})
    head = {
        **entry,
        "window": this_round["window"],
        "design": design["type"],
        "frame": len(frame),
        "excluded": excluded,
        "eligible": len(eligible),
        "strata": [
            {"stratum": p.stratum, "size": p.size, "drawn": p.n, **chances_of(p)} for p in parts
        ],
        "planned": planned,
        "drawn": len(sample),
        "shortfall": max(0, planned - len(sample)),
        "reserves": len(reserves),
    }
    return head, sample, reserves, exclusions, keys


def give_dates(inputs, entry, sample, select_key, batch):
    """8"""
    this_round = inputs.round(entry)
    begins = []
    for row in sample:
        visit = batch.would_join(inputs, entry, row["unit"])
        if visit is None:
            begins.append(row)
        else:
            row["date"] = visit["date"]
            row["host"] = {"pool": visit["rows"][0][0], "round": visit["rows"][0][1]}
            visit["rows"].append((entry["pool"], entry["round"]))
    days = this_round.get("days") or inputs.working_days(this_round["window"])
    n, w = len(begins), len(days)
    for i, row in enumerate(in_ticket_order(select_key, begins, lambda row: row["unit"])):
        row["date"] = days[(2 * i + 1) * w // (2 * n)]
        batch.visits.append(
            {"unit": row["unit"], "date": row["date"], "rows": [(entry["pool"], entry["round"])]}
        )
    batch.samples[(entry["pool"], entry["round"])] = {row["unit"] for row in sample}


def items_of(inputs, entry, sample, seed):
    """10.4"""
    task = inputs.task[entry["pool"]]
    if "items" not in task:
        return []
    wanted = task["items"]
    (catalogue,) = [c for c in inputs.plan["catalogues"] if c["id"] == wanted["catalogue"]]
    applies = lambda item, unit: "where" not in item or inputs.matches(item["where"], unit)
    riders = {row["unit"]: [] for row in sample}
    for rider in wanted.get("riders", []):
        key = digest("key", {"seed": seed, "purpose": "rider", **entry, "item": rider["item"]})
        units = [row["unit"] for row in sample if applies(rider, inputs.unit[row["unit"]])]
        count = rounded(to_ratio(rider["share"]) * len(units), rider["rounding"])
        for unit in in_ticket_order(key, units)[:count]:
            riders[unit].append(rider["item"])
    rows = []
    for row in sample:
        unit = inputs.unit[row["unit"]]
        items = [item for item in catalogue["items"] if applies(item, unit)]
        others = [item["id"] for item in items if not item.get("mandatory")]
        key = digest("key", {"seed": seed, "purpose": "items", **entry, "unit": row["unit"]})
        draw = wanted.get("draw", 0)
        count = min(draw, len(others)) if isinstance(draw, int) else math.ceil(to_ratio(draw) * len(others))
        rows.append(
            {
                **entry,
                "unit": row["unit"],
                "mandatory": [item["id"] for item in items if item.get("mandatory")],
                "drawn": in_ticket_order(key, others)[:count],
                "riders": riders[row["unit"]],
            }
        )
    return rows


# 9 Pairing

DEFAULT_TEAM = {"seats": [{"role": "lead"}, {"role": "member"}]}


def seats_of(inputs, visit):
    """The seats of a visit: those its first row wants, then those that further rows lack."""
    seats = []
    for pool, _ in visit["rows"]:
        team = inputs.task[pool].get("team", DEFAULT_TEAM)
        if team == "none":
            continue
        form = next(
            (w for w in team.get("when", []) if inputs.matches(w["where"], inputs.unit[visit["unit"]])),
            team,
        )
        if "group" in form:
            wanted = [{"role": "group", **form["group"], "isGroup": True}]
        else:
            wanted = [
                {name: value for name, value in seat.items() if name != "count"}
                for seat in form["seats"]
                for _ in range(seat.get("count", 1))
            ]
        count = {}
        for seat in wanted:
            kind = canonical(seat)
            count[kind] = count.get(kind, 0) + 1
            if sum(canonical(each) == kind for each in seats) < count[kind]:
                seats.append(seat)
    return seats


class Candidate:
    def __init__(self, name, members, is_group):
        self.name, self.members, self.is_group = name, members, is_group
        first = members[0]
        self.capacity = first.get("capacity")
        self.minimum = first.get("minimum", 0)
        self.per_day = first.get("perDay")
        self.limits = first.get("limits", [])
        self.carried = first.get("carried", 0)
        self.availability = first.get("availability", 1)
        self.related = None if is_group else first.get("related")


def candidates_of(inputs):
    """9.1"""
    single = [Candidate(i["id"], [i], False) for i in inputs.inspectors if "group" not in i]
    groups = {}
    for inspector in inputs.inspectors:
        if "group" in inspector:
            groups.setdefault(inspector["group"], []).append(inspector)
    both = single + [Candidate(name, members, True) for name, members in groups.items()]
    return sorted(both, key=lambda candidate: in_bytes(candidate.name))


def lacks(candidate, demand, unit):
    """The rules department, qualification and town, also of a preference."""
    members, town = candidate.members, unit.get("town")
    if "department" in demand and any(m["department"] != demand["department"] for m in members):
        return True
    have = {each for m in members for each in m.get("qualifications", [])}
    if any(each not in have for each in demand.get("qualifications", [])):
        return True
    is_own = any(town is not None and town in m.get("towns", []) for m in members)
    return (demand.get("town") == "same" and not is_own) or (
        demand.get("town") == "different" and is_own
    )


def latest_officers(inputs, unit):
    rows = [row for row in inputs.visits_of.get(unit, []) if row.get("inspectors")]
    latest = max((row["date"] for row in rows), default=None)
    return {i for row in rows if row["date"] == latest for i in row["inspectors"]}


def recent_officers(inputs, unit, day, months):
    since = months_before(day, months)
    rows = [row for row in inputs.visits_of.get(unit, []) if row["date"] >= since]
    return {i for row in rows for i in row.get("inspectors", [])}


def is_legal(inputs, candidate, seat, visit):
    """9.1"""
    if candidate.is_group != seat.get("isGroup", False):
        return False
    unit, day = inputs.unit[visit["unit"]], visit["date"]
    pairing = inputs.plan.get("pairing", {})
    recuse = pairing.get("recuse", {})
    holds = lambda m: "certificate" in m and m["certificate"]["from"] <= day <= m["certificate"]["to"]
    if seat.get("certified") is not False:
        if sum(holds(m) for m in candidate.members) < (2 if candidate.is_group else 1):
            return False
    for m in candidate.members:
        if "borrowed" in m and (pairing.get("borrow") is not True or "approval" not in m["borrowed"]):
            return False
        if any(span["from"] <= day <= span["to"] for span in m.get("leave", [])):
            return False
        is_own = unit.get("town") is not None and unit["town"] in m.get("towns", [])
        if recuse.get("ownTown") and seat.get("town") != "same" and is_own:
            return False
        if (m["id"], unit["id"]) in inputs.recused:
            return False
        months = recuse.get("visitedWithinMonths")
        if months and m["id"] in recent_officers(inputs, unit["id"], day, months):
            return False
        if recuse.get("lastOfficers") and m["id"] in latest_officers(inputs, unit["id"]):
            return False
    return not lacks(candidate, seat, unit)


def counts_for(inputs, stage, candidate, seat, visit):
    """9.2, sum 2"""
    names = {m["id"] for m in candidate.members}
    if "repeatWithinMonths" in stage:
        recent = recent_officers(inputs, visit["unit"], visit["date"], stage["repeatWithinMonths"])
        return bool(names & recent)
    if "lastOfficers" in stage:
        return bool(names & latest_officers(inputs, visit["unit"]))
    return "prefer" in seat and lacks(candidate, seat["prefer"], inputs.unit[visit["unit"]])


class Flow:
    """
    Least cost flow by successive shortest paths (Jewell 1958; Busacker and Gowen 1961), costs being exact integers, with
    potentials under which no arc that has room has a negative cost (Edmonds and Karp 1972).
    """

    def __init__(self):
        self.arcs, self.out, self.rising = [], [], {}
        self.potential, self.frozen = None, set()

    def node(self):
        self.out.append([])
        return len(self.out) - 1

    def arc(self, a, b, capacity, cost=0):
        self.out[a].append(len(self.arcs))
        self.arcs.append([b, capacity, cost])
        self.out[b].append(len(self.arcs))
        self.arcs.append([a, 0, -cost])
        return len(self.arcs) - 2

    def rising_arc(self, a, b, costs):
        """An arc whose k-th unit costs costs[k]; they rise, so that the first come first."""
        if costs:
            self.rising[self.arc(a, b, len(costs), costs[0])] = [costs, 0]

    def move(self, index):
        """One unit through an arc, or back through it."""
        self.arcs[index][1] -= 1
        self.arcs[index ^ 1][1] += 1
        forth = index & ~1
        if forth in self.rising:
            costs, used = self.rising[forth]
            used += 1 if index == forth else -1
            self.rising[forth][1] = used
            self.arcs[forth][2] = costs[used] if used < len(costs) else 0
            self.arcs[forth ^ 1][2] = -costs[used - 1] if used > 0 else 0

    def reduced(self, index):
        there, _, cost = self.arcs[index]
        return cost + self.potential[self.arcs[index ^ 1][0]] - self.potential[there]

    def first_potentials(self, source):
        """Costs may be negative: Bellman and Ford's labels, corrected in the order of a queue."""
        distance = {source: 0}
        queue, queued = deque([source]), {source}
        while queue:
            here = queue.popleft()
            queued.discard(here)
            for index in self.out[here]:
                there, capacity, cost = self.arcs[index]
                if capacity > 0 and distance[here] + cost < distance.get(there, math.inf):
                    distance[there] = distance[here] + cost
                    if there not in queued:
                        queue.append(there)
                        queued.add(there)
        self.potential = [distance.get(node, 0) for node in range(len(self.out))]

    def push(self, source, sink):
        """One unit along a cheapest path (Dijkstra 1959); its cost, or None."""
        if self.potential is None:
            self.first_potentials(source)
        distance, through, heap, done = {source: 0}, {}, [(0, source)], set()
        while heap:
            far, here = heapq.heappop(heap)
            if here in done:
                continue
            if here == sink:
                break
            done.add(here)
            for index in self.out[here]:
                there, capacity, _ = self.arcs[index]
                if capacity > 0 and there not in done:
                    length = far + self.reduced(index)
                    if length < distance.get(there, math.inf):
                        distance[there], through[there] = length, index
                        heapq.heappush(heap, (length, there))
        if sink not in distance:
            return None
        for node in done:
            self.potential[node] += distance[node] - distance[sink]
        total, node = 0, sink
        while node != source:
            index = through[node]
            total += self.arcs[index][2]
            self.move(index)
            node = self.arcs[index ^ 1][0]
        return total

    def lead_through(self, index):
        """
        Leads one unit through an arc of capacity 1 at no cost: along a circle of arcs that cost nothing under the potentials.
        There is no cheaper flow through it, since every circle through it has a cost and none has a negative one. The arcs
        that were moved; None where it cannot be done.
        """
        if self.arcs[index][1] == 0:
            return []
        if index >> 1 in self.frozen or self.reduced(index) != 0:
            return None
        free = lambda each: each >> 1 not in self.frozen and self.reduced(each) == 0
        back = self.way(self.arcs[index][0], self.arcs[index ^ 1][0], free)
        return None if back is None else self.move_all([index, *back])

    def way(self, start, goal, passes):
        """Arcs with room that lead from one node to another and may be passed; None if there is no way."""
        through, queue = {start: None}, deque([start])
        while queue and goal not in through:
            here = queue.popleft()
            for each in self.out[here]:
                there, capacity, _ = self.arcs[each]
                if capacity > 0 and there not in through and passes(each):
                    through[there] = each
                    queue.append(there)
        if goal not in through:
            return None
        found, node = [], goal
        while node != start:
            found.append(through[node])
            node = self.arcs[through[node] ^ 1][0]
        return found

    def move_all(self, indices):
        for each in indices:
            self.move(each)
        return indices


class Pairing:
    """9: the visits with their seats, and everything that restricts who sits where."""

    def __init__(self, inputs, visits):
        self.inputs, self.visits = inputs, visits
        self.candidates = candidates_of(inputs)
        settings = inputs.plan.get("pairing", {})
        self.stages = settings.get("stages", [])
        self.balance = settings.get("balance", "strict")
        self.shortage = settings.get("shortage", "fail")
        self.seats = [(v, s) for v, visit in enumerate(visits) for s in range(len(visit["seats"]))]
        self.legal = {
            (v, s): [
                c
                for c, candidate in enumerate(self.candidates)
                if is_legal(inputs, candidate, visits[v]["seats"][s], visits[v])
            ]
            for v, s in self.seats
        }
        # How often rows of pastVisits already name him on a day.
        self.busy, self.counted = {}, {}
        for row in inputs.pastVisits:
            for c, candidate in enumerate(self.candidates):
                if {m["id"] for m in candidate.members} & set(row.get("inspectors", [])):
                    self.busy.setdefault((c, row["date"]), set()).add(row["enterprise"])

    def counts(self, index, c, v, s):
        place = (index, c, v, s)
        if place not in self.counted:
            visit = self.visits[v]
            self.counted[place] = counts_for(
                self.inputs, self.stages[index], self.candidates[c], visit["seats"][s], visit
            )
        return self.counted[place]

    def network(self, seats, bound=None, use_balance=True):
        """Everything that restricts who takes these seats, as a flow with nothing in it; and the nodes and arcs that are asked for."""
        flow = Flow()
        source, sink = flow.node(), flow.node()
        n = len(seats)
        scale = math.lcm(*(c.availability for c in self.candidates)) if self.candidates else 1
        marginal = lambda c, k: (2 * (c.carried + k) - 1) * (scale // c.availability)
        strict = use_balance and self.balance == "strict"
        weight = 1 + n * max((marginal(c, n) for c in self.candidates), default=0)
        stage_weight = {}
        for index in reversed(range(len(self.stages))):
            stage_weight[index] = weight
            weight *= n + 1
        holders, member_arcs, ends, nodes = {}, {}, {}, {}
        for v, s in seats:
            node = nodes[(v, s)] = flow.node()
            flow.arc(source, node, 1)
            for c in self.legal[(v, s)]:
                candidate = self.candidates[c]
                kin = candidate.related if candidate.related is not None else ("", c)
                place = (v, kin)
                if place not in holders:
                    # Nobody sits twice in a visit, and of related officers only one sits there.
                    holders[place] = (flow.node(), flow.node())
                    flow.arc(*holders[place], 1)
                cost = sum(
                    stage_weight[index]
                    for index, stage in enumerate(self.stages)
                    if "preference" in stage and self.counts(index, c, v, s)
                )
                entrance = holders[place][0]
                if (v, s, kin) not in member_arcs:
                    member_arcs[(v, s, kin)] = flow.arc(node, entrance, 1, cost)
                if (v, c) not in ends:
                    cost = sum(
                        stage_weight[index]
                        for index, stage in enumerate(self.stages)
                        if "preference" not in stage
                        and self.counts(index, c, v, s)
                    )
                    ends[(v, c)] = (holders[place][1], cost)
        tops, member_of = {}, {}
        for (v, c), (exit_node, cost) in ends.items():
            target = self.day_node(flow, tops, c, self.visits[v]["date"], sink)
            member_of[(v, c)] = flow.arc(exit_node, target, 1, cost)
        for c, candidate in enumerate(self.candidates):
            if c not in tops:
                continue
            most = n if candidate.capacity is None else min(n, candidate.capacity)
            if bound is not None:
                spread, m = bound
                within = lambda load: Fraction(candidate.carried + load - spread, candidate.availability) <= m
                most = max(load for load in range(most + 1) if load == 0 or within(load))
            costs = [
                (marginal(candidate, k) if strict else 0) - (weight if k <= candidate.minimum else 0)
                for k in range(1, most + 1)
            ]
            flow.rising_arc(tops[c]["top"], sink, costs)
        arcs_of = lambda v, s, c: (
            member_arcs[(v, s, self.candidates[c].related if self.candidates[c].related is not None else ("", c))],
            member_of[(v, c)],
        )
        return flow, source, sink, nodes, arcs_of

    def solve(self, seats, bound=None):
        """A cheapest complete assignment of these seats: its cost, the flow, and the two arcs of each holder; or None."""
        flow, source, sink, _, arcs_of = self.network(seats, bound)
        total = 0
        for _ in seats:
            cost = flow.push(source, sink)
            if cost is None:
                return None
            total += cost
        return total, flow, arcs_of

    def staffed(self, order):
        """9.3: of the visits, in this order, those that can be staffed beside those before."""
        flow, _, sink, nodes, _ = self.network(self.seats, None, False)
        kept = []
        for v in order:
            moved = []
            for s in range(len(self.visits[v]["seats"])):
                way = flow.way(nodes[(v, s)], sink, lambda each: True)
                if way is None:
                    flow.move_all([each ^ 1 for each in reversed(moved)])
                    break
                moved += flow.move_all(way)
            else:
                kept.append(v)
        return kept

    def day_node(self, flow, tops, c, day, sink):
        """Where a visit on a day leads: through the day, then through the limits around it, the smallest first."""
        candidate = self.candidates[c]
        if c not in tops:
            tops[c] = {"top": flow.node()}
        nodes = tops[c]
        if day in nodes:
            return nodes[day]
        around = [l for l in candidate.limits if l["from"] <= day <= l["to"]]
        around.sort(key=lambda l: (date.fromisoformat(l["to"]) - date.fromisoformat(l["from"])).days, reverse=True)
        above = nodes["top"]
        for limit in around:
            name = (limit["from"], limit["to"])
            if name not in nodes:
                nodes[name] = flow.node()
                flow.arc(nodes[name], above, limit["most"])
            above = nodes[name]
        nodes[day] = flow.node()
        most = len(self.seats)
        if candidate.per_day is not None:
            most = max(0, candidate.per_day - len(self.busy.get((c, day), ())))
        flow.arc(nodes[day], above, most)
        return nodes[day]

    def least_bound(self, seats, best):
        """9.2: the smallest m that an assignment least in the first sums can keep."""
        spread = self.balance["spread"]
        values = sorted(
            {
                Fraction(c.carried + load, c.availability)
                for c in self.candidates
                for load in range(1, len(seats) + 1)
            }
        )
        low, high = 0, len(values) - 1
        while low < high:
            middle = (low + high) // 2
            found = self.solve(seats, (0, values[middle]))
            if found is not None and found[0] == best:
                high = middle
            else:
                low = middle + 1
        return (spread, values[low])

    def draw(self, seed):
        """9.3 and 9.4: rows of seats, and visits that stay vacant."""
        name_of = lambda v: [*self.visits[v]["rows"][0], self.visits[v]["unit"]]
        seats, vacant = self.seats, []
        wanted = [v for v, visit in enumerate(self.visits) if visit["seats"]]
        if len(self.staffed(wanted)) < len(wanted):
            if self.shortage == "fail":
                raise ValueError("no complete assignment: no record can be made")
            key = digest("key", {"seed": seed, "purpose": "visit-order"})
            kept = self.staffed(in_ticket_order(key, wanted, lambda v: canonical(name_of(v))))
            vacant = [v for v in wanted if v not in kept]
            seats = [seat for seat in self.seats if seat[0] in kept]
        bound = None
        found = self.solve(seats)
        if isinstance(self.balance, dict) and seats:
            bound = self.least_bound(seats, found[0])
            found = self.solve(seats, bound)
        _, flow, arcs_of = found
        order_key = digest("key", {"seed": seed, "purpose": "seat-order"})
        rows = []
        for v, s in in_ticket_order(order_key, seats, lambda vs: canonical(name_of(vs[0]) + [vs[1] + 1])):
            pool, number, unit = name_of(v)
            entry = {"pool": pool, "round": number, "unit": unit, "seat": s + 1}
            stream = Stream(digest("key", {"seed": seed, "purpose": "seat", **entry}))
            tried, passed = list(self.legal[(v, s)]), []
            for t in range(len(tried)):
                j = t + stream.below(len(tried) - t)
                tried[t], tried[j] = tried[j], tried[t]
                c = tried[t]
                # 9.4: he takes the seat if a best assignment has him there, beside those who sit already.
                seat_arc, day_arc = arcs_of(v, s, c)
                moved = flow.lead_through(seat_arc)
                if moved is not None:
                    flow.frozen.add(seat_arc >> 1)
                    # Of related officers, who share the way into a visit, it must also be he.
                    if flow.lead_through(day_arc) is None:
                        flow.frozen.discard(seat_arc >> 1)
                        flow.move_all([each ^ 1 for each in reversed(moved)])
                        moved = None
                if moved is not None:
                    flow.frozen.add(day_arc >> 1)
                    role = self.visits[v]["seats"][s]["role"]
                    rows.append({**entry, "role": role, "inspector": self.candidates[c].name, "passed": passed})
                    break
                passed = passed + [self.candidates[c].name]
        return rows, [dict(zip(("pool", "round", "unit"), name_of(v))) for v in vacant]


# 6 Entropy, 10 Record


def independent_bits(entropy):
    """6.3"""
    if any(source["kind"] == "operator" for source in entropy):
        return 0
    bits = 0
    for source in entropy:
        if source["kind"] == "public-event":
            bits += source["bits"]
        elif source["kind"] == "drand" or source.get("independent"):
            bits += 256
    return min(256, bits)


def why_not_revealed(series, number, source, reveal):
    """6.1"""
    if reveal["kind"] != source["kind"]:
        return "another kind"
    if source["kind"] in ("commit-reveal", "sealed"):
        opened = {name: value for name, value in reveal.items() if name != "kind"}
        kind = "commit" if source["kind"] == "commit-reveal" else "sealed"
        if digest(kind, {"series": series, "number": number, **opened}) != source["commitment"]:
            return "it does not open the commitment"
        return None if reveal["party"] == source["party"] else "another party"
    if source["kind"] == "public-event":
        if len(reveal["values"]) != len(source["fields"]):
            return "another number of values"
        before = None
        for field, value in zip(source["fields"], reveal["values"]):
            if not field["min"] <= value <= field["max"]:
                return "out of range"
            if field.get("ascending") and before is not None and value <= before:
                return "not ascending"
            before = value
    if source["kind"] == "drand":
        if reveal["round"] != source["round"]:
            return "another round"
        if sha256(bytes.fromhex(reveal["signature"])) != reveal["randomness"]:
            return "randomness is not the hash of the signature"
    return None


def replay(inputs, announcement, reveals, blinding):
    """10: the body of the record."""
    seed = digest("seed", {"announcement": digest("announcement", announcement), "reveals": reveals})
    batch, heads, round_keys = Batch(), [], []
    tables = {name: [] for name in ("sample", "reserves", "exclusions", "seats", "vacancies", "loads", "items")}
    for entry in announcement["batch"]:
        head, sample, reserves, exclusions, keys = select(inputs, entry, seed, batch)
        give_dates(inputs, entry, sample, keys["select"], batch)
        tables["items"] += items_of(inputs, entry, sample, seed)
        tables["sample"] += sample
        tables["reserves"] += reserves
        tables["exclusions"] += exclusions
        heads.append(head)
        round_keys.append({**entry, **keys})
    visits = [{**visit, "seats": seats_of(inputs, visit)} for visit in batch.visits]
    pairing = Pairing(inputs, visits)
    tables["seats"], tables["vacancies"] = pairing.draw(seed)
    for candidate in pairing.candidates:
        load = sum(row["inspector"] == candidate.name for row in tables["seats"])
        tables["loads"].append({"inspector": candidate.name, "load": load})
    tables = {name: in_row_order(name, rows) for name, rows in tables.items()}
    samples = math.prod(math.comb(s["size"], s["drawn"]) for head in heads for s in head["strata"])
    key = lambda purpose: digest("key", {"seed": seed, "purpose": purpose})
    secrets = {
        "reveals": reveals,
        "seed": seed,
        "keys": {"rounds": round_keys, "visitOrder": key("visit-order"), "seatOrder": key("seat-order")},
    }
    head = {
        "protocol": "double-random/1",
        "kind": "record",
        "series": announcement["series"],
        "number": announcement["number"],
        "previous": announcement["previous"],
        "announcement": announcement,
        "secrets": digest("secrets", secrets),
        "rounds": heads,
        "strength": {
            "independentBits": independent_bits(announcement["entropy"]),
            "samplesLog2": min(4096, samples.bit_length() - 1),
        },
        "tables": {name: commitment(name, rows, blinding) for name, rows in tables.items()},
    }
    return {"head": head, "secrets": secrets, "tables": tables}


def first_difference(mine, theirs, path=""):
    """Where two values differ, or None."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for name in sorted({*mine, *theirs}):
            found = first_difference(mine.get(name), theirs.get(name), f"{path}.{name}")
            if found:
                return found
        return None
    if isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        for index, (a, b) in enumerate(zip(mine, theirs)):
            found = first_difference(a, b, f"{path}[{index}]")
            if found:
                return found
        return None
    same = type(mine) is type(theirs) and mine == theirs
    return None if same else f"{path}: expected {canonical(mine)[:80]}, found {canonical(theirs)[:80]}"


def check(text, given, blinding_key):
    """What is wrong with a record, as a list of sentences."""
    record = json.loads(text)
    if canonical(record) != text:
        return ["the text is not its own canonical form"]
    inputs, wrong = Inputs(given), []
    head = record["body"]["head"]
    announcement = head["announcement"]
    series, number = announcement["series"], announcement["number"]
    blinding = (blinding_key, series, number) if announcement["blinded"] else None
    if announcement["blinded"] and blinding_key is None:
        return ["the rows are blinded: the key is needed"]
    if digest("record", head) != record["digest"]:
        wrong.append("the head does not hash to the digest")
    if digest("plan", inputs.plan) != announcement["plan"]:
        wrong.append("another plan was announced")
    if digest("calendar", inputs.calendar) != announcement["calendar"]:
        wrong.append("another calendar was announced")
    for table in INPUT_TABLES:
        if commitment(table, getattr(inputs, table), blinding) != announcement["tables"][table]:
            wrong.append(f"other {table} were announced")
    reveals = record["body"]["secrets"]["reveals"]
    if len(reveals) != len(announcement["entropy"]):
        wrong.append("not one reveal for each source")
    for source, reveal in zip(announcement["entropy"], reveals):
        why = why_not_revealed(series, number, source, reveal)
        if why:
            wrong.append(f"reveal of {source['kind']}: {why}")
    difference = first_difference(replay(inputs, announcement, reveals, blinding), record["body"], "body")
    return wrong + ([difference] if difference else [])


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--all":
        folder = arguments[1]
        names = sorted(name[: -len(".record.json")] for name in os.listdir(folder) if name.endswith(".record.json"))
        cases = []
        for name in names:
            key = os.path.join(folder, name + ".blinding")
            cases.append((name, *(os.path.join(folder, name + end) for end in (".record.json", ".inputs.json")), key if os.path.exists(key) else None))
    elif len(arguments) in (2, 3):
        cases = [(arguments[0], arguments[0], arguments[1], arguments[2] if len(arguments) == 3 else None)]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    worst = 0
    for name, record, inputs, key in cases:
        try:
            wrong = check(read(record), json.loads(read(inputs)), read(key).strip() if key else None)
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            wrong, worst = [f"cannot be read or replayed: {error!r}"], 2
        print(f"{name}: {'; '.join(wrong) if wrong else 'the same'}")
        worst = max(worst, 1 if wrong else 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
