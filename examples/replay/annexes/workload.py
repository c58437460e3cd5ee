"""Protocol, annex G: §9.2a Days and limits, §9.2c Spread (the bound)."""

from datetime import date
from math import inf

# §3.2a, with what is meant where it is absent.
ABSENT = {"minimum": 0, "carried": 0, "availability": 1, "perDay": inf, "limits": []}


def busy_days(inputs, candidates):
    """§9.2a: at how many enterprises rows of pastVisits already name a candidate on a day."""
    of_member = {member["id"]: one.name for one in candidates for member in one.members}
    busy = {}
    for row in inputs.pastVisits:
        for name in row.get("inspectors", []):
            busy.setdefault((of_member.get(name), row["date"]), set()).add(row["enterprise"])
    return {place: len(units) for place, units in busy.items()}


class Days:
    """§9.2a: where the visits of a candidate lead to, through days and limits to one end."""

    def __init__(self, flow, one, busy):
        self.flow, self.one, self.busy, self.end, self.nodes = flow, one, busy, flow.node(), {}

    def through(self, day, most):
        """The way of a day with so much room: then through the limits around it, smallest first."""
        if day in self.nodes:
            return self.nodes[day]
        room = max(0, min(most, self.one.perDay - self.busy.get((self.one.name, day), 0)))
        length = lambda span: date.fromisoformat(span["to"]) - date.fromisoformat(span["from"])
        around = [span for span in self.one.limits if span["from"] <= day <= span["to"]]
        ways = [((span["from"], span["to"]), span["most"]) for span in sorted(around, key=length)]
        above = self.end
        for name, most in reversed([(day, room), *ways]):
            if name not in self.nodes:
                self.nodes[name] = self.flow.node()
                self.flow.arc(self.nodes[name], above, most)
            above = self.nodes[name]
        return above


def most_within(one, most, bound):
    """§9.2c: the largest load up to `most` that keeps the bound, (spread, m) or None."""
    if bound is None:
        return most
    spread, m = bound
    keeps = lambda load: (one.carried + load - spread) <= m * one.availability
    return max(load for load in range(most + 1) if load == 0 or keeps(load))
