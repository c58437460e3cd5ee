"""Protocol §6 Entropy and seed, §10 Record, §12 Verifying."""

import json
import math

from annexes import items, others, randomness
from core.inputs import INPUT_TABLES, Inputs, blinding_of, commitment, in_row_order
from core.pairing import Pairing
from core.selection import Round, give_dates, select
from core.values import canonical, digest, draw_key
from tools.difference import first_difference


def independent_bits(entropy, reveals):  # §6.3
    is_chosen = any(source["kind"] == "operator" for source in entropy)
    return 0 if is_chosen else min(256, randomness.bits(entropy, reveals))


def why_not_revealed(announcement, source, reveal):  # §6.1
    if reveal["kind"] != source["kind"]:
        return "another kind"
    if source["kind"] in ("commit-reveal", "sealed"):
        kind = "commit" if source["kind"] == "commit-reveal" else "sealed"
        opened = {**reveal, **{name: announcement[name] for name in ("series", "number")}}
        del opened["kind"]
        if digest(kind, opened) != source["commitment"]:
            return "it does not open the commitment"
        return None if reveal["party"] == source["party"] else "another party"
    return randomness.why_not_revealed(source, reveal)


def replay(inputs, announcement, reveals, blinding):
    """§10: the body of the record."""
    announced = digest("announcement", announcement)
    seed = digest("seed", {"announcement": announced, "reveals": reveals})
    samples, begun, heads, round_keys = {}, [], [], []
    tables = {name: [] for name in ("sample", "reserves", "exclusions", "items")}
    for entry in announcement["batch"]:
        this = Round(inputs, entry, seed, samples, begun)
        head, rows = select(this)
        give_dates(this, rows["sample"])
        rows["items"] = items.items_of(this, rows["sample"])
        tables = {name: tables[name] + rows[name] for name in tables}
        heads.append(head)
        round_keys.append({**entry, **{name: this.key(name) for name in ("select", "allocate")}})
    visits = others.visits_of(inputs, begun, seed, tables["sample"])
    pairing = Pairing(inputs, visits)
    tables["seats"], tables["vacancies"], summary = pairing.draw(seed)
    who = [row["inspector"] for row in tables["seats"]]
    tables["loads"] = [{"inspector": c.name, "load": who.count(c.name)} for c in pairing.candidates]
    tables = {name: in_row_order(name, rows) for name, rows in tables.items()}
    keys = {"visitOrder": draw_key(seed, "visit-order"), "seatOrder": draw_key(seed, "seat-order")}
    secrets = {"reveals": reveals, "seed": seed, "keys": {"rounds": round_keys, **keys}}
    possible = math.prod(math.comb(s["size"], s["drawn"]) for head in heads for s in head["strata"])
    strength = {"independentBits": independent_bits(announcement["entropy"], reveals)}
    strength["samplesLog2"] = min(4096, possible.bit_length() - 1)
    head = {
        "protocol": "double-random/1",
        "kind": "record",
        **{name: announcement[name] for name in ("series", "number", "previous")},
        "announcement": announcement,
        "secrets": digest("secrets", secrets),
        "rounds": heads,
        "pairing": summary,
        "strength": strength,
        "tables": {name: commitment(name, rows, blinding) for name, rows in tables.items()},
    }
    del tables["exclusions"]  # §10.2a: only the head commits to them
    return {"head": head, "secrets": secrets, "tables": tables}


def check(text, given, blinding_key):
    """§12: what is wrong with a record, as a list of sentences."""
    record = json.loads(text)
    if canonical(record) != text:
        return ["the text is not its own canonical form"]
    head, announcement = record["body"]["head"], record["body"]["head"]["announcement"]
    inputs, wrong = Inputs(given), randomness.wrong_times(announcement)
    blinding = blinding_of(announcement, blinding_key)
    if blinding is False:
        return ["the rows are blinded: their key is needed"]
    if digest("record", head) != record["digest"]:
        wrong.append("the head does not hash to the digest")
    for name in ("plan", "calendar"):
        if digest(name, getattr(inputs, name)) != announcement[name]:
            wrong.append(f"another {name} was announced")
    for table in INPUT_TABLES:
        if commitment(table, getattr(inputs, table), blinding) != announcement["tables"][table]:
            wrong.append(f"other {table} were announced")
    reveals = record["body"]["secrets"]["reveals"]
    if len(reveals) != len(announcement["entropy"]):
        wrong.append("not one reveal for each source")
    for source, reveal in zip(announcement["entropy"], reveals):
        why = why_not_revealed(announcement, source, reveal)
        wrong += [f"reveal of {source['kind']}: {why}"] if why else []
    replayed = replay(inputs, announcement, reveals, blinding)
    return [*wrong, *filter(None, [first_difference(replayed, record["body"], "body")])]
