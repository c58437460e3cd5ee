"""Protocol, annex I: §3.7d and §9.1b Fixed groups."""


def seat_of(group):
    """§3.7d: the one seat that a group takes."""
    return {"role": "group", **group, "isGroup": True}


def groups_of(inputs):
    """§3.2c: the fixed groups with their members."""
    groups = {}
    for inspector in inputs.inspectors:
        if "group" in inspector:
            groups.setdefault(inspector["group"], []).append(inspector)
    return groups.items()
