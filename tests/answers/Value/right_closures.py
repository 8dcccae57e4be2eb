"""A closure for each node; the gradient of a pass flows through a dictionary of its own."""

from math import cos, exp, log, sin, tanh


class Value:
    def __init__(self, data, parents=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = list(parents)
        self.op = op
        self._send = lambda g, add: None

    def _made(self, data, send, *parents):
        out = Value(data, parents)
        out._send = send
        return out

    @staticmethod
    def _of(v):
        return v if isinstance(v, Value) else Value(v)

    def __repr__(self):
        return f"Value({self.data}, grad={self.grad})"

    def __add__(a, b):
        b = Value._of(b)
        return a._made(a.data + b.data, lambda g, add: (add(a, g), add(b, g)), a, b)

    __radd__ = __add__

    def __mul__(a, b):
        b = Value._of(b)
        return a._made(a.data * b.data, lambda g, add: (add(a, g * b.data), add(b, g * a.data)), a, b)

    __rmul__ = __mul__

    def __pow__(a, n):
        return a._made(a.data**n, lambda g, add: add(a, g * n * a.data ** (n - 1)), a)

    def __neg__(a):
        return a._made(-a.data, lambda g, add: add(a, -g), a)

    def __sub__(a, b):
        return a + (-Value._of(b))

    def __rsub__(a, b):
        return -a + b

    def __truediv__(a, b):
        return a * Value._of(b) ** -1

    def __rtruediv__(a, b):
        return a**-1 * b

    def tanh(a):
        t = tanh(a.data)
        return a._made(t, lambda g, add: add(a, g * (1 - t**2)), a)

    def exp(a):
        e = exp(a.data)
        return a._made(e, lambda g, add: add(a, g * e), a)

    def log(a):
        return a._made(log(a.data), lambda g, add: add(a, g / a.data), a)

    def sin(a):
        return a._made(sin(a.data), lambda g, add: add(a, g * cos(a.data)), a)

    def relu(a):
        return a._made(a.data if a.data > 0 else 0.0, lambda g, add: add(a, g if a.data > 0 else 0.0), a)

    def _sorted(self):
        order, seen, path = [], {id(self)}, [(self, iter(self.parents))]
        while path:
            node, rest = path[-1]
            parent = next(rest, None)
            if parent is None:
                order.append(path.pop()[0])
            elif id(parent) not in seen:
                seen.add(id(parent))
                path.append((parent, iter(parent.parents)))
        return order

    def backward(self):
        flow = {}

        def add(node, amount):
            flow[id(node)] = flow.get(id(node), 0.0) + amount

        add(self, 1.0)
        for node in self._sorted()[::-1]:
            node._send(flow[id(node)], add)
            node.grad += flow[id(node)]

    def zero_grad(self):
        for node in self._sorted():
            node.grad = 0.0
