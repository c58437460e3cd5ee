"""Protocol, annexes A and B: §3.5, §3.5b, §10.2a, tables and row keys that few draws need."""

INPUT_TABLES = ["waivers", "renamed", "plannedVisits"]
KEYS = {
    ("waivers",): ["code", "ids"],
    ("renamed",): ["of", "from"],
    ("plannedVisits",): ["enterprise", "date", "authority", "matter"],
    ("exclusions",): ["unit", "pool", "round"],
}
