"""One gradient for each node, from the end to the beginning."""

from math import cos, cosh, log, sin, tanh


def lecture_partials(x: float, y: float, z: float) -> dict:
    a, b = x + x, sin(y)
    c = a * b**-1
    d = z * c
    e = log(d + 1)
    grad_e = cosh(e) ** -2
    grad_d = grad_e / (1 + d)
    grad_c = grad_d * z
    grad_a, grad_b = grad_c / b, -grad_c * c / b
    return {
        **{"a": a, "b": b, "c": c, "d": d, "e": e, "f": tanh(e)},
        "df_dx": 2 * grad_a,
        "df_dy": grad_b * cos(y),
        "df_dz": grad_d * c,
    }
