"""Replays a record of protocol double-random/1 with the Python standard library alone.

    python3 examples/replay RECORD.json INPUTS.json [BLINDING] [--published DIGEST]
        one record; BLINDING is a file with the key, DIGEST the announcement's as it was published
    python3 examples/replay --all FOLDER
        every N.record.json with N.inputs.json (and N.blinding)

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
from core.record import check


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def cases_of(arguments):
    """Name, record, inputs and key of each record; None if it was called in another way."""
    if len(arguments) == 2 and arguments[0] == "--all":
        end, cases = ".record.json", []
        for file in sorted(os.listdir(arguments[1])):
            if file.endswith(end):
                path = os.path.join(arguments[1], file[: -len(end)])
                key = path + ".blinding" if os.path.exists(path + ".blinding") else None
                cases.append((os.path.basename(path), path + end, path + ".inputs.json", key))
        return cases
    if len(arguments) in (2, 3):
        return [(arguments[0], *arguments, None)[:4]]
    return None


def main(arguments):
    published = arguments[-1] if arguments[-2:-1] == ["--published"] else None
    cases = cases_of(arguments if published is None else arguments[:-2])
    if cases is None:
        print(__doc__, file=sys.stderr)
        return 2
    codes = []
    for name, record, inputs, key in cases:
        try:
            text, given, left = read(record), json.loads(read(inputs)), []
            wrong = check(text, given, read(key).strip() if key else None)
            more, left = verdict_of(json.loads(text), given, published)
            wrong, code = wrong + more, 1 if wrong + more else 5 if left else 0
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            wrong, code = [f"cannot be read or replayed: {error!r}"], 2
        print(f"{name}: " + ("; ".join(wrong) or "; open: ".join(["the same", *left])))
        codes.append(code)
    return next((code for code in (2, 1, 5) if code in codes), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
