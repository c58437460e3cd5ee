"""Protocol §9.2 Assignments, §9.3 Shortages, §9.4 Drawing."""

import math

from annexes import choice, wishes, workload
from core.seats import candidates_of, is_legal
from core.values import Stream, canonical, draw_key, in_ticket_order
from tools.flow import Flow


class Pairing:
    """The visits with their seats, and everything that restricts who sits where."""

    def __init__(self, inputs, visits):
        settings = inputs.plan.get("pairing", {})
        self.stages, self.balance = settings.get("stages", []), settings.get("balance", "strict")
        self.shortage = settings.get("shortage", "fail")
        self.visits, self.candidates = visits, candidates_of(inputs)
        # A place is a seat s of a visit v; candidates have numbers c, by byte order of their ids.
        self.places = [(v, s) for v, visit in enumerate(visits) for s in range(len(visit["seats"]))]
        self.legal, self.marks = {}, {}
        for v, s in self.places:
            self.legal[v, s] = []
            for c, one in enumerate(self.candidates):
                if is_legal(inputs, one, visits[v]["seats"][s], visits[v]):
                    self.legal[v, s].append(c)
                    self.marks[v, s, c] = wishes.marks_of(inputs, self.stages, one, visits[v], s)
        self.busy = workload.busy_days(inputs, self.candidates)

    def network(self, places, bound=None):
        """§9.2 as an empty flow: from each place a unit to a candidate, by the door of the visit,
        which relatives share, and by his day. Units cost what they add to the sums."""
        flow, n = Flow(), len(places)
        source, sink = flow.node(), flow.node()
        # The sums in one number: what a later one can come to never outweighs an earlier one.
        scale = math.lcm(*(one.availability for one in self.candidates))
        adds = lambda one, load: (2 * (one.carried + load) - 1) * (scale // one.availability)
        weight = 1 + n * max((adds(one, n) for one in self.candidates), default=0)
        weights = [weight * (n + 1) ** i for i in reversed(range(len(self.stages)))]
        weight *= (n + 1) ** len(self.stages)
        starts, doors, seat_arcs, day_arcs, days = {}, {}, {}, {}, {}
        for v, s in places:
            starts[v, s], day = flow.node(), self.visits[v]["date"]
            flow.arc(source, starts[v, s], 1)
            for c in self.legal[v, s]:
                one, marks = self.candidates[c], self.marks[v, s, c]
                if (v, one.kin) not in doors:
                    doors[v, one.kin] = flow.node(), flow.node()
                    flow.arc(*doors[v, one.kin], 1)
                entrance, way_out = doors[v, one.kin]
                if (v, s, one.kin) not in seat_arcs:
                    cost = wishes.cost(self.stages, weights, marks, True)
                    seat_arcs[v, s, one.kin] = flow.arc(starts[v, s], entrance, 1, cost)
                if (v, c) not in day_arcs:
                    if c not in days:
                        days[c] = workload.Days(flow, one, self.busy)
                    cost = wishes.cost(self.stages, weights, marks, False)
                    day_arcs[v, c] = flow.arc(way_out, days[c].through(day, n), 1, cost)
        for c in days:
            one = self.candidates[c]
            loads = range(1, workload.most_within(one, min(n, one.capacity), bound) + 1)
            # Beyond his minimum, one more seat no longer makes the shortfall smaller.
            costs = [weight if load > one.minimum else 0 for load in loads]
            if self.balance == "strict":
                costs = [cost + adds(one, load) for cost, load in zip(costs, loads)]
            flow.rising_arc(days[c].end, sink, costs)
        arcs_of = lambda v, s, c: (seat_arcs[v, s, self.candidates[c].kin], day_arcs[v, c])
        return flow, source, sink, starts, arcs_of

    def solve(self, places, bound=None):
        """§9.2: the cost of a best assignment, and itself as a flow; None if there is none."""
        flow, source, sink, _, arcs_of = self.network(places, bound)
        costs = [flow.push(source, sink) for _ in places]
        return None if None in costs else (sum(costs), flow, arcs_of)

    def staffed(self, order):
        """§9.3: of the visits, in this order, those that can be staffed beside those before."""
        flow, _, sink, starts, _ = self.network(self.places)
        kept = []
        for v in order:
            moved = []
            for s in range(len(self.visits[v]["seats"])):
                way = flow.way(starts[v, s], sink)
                if way is None:
                    flow.move([index ^ 1 for index in reversed(moved)])
                    break
                moved += flow.move(way)
            else:
                kept.append(v)
        return kept

    def draw(self, seed):
        """§9.3, §9.4: rows of seats, and of visits that stay vacant; and `pairing` of the head."""
        name_of = lambda v: (*self.visits[v]["rows"][0], self.visits[v]["unit"])
        text_of = lambda v, *seat: canonical([*name_of(v), *seat])
        entry_of = lambda v: dict(zip(("pool", "round", "unit"), name_of(v)))
        wanted = [v for v, visit in enumerate(self.visits) if visit["seats"]]
        kept = self.staffed(in_ticket_order(draw_key(seed, "visit-order"), wanted, text_of))
        vacant = [v for v in wanted if v not in kept]
        if vacant and self.shortage == "fail":
            raise ValueError("no complete assignment: no record can be made")
        places = [(v, s) for v, s in self.places if v in kept]
        found, *stated = choice.solve_with_bound(self, places)
        _, flow, arcs_of = found
        rows, key = [], draw_key(seed, "seat-order")
        for v, s in in_ticket_order(key, places, lambda place: text_of(place[0], place[1] + 1)):
            entry = {**entry_of(v), "seat": s + 1}
            stream = Stream(draw_key(seed, "seat", **entry))
            c, passed, n = list(self.legal[v, s]), [], choice.choices(self, found, (v, s))
            for t in range(len(c)):
                j = t + stream.below(len(c) - t)
                c[t], c[j] = c[j], c[t]
                # The second arc tells him from his relatives, who share the first.
                if flow.hold(*arcs_of(v, s, c[t])):
                    break
                passed.append(self.candidates[c[t]].name)
            role, name = self.visits[v]["seats"][s]["role"], self.candidates[c[t]].name
            rows.append({**entry, "role": role, "inspector": name, "passed": passed, "choices": n})
        return rows, [entry_of(v) for v in vacant], choice.summary(rows, *stated)
