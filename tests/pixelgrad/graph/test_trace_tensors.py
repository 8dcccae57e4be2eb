"""What is written down when torch code runs."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from pixelgrad.graph import trace


def lecture(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


def edge(graph, start, end):
    names = [node.name for node in graph]
    found = [e.partial for e in graph.edges if names[e.start] == start and names[e.end] == end]
    return found[0] if len(found) == 1 else found


def test_local_variables_give_the_lectures_names():
    graph = trace(lecture, 1.0, 2.0, 3.0)
    assert [node.name for node in graph if node.name] == ["x", "y", "z", "a", "b", "c", "d", "e", "lecture"]
    assert graph["c"].operation == "div"
    assert graph["c"].value == pytest.approx(2 / math.sin(2))
    assert edge(graph, "b", "c") == pytest.approx(-2 / math.sin(2) ** 2)
    assert edge(graph, "y", "b") == pytest.approx(math.cos(2))


def test_gradients_are_torchs_and_the_inputs_keep_theirs():
    x, y, z = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (1.0, 2.0, 3.0))
    x.grad = torch.tensor(7.0, dtype=torch.float64)
    graph = trace(lecture, x, y, z)
    assert x.grad.item() == 7
    assert y.grad is None
    x.grad = None
    lecture(x, y, z).backward()
    for name, leaf in zip("xyz", (x, y, z), strict=True):
        assert graph[name].gradient == pytest.approx(leaf.grad.item())


def test_only_what_requires_a_gradient_has_one():
    w = torch.tensor(0.5, requires_grad=True)
    graph = trace(lambda x, y, w: (y - torch.tanh(w * x)) ** 2, torch.tensor(2.0), torch.tensor(1.0), w)
    assert graph["x"].gradient is None
    assert not graph["y"].requires_grad
    assert graph["w"].gradient is not None


def test_an_edge_holds_the_slope_of_its_step_alone():
    def f(a):
        b = a * 3
        return a * b

    graph = trace(f, 2.0)
    assert edge(graph, "a", "f") == 6  # b, though b depends on a: the total derivative would be 12
    assert graph["a"].gradient == 12


def test_a_value_used_twice_has_two_edges():
    def f(a):
        b = a + a
        return b * b

    graph = trace(f, 3.0)
    assert edge(graph, "a", "b") == [1, 1]
    assert edge(graph, "b", "f") == [6, 6]
    assert graph["a"].gradient == 24


def test_in_place_operations_lead_on_from_the_old_value():
    def f(x):
        y = x * 3
        y += 1
        y.mul_(2)
        return y

    graph = trace(f, 2.0)
    assert [node.operation for node in graph if node.kind == "operation"] == ["mul", "add", "mul"]
    assert [node.value for node in graph if node.kind == "operation"] == [6, 7, 14]
    assert graph["x"].gradient == 6


def test_a_write_through_a_view_reaches_the_whole():
    def f(x):
        rows = x * 1
        rows[0].mul_(5)
        return rows.sum()

    graph = trace(f, torch.ones(2, 3, requires_grad=True))
    order = [node.operation for node in graph if node.kind == "operation"]
    assert order == ["mul", "index", "mul", "write", "sum"]
    assert graph.output.value == 18


def test_an_assignment_to_an_element_is_a_node():
    def f(x):
        y = torch.zeros(3)
        y[1] = x
        return y.sum()

    graph = trace(f, torch.tensor(4.0, requires_grad=True))
    assert [node.operation for node in graph if node.kind == "operation"] == ["write", "sum"]
    assert graph["x"].gradient == 1


@pytest.mark.parametrize(("start", "expected"), [(8.0, 3), (0.5, 0), (1.5, 1)])
def test_the_way_that_was_taken_is_the_graph(start, expected):
    def f(x):
        while x.abs() > 1:
            x = x / 2
        return x * 1

    operations = [node.operation for node in trace(f, start) if node.kind == "operation"]
    assert operations == ["div"] * expected + ["mul"]


def test_names_that_are_used_again_are_numbered():
    def f(x):
        s = x * 0
        for _ in range(3):
            s = s + x
        return s

    assert [node.name for node in trace(f, 2.0) if node.kind == "operation"] == ["s₁", "s₂", "s₃", "s₄"]


def test_a_custom_function_is_one_operation():
    class MyReLU(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x.clamp(min=0) * 1

        @staticmethod
        def backward(ctx, grad):
            (x,) = ctx.saved_tensors
            return grad * (x > 0)

    graph = trace(lambda x: MyReLU.apply(x) * 2, 3.0)
    assert [node.operation for node in graph if node.kind == "operation"] == ["MyReLU", "mul"]
    assert graph["x"].gradient == 2
    assert MyReLU.apply(torch.tensor(-1.0)) == 0


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.relu, self.norm = nn.Linear(4, 4), nn.ReLU(), nn.BatchNorm1d(4)

    def forward(self, x):
        h = self.relu(self.first(x))
        return self.norm(h) + x


def test_operations_know_their_modules():
    model = nn.Sequential(nn.Linear(3, 4), Block())
    graph = trace(model, torch.randn(5, 3))
    where = {node.operation: node.module for node in graph if node.kind == "operation"}
    assert where["relu"] == ("1", "relu")
    assert where["batch_norm"] == ("1", "norm")
    assert where["add"] == ("1",)
    assert next(node for node in graph if node.operation == "relu").types == ("Block", "ReLU")
    assert {node.name for node in graph if node.kind == "parameter"} >= {"weight₁", "bias₁"}


def test_tracing_leaves_module_and_random_state_as_they_were():
    model = nn.Sequential(Block(), nn.Dropout(0.5)).train()
    before = {key: value.clone() for key, value in model.state_dict().items()}
    state = torch.get_rng_state()
    trace(lambda x: model(x).sum() * torch.tensor(2.0), torch.randn(5, 4, generator=torch.Generator().manual_seed(1)))
    for key, value in model.state_dict().items():
        assert torch.equal(value, before[key]), key
    assert all(parameter.grad is None for parameter in model.parameters())
    assert torch.equal(torch.get_rng_state(), state)


def test_a_saved_tensor_changed_in_place_is_said():
    def f(x):
        y = x.exp()
        y += 1
        return y

    assert "inplace operation" in trace(f, 1.0).note


def test_nested_inputs_are_named_by_their_place():
    graph = trace(
        lambda pair, scale: pair[0] * pair[1] * scale["by"], [torch.tensor(2.0), torch.tensor(3.0)], {"by": 2.0}
    )
    assert [node.name for node in graph if node.kind == "input"] == ["pair[0]", "pair[1]", "scale['by']"]


def test_what_holds_no_tensor_is_refused():
    with pytest.raises(TypeError, match="float"):
        trace(lambda x: 3.0, 1.0)


LEAVES = st.sampled_from(["x", "y", "z", 2.0, -0.5])
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(st.sampled_from(["sin", "tanh", "exp_", "neg"]), inner)
        | st.tuples(st.sampled_from(["add", "sub", "mul"]), inner, inner)
    ),
    max_leaves=10,
)


def evaluate(tree, values):
    if isinstance(tree, str):
        return values[tree]
    if isinstance(tree, float):
        return torch.tensor(tree, dtype=torch.float64)
    name, *operands = tree
    numbers = [evaluate(operand, values) for operand in operands]
    return torch.tanh(numbers[0]).exp() if name == "exp_" else getattr(torch, name)(*numbers)


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_gradients_of_any_expression_are_torchs(tree):
    def f(x, y, z):
        return evaluate(tree, {"x": x, "y": y, "z": z}) * 1

    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (0.3, -1.2, 0.8)]
    graph = trace(f, *leaves)
    result = f(*leaves)
    assert graph.output.value == pytest.approx(result.item(), nan_ok=True)
    if result.requires_grad:
        for name, gradient in zip("xyz", torch.autograd.grad(result, leaves, allow_unused=True), strict=True):
            expected = None if gradient is None else pytest.approx(gradient.item())
            assert graph[name].gradient == expected
    # The chain rule over the edges gives the same.
    for index, node in enumerate(graph.nodes):
        after = [e for e in graph.edges if e.start == index]
        if node.requires_grad and node.gradient is not None and after:
            total = sum(graph.nodes[e.end].gradient * e.partial for e in after if graph.nodes[e.end].requires_grad)
            assert total == pytest.approx(node.gradient, abs=1e-12)
