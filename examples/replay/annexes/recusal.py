"""Protocol, annex H: §9.1a Borrowed officers and recusal by rule."""

from core.values import months_before


def last_officers(inputs, unit):  # §9.1a
    rows = [row for row in inputs.visits_of.get(unit, []) if row.get("inspectors")]
    latest = max((row["date"] for row in rows), default=None)
    return {each for row in rows if row["date"] == latest for each in row["inspectors"]}


def recent_officers(inputs, unit, day, months):
    """§9.1a: `recent-visit`"""
    since = months_before(day, months)
    rows = [row for row in inputs.visits_of.get(unit, []) if row["date"] >= since]
    return {each for row in rows for each in row.get("inspectors", [])}


def keeps(inputs, inspector, seat, unit, day):
    """§9.1a: whether one of these rules keeps an inspector from a seat."""
    pairing = inputs.plan.get("pairing", {})
    recuse = pairing.get("recuse", {})
    months = recuse.get("visitedWithinMonths")
    borrowed = inspector.get("borrowed")
    is_own = "town" in unit and unit["town"] in inspector.get("towns", [])
    name = inspector["id"]
    return bool(
        (borrowed and (pairing.get("borrow") is not True or "approval" not in borrowed))
        or (recuse.get("ownTown") and seat.get("town") != "same" and is_own)
        or (months and name in recent_officers(inputs, unit["id"], day, months))
        or (recuse.get("lastOfficers") and name in last_officers(inputs, unit["id"]))
    )
