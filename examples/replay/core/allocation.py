"""Protocol §7.3 Strata and §7.4 Allocation."""

import math
from fractions import Fraction

from core.values import canonical, in_bytes, in_ticket_order, to_ratio


class Stratum:
    """Its values, its units, n_h, and where tickets decided, b_h and the chance k/t of one more."""

    def __init__(self, values, units):
        self.values, self.units, self.label = values, units, canonical(values)
        self.n, self.base, self.more, self.unconditional = 0, None, None, Fraction(0)

    size = property(lambda self: len(self.units))


def in_label_order(strata):
    return sorted(strata, key=lambda stratum: in_bytes(stratum.label))


def strata_of(inputs, design, eligible):  # §7.3
    if design["type"] != "stratified":
        return [Stratum([], eligible)]
    found = {}
    for unit in eligible:
        stratum = Stratum([inputs.field(unit, name) for name in design["by"]], [])
        found.setdefault(stratum.label, stratum).units.append(unit)
    return in_label_order(found.values())


def rounded(value, rounding):  # §7.4
    if rounding == "half-up":
        return math.floor(value + Fraction(1, 2))
    return math.ceil(value) if rounding == "up" else math.floor(value)


def least(design, stratum):  # §7.4, m_h
    m = design.get("minimum", 0)
    return min(m, stratum.size) if isinstance(m, int) else math.ceil(to_ratio(m) * stratum.size)


def by_ticket(among, missing, key):
    """§7.4: the units still missing go one each to some of these strata."""
    for stratum in among:
        stratum.base, stratum.more = stratum.n, Fraction(missing, len(among))
    for stratum in in_ticket_order(key, among, lambda stratum: stratum.label)[:missing]:
        stratum.n += 1


def proportional(design, strata, n, key):  # §7.4
    left, total, others, low = n, sum(stratum.size for stratum in strata), list(strata), True
    share = lambda stratum: Fraction(left * stratum.size, total)
    while low:
        low = [stratum for stratum in others if total and share(stratum) < least(design, stratum)]
        others = [stratum for stratum in others if stratum not in low]
        for stratum in low:
            stratum.n = least(design, stratum)
            left, total = left - stratum.n, total - stratum.size
    exact = {stratum: share(stratum) for stratum in others}
    for stratum in others:
        stratum.n = math.floor(exact[stratum])
    missing = n - sum(stratum.n for stratum in strata)
    fraction = {stratum: exact[stratum] - stratum.n for stratum in others}
    for value in sorted(set(fraction.values()), reverse=True):
        tied = [stratum for stratum in others if fraction[stratum] == value]
        if missing > 0:
            by_ticket(tied, min(missing, len(tied)), key)
        missing -= len(tied)
