"""NumPy numbers, one helper for all operations, and an order by counting; extra parameters have defaults."""

import numpy as np


def _wrap(v):
    return v if type(v) is Value else Value(v)


class Value:
    __slots__ = ("data", "grad", "parents", "slopes", "name")

    def __init__(self, data, parents=(), slopes=(), name=None):
        self.data, self.grad, self.parents, self.slopes, self.name = np.float64(data), 0.0, tuple(parents), slopes, name

    def __add__(self, o):
        o = _wrap(o)
        return Value(self.data + o.data, (self, o), (1, 1))

    def __sub__(self, o):
        o = _wrap(o)
        return Value(self.data - o.data, (self, o), (1, -1))

    def __mul__(self, o):
        o = _wrap(o)
        return Value(self.data * o.data, (self, o), (o.data, self.data))

    def __truediv__(self, o):
        o = _wrap(o)
        return Value(self.data / o.data, (self, o), (1 / o.data, -self.data / o.data**2))

    def __radd__(self, o):
        return _wrap(o) + self

    def __rsub__(self, o):
        return _wrap(o) - self

    def __rmul__(self, o):
        return _wrap(o) * self

    def __rtruediv__(self, o):
        return _wrap(o) / self

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        assert isinstance(n, (int, float))
        return Value(self.data**n, (self,), (n * self.data ** (n - 1.0),))

    def _apply(self, value, slope):
        return Value(value, (self,), (slope,))

    def tanh(self):
        return self._apply(np.tanh(self.data), 1 / np.cosh(self.data) ** 2)

    def exp(self):
        return self._apply(np.exp(self.data), np.exp(self.data))

    def log(self):
        return self._apply(np.log(self.data), 1 / self.data)

    def sin(self):
        return self._apply(np.sin(self.data), np.cos(self.data))

    def relu(self):
        return self._apply(self.data * (self.data > 0), float(self.data > 0))

    def _uses(self):
        nodes, uses, todo = {id(self): self}, {id(self): 0}, [self]
        while todo:
            for p in todo.pop().parents:
                if id(p) not in nodes:
                    nodes[id(p)] = p
                    uses[id(p)] = 0
                    todo.append(p)
                uses[id(p)] += 1
        return nodes, uses

    def backward(self):
        nodes, uses = self._uses()
        flow = dict.fromkeys(nodes, 0.0)
        flow[id(self)] = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            node.grad += flow[id(node)]
            for p, slope in zip(node.parents, node.slopes):
                flow[id(p)] += slope * flow[id(node)]
                uses[id(p)] -= 1
                if not uses[id(p)]:
                    ready.append(p)

    def zero_grad(self):
        for node in self._uses()[0].values():
            node.grad = 0.0
