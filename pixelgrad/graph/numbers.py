"""Numbers, shapes and sizes as they are written into pictures."""

from __future__ import annotations

import math

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """Write a number in a few digits, with a real minus sign and powers of ten."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if 1000 <= abs(value) < 1e6:
        digits = max(digits, 6)
    text = f"{value:.{digits}g}"
    if "e" in text:
        mantissa, power = text.split("e")
        text = f"{mantissa}·10{str(int(power)).translate(_RAISED)}"
    text = "0" if text == "-0" else text
    return text.replace("-", "−", 1) if text.startswith("-") else text


def dimensions(shape: tuple[int | str, ...]) -> str:
    """Write a shape: ``64 × 1000``."""
    return " × ".join(map(str, shape)) if shape else "scalar"


def size(count: int) -> str:
    """Write a number of bytes."""
    if count < 1000:
        return f"{count} B"
    power = 1 + (count >= 999.5e3) + (count >= 999.5e6)
    return f"{count / 1000**power:.3g} {('kB', 'MB', 'GB')[power - 1]}"


def breadth(text: str, points: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in pixels; rather too wide, since every machine has other fonts."""
    total = sum(_BREADTHS.get(character, 0.6) for character in text)
    return total * points * (1.08 if bold else 1.0)


_BREADTHS = {
    **dict.fromkeys("iljI.,:;|!'·", 0.31),
    **dict.fromkeys("ftr()[]/ -", 0.38),
    **dict.fromkeys("mwMW@%", 0.92),
    **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ", 0.7),
    **dict.fromkeys("+−=×<>~", 0.7),
    **dict.fromkeys("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻", 0.4),
}
