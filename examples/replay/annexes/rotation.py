"""Protocol, annex E: §7.4a Rotation."""

import math
from fractions import Fraction

from core.allocation import Stratum, in_label_order
from core.values import Stream, to_ratio


def is_visited(this, unit):  # §7.4a
    rotation = this.design["rotation"]
    return this.pool in this.pools_before(unit) or any(
        row["date"] >= rotation["since"]
        and ("matters" not in rotation or row.get("matter") in rotation["matters"])
        for row in this.inputs.visits_of.get(unit["id"], [])
    )


def split(this, strata):
    """§7.4a: each stratum as the unvisited and the visited."""
    linger = to_ratio(this.design["rotation"].get("linger", "0/1"))
    result = [stratum for stratum in strata if not stratum.size]
    for stratum in strata:
        fresh, visited = [], []
        for unit in stratum.units:
            (visited if is_visited(this, unit) else fresh).append(unit)
        u, c = len(fresh), len(visited)
        share = lambda n, a: n - min(u, n - min(a, c))  # n_C(n, a)
        a = math.floor(linger * stratum.n)
        rest = linger * stratum.n - a
        if rest > 0:
            stream = Stream(this.key("rotate", stratum=stratum.label))
            a += stream.long(rest.denominator) < rest.numerator
        # The mean over the two values of n where a tie decided, and over those of a.
        cases = [(stratum.n, Fraction(1))]
        if stratum.more is not None:
            cases = [(stratum.base, 1 - stratum.more), (stratum.base + 1, stratum.more)]
        mean = Fraction(0)
        for n, chance in cases:
            low = math.floor(linger * n)
            up = linger * n - low
            mean += chance * ((1 - up) * share(n, low) + (up * share(n, low + 1) if up else 0))
        total = sum(n * chance for n, chance in cases)
        n_c = share(stratum.n, a)
        for name, units, n, expected in (
            ("unvisited", fresh, stratum.n - n_c, total - mean),
            ("visited", visited, n_c, mean),
        ):
            if units:
                new = Stratum(stratum.values + [name], units)
                new.n, new.unconditional = n, Fraction(expected) / len(units)
                result.append(new)
    return in_label_order(result)
