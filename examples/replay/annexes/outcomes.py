"""Protocol, annex N: §11.6 Outcomes, of a record without amendments."""

from core.inputs import commitment, in_row_order
from core.values import canonical, digest, in_bytes

CODES = "inspected refused untraceable not-done closed moved-away duplicate out-of-scope".split()


def rows_of(document, head):
    """The new rows, and whether all are open; their salts are taken as they stand."""
    opened = document["body"]["rows"]
    if "all" not in opened:
        return [], False
    return opened["all"], len(opened["all"]) == head["table"]["count"]


def wrong_row(row, before, as_of):
    members = {"pool", "round", "unit", "entry", "outcome"}
    more = {"date", "inspectors", "values", "reason"}
    if not members <= row.keys() <= members | more or row["outcome"] not in CODES:
        return "its members"
    if row["entry"] != (before["entry"] + 1 if before else 1):
        return "its entry"
    if ("reason" in row) != (before is not None):
        return "a reason, or none"
    told = lambda one: canonical({k: v for k, v in one.items() if k not in ("entry", "reason")})
    if before and told(before) == told(row):
        return "it says nothing new"
    if "values" in row and row["outcome"] != "inspected":
        return "its values"
    if row.get("date", as_of) > as_of:
        return "its day"
    went = row.get("inspectors", [])
    return None if went == sorted(set(went), key=in_bytes) else "its inspectors"


def sums(reports, sampled, entry):
    own = [row for row in reports.values() if (row["pool"], row["round"]) == entry]
    counts, totals = {}, {}
    for row in own:
        counts[row["outcome"]] = counts.get(row["outcome"], 0) + 1
        for name, value in row.get("values", {}).items():
            totals[name] = totals.get(name, 0) + value
    due = sum(key[:2] == entry for key in sampled)
    return {"due": due, "reported": len(own), "byOutcome": counts, "totals": totals}


def check_outcomes(record, documents):
    """What is wrong with the outcomes of a record, the first document first, and what is open."""
    head_of_record = record["body"]["head"]
    key = lambda row: (row["pool"], row["round"], row["unit"])
    sampled = {key(row) for row in record["body"]["tables"]["sample"]}
    reports, wrong, left, previous, last = {}, [], [], None, ""
    for sequence, document in enumerate(documents, 1):
        head, said = document["body"]["head"], f"outcomes {sequence}: "
        opened, is_whole = rows_of(document, head)
        if head["amendment"] is not None:
            left.append(said + "amendments are not looked at")
        if not is_whole:
            left.append(said + "not all rows are open")
        if head["amendment"] is not None or not is_whole:
            return wrong, left
        rows = [each["row"] for each in opened]
        for row in rows:
            why = wrong_row(row, reports.get(key(row)), head["asOf"])
            why = why or (None if key(row) in sampled else "its unit")
            wrong += [f"{said}{row['unit']}: {why}"] if why else []
            reports[key(row)] = row
        # §4.2a: leaves with salts are commited to with them, whatever the key.
        leaves = [each if "salt" in each else each["row"] for each in opened]
        entries = [(e["pool"], e["round"]) for e in head_of_record["rounds"]]
        expected = {
            "protocol": "double-random/1",
            "kind": "outcomes",
            "series": head_of_record["series"],
            "number": head_of_record["number"],
            "sequence": sequence,
            "previous": previous,
            "record": digest("record", head_of_record),
            "amendment": None,
            "asOf": head["asOf"],
            "blinding": head_of_record["announcement"]["blinding"],
            "rounds": [
                {"pool": e[0], "round": e[1], **sums(reports, sampled, e)} for e in entries
            ],
            "table": commitment("outcomes", leaves, None),
        }
        if canonical(expected) != canonical(head) or digest("outcomes", head) != document["digest"]:
            wrong.append(said + "the head is another")
        is_once = len({key(row) for row in rows}) == len(rows)
        if not is_once or rows != in_row_order("outcomes", rows) or head["asOf"] < last:
            wrong.append(said + "out of order")
        previous, last = document["digest"], head["asOf"]
    missing = len(sampled) - len(reports) if documents else 0
    return wrong, left + ([f"{missing} of {len(sampled)} not reported"] if missing else [])
