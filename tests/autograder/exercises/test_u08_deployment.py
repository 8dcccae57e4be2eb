"""The references of unit 08 obey the laws of what they measure, and its probes judge files and numbers, not words."""

import random
import time

import numpy as np
import onnxruntime
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from autograder.exercises import exercises_of
from autograder.exercises.public import publish
from autograder.judge.judging import write_paper
from pixelgrad.check import probes
from pixelgrad.check.ask import put
from pixelgrad.check.case import Case
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose
from pixelgrad.check.public import pack

EXERCISES = {exercise.id: exercise for exercise in exercises_of("08_deployment")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
seeds = st.integers(0, 2**32 - 1)
points = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12).map(float)), min_size=1, max_size=20)
few = settings(max_examples=25, deadline=None)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_misconception_is_wrong_and_named(name):
    exercise = EXERCISES[name]
    paper = write_paper(exercise, 20_261_121)
    for misconception, variants in paper.misconceptions.items():
        for place, variant in enumerate(variants):
            mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, variant, strict=True)]
            assert any(mismatches), f"variant {place} of {misconception} is right"
            found = diagnose(paper.expected, variant, paper.misconceptions, exercise.rules)
            assert found is not None, f"variant {place} of {misconception} has no name"
            assert found.misconception == misconception, place


@pytest.mark.parametrize("name", EXERCISES)
def test_the_public_cases_are_small(name):
    assert len(pack(publish(EXERCISES[name], 0))) < 100_000


def test_the_unit_is_worth_what_the_notebook_says():
    assert sum(exercise.points for exercise in EXERCISES.values()) == 16


@few
@given(points)
def test_a_front_dominates_all_that_is_not_on_it_and_nothing_that_is(some):
    front = REFERENCE["pareto_front"](some)

    def dominated(point):
        return any(q != point and q[0] <= point[0] and q[1] >= point[1] for q in front)

    assert front
    assert not any(map(dominated, front))
    assert all(dominated(point) for point in some if point not in front)


@few
@given(points, points)
def test_the_front_of_a_union_is_the_front_of_the_two_fronts(some, others):
    front = REFERENCE["pareto_front"]
    assert set(front(some + others)) == set(front(front(some) + front(others)))


@few
@given(seeds, st.integers(1, 4), st.integers(1, 4), st.booleans())
def test_a_folded_convolution_is_the_two_in_a_row(seed, inputs, outputs, bias):
    torch.manual_seed(seed)
    conv, norm = nn.Conv2d(inputs, outputs, (2, 3), bias=bias), nn.BatchNorm2d(outputs)
    with torch.no_grad():
        norm.running_var.uniform_(0.1, 3)
        norm.running_mean.normal_()
        norm.weight.normal_()
        norm.bias.normal_()
        x = torch.randn(2, inputs, 5, 6)
        folded = REFERENCE["fold_batchnorm"](conv.eval(), norm.eval())
        torch.testing.assert_close(folded(x), norm(conv(x)), rtol=1e-4, atol=1e-5)


@few
@given(st.integers(4, 9))
def test_a_longer_network_has_a_longer_graph(depth):
    layers = [nn.Linear(3, 3), nn.ReLU()] * depth
    names = REFERENCE["capture_graph"](nn.Sequential(*layers), torch.zeros(2, 3))
    assert names == ["aten.linear.default", "aten.relu.default"] * depth


@pytest.mark.parametrize("kind", ["two layers", "convolution", "skip"])
def test_what_the_reference_exports_gives_what_the_network_gives(kind, tmp_path):
    from pixelgrad.check import onnxfiles

    net = onnxfiles._network(kind, 3).eval()
    x = torch.from_numpy(onnxfiles._samples(kind, 5, 4))
    path = REFERENCE["export_onnx"](net, x[:2], tmp_path / "net.onnx")
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    with torch.no_grad():
        np.testing.assert_allclose(session.run(None, {"x": x.numpy()})[0], net(x).numpy(), rtol=1e-5, atol=1e-5)


def test_an_export_is_run_from_its_files_wherever_they_were_written():
    """Weights may stand in a file beside the graph."""
    case = Case("", ("skip", 7, False, (2,)), probe="exported", then="exported_run")
    expected = put(REFERENCE["export_onnx"], case)

    def beside(model, example, path):
        import onnx

        REFERENCE["export_onnx"](model, example, path)
        onnx.save(onnx.load(path), path, save_as_external_data=True, size_threshold=0, location="weights.bin")
        return path

    assert find_mismatch(expected, put(beside, case), EXERCISES["export_onnx"].rules) is None


def test_latencies_are_judged_by_what_the_calls_took_and_not_by_the_machine():
    """An answer on a busy machine: every now and then somebody else takes the processor."""
    chance = random.Random(4)

    def answer(fn, batch, repeats=50):
        times = []
        for _ in range(repeats + 2):
            if chance.random() < 0.1:
                time.sleep(0.002)
            start = time.perf_counter()
            fn(batch)
            times.append(time.perf_counter() - start)
        return {"p50": np.percentile(times[2:], 50), "p95": np.percentile(times[2:], 95)}

    exercise = EXERCISES["latency"]
    paper = write_paper(exercise, 3)
    for case, expected in zip(paper.cases, paper.expected, strict=True):
        assert find_mismatch(expected, put(answer, case), exercise.rules) is None, case.about


@pytest.mark.parametrize("method", ["linear", "lower", "higher", "nearest", "weibull", "median_unbiased", "hazen"])
def test_every_interpolation_is_right(method):
    exercise = EXERCISES["latency"]
    from autograder.exercises.u08_deployment.latency import _latency

    answer = _latency(lambda times: {f"p{p}": float(np.percentile(times, p, method=method)) for p in (50, 95)})
    for seed in (1, 2, 3):
        paper = write_paper(exercise, seed)
        for case, expected in zip(paper.cases, paper.expected, strict=True):
            assert find_mismatch(expected, put(answer, case), exercise.rules) is None, case.about


def test_steps_and_limits_are_seen_from_outside():
    """A network in float32 moves smoothly and without limit; the quantized one does neither."""
    quantize, unchanged = REFERENCE["static_quantize"], EXERCISES["static_quantize"].misconceptions[-3].answers[0]
    for net in ("lenet300", "lenet300, stretched"):
        assert probes.int8_steps(quantize, net, "tensor", 5) == "in steps"
        assert probes.int8_range(quantize, net, "tensor", 5) == "cut off"
        assert probes.int8_steps(unchanged, net, "tensor", 5) == "smoothly"
        assert probes.int8_range(unchanged, net, "tensor", 5) == "as far beyond as the input"
