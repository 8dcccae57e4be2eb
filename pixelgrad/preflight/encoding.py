"""From bytes in any encoding to UTF-8."""

from __future__ import annotations

import codecs
import re

from pixelgrad.preflight.findings import Findings

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_STRAY = re.compile("[\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_utf8(data: bytes, findings: Findings) -> bytes:
    """Return the same text in UTF-8 (or nearly: single bytes of other encodings stay) without mark and NUL bytes."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    encoding = encoding or _guess_wide(data)
    if encoding.startswith(("utf-16", "utf-32")):
        findings.mended("encoding", f"The file was written in {encoding[:6].upper()}; notebooks are UTF-8.")
        data = _transcode(data, len(mark), encoding)
    elif mark:
        data = data[len(mark) :]
        findings.mended("encoding", "The file began with a byte order mark, which notebooks do not have.")
    if b"\0" in data:
        data = data.replace(b"\0", b"")
        findings.mended("encoding", "The file held NUL bytes, which no text has; they were left out.")
    return data


def text_of(data: bytes, findings: Findings) -> str:
    """Decode UTF-8, and take every byte that is not UTF-8 as Windows' Western encoding (a superset of Latin-1)."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        findings.mended("encoding", "Some letters were not UTF-8; they were read as Latin-1.")
        return _STRAY.sub(_western, data.decode("utf-8", "surrogateescape"))


def without_surrogates(text: str, findings: Findings) -> str:
    """Return text that can be written in UTF-8: halves of characters are joined, or replaced where one is alone."""
    if not _SURROGATE.search(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    findings.mended("encoding", f"A cell held half of a character; it was replaced by {chr(0xFFFD)}.")
    return joined


def _western(stray: re.Match[str]) -> str:
    byte = bytes([ord(stray.group()) - 0xDC00])
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


def _guess_wide(data: bytes) -> str:
    """Recognise UTF-16 without a mark: of the first characters, mostly ASCII, every other byte is NUL."""
    head = data[:400]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.3 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.3 * half:
        return "utf-16-be"
    return ""


def _transcode(data: bytes, start: int, encoding: str) -> bytes:
    # In pieces: a whole 256 MB file as one Python string could take a gigabyte.
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = bytearray()
    for position in range(start, len(data), _CHUNK):
        text += decoder.decode(data[position : position + _CHUNK]).encode("utf-8", "replace")
    text += decoder.decode(b"", final=True).encode("utf-8", "replace")
    return bytes(text)
