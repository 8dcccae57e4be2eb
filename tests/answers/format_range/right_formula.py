"""The formulas."""


def format_range(exponent_bits: int, fraction_bits: int) -> dict[str, float]:
    bias = 2 ** (exponent_bits - 1) - 1
    epsilon = 2.0**-fraction_bits
    return {"max": (2 - epsilon) * 2.0**bias, "min_normal": 2.0 ** (1 - bias), "epsilon": epsilon}
