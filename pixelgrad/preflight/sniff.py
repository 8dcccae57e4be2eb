"""What a file that is no notebook is, told by how it begins."""

from __future__ import annotations

import re

_BEGINNINGS = (
    (b"PK\x03\x04", "archive", "an archive (zip)", "Unpack it and hand in the .ipynb file in it."),
    (b"\x1f\x8b", "archive", "an archive (gzip)", "Unpack it and hand in the .ipynb file in it."),
    (b"7z\xbc\xaf", "archive", "an archive (7z)", "Unpack it and hand in the .ipynb file in it."),
    (b"Rar!", "archive", "an archive (rar)", "Unpack it and hand in the .ipynb file in it."),
    (b"%PDF", "not-a-notebook", "a PDF", "Hand in the .ipynb file."),
    (b"\x89PNG", "not-a-notebook", "a picture", "Hand in the .ipynb file."),
    (b"\xff\xd8\xff", "not-a-notebook", "a picture", "Hand in the .ipynb file."),
    (b"version https://git-lfs", "not-a-notebook", "a Git LFS pointer", "Fetch the file itself and hand it in."),
)
_SOMETHING = re.compile(rb"[^ \t\r\n\0]")
_PAGE = (b"<!doctype html", b"<html")


def sniff(data: bytes) -> tuple[str, str] | None:
    """Return the kind and the sentence of a refusal, or None if the file may be a notebook or a script."""
    head = data[:2048]
    if not _SOMETHING.search(data):
        return "empty", "The file is empty. Save the notebook again, and look at the copy before handing it in."
    for beginning, kind, what, advice in _BEGINNINGS:
        if head.startswith(beginning):
            return kind, f"The file is {what}, not a notebook. {advice}"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_PAGE) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start):
        return "html", "The file is a web page (an HTML export), not a notebook. Hand in the .ipynb file itself."
    return None
