"""The seeds of hidden cases: nobody who lacks the course's secret can guess them, and each is recorded."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

PAPERS = 4
"""How many different sets of hidden cases a class gets for one attempt.

A set costs the judge a tenth of a second or more to write, since the reference and every misconception answer it. With
a few sets for everyone, that is paid once and not for each student.
"""


def course_secret(place: Path) -> bytes:
    """Return the course's secret, which is drawn when it is first asked for.

    Parameters
    ----------
    place
        The file that holds it. Only its owner can read it.
    """
    try:
        return bytes.fromhex(place.read_text().strip())
    except FileNotFoundError:
        pass
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, place)
    return bytes.fromhex(place.read_text().strip())


def derive_seed(secret: bytes, unit: str, student: str, attempt: int) -> int:
    """Return the seed of one attempt of one student.

    Parameters
    ----------
    secret
        The course's.
    unit, student
        Whose attempt at what.
    attempt
        1 for the first submission, 2 for the next one with other content: it gets other hidden cases.
    """
    paper = _number(secret, "paper", unit, student, str(attempt)) % PAPERS
    return _number(secret, "seed", unit, str(attempt), str(paper))


def _number(secret: bytes, *about: str) -> int:
    text = "\0".join(about).encode(errors="surrogateescape")
    # 48 bits: too many to try, and still exact in every JSON reader.
    return int.from_bytes(hmac.digest(secret, text, hashlib.sha256)[:6], "big")
