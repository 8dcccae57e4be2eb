"""The references of unit 06 obey the laws of what they count, and its probes judge answers, not the machine."""

import random
import time

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import exercises_of
from autograder.exercises.public import publish
from autograder.judge.judging import write_paper
from pixelgrad.check import hardware, probes
from pixelgrad.check.ask import put
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose
from pixelgrad.check.public import pack

EXERCISES = {exercise.id: exercise for exercise in exercises_of("06_hardware")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
sides = st.integers(1, 9)
many = st.integers(1, 10**6)
few = settings(max_examples=25, deadline=None)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_misconception_is_wrong_and_named(name):
    exercise = EXERCISES[name]
    paper = write_paper(exercise, 20261121)
    for misconception, variants in paper.misconceptions.items():
        for place, variant in enumerate(variants):
            mismatches = [find_mismatch(e, g, exercise.rules) for e, g in zip(paper.expected, variant, strict=True)]
            assert any(mismatches), f"variant {place} of {misconception} is right"
            found = diagnose(paper.expected, variant, paper.misconceptions, exercise.rules)
            assert found is not None, f"variant {place} of {misconception} is not named"
            assert found.misconception == misconception, place


def test_the_unit_is_worth_what_the_notebook_says():
    assert sum(exercise.points for exercise in EXERCISES.values()) == 18


@few
@given(many, st.integers(1, 1024), st.integers(1, 64), st.integers(1, 200))
def test_a_launch_has_room_for_all_threads_and_no_block_too_many(threads, block, warp, multiprocessors):
    shape = REFERENCE["launch_shape"](threads, block, warp, multiprocessors)
    assert (shape["blocks"] - 1) * block < threads <= shape["blocks"] * block
    assert (shape["warps_per_block"] - 1) * warp < block <= shape["warps_per_block"] * warp
    assert (shape["waves"] - 1) * multiprocessors < shape["blocks"] <= shape["waves"] * multiprocessors


@few
@given(many, many, many, st.sampled_from([0.5, 1, 2, 4, 8]))
def test_the_intensity_is_that_of_the_transposed_product_and_halves_with_twice_the_bytes(m, k, n, size):
    intensity = REFERENCE["arithmetic_intensity"]
    assert intensity(m, k, n, size) == pytest.approx(intensity(n, k, m, size))
    assert intensity(m, k, n, size) == pytest.approx(2 * intensity(m, k, n, 2 * size))
    assert intensity(m, k, n, size) < 2 * min(m, k, n) / size


@few
@given(st.floats(1e-3, 1e4), st.floats(1e9, 1e15), st.floats(1e9, 1e13))
def test_the_roof_is_never_above_either_limit_and_meets_both_at_the_ridge(intensity, peak, bandwidth):
    roof = REFERENCE["roofline"]
    assert roof(intensity, peak, bandwidth) <= min(peak, intensity * bandwidth)
    assert roof(peak / bandwidth, peak, bandwidth) == pytest.approx(peak)


@pytest.mark.parametrize(("bits", "dtype"), [((5, 10), "float16"), ((8, 7), "bfloat16"), ((8, 23), "float32")])
def test_the_ranges_are_those_that_torch_knows(bits, dtype):
    info = torch.finfo(getattr(torch, dtype))
    known = {"max": info.max, "min_normal": info.tiny, "epsilon": info.eps}
    assert REFERENCE["format_range"](*bits) == pytest.approx(known, rel=1e-12, abs=0)


@few
@given(st.integers(0, 2**32 - 1), sides, sides, sides, st.integers(1, 12))
def test_tiles_make_the_product_whatever_the_sides(seed, m, k, n, tile):
    rng = np.random.default_rng(seed)
    a, b = rng.normal(size=(m, k)), rng.normal(size=(k, n))
    product = probes.tiled_product(REFERENCE["tiled_matmul"], a, b, tile, 1.0)
    np.testing.assert_allclose(product, a @ b, rtol=1e-12, atol=1e-12)


def test_the_answers_own_gemm_is_back_after_it_was_watched():
    module = REFERENCE["tiled_matmul"].__globals__
    before = module["gemm"]
    whole = EXERCISES["tiled_matmul"].misconceptions[-1].answers[0]
    with pytest.raises(ValueError, match="a tile is at most 2 by 2"):
        probes.tiled_product(whole, np.eye(3), np.eye(3), 2, 1.0)
    assert module["gemm"] is before


def test_a_right_timing_is_right_on_a_machine_that_stalls():
    dice = random.Random(3)

    def stalling(fn, warmup=3, repeats=10, device="cpu"):
        def stall():
            if dice.random() < 0.5:
                time.sleep(0.004)

        for _ in range(warmup):
            fn()
        times = []
        for _ in range(repeats):
            stall()
            started = time.perf_counter()
            stall()
            fn()
            stall()
            times.append(time.perf_counter() - started)
            stall()
        return {"median": float(np.median(times)), "min": min(times), "max": max(times)}

    wanted = ("median", "min", "max")
    found = probes.bench_times(stalling, [1.0], [2.0, 5.0, 1.0], wanted)
    assert found == dict.fromkeys(wanted, "what it took")


def test_where_no_run_was_calm_the_calmest_counts():
    runs = iter([(3.0, "blurred"), (1.2, "nearly sharp"), *[(4.0, "blurred")] * 40])
    assert hardware.calmest(lambda: next(runs)) == "nearly sharp"
    runs = iter([(3.0, "blurred"), (0.9, "sharp"), (0.1, "not asked for")])
    assert hardware.calmest(lambda: next(runs)) == "sharp"


def test_a_benchmark_without_synchronisation_is_seen_without_a_gpu():
    def hasty(fn, warmup=3, repeats=10, device="cpu"):
        times = []
        for _ in range(warmup + repeats):
            started = time.perf_counter()
            fn()
            times.append(time.perf_counter() - started)
        return {"median": float(np.median(times[warmup:])), "min": min(times[warmup:]), "max": max(times[warmup:])}

    assert probes.bench_cuda(hasty, [2.0], [3.0, 4.0], ("median", "before")) == {
        "median": "less than it took",
        "before": "the device had work left",
    }


def test_what_is_expected_of_a_benchmark_does_not_depend_on_the_graders_machine():
    exercise = EXERCISES["benchmark"]
    one = pack(publish(exercise, 0))
    write_paper.cache_clear()
    assert pack(publish(exercise, 0)) == one


def test_where_the_loss_is_computed_makes_no_difference():
    exercise = EXERCISES["train_mixed"]

    def outside(model, loader, loss_fn, optimizer, device, dtype):
        total = count = 0
        for x, y in loader:
            with torch.autocast(str(device), dtype=dtype):
                scores = model(x)
            loss = loss_fn(scores.float() if y.is_floating_point() else scores, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total, count = total + loss.item() * len(x), count + len(x)
        return total / count

    for seed in range(8):
        paper = write_paper(exercise, seed)
        for case, expected in zip(paper.cases, paper.expected, strict=True):
            assert find_mismatch(expected, put(outside, case), exercise.rules) is None, (seed, case.about)


def test_the_judges_loader_starts_no_process():
    loader = REFERENCE["overlap_loader"](torch.utils.data.TensorDataset(torch.arange(8)), 4, 2, "cpu")
    assert loader.num_workers == 2
    assert sorted(n for (batch,) in loader for n in batch.tolist()) == list(range(8))
    assert loader._iterator is None
