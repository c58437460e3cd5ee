"""Protocol, annexes A, B, N: §3.5, §3.5b, §10.2a, §11.6, row keys that few draws need."""

INPUT_TABLES = ["waivers", "renamed", "plannedVisits"]
KEYS = {
    ("waivers",): ["code", "ids"],
    ("renamed",): ["of", "from"],
    ("plannedVisits",): ["enterprise", "date", "authority", "matter"],
    ("exclusions",): ["unit", "pool", "round"],
    ("outcomes",): ["pool", "round", "unit", "entry"],
}
