"""The course's own scalars: what they remember, and what can be told from their numbers."""

import math

import pytest

from pixelgrad.graph import draw, step, trace


def lecture(x, y, z):
    a = 2 * x
    b = y.sin()
    c = a / b
    d = z * c
    e = (1 + d).log()
    return e.tanh()


def test_operations_names_and_gradients_are_found(value_class):
    x, y, z = value_class(1.0), value_class(2.0), value_class(3.0)
    graph = trace(lecture, x, y, z)
    made = {node.name: node.operation for node in graph if node.kind == "operation" and node.name}
    assert made == {"a": "mul", "b": "sin", "c": "div", "d": "mul", "e": "log", "lecture": "tanh"}
    slope = 1 - math.tanh(math.log(1 + 6 / math.sin(2))) ** 2
    assert graph["e"].gradient == pytest.approx(slope)
    assert (x.grad, y.grad, z.grad) == (0.0, 0.0, 0.0)
    assert all(edge.partial is not None for edge in graph.edges)


def test_relu_is_told_from_nothing_by_other_numbers(value_class):
    graph = trace(lambda x: x.relu() * 3, value_class(2.0))
    assert [node.operation for node in graph if node.kind == "operation"] == ["relu", "mul"]


def test_a_power_shows_its_exponent(value_class):
    graph = trace(lambda x: x**3 + x, value_class(1.7))
    assert "x³" in draw(graph).alt


def test_b_is_a_plus_a(value_class):
    def f(a):
        b = a + a
        return b * a

    graph = trace(f, value_class(3.0))
    assert [edge.partial for edge in graph.edges] == [1, 1, 3, 6]
    assert graph["a"].gradient == 12


def test_what_cannot_be_told_is_a_question_mark(value_class):
    class Odd(value_class):
        def strange(self):
            return type(self)(self.data**2 + math.sin(self.data), (self,), (1.0,))

    graph = trace(lambda x: x.strange(), Odd(1.3))
    assert graph.output.operation == "?"
    assert graph.edges[0].partial is None


def test_a_number_that_two_operations_give_is_not_guessed(value_class):
    a, b = value_class(2.0), value_class(2.0)
    assert "c = ?(a, b) = 4" in draw(a + b, names={"a": a, "b": b, "c": None}, caption="").alt.replace("f = ", "c = ")


@pytest.mark.parametrize("told", ["*", "mul", "__mul__", "·"])
def test_an_attribute_that_names_the_operation_counts(value_class, told):
    a, b = value_class(2.0), value_class(2.0)
    c = a * b
    c.op = told
    assert "c = a · b = 4" in draw(c).alt


def test_a_class_without_backward_is_drawn_forward(value_class):
    class Forward(value_class):
        def __mul__(self, other):
            return Forward(self.data * other.data, (self, other))

        def backward(self):
            raise NotImplementedError

    graph = trace(lambda a, b: a * b, Forward(2.0), Forward(3.5))
    assert graph.output.value == 7
    assert graph.output.gradient is None
    assert "backward" not in step(graph).html.split("const kit")[1].split("steps")[-1]


def test_the_players_chain_rule_contradicts_a_wrong_backward(value_class):
    class Forgets(value_class):
        def __mul__(self, other):
            return Forgets(self.data * other.data, (self, other))

        def backward(self):
            self.grad = 1.0
            for parent in self.parents:
                parent.grad = 1.0

    page = step(trace(lambda a: a * a, Forgets(3.0)))
    assert "but backward() has found 1" in page.html


def test_ten_thousand_deep(value_class):
    def f(x):
        for _ in range(5_000):
            x = x * 1.0001 + x
        return x

    graph = trace(f, value_class(1e-300))
    assert len(graph) > 10_000
    picture = draw(graph)
    assert len(picture.layout.centres) < 60
    assert "too large to be drawn whole" in picture.alt
    assert "more …" in picture.svg


def test_names_come_from_the_callers_variables(value_class):
    w = value_class(2.0)
    loss = w * w
    assert draw(loss).alt.startswith("A graph of 1 step. Given: w = 2. Then loss = ")
