"""Replays a record of protocol double-random/1 with the Python standard library alone.

    python3 examples/replay RECORD.json INPUTS.json [BLINDING] [--published DIGEST]
                            [--outcomes OUTCOMES.json…]
        one record; BLINDING is a file with the key, DIGEST the announcement's as it was published,
        OUTCOMES are the documents that report what became of its visits, the first one first
    python3 examples/replay --all FOLDER
        every N.record.json with N.inputs.json (and N.blinding, N.outcomes.1.json, …)

INPUTS is one object with plan, calendar and tables. Exit code 0: the record is right; 1: it is not;
2: it cannot be read; 5: nothing is wrong, but something is open. Amendments are not looked at.

Written from docs/protocol.md, whose sections (§) stand beside the code. Begin with the core, in
this order: values.py (§1, §2), inputs.py (§3, §4), allocation.py, selection.py (§7, §8),
seats.py, pairing.py (§9), record.py (§6, §10, §12). annexes/ has the rest, and what stays open.
"""

import itertools
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
        end, cases = ".record.json", []
        for file in sorted(os.listdir(arguments[1])):
            if file.endswith(end):
                path = os.path.join(arguments[1], file[: -len(end)])
                key = path + ".blinding" if os.path.exists(path + ".blinding") else None
                numbered = (f"{path}.outcomes.{k}.json" for k in itertools.count(1))
                own = list(itertools.takewhile(os.path.exists, numbered))
                name = os.path.basename(path)
                cases.append((name, path + end, path + ".inputs.json", key, own))
        return cases
    if len(arguments) in (2, 3):
        return [(arguments[0], *(*arguments, None)[:3], outcomes)]
    return None


def main(arguments):
    at = arguments.index("--outcomes") if "--outcomes" in arguments else len(arguments)
    arguments, outcomes = arguments[:at], arguments[at + 1 :]
    published = arguments[-1] if arguments[-2:-1] == ["--published"] else None
    cases = cases_of(arguments if published is None else arguments[:-2], outcomes)
    if cases is None:
        print(__doc__, file=sys.stderr)
        return 2
    codes = []
    for name, record, inputs, key, reports in cases:
        try:
            text, given, left = read(record), json.loads(read(inputs)), []
            wrong = check(text, given, read(key).strip() if key else None)
            more, left = verdict_of(json.loads(text), given, published)
            documents = [json.loads(read(each)) for each in reports]
            reported, due = check_outcomes(json.loads(text), documents) if documents else ([], [])
            wrong, left = wrong + more + reported, left + due
            code = 1 if wrong else 5 if left else 0
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            wrong, code = [f"cannot be read or replayed: {error!r}"], 2
        print(f"{name}: " + ("; ".join(wrong) or "; open: ".join(["the same", *left])))
        codes.append(code)
    return next((code for code in (2, 1, 5) if code in codes), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
