"""Protocol §7 Selection and §8 Dates."""

from fractions import Fraction

from annexes import allocations, exclusions, joint, rotation, sizes
from core.allocation import in_label_order, proportional, rounded, strata_of
from core.values import draw_key, in_ticket_order, ratio, ticket, to_ratio


class Round:
    """A round that is drawn; before it in the batch: the samples by round, and the visits begun."""

    def __init__(self, inputs, entry, seed, samples, begun):
        self.inputs, self.entry, self.seed = inputs, entry, seed
        self.samples, self.begun, self.place = samples, begun, (entry["pool"], entry["round"])
        self.pool, self.task = entry["pool"], inputs.task[entry["pool"]]
        given = self.task["rounds"][entry["round"] - 1]
        self.window, self.design = given["window"], given.get("design", self.task.get("design"))
        self.visits, self.days = given.get("visits"), given.get("days")
        self.rules = exclusions.rules_of(self)

    def key(self, purpose, **members):  # §2.2
        return draw_key(self.seed, purpose, **self.entry, **members)

    def pools_before(self, unit):  # the tasks in whose samples a unit is already
        return {pool for (pool, _), units in self.samples.items() if unit["id"] in units}


def exclusion_code(this, unit):
    """§7.2; None for an eligible unit."""
    for rule in this.rules:
        if exclusions.fits(this, rule, unit):
            return rule["code"]
    if this.task.get("overlap") != "merge" and this.pools_before(unit) - {this.pool}:
        return "overlap"
    return "earlier-round" if allocations.is_earlier_round(this, unit) else None


def allocate(this, strata):  # §7.4
    design, total = this.design, sum(stratum.size for stratum in strata)
    if "rate" in design:
        strata[0].n = rounded(to_ratio(design["rate"]) * total, design["rounding"])
    elif design["type"] in ("simple", "pps"):
        strata[0].n = min(this.visits, total)
    elif design.get("allocation", {}).get("type") == "proportional":
        proportional(design, strata, min(this.visits, total), this.key("allocate"))
    else:
        allocations.allocate(this, strata)
    for stratum in strata:
        units = stratum.n if stratum.base is None else stratum.base + stratum.more
        stratum.unconditional = Fraction(units, stratum.size or 1)


def chances_of(design, stratum):  # §10.3
    if design["type"] == "listed" or "size" in design:
        return {"pi": None, "unconditional": None}
    pi = Fraction(stratum.n, stratum.size or 1)
    return {"pi": ratio(pi), "unconditional": ratio(stratum.unconditional)}


def select(this):
    """§7: the head of a round (§10.3), and its rows (§10.2)."""
    inputs, entry, task, design = this.inputs, this.entry, this.task, this.design
    # §7.1, §7.2
    where = task.get("where", {"all": []})
    frame = [unit for unit in inputs.enterprises if inputs.matches(where, unit)]
    eligible, excluded, alone = [], [], Round(inputs, entry, this.seed, {}, [])
    for unit in frame:
        code = exclusion_code(this, unit)
        if code is None:
            eligible.append(unit)
        else:
            by_draw = exclusion_code(alone, unit) is None
            excluded.append({**entry, "unit": unit["id"], "code": code, "byDraw": by_draw})
    # §7.3, §7.4
    strata = strata_of(inputs, design, eligible)
    allocate(this, strata)
    planned = sum(stratum.n for stratum in strata) if this.visits is None else this.visits
    empty = allocations.empty_strata(design, strata)
    if "rotation" in design:
        strata = rotation.split(this, strata)
    # §7.5
    sample, reserves, key = [], [], this.key("select")
    for stratum in strata:
        order = in_ticket_order(key, [unit["id"] for unit in stratum.units])
        pi = dict.fromkeys(order[: stratum.n], chances_of(design, stratum)["pi"])
        if "size" in design:
            pi = sizes.draw(this, stratum, order)
        reserve = order[len(pi) :][: task.get("reserve", 0)]
        for rank, name in enumerate([*pi, *reserve], 1):
            row = {**entry, "unit": name, "stratum": stratum.values, "rank": rank}
            row["ticket"] = ticket(key, name)
            if name in pi:
                sample.append({**row, "pi": pi[name]})
            else:
                reserves.append(row)
    # §10.3
    codes = [rule["code"] for rule in this.rules] + ["overlap", "earlier-round"]
    by_draw = [(code, [row["byDraw"] for row in excluded if row["code"] == code]) for code in codes]
    count = lambda code, rows: {"code": code, "count": len(rows), "byDraw": sum(rows)}
    numbers = lambda s: {"stratum": s.values, "size": s.size, "drawn": s.n, **chances_of(design, s)}
    head = {
        **entry,
        "window": this.window,
        "design": design["type"],
        "frame": len(frame),
        "excluded": [count(code, rows) for code, rows in by_draw if rows],
        "eligible": len(eligible),
        "strata": [numbers(stratum) for stratum in in_label_order(strata + empty)],
        "planned": planned,
        "drawn": len(sample),
        "shortfall": max(0, planned - len(sample)),
        "reserves": len(reserves),
    }
    return head, {"sample": sample, "reserves": reserves, "exclusions": excluded}


def give_dates(this, sample):  # §8
    begins = [row for row in sample if not joint.joins(this, row)]
    days = this.days or this.inputs.working_days(this.window)
    n, w = len(begins), len(days)
    for i, row in enumerate(in_ticket_order(this.key("select"), begins, lambda row: row["unit"])):
        row["date"] = days[(2 * i + 1) * w // (2 * n)]
        this.begun.append({"unit": row["unit"], "date": row["date"], "rows": [this.place]})
    this.samples[this.place] = {row["unit"] for row in sample}
