"""Protocol, annex M: §4.2a Blinding."""

import hashlib
import hmac

from core.values import digest


def salted(blinding, table, row_key, row):  # §4.2a
    key, series, number = blinding
    text = f"{series}\n{number}\n{table}\n{row_key}"
    salt = hmac.new(bytes.fromhex(key), text.encode("utf-8"), hashlib.sha256).hexdigest()
    return {"row": row, "salt": salt}


def blinding_of(announcement, key):
    """§4.2a: key, series and number; None if the rows are not blinded, False for another key."""
    if announcement["blinding"] is None:
        return None
    series, number = announcement["series"], announcement["number"]
    announced = digest("blinding", {"series": series, "number": number, "key": key})
    return (key, series, number) if announced == announcement["blinding"] else False
