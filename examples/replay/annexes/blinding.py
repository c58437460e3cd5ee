"""Protocol, annex M: §4.2a Blinding."""

import hashlib
import hmac

from core.values import digest


def salted(blinding, table, row_key, row):  # §4.2a
    key, series, number = blinding
    text = f"{series}\n{number}\n{table}\n{row_key}"
    salt = hmac.new(bytes.fromhex(key), text.encode("utf-8"), hashlib.sha256).hexdigest()
    return {"row": row, "salt": salt}


def fingerprint(blinding):  # §4.2a
    if blinding is None:
        return None
    key, series, number = blinding
    return digest("blinding", {"series": series, "number": number, "key": key})
