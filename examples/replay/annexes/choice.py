"""Protocol, annex G: §9.2c Spread, §10.3a Choice."""

from fractions import Fraction


def choices(pairing, found, place):
    """§10.3a: how many candidates are acceptable for a place, given those held so far."""
    _, flow, arcs_of = found
    return sum(flow.can_hold(*arcs_of(*place, c)) for c in pairing.legal[place])


def summary(rows, spread, fewest):
    """§10.3a: `pairing` of the head."""
    without = sum(row["choices"] == 1 for row in rows)
    return {"seats": len(rows), "withoutChoice": without, "fewest": fewest, "spread": spread}


def solve_with_bound(pairing, places):
    """§9.2c: a best assignment that keeps the bound, if the plan wants one; its s; `fewest`."""
    found, spread = bound_of(pairing, places)
    return found, spread, min((choices(pairing, found, place) for place in places), default=None)


def bound_of(pairing, places):
    found = pairing.solve(places)
    if not isinstance(pairing.balance, dict):
        return found, None
    if not places:
        return found, pairing.balance.get("spread", 0)
    best = found[0]
    values = sorted(
        {
            Fraction(one.carried + load, one.availability)
            for one in pairing.candidates
            for load in range(1, len(places) + 1)
        }
    )
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        found = pairing.solve(places, (0, values[middle]))
        if found is not None and found[0] == best:
            high = middle
        else:
            low = middle + 1
    unbound = pairing.solve(places)
    under = lambda spread: pairing.solve(places, (spread, values[low]))
    if "spread" in pairing.balance:
        spread = pairing.balance["spread"]
    else:
        spread = smallest_spread(pairing, places, under, unbound)
    return under(spread), spread


def smallest_spread(pairing, places, under, unbound):
    """§9.2c: the smallest spread with which each place that can have enough has them."""
    enough = lambda found, place: choices(pairing, found, place) >= pairing.balance["atLeast"]
    wanted = [place for place in places if enough(unbound, place)]

    def satisfies(spread):
        found = under(spread)
        return all(enough(found, place) for place in wanted)

    low, high = -1, 0
    while not satisfies(high):
        low, high = high, 2 * high + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if satisfies(middle) else (middle, high)
    return high
