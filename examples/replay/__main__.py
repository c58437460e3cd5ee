"""Replays a record of protocol double-random/1 with the Python standard library alone.

    python3 examples/replay RECORD.json INPUTS.json [BLINDING]
        one record; BLINDING is a file with the key, if rows are blinded
    python3 examples/replay --all FOLDER
        every N.record.json with N.inputs.json (and N.blinding)

INPUTS is one object with plan, calendar, enterprises, inspectors and the other tables. Exit code 0:
the record is what the inputs, the announcement and the reveals make; 1: it is not; 2: it cannot be
read. Signatures of drand rounds need elliptic curves and are not checked here: compare the round
with any drand client.

Written from docs/protocol.md, whose sections (§) stand beside the code. To read it as the page is
read, begin with its core, in this order: core/values.py (§1, §2), inputs.py (§3, §4), allocation.py
and selection.py (§7, §8), seats.py and pairing.py (§9), record.py (§6, §10, §12). annexes/ holds
what only some draws use, a file or two for each annex; tools/ holds no rule: cheapest flows, and
where two values differ.
"""

import json
import os
import sys

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
    cases = cases_of(arguments)
    if cases is None:
        print(__doc__, file=sys.stderr)
        return 2
    worst = 0
    for name, record, inputs, key in cases:
        try:
            blinding = read(key).strip() if key else None
            wrong = check(read(record), json.loads(read(inputs)), blinding)
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            wrong, worst = [f"cannot be read or replayed: {error!r}"], 2
        print(f"{name}: {'; '.join(wrong) if wrong else 'the same'}")
        worst = max(worst, 1 if wrong else 0)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
