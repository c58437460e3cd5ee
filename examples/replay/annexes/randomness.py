"""Protocol, annex L: §5.1 Time, §6.1a Public events, §6.3a, §6.4 Drand but for its signatures."""

import hashlib


def why_not_revealed(source, reveal):
    """§6.1a, §6.4; None of an operator."""
    tests = {"public-event": why_no_event, "drand": why_no_round}
    return tests[source["kind"]](source, reveal) if source["kind"] in tests else None


def bits(entropy, reveals):
    """§6.3a: of events that came out alike the one with the most bits counts."""
    total, best = 0, {}
    for source, reveal in zip(entropy, reveals):
        if source["kind"] == "public-event":
            outcome = tuple(sorted(reveal["values"]))
            best[outcome] = max(best.get(outcome, 0), source["bits"])
        else:
            total += bits_of(source, reveal)
    return total + sum(best.values())


def bits_of(source, reveal):
    """§6.1, §6.3a, §6.4"""
    if source["kind"] == "drand":
        return 256
    if source.get("independent"):
        return 256 if len(set(bytes.fromhex(reveal["nonce"]))) > 12 else 0
    return 0


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


# §6.4: second of the first round, and seconds between two.
NETWORKS = {"52db9ba7": (1692803367, 3), "8990e7a9": (1595431050, 30)}


def second_of(source):
    """§5.1: when a source speaks; None if it has no time."""
    if source["kind"] == "drand":
        genesis, period = NETWORKS[source["chain"][:8]]
        return genesis + (source["round"] - 1) * period
    return source.get("at")


def wrong_times(announcement):
    """§5.1: everything is out before a source speaks."""
    times = [second_of(source) for source in announcement["entropy"]]
    times = [time for time in times if time is not None]
    by = announcement["by"]
    if (by is None) == bool(times):
        return ["a second of publication iff a source has a time"]
    return ["a source speaks before the announcement is out"] if times and min(times) <= by else []
