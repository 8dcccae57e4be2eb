"""The references of unit 04 obey the laws of graphs and gradients, and agree with autograd in double precision."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import exercises_of
from autograder.judge.judging import write_paper
from pixelgrad.check import probes
from pixelgrad.check.ask import put
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose

EXERCISES = {exercise.id: exercise for exercise in exercises_of("04_autograd")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=20, deadline=None)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_misconception_is_wrong_and_named(name):
    exercise = EXERCISES[name]
    paper = write_paper(exercise, 4)
    for misconception, variants in paper.misconceptions.items():
        for place, variant in enumerate(variants):
            mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, variant, strict=True)]
            assert any(mismatches), f"variant {place} of {misconception} is right"
            found = diagnose(paper.expected, variant, paper.misconceptions, exercise.rules)
            assert found is not None
            assert found.misconception == misconception, place


def test_the_unit_is_worth_what_the_notebook_says():
    assert sum(exercise.points for exercise in EXERCISES.values()) == 23


@few
@given(seeds)
def test_the_lectures_slopes_agree_with_autograd(seed):
    numbers = np.random.default_rng(seed).uniform(0.3, 1.4, 3)
    x, y, z = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in numbers)
    value = torch.tanh(torch.log(1 + z * 2 * x / torch.sin(y)))
    value.backward()
    found = REFERENCE["lecture_partials"](*numbers)
    expected = [value.item(), x.grad.item(), y.grad.item(), z.grad.item()]
    np.testing.assert_allclose([found[key] for key in ("f", "df_dx", "df_dy", "df_dz")], expected, rtol=1e-12)


def expressions(rng, lines):
    """Write lines of Python at random that both Value and torch understand, and that stay small."""
    names, text = ["a", "b"], []
    for place in range(lines):
        one, other = rng.choice(names, 2)
        made = [
            f"{one} * {other}",
            f"{one} + {other} * 0.5",
            f"{one}.tanh() - {other}",
            f"2 - {one}.sin()",
            f"1 / ({one} ** 2 + 1)",
            f"({one} * {one} + 1).log()",
            f"(-{one}.tanh()).exp()",
            f"{one}.relu() / 2",
            f"{one} / ({other} * {other} + 2)",
        ]
        line = rng.choice(made)
        text.append(f"v{place} = ({line}).tanh()" if place % 3 == 2 else f"v{place} = {line}")
        names.append(f"v{place}")
    return text


@few
@given(seeds, st.integers(1, 12))
def test_value_agrees_with_torch_in_double_precision(seed, lines):
    rng = np.random.default_rng(seed)
    text = expressions(rng, lines)
    leaves = {"a": float(rng.uniform(-1.5, 1.5)), "b": float(rng.uniform(-1.5, 1.5))}
    last = f"v{lines - 1}"
    tensors = {name: torch.tensor(v, dtype=torch.float64, requires_grad=True) for name, v in leaves.items()}
    keep = [f"v{k}.retain_grad() if v{k}.requires_grad else None" for k in range(lines)]
    exec("\n".join([*text, *keep, f"{last}.backward(retain_graph=True)", f"{last}.backward()"]), tensors)
    watched = ["a.grad", "b.grad", *(f"v{k}.{kind}" for k in range(lines) for kind in ("data", "grad"))]
    program = "\n".join([*text, f"{last}.backward()", f"{last}.backward()"])
    found = probes.value_snippet(REFERENCE["Value"], leaves, program, watched)
    for path, number in found.items():
        name, kind = path.split(".")
        tensor = tensors[name]
        expected = tensor.item() if kind == "data" else 0.0 if tensor.grad is None else tensor.grad.item()
        assert number == pytest.approx(expected, rel=1e-9, abs=1e-12), path


def test_graphs_of_ten_thousand_nodes_are_gone_through_without_recursion():
    text = "v = a\nfor _ in range(10_000):\n    v = v * 0.9999 + 0.0001\nv.backward()\nv.zero_grad()\nv.backward()"
    found = probes.value_snippet(REFERENCE["Value"], {"a": 2.0}, text, ["a.grad", "v.grad"])
    assert found["a.grad"] == pytest.approx(0.9999**10_000)
    order = probes.graph_order(REFERENCE["topological_order"], ((), (0,)), 1, tail=10_000)
    assert order["times in the tail"] == [1, 1]
    assert order["root last"]


@few
@given(seeds, st.integers(2, 25))
def test_an_order_lets_every_parent_come_first(seed, count):
    rng = np.random.default_rng(seed)
    parents = [()] + [tuple(int(p) for p in rng.integers(0, k, size=rng.integers(0, 4))) for k in range(1, count)]
    seen = probes.graph_order(REFERENCE["topological_order"], parents, count - 1)
    adjacency = np.zeros((count, count), dtype=object)
    for child, above in enumerate(parents):
        for parent in above:
            adjacency[child, parent] += 1
    reachable, waiting = set(), [count - 1]
    while waiting:
        node = waiting.pop()
        if node not in reachable:
            reachable.add(node)
            waiting.extend(parents[node])
    assert seen["times"].tolist() == [int(k in reachable) for k in range(count)]
    paths = [1 if not above else 0 for above in parents]
    for child, above in enumerate(parents):
        paths[child] += sum(paths[parent] for parent in above)
    assert seen["paths"][-1] == paths[-1] % 1_000_003


@pytest.mark.parametrize("name", ["MyReLU"])
def test_the_custom_function_passes_gradcheck(name):
    points = torch.tensor([[-1.5, -0.3, 0.4], [2.0, -0.1, 0.7]], dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(REFERENCE[name].apply, points)


def test_in_place_edits_of_the_gradient_are_seen_where_it_is_shared():
    exercise = EXERCISES["MyReLU"]
    edits = next(m for m in exercise.misconceptions if m.id == "edits-grad-in-place").answers[0]
    for case in exercise.cases(np.random.default_rng(0)):
        expected = put(exercise.reference, case)
        mismatch = find_mismatch(expected, put(edits, case), exercise.rules)
        assert (mismatch is None) == (case.group == "forward"), case.about


@few
@given(seeds)
def test_gradient_leaves_no_traces_and_agrees_with_backward(seed):
    rng = np.random.default_rng(seed)
    a, b = (torch.tensor(rng.normal(size=(2, 3)), requires_grad=bool(k)) for k in range(2))
    b.grad = torch.ones_like(b)
    found = REFERENCE["gradient"](lambda u, v: (u.sin() * v).sum(), a, b)
    torch.testing.assert_close(found, ((a.cos() * b).detach(), a.sin()))
    assert a.grad is None
    assert not a.requires_grad
    assert torch.equal(b.grad, torch.ones_like(b))


@few
@given(seeds, st.floats(0.2, 5.0))
def test_halving_ends_between_half_of_the_limit_and_the_limit(seed, limit):
    x = torch.tensor(np.random.default_rng(seed).normal(0, 10, size=(3, 2)))
    norm = REFERENCE["halve_until_small"](x, limit).norm().item()
    assert norm <= limit
    assert norm > limit / 2 or x.norm().item() <= limit


def test_the_number_of_operations_does_not_grow_with_the_paths():
    v = torch.ones(2, requires_grad=True)
    for rungs in range(1, 15):
        v = v.sin() + v.cos()
        assert REFERENCE["count_operations"](v) == 3 * rungs


def test_autograd_trains_as_the_net_by_hand_does():
    rng = np.random.default_rng(1)
    arrays = [rng.normal(size=shape) for shape in ((7, 4), (7, 2), (4, 6), (6, 2))]
    tensors = [torch.tensor(array) for array in arrays]
    w1, w2 = (tensor.clone().requires_grad_() for tensor in tensors[2:])
    optimizer = torch.optim.SGD([w1, w2], lr=0.003)
    losses = []
    for _ in range(6):
        optimizer.zero_grad()
        loss = ((torch.relu(tensors[0] @ w1) @ w2 - tensors[1]) ** 2).sum()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    found = REFERENCE["train_autograd"](*tensors, 0.003, 6)
    np.testing.assert_allclose(found, losses, rtol=1e-10)
    torch.testing.assert_close(tensors[2:], [w1.detach(), w2.detach()])


def test_the_repaired_loop_is_plain_gradient_descent_on_the_cross_entropy():
    def trained(train):
        torch.manual_seed(0)
        model = torch.nn.Sequential(torch.nn.Linear(4, 5), torch.nn.ReLU(), torch.nn.Linear(5, 3)).double()
        loader = [(torch.randn(6, 4).double(), torch.randint(0, 3, (6,))) for _ in range(3)]
        return train(model, loader, 0.2, 3), torch.nn.utils.parameters_to_vector(model.parameters()).detach()

    def by_library(model, loader, lr, epochs):
        optimizer, criterion = torch.optim.SGD(model.parameters(), lr=lr), torch.nn.CrossEntropyLoss()
        means = []
        for _ in range(epochs):
            losses = []
            for x, y in loader:
                optimizer.zero_grad()
                losses.append(criterion(model(x), y))
                losses[-1].backward()
                optimizer.step()
            means.append(torch.stack(losses).mean().item())
        return means

    one, other = trained(REFERENCE["repair_training"]), trained(by_library)
    np.testing.assert_allclose(one[0], other[0], rtol=1e-10)
    torch.testing.assert_close(one[1], other[1])
