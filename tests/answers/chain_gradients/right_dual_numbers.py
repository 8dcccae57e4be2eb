"""Forward-mode differentiation: each parameter carries its own slope."""


class Dual:
    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)


def _cost(x1, w1, x2, w2, b, target):
    residual = w1 * x1 + w2 * x2 + b + (-target)
    return residual * residual * residual


def chain_gradients(x1, w1, x2, w2, b, target):
    slopes = {}
    for name, seed in (("dC_dw1", (1, 0, 0)), ("dC_dw2", (0, 1, 0)), ("dC_db", (0, 0, 1))):
        slopes[name] = _cost(x1, Dual(w1, seed[0]), x2, Dual(w2, seed[1]), Dual(b, seed[2]), target).slope
    y = w1 * x1 + w2 * x2 + b
    return {"y": y, "C": (y - target) ** 3, "dC_dy": slopes["dC_db"], **slopes}
