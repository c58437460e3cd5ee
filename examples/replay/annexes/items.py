"""Protocol, annex K: §10.4 Items."""

import math

from core.allocation import rounded
from core.values import in_ticket_order, to_ratio


def items_of(this, sample):  # §10.4
    inputs, wanted = this.inputs, this.task.get("items")
    if wanted is None:
        return []
    (catalogue,) = [c for c in inputs.plan["catalogues"] if c["id"] == wanted["catalogue"]]

    def is_considered(item, name):
        return "where" not in item or inputs.matches(item["where"], inputs.unit[name])

    riders = {row["unit"]: [] for row in sample}
    for rider in wanted.get("riders", []):
        key = this.key("rider", item=rider["item"])
        units = [row["unit"] for row in sample if is_considered(rider, row["unit"])]
        count = rounded(to_ratio(rider["share"]) * len(units), rider["rounding"])
        for unit in in_ticket_order(key, units)[:count]:
            riders[unit].append(rider["item"])
    rows = []
    for unit in riders:
        items = [item for item in catalogue["items"] if is_considered(item, unit)]
        others = [item["id"] for item in items if not item.get("mandatory")]
        draw = wanted.get("draw", 0)
        if not isinstance(draw, int):
            draw = math.ceil(to_ratio(draw) * len(others))
        key = this.key("items", unit=unit)
        mandatory = [item["id"] for item in items if item.get("mandatory")]
        drawn = in_ticket_order(key, others)[:draw]
        row = {**this.entry, "unit": unit, "mandatory": mandatory, "drawn": drawn}
        rows.append({**row, "riders": riders[unit]})
    return rows
