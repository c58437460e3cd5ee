"""Protocol, annex M: §4.2a Blinding."""

import hashlib
import hmac


def salted(blinding, table, row_key, row):  # §4.2a
    key, series, number = blinding
    text = f"{series}\n{number}\n{table}\n{row_key}"
    salt = hmac.new(bytes.fromhex(key), text.encode("utf-8"), hashlib.sha256).hexdigest()
    return {"row": row, "salt": salt}
