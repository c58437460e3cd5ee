"""Protocol, annex H: §9.2b Wishes."""

from annexes.recusal import last_officers, recent_officers
from core import seats


def counts_for(inputs, wish, one, seat, visit):
    """§9.2b: whether a candidate of a seat counts for a wish."""
    names = {member["id"] for member in one.members}
    if "repeatWithinMonths" in wish:
        months = wish["repeatWithinMonths"]
        return bool(names & recent_officers(inputs, visit["unit"], visit["date"], months))
    if "lastOfficers" in wish:
        return bool(names & last_officers(inputs, visit["unit"]))
    return "prefer" in seat and seats.lacks(one.members, seat["prefer"], inputs.unit[visit["unit"]])


def marks_of(inputs, stages, one, visit, s):
    """§9.2b: for each wish, whether a candidate of the seat s of a visit counts for it."""
    seat = visit["seats"][s]
    return [counts_for(inputs, wish, one, seat, visit) for wish in stages]


def cost(stages, weights, marks, of_seat):
    """What he costs: by the wish that looks at the seat, or by those that look at the visit."""
    looks = [("preference" in wish) == of_seat for wish in stages]
    return sum(weight for weight, mark, look in zip(weights, marks, looks) if mark and look)
