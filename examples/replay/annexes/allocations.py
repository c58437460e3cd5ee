"""Protocol, annex C: §3.10a, §7.2a and §7.4b, other allocations, census and lists."""

from annexes.exclusions import earlier_rounds
from core.allocation import Stratum, by_ticket, least, rounded
from core.values import canonical, to_ratio


def is_earlier_round(this, unit):  # §7.2a
    design = this.design
    over_rounds = design["type"] == "census" and design.get("cover") == "over-rounds"
    return over_rounds and earlier_rounds(this, unit)


def allocate(this, strata):  # §7.4b
    design, visits = this.design, this.visits
    total = sum(stratum.size for stratum in strata)
    if design["type"] != "stratified":
        over_rounds = design.get("cover") == "over-rounds"
        strata[0].n = min(visits, total) if over_rounds else total
        return
    allocation = design["allocation"]
    if allocation["type"] == "fixed":
        counts = {canonical(each["stratum"]): each["visits"] for each in allocation["counts"]}
        for stratum in strata:
            stratum.n = min(counts.get(stratum.label, 0), stratum.size)
    elif allocation["type"] == "rates":
        rates = {canonical(each["stratum"]): each["rate"] for each in allocation["rates"]}
        for stratum in strata:
            rate = to_ratio(rates.get(stratum.label, allocation.get("otherwise")))
            units = rounded(rate * stratum.size, allocation["rounding"])
            stratum.n = max(min(least(design, stratum), stratum.size), units)
    else:
        n = min(visits, total)
        taken = lambda c: sum(min(stratum.size, c) for stratum in strata)
        c = max(c for c in range(n + 1) if taken(c) <= n)
        for stratum in strata:
            stratum.n = min(stratum.size, c)
        if n > taken(c):
            larger = [stratum for stratum in strata if stratum.size > c]
            by_ticket(larger, n - taken(c), this.key("allocate"))


def empty_strata(design, strata):
    """§7.4b: strata named in `counts` that have no eligible unit."""
    if design.get("allocation", {}).get("type") != "fixed":
        return []
    known = {stratum.label for stratum in strata}
    named = [Stratum(each["stratum"], []) for each in design["allocation"]["counts"]]
    return [stratum for stratum in named if stratum.label not in known]
