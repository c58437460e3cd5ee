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

    def reduced(self, index):
        there, _, cost = self.arcs[index]
        return cost + self.potential[self.arcs[index ^ 1][0]] - self.potential[there]

    def way(self, start, goal, may=lambda index: True):
        """Arcs with room that may be passed, from start to goal; None if there are none. Either end
        is searched from, where fewer nodes were reached last: the two meet early."""
        ways, last = ({start: []}, {goal: []}), [[start], [goal]]
        while all(last):
            back = len(last[0]) > len(last[1])
            nodes, last[back] = last[back], []
            for here in nodes:
                for index in self.out[here]:
                    there, index = self.arcs[index][0], index ^ back
                    if there not in ways[back] and self.arcs[index][1] > 0 and may(index):
                        ways[back][there] = [*ways[back][here], index]
                        if there in ways[not back]:
                            return ways[0][there] + ways[1][there]
                        last[back].append(there)
        return None

    def push(self, source, sink):
        """One unit along a cheapest path (Dijkstra 1959); its cost, or None if there is no path."""
        distance, heap, nearer = {source: 0}, [(0, source, [])], {}
        while heap:
            far, here, arcs = heapq.heappop(heap)
            if here == sink:
                break
            if here not in nearer:
                nearer[here] = far
                for index in self.out[here]:
                    there, more = self.arcs[index][0], far + self.reduced(index)
                    if self.arcs[index][1] > 0 and more < distance.get(there, math.inf):
                        distance[there] = more
                        heapq.heappush(heap, (more, there, [*arcs, index]))
        else:
            return None
        for node in nearer:
            self.potential[node] += nearer[node] - far
        cost = sum(self.arcs[index][2] for index in arcs)
        self.move(arcs)
        return cost

    def lead_through(self, index):
        """Leads one unit through an arc of room 1 at no cost: along a circle of arcs that cost
        nothing under the potentials. No flow through it is cheaper, since every circle through it
        has a cost, and none a negative one. The arcs that were moved; None if it cannot be done."""
        if self.arcs[index][1] == 0:
            return []
        free = lambda i: self.reduced(i) == 0 and i >> 1 not in self.frozen
        there, here = self.arcs[index][0], self.arcs[index ^ 1][0]
        way = self.way(there, here, free) if free(index) else None
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
