"""The references of unit 03 obey the laws that gradients have, and agree with autograd."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import exercises_of, find_exercise
from autograder.judge.judging import write_paper
from pixelgrad.check import probes
from pixelgrad.check.ask import put
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose

EXERCISES = {exercise.id: exercise for exercise in exercises_of("03_backprop")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
seeds = st.integers(0, 2**32 - 1)
sides = st.integers(1, 5)
few = settings(max_examples=25, deadline=None)


def measured(cost, x, eps=1e-6):
    return REFERENCE["numerical_gradient"](lambda v: float(cost(v)), x, eps)


def assert_close(one, other, tolerance=1e-5):
    np.testing.assert_allclose(one, other, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("seed", [1, 20261121])
def test_every_misconception_is_wrong_and_named(name, seed):
    exercise = EXERCISES[name]
    paper = write_paper(exercise, seed)
    for misconception, variants in paper.misconceptions.items():
        for place, variant in enumerate(variants):
            mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, variant, strict=True)]
            assert any(mismatches), f"variant {place} of {misconception} is right"
            found = diagnose(paper.expected, variant, paper.misconceptions, exercise.rules)
            assert found is not None
            assert found.misconception == misconception, place


def test_the_unit_is_worth_what_the_notebook_says():
    assert sum(e.points for e in EXERCISES.values() if not e.stretch) == 20
    assert [e.id for e in EXERCISES.values() if e.stretch] == ["conv_backward"]


@few
@given(seeds)
def test_the_chain_rule_agrees_with_differences(seed):
    x1, w1, x2, w2, b, target = np.random.default_rng(seed).uniform(-3, 3, 6)
    found = REFERENCE["chain_gradients"](x1, w1, x2, w2, b, target)
    slopes = measured(lambda p: (p[0] * x1 + p[1] * x2 + p[2] - target) ** 3, np.array([w1, w2, b]))
    assert_close([found["dC_dw1"], found["dC_dw2"], found["dC_db"]], slopes)


@few
@given(seeds, st.lists(sides, min_size=1, max_size=4))
def test_differences_are_exact_for_quadratics(seed, shape):
    rng = np.random.default_rng(seed)
    x, factors = rng.normal(size=shape), rng.normal(size=shape)
    before = x.copy()
    grad = REFERENCE["numerical_gradient"](lambda v: float((factors * v**2).sum()), x, 0.5)
    assert_close(grad, 2 * factors * x, 1e-9)
    assert np.array_equal(x, before)


@few
@given(seeds, st.lists(sides, min_size=1, max_size=3), st.floats(-1e4, 1e4))
def test_softmax_sums_to_one_and_sees_differences_only(seed, shape, shift):
    scores = np.random.default_rng(seed).normal(0, 3, shape)
    p = REFERENCE["softmax"](scores)
    assert_close(p.sum(axis=-1), np.ones(shape[:-1]), 1e-12)
    assert_close(REFERENCE["softmax"](scores + shift), p, 1e-9)


@few
@given(seeds, sides, st.integers(2, 6))
def test_the_gradient_at_the_scores_is_that_of_the_mean_loss(seed, count, classes):
    rng = np.random.default_rng(seed)
    scores, labels = rng.normal(0, 2, (count, classes)), rng.integers(0, classes, count)
    grad = REFERENCE["softmax_cross_entropy_grad"](scores, labels)
    slopes = measured(lambda s: REFERENCE["cross_entropy"](REFERENCE["softmax"](s), labels), scores)
    assert_close(grad, slopes)
    assert_close(grad.sum(axis=1), np.zeros(count), 1e-12)


@few
@given(seeds, sides, sides, sides)
def test_the_linear_layer_goes_back_as_it_went_forward(seed, count, inputs, outputs):
    rng = np.random.default_rng(seed)
    shapes = ((count, inputs), (inputs, outputs), (outputs,))
    parts = [rng.normal(size=shape) for shape in shapes]
    grad_out = rng.normal(size=(count, outputs))
    for index, grad in enumerate(REFERENCE["linear_backward"](parts[0], parts[1], grad_out)):

        def cost(value, index=index):
            given = [value if place == index else part for place, part in enumerate(parts)]
            return (REFERENCE["linear_forward"](*given) * grad_out).sum()

        assert_close(grad, measured(cost, parts[index]))


@few
@given(seeds)
def test_relu_lets_through_or_stops(seed):
    rng = np.random.default_rng(seed)
    x, grad_out = rng.normal(size=(4, 5)), rng.normal(size=(4, 5))
    grad = REFERENCE["relu_backward"](x, grad_out)
    assert np.array_equal(grad[x > 0], grad_out[x > 0])
    assert not grad[x <= 0].any()


@few
@given(seeds)
def test_a_step_is_what_the_loop_over_rows_does(seed):
    rng = np.random.default_rng(seed)
    x, outputs, targets = rng.normal(size=(5, 3)), rng.normal(size=(5, 2)), rng.normal(size=(5, 2))
    weights = rng.normal(size=(3, 2))
    expected = weights.copy()
    for i in range(3):
        expected[i] -= 0.3 * (-2 * (targets - outputs) * x[:, i : i + 1]).mean(axis=0)
    assert_close(REFERENCE["gradient_descent_step"](x, outputs, targets, weights, 0.3), expected, 1e-12)


def test_the_two_layer_net_trains_as_autograd_does():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(3)
    x, y, w1, w2 = (rng.normal(size=shape) for shape in ((8, 5), (8, 2), (5, 6), (6, 2)))
    got1, got2, losses = REFERENCE["train_two_layer"](x, y, w1, w2, 1e-3, 20)
    tx, ty = torch.tensor(x), torch.tensor(y)
    t1, t2 = (torch.tensor(w, requires_grad=True) for w in (w1, w2))
    for expected in losses:
        loss = ((torch.relu(tx @ t1) @ t2 - ty) ** 2).sum()
        assert_close(expected, loss.item(), 1e-10)
        with torch.no_grad():
            for weight, grad in zip((t1, t2), torch.autograd.grad(loss, (t1, t2)), strict=True):
                weight -= 1e-3 * grad
    assert_close(got1, t1.detach().numpy(), 1e-10)
    assert_close(got2, t2.detach().numpy(), 1e-10)


def test_the_convolution_goes_back_as_autograd_does():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(4)
    images, weights = rng.normal(size=(2, 3, 6, 5)), rng.normal(size=(4, 3, 3, 2))
    grad_out = rng.normal(size=(2, 4, 4, 4))
    ti, tw = (torch.tensor(v, requires_grad=True) for v in (images, weights))
    torch.nn.functional.conv2d(ti, tw).backward(torch.tensor(grad_out))
    grad_images, grad_weights = REFERENCE["conv_backward"](images, weights, grad_out)
    assert_close(grad_images, ti.grad.numpy(), 1e-10)
    assert_close(grad_weights, tw.grad.numpy(), 1e-10)


def train_from_random(images, labels, epochs, batch_size, lr, rng):
    """Train from a small random start that does not come from `rng`, and drop a short last batch."""
    x = np.c_[images.reshape(len(images), -1) / 255, np.ones(len(images))]
    weights = np.random.default_rng().normal(0, 0.01, (785, 10))
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for batch in order[: len(x) // batch_size * batch_size].reshape(-1, batch_size):
            raised = np.exp(x[batch] @ weights)
            p = raised / raised.sum(axis=1, keepdims=True)
            weights -= lr * x[batch].T @ (p - np.eye(10)[labels[batch]]) / batch_size
    return weights


def test_a_small_random_start_and_a_dropped_batch_are_right():
    exercise = EXERCISES["train_softmax"]
    for seed in range(8):
        paper = write_paper(exercise, seed)
        for case, expected in zip(paper.cases, paper.expected, strict=True):
            assert find_mismatch(expected, put(train_from_random, case), exercise.rules) is None, case.about


def test_the_order_probe_tells_who_shuffles():
    def shuffled(each_epoch, use_rng):
        def answer(images, labels, epochs, batch_size, lr, rng):
            order = np.arange(len(images))
            weights = np.zeros((785, 10))
            for epoch in range(epochs):
                if use_rng and (each_epoch or epoch == 0):
                    order = rng.permutation(len(images))
                weights[784] = np.eye(10)[labels[order[-1]]]
            return weights

        return answer

    for each_epoch, use_rng in ((True, True), (False, True), (False, False)):
        found = probes.softmax_orders(shuffled(each_epoch, use_rng), 5)
        assert found["another order each epoch"] == (each_epoch and use_rng)
        assert found["another order for another rng"] == use_rng
        assert found["the same order for the same rng"]


def test_public_cases_stay_small():
    from autograder.exercises.public import publish
    from pixelgrad.check.public import pack

    for order, exercise in enumerate(EXERCISES.values()):
        assert len(pack(publish(exercise, order))) < 100_000, exercise.id


def test_an_exercise_can_be_found_by_its_id():
    assert all(find_exercise(name) is exercise for name, exercise in EXERCISES.items())
