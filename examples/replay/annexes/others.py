"""Protocol, annex F: §8.4 Days of other authorities."""

from core.pairing import Pairing
from core.seats import seats_of
from core.values import canonical, draw_key, in_ticket_order


def days_of_others(inputs, visit):
    days = {row["date"] for row in inputs.plannedVisits if row["enterprise"] == visit["unit"]}
    for pool, number in visit["rows"]:
        given = inputs.task[pool]["rounds"][number - 1]
        days &= set(given.get("days") or inputs.working_days(given["window"]))
    return sorted(days)


def can_be_staffed(inputs, visits):
    pairing = Pairing(inputs, visits)
    found = pairing.solve(pairing.places)
    if found is None or pairing.shortage == "vacancies":
        return found is not None
    _, flow, arcs_of = found
    used = lambda v, s, c: flow.arcs[arcs_of(v, s, c)[1] ^ 1][1]
    taken = {(v, c): used(v, s, c) for v, s in pairing.places for c in pairing.legal[v, s]}
    load = lambda who: sum(units for (_, c), units in taken.items() if c == who)
    return all(load(c) >= one.minimum for c, one in enumerate(pairing.candidates))


def moved_visits(inputs, visits, order):
    """§8.4: numbers of visits, each with its new day."""
    wanted = [v for v in order if visits[v]["seats"]]
    kept = Pairing(inputs, visits).staffed(wanted)
    if inputs.plan.get("pairing", {}).get("shortage", "fail") == "fail":
        everybody = len(kept) == len(wanted) and can_be_staffed(inputs, visits)
        kept = wanted if everybody else []
    days = {v: days_of_others(inputs, visits[v]) for v in order}
    may = [v for v in order if days[v] and visits[v]["date"] not in days[v]]
    moved = {}

    def move(some):
        together = {**moved, **{v: days[v][0] for v in some}}
        there = [{**visits[v], "date": together.get(v, visits[v]["date"])} for v in kept]
        if can_be_staffed(inputs, there):
            moved.update(together)
        elif len(some) > 1:
            half = (len(some) + 1) // 2
            move(some[:half])
            move(some[half:])

    may = [v for v in may if v in kept or not visits[v]["seats"]]
    if may:
        move(may)
    return moved


def visits_of(inputs, begun, seed, sample):
    """The visits with their seats and last days, which the rows of the sample get too."""
    visits = [{**visit, "seats": seats_of(inputs, visit)} for visit in begun]
    if not inputs.plannedVisits:
        return visits
    name_of = lambda v: [*visits[v]["rows"][0], visits[v]["unit"]]
    key, numbers = draw_key(seed, "visit-order"), range(len(visits))
    order = in_ticket_order(key, numbers, lambda v: canonical(name_of(v)))
    for v, day in moved_visits(inputs, visits, order).items():
        unit, rows = visits[v]["unit"], visits[v]["rows"]
        for row in sample:
            if row["unit"] == unit and (row["pool"], row["round"]) in rows:
                row.update(date=day, movedFrom=row["date"])
        visits[v]["date"] = day
    return visits
