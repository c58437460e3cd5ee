"""No rule, but the means to follow §9.2 to §9.4: cheapest flows, costs being exact integers."""

import heapq
import math


class Flow:
    """
    Grows by one unit along a cheapest path (Jewell 1958; Busacker and Gowen 1961), with potentials
    under which no arc that has room has a negative cost (Edmonds and Karp 1972). At first no arc
    may have one. Arc i leads from one node to another, and arc i ^ 1 back.
    """

    def __init__(self):
        self.arcs, self.out, self.potential, self.rising, self.frozen = [], [], [], {}, set()

    def node(self):
        self.out.append([])
        self.potential.append(0)
        return len(self.out) - 1

    def arc(self, a, b, room, cost=0):
        self.out[a].append(len(self.arcs))
        self.out[b].append(len(self.arcs) + 1)
        self.arcs += [[b, room, cost], [a, 0, -cost]]
        return len(self.arcs) - 2

    def rising_arc(self, a, b, costs):
        """An arc whose k-th unit costs costs[k]; they rise, so that the first come first."""
        if costs:
            self.rising[self.arc(a, b, len(costs), costs[0])] = [costs, 0]

    def move(self, arcs):
        """One unit through each of these arcs, or back through it."""
        for index in arcs:
            self.arcs[index][1] -= 1
            self.arcs[index ^ 1][1] += 1
            forth = index & ~1
            if forth in self.rising:
                costs, used = self.rising[forth]
                used += 1 if index == forth else -1
                self.rising[forth][1] = used
                self.arcs[forth][2] = costs[used] if used < len(costs) else 0
                self.arcs[forth ^ 1][2] = -costs[used - 1] if used > 0 else 0
        return arcs

    def way(self, start, goal, free=False):
        """
        Arcs with room that lead from start to goal, None if there are none; if they must be free,
        only such as cost nothing under the potentials and are not held. Searched from both ends, in
        turn where fewer nodes were reached last: the arcs of either way meet after few of them.
        """
        ahead, behind = {start: None}, {goal: None}
        last = [[start], [goal]]
        while all(last):
            back = len(last[0]) > len(last[1])
            reached, others = (behind, ahead) if back else (ahead, behind)
            nodes, last[back] = last[back], []
            for here in nodes:
                for index in self.out[here]:
                    there = self.arcs[index][0]
                    if there not in reached and self.is_open(index ^ back, free):
                        reached[there] = index ^ back
                        if there in others:
                            return self.through(there, ahead, 1) + self.through(there, behind, 0)
                        last[back].append(there)
        return None

    def is_open(self, index, free):
        if self.arcs[index][1] == 0:
            return False
        return not free or (self.reduced(index) == 0 and index >> 1 not in self.frozen)

    def reduced(self, index):
        there, _, cost = self.arcs[index]
        return cost + self.potential[self.arcs[index ^ 1][0]] - self.potential[there]

    def through(self, node, arc_of, side):
        """The arcs from a node to where a search began; each leads on to its start or its end."""
        arcs = []
        while arc_of[node] is not None:
            arcs.append(arc_of[node])
            node = self.arcs[arc_of[node] ^ side][0]
        return arcs

    def push(self, source, sink):
        """One unit along a cheapest path (Dijkstra 1959); its cost, or None if there is no path."""
        distance, arc_to, heap, nearer = {source: 0}, {source: None}, [(0, source)], {}
        while heap:
            far, here = heapq.heappop(heap)
            if here == sink:
                break
            if here not in nearer:
                nearer[here] = far
                for index in self.out[here]:
                    there, room, _ = self.arcs[index]
                    more = far + self.reduced(index)
                    if room > 0 and more < distance.get(there, math.inf):
                        distance[there], arc_to[there] = more, index
                        heapq.heappush(heap, (more, there))
        else:
            return None
        for node in nearer:
            self.potential[node] += nearer[node] - far
        arcs = self.through(sink, arc_to, 1)
        cost = sum(self.arcs[index][2] for index in arcs)
        self.move(arcs)
        return cost

    def lead_through(self, index):
        """
        Leads one unit through an arc of room 1 at no cost: along a circle of arcs that cost nothing
        under the potentials. There is no cheaper flow through it, since every circle through it has
        a cost and none has a negative one. The arcs that were moved; None if it cannot be done.
        """
        if self.arcs[index][1] == 0:
            return []
        if not self.is_open(index, free=True):
            return None
        way = self.way(self.arcs[index][0], self.arcs[index ^ 1][0], free=True)
        return None if way is None else self.move([index, *way])

    def hold(self, *arcs):
        """Leads one unit through all of these arcs at no cost, for good; whether it can be done."""
        moved = []
        for i, index in enumerate(arcs):
            found = self.lead_through(index)
            if found is None:
                self.frozen.difference_update(each >> 1 for each in arcs[:i])
                self.move([each ^ 1 for each in reversed(moved)])
                return False
            moved += found
            self.frozen.add(index >> 1)
        return True

    def can_hold(self, *arcs):
        """Whether one unit can be led through all of these arcs at no cost."""
        held = self.hold(*arcs)
        self.frozen.difference_update(index >> 1 for index in arcs if held)
        return held
