"""Protocol, annex B: §3.9 Exclusions."""

from annexes import joint
from core.values import months_before


def visits_so_far(this, unit):
    """§3.9: their dates."""
    joined = joint.would_join(this, unit["id"])
    past = [row["date"] for row in this.inputs.visits_of.get(unit["id"], [])]
    begun = [visit for visit in this.begun if visit["unit"] == unit["id"]]
    return past + [visit["date"] for visit in begun if visit is not joined]


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
    if "visitedWithinMonths" in rule:
        since = months_before(as_of, rule["visitedWithinMonths"])
        return any(day >= since for day in visits_so_far(this, unit))
    if "penalisedWithinMonths" in rule:
        since = months_before(as_of, rule["penalisedWithinMonths"])
        return any(row["date"] >= since for row in this.inputs.penalties_of.get(unit["id"], []))
    if "visitsInYear" in rule:
        years = [day[:4] for day in set(visits_so_far(this, unit))]
        of_window = range(int(first[:4]), int(last[:4]) + 1)
        return any(years.count(f"{year:04d}") >= rule["visitsInYear"] for year in of_window)
    if "listed" in rule:
        return (rule["listed"], unit["id"]) in this.inputs.listed
    if "where" in rule:
        return this.inputs.matches(rule["where"], unit)
    return earlier_rounds(this, unit)
