"""The references of unit 07 obey the laws of compression: what is coded comes back, and nothing could be shorter."""

import heapq
import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import exercises_of
from autograder.exercises.public import publish
from autograder.exercises.u07_compression.deep_compress import GAP_BITS, deep_compress, deep_decompress
from autograder.exercises.u07_compression.dequantize import dequantize
from autograder.exercises.u07_compression.huffman_bytes import huffman_decode, huffman_encode
from autograder.judge.judging import write_paper
from pixelgrad.check.ask import following, put
from pixelgrad.check.case import Raised, Returned
from pixelgrad.check.compare import find_mismatch
from pixelgrad.check.diagnose import diagnose
from pixelgrad.check.public import pack, unpack

EXERCISES = {exercise.id: exercise for exercise in exercises_of("07_compression")}
REFERENCE = {name: exercise.reference for name, exercise in EXERCISES.items()}
seeds = st.integers(0, 2**32 - 1)
counts = st.dictionaries(st.integers(-50, 50), st.integers(1, 500), min_size=1, max_size=30)
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


@few
@given(seeds, st.integers(1, 6), st.integers(1, 6), st.integers(1, 6))
def test_the_error_of_a_low_rank_is_made_of_the_next_singular_values(seed, m, k, rank):
    weight = np.random.default_rng(seed).normal(size=(m, k))
    rank = min(rank, m, k)
    left, right = REFERENCE["svd_compress"](weight, rank)
    s = np.linalg.svd(weight, compute_uv=False)
    rest = np.append(s[rank:], 0.0)
    assert np.linalg.norm(weight - left @ right, 2) == pytest.approx(rest[0], abs=1e-9)
    assert np.linalg.norm(weight - left @ right) == pytest.approx(np.linalg.norm(rest), abs=1e-9)


@few
@given(seeds)
def test_no_separable_kernel_is_nearer_than_the_one_that_is_found(seed):
    rng = np.random.default_rng(seed)
    kernel = rng.normal(size=(5, 4))
    beta, gamma, error = REFERENCE["rank1_filter"](kernel)
    for _ in range(20):
        other = np.outer(beta + 0.1 * rng.normal(size=5), gamma + 0.1 * rng.normal(size=4))
        assert np.linalg.norm(kernel - other) >= error


@few
@given(seeds)
def test_convolving_with_three_vectors_is_convolving_with_their_kernel(seed):
    rng = np.random.default_rng(seed)
    alpha, beta, gamma = rng.normal(size=3), rng.normal(size=3), rng.normal(size=3)
    image = rng.normal(size=(3, 7, 8))
    kernel = REFERENCE["flattened_filter"](alpha, beta, gamma)
    windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3, 3))[0]
    plane = np.tensordot(alpha, image, axes=1)
    rows = np.apply_along_axis(np.correlate, 0, plane, beta, "valid")
    both = np.apply_along_axis(np.correlate, 1, rows, gamma, "valid")
    np.testing.assert_allclose((windows * kernel).sum(axis=(2, 3, 4)), both, atol=1e-9)


@few
@given(seeds, st.floats(0, 1))
def test_a_mask_drops_the_exact_count_and_nothing_larger_than_what_stays(seed, sparsity):
    weight = np.random.default_rng(seed).integers(-4, 5, (6, 7)) / 4
    mask = REFERENCE["magnitude_mask"](weight, sparsity)
    assert (~mask).sum() == round(sparsity * 42)
    if mask.any() and not mask.all():
        assert np.abs(weight[~mask]).max() <= np.abs(weight[mask]).min()


@few
@given(seeds, st.integers(2, 8), st.booleans())
def test_what_is_quantized_comes_back_within_half_a_code_and_zero_exactly(seed, bits, symmetric):
    rng = np.random.default_rng(seed)
    x = rng.normal(rng.uniform(-3, 3), 1, size=30)
    codes, scale, zero_point = REFERENCE["quantize"](x, bits, symmetric)
    assert np.abs(dequantize(codes, scale, zero_point) - x).max() <= scale / 2 * (1 + 1e-5) + 1e-6
    assert dequantize(np.array([zero_point]), scale, zero_point)[0] == 0
    low, high = (-(2 ** (bits - 1)) + 1, 2 ** (bits - 1) - 1) if symmetric else (0, 2**bits - 1)
    assert low <= codes.min()
    assert codes.max() <= high


@few
@given(seeds, st.integers(1, 4), st.integers(1, 6))
def test_shared_values_are_those_of_lloyds_iterations_done_by_hand(seed, bits, iterations):
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=60) * (rng.uniform(size=60) < 0.6)
    codebook, codes = REFERENCE["kmeans_codebook"](weights, bits, iterations)
    values = [float(w) for w in weights if w != 0]
    size = 2**bits - 1
    width = (max(values) - min(values)) / max(size - 1, 1)
    centres = [min(values) + width * place for place in range(size)]
    for _ in range(iterations):
        groups = [[] for _ in centres]
        for value in values:
            groups[min(range(size), key=lambda place: abs(value - centres[place]))].append(value)
        centres = [sum(group) / len(group) if group else c for group, c in zip(groups, centres, strict=True)]
    np.testing.assert_allclose(codebook, [0.0, *centres], atol=1e-12)
    assert ((codes == 0) == (weights == 0)).all()
    kept = weights != 0
    assert (
        np.abs(weights - codebook[codes])[kept] <= np.abs(weights[kept, None] - codebook[1:]).min(axis=1) + 1e-12
    ).all()


@few
@given(seeds, st.integers(1, 16))
def test_gradients_of_shared_values_are_those_of_autograd_and_add_up(seed, size):
    rng = np.random.default_rng(seed)
    grad, codes = rng.normal(size=(5, 6)), rng.integers(0, size, (5, 6))
    found = REFERENCE["codebook_gradient"](grad, codes, size)
    book = torch.zeros(size, dtype=torch.float64, requires_grad=True)
    book[torch.from_numpy(codes)].backward(torch.from_numpy(grad))
    np.testing.assert_allclose(found, book.grad.numpy(), atol=1e-12)
    assert found.sum() == pytest.approx(grad.sum())


def shortest(values):
    """Return the bits that the best prefix code needs: the sum of all nodes that are joined."""
    heap = list(values)
    heapq.heapify(heap)
    total = heap[0] if len(heap) == 1 else 0
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        total += joined
        heapq.heappush(heap, joined)
    return total


@few
@given(counts)
def test_huffmans_code_is_as_short_as_can_be_and_near_the_entropy(numbers):
    code = REFERENCE["huffman_code"](numbers)
    bits = sum(count * len(code[symbol]) for symbol, count in numbers.items())
    total = sum(numbers.values())
    entropy = -sum(count * math.log2(count / total) for count in numbers.values())
    assert bits == shortest(numbers.values())
    assert entropy - 1e-6 <= bits <= entropy + total
    assert sum(2.0 ** -len(word) for word in code.values()) <= 1
    assert code == REFERENCE["huffman_code"](dict(reversed(numbers.items())))


@few
@given(counts, seeds)
def test_symbols_come_back_from_their_bytes_and_torn_ones_are_refused(numbers, seed):
    code = REFERENCE["huffman_code"](numbers)
    symbols = [int(s) for s in np.random.default_rng(seed).choice(list(numbers), 25)]
    data = huffman_encode(symbols, code)
    assert len(data) == math.ceil(sum(len(code[s]) for s in symbols) / 8)
    assert huffman_decode(data, code, 25) == symbols
    with pytest.raises(ValueError, match="data"):
        huffman_decode(data[:-1], code, 25)


@few
@given(seeds, st.integers(1, 5), st.floats(0, 0.5))
def test_gaps_lead_back_to_the_mask(seed, bits, share):
    mask = np.random.default_rng(seed).uniform(size=(9, 11)) < share
    gaps = REFERENCE["sparse_gaps"](mask, bits)
    assert all(0 <= gap < 2**bits for gap in gaps)
    places = np.cumsum(gaps, dtype=int)
    assert set(np.flatnonzero(mask)) <= set(places)
    # Each entry stands on a kept weight or, with the largest value, on a dropped one.
    assert all(mask.ravel()[place] or gap == 2**bits - 1 for place, gap in zip(places, gaps, strict=True))
    assert len(gaps) == 0 or mask.ravel()[places[-1]]


def small_network(seed):
    torch.manual_seed(seed)
    return torch.nn.Sequential(torch.nn.Linear(40, 20), torch.nn.ReLU(), torch.nn.Linear(20, 5))


@few
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_a_network_comes_back_pruned_and_shared_and_the_rest_bit_by_bit(seed, bits):
    model = small_network(seed)
    mask = REFERENCE["magnitude_mask"](model[0].weight.detach(), 0.9)
    data = deep_compress(model, {"0.weight": mask}, bits)
    new = deep_decompress(data, small_network(seed + 1))
    codebook, codes = REFERENCE["kmeans_codebook"](np.where(mask, model[0].weight.detach(), 0), bits)
    np.testing.assert_array_equal(new[0].weight.detach().numpy(), codebook.astype(np.float32)[codes])
    for name in ("0.bias", "2.weight", "2.bias"):
        assert torch.equal(new.state_dict()[name], model.state_dict()[name])


def test_the_largest_gap_that_the_reference_writes_is_a_real_one():
    mask = np.zeros((1, 400), bool)
    mask[0, 399] = True
    assert max(REFERENCE["sparse_gaps"](mask, GAP_BITS)) == 2**GAP_BITS - 1


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_networks_are_refused(data):
    model = small_network(3)
    packed = deep_compress(model, {"2.weight": torch.ones(5, 20, dtype=torch.bool)}, 3)
    place = data.draw(st.integers(0, len(packed) - 1))
    change = data.draw(st.integers(1, 255))
    changed = packed[:place] + bytes([packed[place] ^ change]) + packed[place + 1 :]
    for damaged in (changed, packed[:place], packed + b"\x00"):
        with pytest.raises(ValueError, match="data"):
            deep_decompress(damaged, model)


def test_what_goes_on_gets_the_value_and_the_arguments_of_the_first_question():
    case = next(case for case in EXERCISES["deep_compress"].cases(np.random.default_rng(0)) if case.then)
    rest = following(case, Returned(b"bytes"))
    assert rest is not None
    assert (rest.probe, rest.then, rest.args) == (case.then, "", (b"bytes", *case.args))
    assert following(case, Raised("KeyError")) is None
    assert following(replace(case, then=""), Returned(b"bytes")) is None
    assert isinstance(put(REFERENCE["deep_compress"], case).value, dict)


def test_public_cases_keep_what_goes_on():
    public = publish(EXERCISES["deep_compress"], 0)
    assert [case.then for case in unpack(pack(public)).cases] == [case.then for case in public.cases]
    assert any(case.then for case in public.cases)


def test_public_cases_are_small():
    assert all(len(pack(publish(exercise, 0))) < 150_000 for exercise in EXERCISES.values())


def test_the_unit_is_worth_what_the_notebook_says():
    assert sum(exercise.points for exercise in EXERCISES.values()) == 30
