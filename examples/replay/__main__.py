"""Replays a record of protocol double-random/1 with the Python standard library alone.

    python3 examples/replay RECORD.json INPUTS.json [KEY] [--published DIGEST] [--outcomes FILE…]
        KEY is a file with the blinding key, DIGEST the announcement's; outcomes in their order
    python3 examples/replay --all FOLDER
        every N.record.json with N.inputs.json (and N.blinding, N.outcomes.1.json, …)

INPUTS is one object with plan, calendar and tables. Exit code 0: the record is right; 1: it is not;
2: it cannot be read; 5: nothing is wrong, but something is open. Amendments are not looked at.
Written from docs/protocol.md, whose sections (§) stand beside the code. Begin with the core, in
this order: values.py (§1, §2), inputs.py (§3, §4), allocation.py, selection.py (§7, §8),
seats.py, pairing.py (§9), record.py (§6, §10, §12). annexes/ has the rest, and what stays open.
"""

import json
import os
import sys

from annexes.evidence import verdict_of
from annexes.outcomes import check_outcomes
from core.record import check


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def cases_of(arguments, outcomes):
    """Name, record, inputs, key, outcomes of each record; None if it was called in another way."""
    if len(arguments) == 2 and arguments[0] == "--all":
        end, cases, files = ".record.json", [], sorted(os.listdir(arguments[1]))
        for name in (file[: -len(end)] for file in files if file.endswith(end)):
            path = f"{arguments[1]}/{name}"
            key = path + ".blinding" if name + ".blinding" in files else None
            own = [f"{arguments[1]}/{each}" for each in files if each.startswith(name + ".out")]
            cases.append((name, path + end, path + ".inputs.json", key, own))
        return cases
    return [(arguments[0], *(*arguments, None)[:3], outcomes)] if len(arguments) in (2, 3) else None


def main(arguments):
    at = arguments.index("--outcomes") if "--outcomes" in arguments else len(arguments)
    arguments, outcomes = arguments[:at], arguments[at + 1 :]
    published = arguments[-1] if arguments[-2:-1] == ["--published"] else None
    cases = cases_of(arguments if published is None else arguments[:-2], outcomes)
    if cases is None:
        return print(__doc__, file=sys.stderr) or 2
    codes = []
    for name, record, inputs, key, reports in cases:
        try:
            text, given, left = read(record), json.loads(read(inputs)), []
            wrong = check(text, given, key and read(key).strip())
            more, left = verdict_of(json.loads(text), given, published)
            reported, due = check_outcomes(json.loads(text), [json.loads(read(r)) for r in reports])
            wrong, left = wrong + more + reported, left + due
            code = 1 if wrong else 5 if left else 0
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            wrong, code = [f"cannot be read or replayed: {error!r}"], 2
        print(f"{name}: " + ("; ".join(wrong) or "; open: ".join(["the same", *left])))
        codes.append(code)
    return next((code for code in (2, 1, 5) if code in codes), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
