"""Protocol, annex F: §8.1 Joint visits and §9a, their seats."""

from core.values import canonical


def would_join(this, unit):
    """§8.1: the visit that a unit would join in this round, or None."""
    if this.task.get("overlap") != "merge":
        return None
    first, last = this.window
    for visit in this.begun:
        pools = {pool for pool, _ in visit["rows"]}
        if visit["unit"] == unit and first <= visit["date"] <= last and this.pool not in pools:
            return visit
    return None


def joins(this, row):
    """§8.1: whether a row joins a visit; if so, it has its date and host."""
    visit = would_join(this, row["unit"])
    if visit is None:
        return False
    pool, number = visit["rows"][0]
    row.update(date=visit["date"], host={"pool": pool, "round": number})
    visit["rows"].append(this.place)
    return True


def seats_together(wanted_by_rows):
    """§9a: the seats the first row wants, then those that further rows lack."""
    seats = []
    for wanted in wanted_by_rows:
        missing = [canonical(seat) for seat in seats]
        for seat in wanted:
            if canonical(seat) in missing:
                missing.remove(canonical(seat))
            else:
                seats.append(seat)
    return seats
