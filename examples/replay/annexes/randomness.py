"""Protocol, annex L: §6.1a Public events and §6.4 Drand, but for its signatures."""

import hashlib


def why_not_revealed(source, reveal):
    """§6.1a, §6.4; None of an operator."""
    tests = {"public-event": why_no_event, "drand": why_no_round}
    return tests[source["kind"]](source, reveal) if source["kind"] in tests else None


def why_no_event(source, reveal):  # §6.1a
    if len(reveal["values"]) != len(source["fields"]):
        return "another number of values"
    before = None
    for field, value in zip(source["fields"], reveal["values"]):
        if not field["min"] <= value <= field["max"]:
            return "out of range"
        if field.get("ascending") and before is not None and value <= before:
            return "not ascending"
        before = value
    return None


def why_no_round(source, reveal):  # §6.4
    if reveal["round"] != source["round"]:
        return "another round"
    if hashlib.sha256(bytes.fromhex(reveal["signature"])).hexdigest() != reveal["randomness"]:
        return "randomness is not the hash of the signature"
    return None
