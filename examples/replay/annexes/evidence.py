"""Protocol §5, §6, §9, §12: what a record must be beside its replay, and what stays open.

Left out altogether, and so said as open where a record has it: signatures of drand rounds, how
public events came out, the documents before this one. Amendments are documents of their own.
"""

from annexes import randomness
from core.values import digest

PROTOCOL = "double-random/1"


def strength_announced(entropy):  # §6.3
    if any(source["kind"] == "operator" for source in entropy):
        return 0
    full = lambda source: source["kind"] == "drand" or source.get("independent")
    return min(256, sum(256 if full(source) else source.get("bits", 0) for source in entropy))


def twice_among(entropy):  # §6.1, §6.1a, §6.4
    names = [
        (source["kind"], source["chain"], source["round"])
        if source["kind"] == "drand"
        else source.get("party", source.get("title", source["kind"]))
        for source in entropy
    ]
    return len(set(names)) < len(names)


def certified_at(inputs, seats, day):
    """Those who hold a certificate on the day of a visit; ids with one number are one person."""
    sent = {seat["inspector"] for seat in seats}
    waivers = inputs.get("waivers") or []
    waived = [set(row["ids"]) for row in waivers if row["code"] == "same-certificate"]  # §3.5
    found = []
    for one in inputs["inspectors"]:
        held = one.get("certificate")
        if not {one["id"], one.get("group")} & sent or not held:
            continue
        number = held.get("number")
        alike = [id for id, other in found if number and other == number]
        if held["from"] <= day <= held["to"] and all(
            any({id, one["id"]} <= ids for ids in waived) for id in alike
        ):
            found.append((one["id"], number))
    return found


def wrong_in(record, inputs):
    """What is wrong though the replay is the same."""
    body, wrong = record["body"], []
    announced, tables = body["head"]["announcement"], body["tables"]
    if (announced["protocol"], announced["kind"]) != (PROTOCOL, "announcement"):
        wrong.append("the announcement is of another protocol or kind")
    if (announced["number"] == 1) != (announced["previous"] is None):
        wrong.append("all numbers but the first have one before")
    if announced["weak"] != (strength_announced(announced["entropy"]) < 64):
        wrong.append("weak is not what the sources say")
    if not announced["entropy"] or twice_among(announced["entropy"]):
        wrong.append("a source stands twice, or there is none")
    seats, days = {}, {}
    for row in tables["sample"]:
        host = row.get("host", row)
        days[host["pool"], host["round"], row["unit"]] = row["date"]
    for row in tables["seats"]:
        seats.setdefault((row["pool"], row["round"], row["unit"]), []).append(row)
    for visit, rows in seats.items():
        if len(certified_at(inputs, rows, days.get(visit, ""))) < 2:
            wrong.append(f"not two certified officers at {visit[2]}")
    return wrong


def left_open(record, published):
    """What a verifier needs, and nobody has looked at here."""
    head = record["body"]["head"]
    announced, left = head["announcement"], []
    if published is None:
        left.append("the announcement was not compared with a published digest")
    kinds = {source["kind"] for source in announced["entropy"]}
    if "drand" in kinds:
        left.append("signatures of drand rounds are not checked")
    if "public-event" in kinds:
        left.append("how the events came out is not known here")
    if announced["number"] > 1:
        left.append("the documents before were not looked at")
    if head["strength"]["independentBits"] < 64:
        left.append("the seed is weak: the operator could have chosen it")
    return left


def verdict_of(record, inputs, published):
    """What is wrong, and what is open."""
    wrong = wrong_in(record, inputs)
    if published is not None:
        found = digest("announcement", record["body"]["head"]["announcement"])
        if found != published.strip().lower():
            wrong.append("another announcement was published")
    return wrong, left_open(record, published)
