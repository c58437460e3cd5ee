"""Protocol, annex B: §3.9 Exclusions."""

from datetime import date, timedelta

from annexes import joint
from core.values import months_before

VISIT_RULES = {"visitedWithinMonths", "visitedWithinDays", "visitsInYear"}


def rules_of(this):
    """§3.9: those that hold in a round."""
    common, own = this.inputs.plan.get("exclude", []), this.task.get("exclude", [])
    if this.task["kind"] == "key" and this.design["type"] == "census":
        common = [rule for rule in common if not VISIT_RULES & rule.keys()]
    return common + own


def counts(rule, matters):
    """§3.9: whether a rule counts a visit about these matters."""
    if "matters" in rule and not set(matters) & set(rule["matters"]):
        return False
    return not matters or "except" not in rule or not set(matters) <= set(rule["except"])


def visits_so_far(this, rule, unit):
    """§3.9: the dates of those that a rule counts."""
    joined = joint.would_join(this, unit["id"])
    past = [
        row["date"]
        for row in this.inputs.visits_of.get(unit["id"], [])
        if counts(rule, [row["matter"]] if "matter" in row else [])
    ]
    begun = [visit for visit in this.begun if visit["unit"] == unit["id"]]
    return past + [
        visit["date"]
        for visit in begun
        if visit is not joined and counts(rule, [pool for pool, _ in visit["rows"]])
    ]


def earlier_rounds(this, unit):
    """§3.9: `earlierRounds`"""
    first = min(each["window"][0] for each in this.task["rounds"])
    return this.pool in this.pools_before(unit) or any(
        row.get("matter") == this.pool and row["date"] >= first
        for row in this.inputs.visits_of.get(unit["id"], [])
    )


def fits(this, rule, unit):  # §3.9
    first, last = this.window
    as_of = rule.get("asOf", first)
    if VISIT_RULES & rule.keys() and "where" in rule:
        if not this.inputs.matches(rule["where"], unit):
            return False
    if "visitedWithinMonths" in rule or "visitedWithinDays" in rule:
        if "visitedWithinMonths" in rule:
            since = months_before(as_of, rule["visitedWithinMonths"])
        else:
            days = timedelta(rule["visitedWithinDays"])
            since = (date.fromisoformat(as_of) - days).isoformat()
        return any(day >= since for day in visits_so_far(this, rule, unit))
    if "penalisedWithinMonths" in rule:
        since = months_before(as_of, rule["penalisedWithinMonths"])
        return any(row["date"] >= since for row in this.inputs.penalties_of.get(unit["id"], []))
    if "visitsInYear" in rule:
        years = [day[:4] for day in set(visits_so_far(this, rule, unit))]
        of_window = range(int(first[:4]), int(last[:4]) + 1)
        return any(years.count(f"{year:04d}") >= rule["visitsInYear"] for year in of_window)
    if "listed" in rule:
        return (rule["listed"], unit["id"]) in this.inputs.listed
    if "where" in rule:
        return this.inputs.matches(rule["where"], unit)
    return earlier_rounds(this, unit)
