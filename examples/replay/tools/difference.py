"""No rule: where two values differ."""

from core.values import canonical


def first_difference(mine, theirs, path):
    """Where two values differ, or None."""
    parts = []
    if isinstance(mine, dict) and isinstance(theirs, dict):
        names = sorted({*mine, *theirs})
        parts = [(mine.get(name), theirs.get(name), f"{path}.{name}") for name in names]
    elif isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        parts = [(a, b, f"{path}[{i}]") for i, (a, b) in enumerate(zip(mine, theirs))]
    elif type(mine) is not type(theirs) or mine != theirs:
        return f"{path}: expected {canonical(mine)[:80]}, found {canonical(theirs)[:80]}"
    return next(filter(None, (first_difference(*part) for part in parts)), None)
