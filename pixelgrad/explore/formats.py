"""Number formats as bits: what is kept of a number in float32, float16, bfloat16 and int8."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pixelgrad.explore.scaffold import explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import EXPECTED, FORWARD, HIGHLIGHT, INK, MUTED

FLOATS = {"float32": (8, 23), "float16": (5, 10), "bfloat16": (8, 7)}  # bits of the exponent, of the fraction
LOW, HIGH = -9, 39  # the powers of ten on the slider
COVERS = (0.1, 1.0, 10.0, 100.0, 1000.0)  # what 127 stands for in int8
PRESETS = (0.1, 1 / 3, 1001.0, 65504.0, 65520.0, 1e-6, 1e-8, 3e38)
WIDTH, HEIGHT, LEFT, BIT, ROW, TOP = 760, 236, 98, 13, 54, 26
COLOURS = {"sign": INK, "exponent": HIGHLIGHT, "fraction": FORWARD, "integer": EXPECTED}


@dataclass(frozen=True)
class Stored:
    """What a format makes of a number: its bits, the highest first, the number they stand for, and what happened."""

    bits: str
    value: float
    note: str


def formats(value: float = 0.1) -> None:
    """Show a number's bits in float32, float16, bfloat16 and int8, with sliders that change the number.

    Parameters
    ----------
    value
        The number at first.

    Raises
    ------
    ValueError
        If it is not finite, or larger than 1e39.
    """
    show(formats_page(value))


def formats_page(value: float = 0.1) -> Page:
    """Return what `formats` shows; same parameters."""
    if not abs(value) <= 1e39:
        raise ValueError(f"value: {value} is not a finite number up to 1e39")
    cover = 1.0
    power = min(max(math.floor(math.log10(abs(value))) if value else 0, LOW), HIGH - 1)
    data = {
        "value": value,
        "floats": [[name, *bits] for name, bits in FLOATS.items()],
        "covers": COVERS,
        "cover": COVERS.index(cover),
        "range": [LOW, HIGH - 1],
        "power": power,
        "presets": [[write(number), number] for number in PRESETS],
        "size": [WIDTH, HEIGHT, LEFT, BIT, ROW, TOP],
        "colours": COLOURS,
        "muted": MUTED,
    }
    said = words(value, cover)
    alt = f"Four rows of bits: sign, exponent and fraction of three kinds of floats, and an eight-bit integer. {said}"
    caption = (
        "Sign (black), exponent (orange) and fraction (blue) of floats; int8 (green) is a whole number times a scale. "
        "The exponent decides how far a format reaches, the fraction how finely it tells numbers apart."
    )
    return explorer("formats.js", data, still=svg_uri(_still(value, cover)), width=WIDTH, alt=alt, caption=caption)


def store(value: float, exponent_bits: int, fraction_bits: int) -> Stored:
    """Round a number to a format of IEEE's kind, halves to the even neighbour."""
    bias = 2 ** (exponent_bits - 1) - 1
    size = abs(value)
    power = max(math.frexp(size)[1] - 1 if size else -bias, 1 - bias)
    quantum = 2.0 ** (power - fraction_bits)
    rounded = round(size / quantum) * quantum
    if rounded >= 2.0 ** (bias + 1):
        field, fraction, rounded, note = 2**exponent_bits - 1, 0, math.inf, "too large: infinity"
    elif rounded < 2.0 ** (1 - bias):
        field, fraction = 0, int(rounded / 2.0 ** (1 - bias - fraction_bits))
        many = fraction.bit_length()
        left = f"subnormal: {many} bit{'s are' if many > 1 else ' is'} left"
        note = ("too small: zero" if size else "exact") if not fraction else left
    else:
        power = math.frexp(rounded)[1] - 1
        field, fraction = power + bias, int(rounded / 2.0 ** (power - fraction_bits)) - 2**fraction_bits
        note = off(size, rounded)
    sign = "1" if math.copysign(1, value) < 0 else "0"
    bits = sign + format(field, f"0{exponent_bits}b") + format(fraction, f"0{fraction_bits}b")
    return Stored(bits, math.copysign(rounded, value), note)


def store_int8(value: float, cover: float) -> Stored:
    """Round a number to a multiple of cover / 127, at most 127 of them."""
    code = round(value * 127 / cover) if abs(value) <= 2 * cover else math.copysign(128, value)
    stopped = int(max(-127, min(127, code)))
    back = stopped * cover / 127
    note = "too large: stops at 127" if code != stopped else "too small: zero" if value and not code else ""
    return Stored(format(stopped & 255, "08b"), back, note or off(abs(value), abs(back)))


def off(size: float, rounded: float) -> str:
    """Say how far a rounded number lies from the number, in percent of it."""
    return "exact" if size == rounded else f"off by {write(float(f'{abs(rounded - size) / size * 100:.2g}'))} %"


def write(value: float) -> str:
    """Write a number with up to nine digits, and with a power of ten where it is very large or very small."""
    sign, size = "\N{MINUS SIGN}" if value < 0 else "", abs(value)
    if math.isinf(size):
        return f"{sign}∞"
    if size == 0 or 1e-4 <= size < 1e7:
        return f"{sign}{size:.9g}"
    digits, power = f"{size:.5e}".split("e")
    return f"{sign}{float(digits):g}e{int(power)}".replace("e-", "e\N{MINUS SIGN}")


def rows(value: float, cover: float) -> list[tuple[str, Stored]]:
    """Return the four formats with what they make of a number."""
    kept = [(name, store(value, *bits)) for name, bits in FLOATS.items()]
    return [*kept, ("int8", store_int8(value, cover))]


def words(value: float, cover: float) -> str:
    """Say what is kept of a number."""
    parts = [f"{name} {write(stored.value)} ({stored.note})" for name, stored in rows(value, cover)]
    return f"{write(value)} becomes {', '.join(parts)}."


def _still(value: float, cover: float) -> str:
    parts = []
    for row, (name, stored) in enumerate(rows(value, cover)):
        y = TOP + row * ROW
        parts.append(svg.text(16, y + 16, name, size=14, fill=INK, anchor="start", weight="bold"))
        exponent = FLOATS[name][0] if name in FLOATS else 0
        for place, bit in enumerate(stored.bits):
            kind = (
                "integer" if not exponent else "sign" if not place else "exponent" if place <= exponent else "fraction"
            )
            x, full = LEFT + place * BIT, bit == "1"
            parts.append(
                svg.rect(x, y, BIT - 1.5, 22, fill=COLOURS[kind] if full else "#ffffff", stroke=COLOURS[kind], line=1)
            )
            ink = "#ffffff" if full else MUTED
            parts.append(svg.text(x + (BIT - 1.5) / 2, y + 15, bit, size=10.5, fill=ink, mono=True))
        x = LEFT + 32 * BIT + 14
        parts.append(svg.text(x, y + 10, write(stored.value), size=14, fill=INK, anchor="start", mono=True))
        parts.append(svg.text(x, y + 27, stored.note, size=12, fill=MUTED, anchor="start"))
    return svg.document(WIDTH, HEIGHT, "".join(parts))
