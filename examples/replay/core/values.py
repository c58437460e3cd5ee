"""Protocol §1 Values and §2 Digests, keys, tickets, streams."""

import hashlib
import json
from datetime import date, timedelta
from fractions import Fraction


def canonical(value):  # §1.2
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    if isinstance(value, float):
        raise TypeError(f"{value} is no value (§1.1)")
    return json.dumps(value, ensure_ascii=False)


def in_bytes(text):  # §1.3
    return text.encode("utf-8")


def months_before(day, months):  # §1.6
    year, month, number = (int(part) for part in day.split("-"))
    year, month = divmod(year * 12 + month - 1 - months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return f"{year:04d}-{month + 1:02d}-{min(number, last):02d}"


def to_ratio(text):  # §1.7
    if text.endswith("%"):
        return Fraction(text[:-1]) / 100
    numerator, denominator = text.split("/")
    return Fraction(int(numerator), int(denominator))


def ratio(value):
    return f"{value.numerator}/{value.denominator}"


def without_absent(value, drop_empty):  # §1.8
    if isinstance(value, list):
        return [without_absent(each, drop_empty) for each in value]
    if not isinstance(value, dict):
        return value
    cleaned = {name: without_absent(each, drop_empty) for name, each in value.items()}
    absent = (None, "", [], {}) if drop_empty else (None, "")
    return {name: each for name, each in cleaned.items() if each not in absent}


def digest(kind, value):  # §2.1
    return hashlib.sha256(in_bytes(f"double-random/1/{kind}\n{canonical(value)}")).hexdigest()


def draw_key(seed, purpose, **members):  # §2.2
    return digest("key", {"seed": seed, "purpose": purpose, **members})


def ticket(key, text):  # §2.3
    return hashlib.sha256(in_bytes(key + text)).hexdigest()


def in_ticket_order(key, items, text_of=lambda item: item):  # §2.3
    return sorted(items, key=lambda item: (ticket(key, text_of(item)), in_bytes(text_of(item))))


class Stream:
    """§2.4: ARC4, the first 256 bytes thrown away."""

    def __init__(self, key):
        k, s, j = key.encode("ascii"), list(range(256)), 0
        for i in range(256):
            j = (j + s[i] + k[i % 64]) % 256
            s[i], s[j] = s[j], s[i]
        self.s, self.i, self.j = s, 0, 0
        for _ in range(256):
            self.byte()

    def byte(self):
        s = self.s
        self.i = (self.i + 1) % 256
        self.j = (self.j + s[self.i]) % 256
        s[self.i], s[self.j] = s[self.j], s[self.i]
        return s[(s[self.i] + s[self.j]) % 256]

    def below(self, m, size=4):
        while True:
            u = int.from_bytes(bytes(self.byte() for _ in range(size)), "big")
            if u < 256**size // m * m:
                return u % m

    def long(self, m):
        return self.below(m, 8)
