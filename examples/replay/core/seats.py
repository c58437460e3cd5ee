"""Protocol §9 Seats and §9.1 Candidates and rules."""

import math
from types import SimpleNamespace

from annexes import groups, joint, recusal, workload
from core.values import in_bytes

DEFAULT_TEAM = {"seats": [{"role": "lead"}, {"role": "member"}]}


def seats_of(inputs, visit):  # §9
    unit, wanted_by_rows = inputs.unit[visit["unit"]], []
    for pool, _ in visit["rows"]:
        team = inputs.task[pool].get("team", DEFAULT_TEAM)
        if team != "none":
            fitting = (each for each in team.get("when", []) if inputs.matches(each["where"], unit))
            form = next(fitting, team)
            seats = [groups.seat_of(form["group"])] if "group" in form else form["seats"]
            repeated = [seat for seat in seats for _ in range(seat.get("count", 1))]
            without = [{name: seat[name] for name in seat if name != "count"} for seat in repeated]
            wanted_by_rows.append(without)
    return joint.seats_together(wanted_by_rows)


def candidate(name, members, is_group):
    """§9.1: an inspector, who is his only member, or a fixed group (§9.1b)."""
    absent = {"capacity": math.inf, **workload.ABSENT}
    given = {name: members[0].get(name, value) for name, value in absent.items()}
    # §9.2d: of related officers, only one sits in a visit; everybody else is related to himself.
    kin = name if is_group or "related" not in members[0] else ("related", members[0]["related"])
    return SimpleNamespace(**given, name=name, members=members, is_group=is_group, kin=kin)


def candidates_of(inputs):  # §9.1
    single = [candidate(one["id"], [one], False) for one in inputs.inspectors if "group" not in one]
    every = single + [candidate(*group, True) for group in groups.groups_of(inputs)]
    return sorted(every, key=lambda one: in_bytes(one.name))


def lacks(members, demand, unit):
    """§9.1, §9.1b: `department`, `qualification`, `town`; also asked of what a seat prefers."""
    have = {each for one in members for each in one.get("qualifications", [])}
    is_own = "town" in unit and any(unit["town"] in one.get("towns", []) for one in members)
    return (
        any("department" in demand and one["department"] != demand["department"] for one in members)
        or not have.issuperset(demand.get("qualifications", []))
        or (demand.get("town") == "same" and not is_own)
        or (demand.get("town") == "different" and is_own)
    )


def is_legal(inputs, one, seat, visit):
    """§9.1; of a fixed group, all members are asked (§9.1b)."""
    day, unit = visit["date"], inputs.unit[visit["unit"]]
    holds = lambda span: span["from"] <= day <= span["to"]
    holders = [m for m in one.members if "certificate" in m and holds(m["certificate"])]
    return (
        one.is_group == seat.get("isGroup", False)
        and (seat.get("certified") is False or len(holders) >= (2 if one.is_group else 1))
        and not lacks(one.members, seat, unit)
        and not any(holds(leave) for m in one.members for leave in m.get("leave", []))
        and not any((m["id"], unit["id"]) in inputs.recused for m in one.members)
        and not any(recusal.keeps(inputs, m, seat, unit, day) for m in one.members)
    )
