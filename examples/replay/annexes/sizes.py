"""Protocol, annex D: §7.5a In proportion to size."""

from fractions import Fraction

from core.values import Stream, ratio


def draw(this, stratum, order):
    """§7.5a: the sampled units of a stratum with their chances, in ticket order."""
    x = {unit["id"]: this.inputs.field(unit, this.design["size"]) for unit in stratum.units}
    certain, n = set(), stratum.n
    while n > 0:
        total = sum(x[i] for i in x if i not in certain)
        found = [i for i in x if i not in certain and n * x[i] >= total]
        if not found:
            break
        certain.update(found)
        n = stratum.n - len(certain)
    chance = {i: Fraction(1) for i in certain}
    if n > 0:
        others = [i for i in order if i not in certain]
        total = sum(x[i] for i in others)
        r, before = Stream(this.key("pps", stratum=stratum.label)).long(total), 0
        for i in others:
            after = before + x[i]
            # Some integer k has n·before ≤ r + k·total < n·after.
            k = -((r - n * before) // total)
            if n * before <= r + k * total < n * after:
                chance[i] = Fraction(n * x[i], total)
            before = after
    return {i: ratio(chance[i]) for i in order if i in chance}
