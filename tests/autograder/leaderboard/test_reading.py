"""The reader of compressed networks: what was written is read, and whatever else is refused."""

from __future__ import annotations

import contextlib
import random
import struct
import time
import tracemalloc
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from writing import Grid, Shared, write_list, write_network

from autograder.leaderboard.reading import NETWORKS, read_network
from autograder.leaderboard.reading.cursor import Cursor
from autograder.leaderboard.reading.lists import read_list

FINITE = st.floats(-8, 8, width=16)


def sealed(body: bytes) -> bytes:
    return b"PXGN" + struct.pack("<I", zlib.crc32(body)) + body


def values_of(tensor):
    return tensor if isinstance(tensor, np.ndarray) else tensor.values()


def same(found, tensors) -> bool:
    """Whether a reader found what was written, to the last bit."""
    pairs = zip(found.items(), tensors.items(), strict=True)
    return all(
        name == other and value.dtype == np.float32 and value.tobytes() == values_of(tensor).tobytes()
        for (name, value), (other, tensor) in pairs
    )


@st.composite
def tensors_of(draw, shape):
    match draw(st.sampled_from(["raw", "shared", "grid"])):
        case "raw":
            return draw(arrays.arrays(np.float32, shape, elements=st.floats(-100, 100, width=32)))
        case "shared":
            stream, half = draw(st.booleans()), draw(st.booleans())
            count = draw(st.integers(1, 31 if stream else 255))
            entries = np.array(draw(st.lists(FINITE, min_size=count, max_size=count)), np.float32)
            elements = st.one_of(st.just(0), st.integers(0, count))
            codes = draw(arrays.arrays(np.int64, shape, elements=elements, fill=st.just(0)))
            return Shared(entries, codes, half, stream, draw(st.integers(1, 8)))
        case _:
            levels = draw(st.integers(1, 255))
            symbols = draw(arrays.arrays(np.int64, shape, elements=st.integers(0, levels - 1)))
            return Grid(0.25, draw(st.integers(0, 255)), levels, symbols, draw(st.booleans()))


@st.composite
def networks(draw):
    network = NETWORKS[draw(st.sampled_from([1, 2]))]
    widths = tuple(draw(st.integers(1, 2)) for _ in network.widths)
    return {name: draw(tensors_of(shape)) for name, shape in network.shapes(widths).items()}


@settings(max_examples=40, deadline=None)
@given(networks(), st.integers(10, 20))
def test_what_was_written_is_read(tensors, rate):
    assert same(read_network(write_network(tensors, [rate])), tensors)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 255)), st.integers(1, 8))
def test_lists_of_both_coders_come_back(symbols, bits):
    small = [symbol % 2**bits for symbol in symbols]
    for written, packed in ((symbols, write_list(symbols)), (small, write_list(small, bits))):
        cursor = Cursor(packed)
        assert read_list(cursor, len(symbols)).tolist() == written
        assert cursor.left == 0


def test_every_width_up_to_the_published_one_can_be_written():
    for number, widths in ((1, (300, 100)), (2, (8, 16, 120)), (2, (20, 50, 500))):
        shapes = NETWORKS[number].shapes(widths)
        tensors = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
        data = write_network(tensors)
        assert len(data) == 10 + 2 * len(widths) + sum(1 + 4 * np.prod(shape) for shape in shapes.values())
        assert same(read_network(data), tensors)


def test_a_carry_runs_through_bytes_that_are_out_already():
    # Long runs of likely decisions, then unlikely ones: low comes near 2^32 again and again.
    for seed in range(30):
        rng = np.random.default_rng(seed)
        shapes = NETWORKS[1].shapes((6, 3))
        tensors = {
            name: Shared(np.ones(1, np.float32), (rng.uniform(size=shape) < 10.0 ** -(seed % 4)).astype(np.int64))
            for name, shape in shapes.items()
        }
        assert same(read_network(write_network(tensors)), tensors)


def test_a_prefix_code_that_is_not_huffmans_is_read():
    words = {7: "0", 200: "10", 3: "1111111111111"}
    symbols = [7, 3, 200, 7, 7]
    bits = "".join(words[symbol] for symbol in symbols)
    coded = int(bits.ljust(24, "0"), 2).to_bytes(3, "big")
    table = bytes([7, 1, 0]) + bytes([200, 2, 0b10000000]) + bytes([3, 13, 255, 0b11111000])
    data = struct.pack("<BIHI", 1, 5, 3, 3) + table + coded
    assert read_list(Cursor(data), 5).tolist() == symbols


def test_any_damaged_byte_is_noticed(small_file):
    for place in range(len(small_file)):
        for change in (1, 128, 255):
            damaged = bytearray(small_file)
            damaged[place] ^= change
            with pytest.raises(ValueError, match=r"\w"):
                read_network(bytes(damaged))


def test_damage_under_a_fitting_checksum_is_refused_or_read(small_file):
    chance = random.Random(5)
    body, read = small_file[8:], 0
    sentences = []
    for place in range(len(body)):
        damaged = bytearray(body)
        damaged[place] ^= chance.randrange(1, 256)
        try:
            found = read_network(sealed(bytes(damaged)))
        except ValueError as error:
            sentences.append(str(error))
        else:
            read += 1
            assert all(np.isfinite(value).all() for value in found.values())
    assert 0 < read < len(body)
    assert all(5 < len(sentence) < 200 for sentence in sentences)


def test_a_torn_file_is_refused(small_file):
    for length in range(len(small_file)):
        with pytest.raises(ValueError, match=r"\w"):
            read_network(small_file[:length])
    refused = 0
    for length in range(
        len(small_file) - 8
    ):  # torn, and sealed again: only zeros at the end of a stream are not missed
        try:
            read_network(sealed(small_file[8 : 8 + length]))
        except ValueError:
            refused += 1
    assert refused > 0.5 * len(small_file)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(100), "another kind"),
        (b"\x80\x04\x95", "another kind"),
        (b"PXG", "another kind"),
        (b"PXGN", "too early"),
        (b"PXGN" + bytes(4), "too early"),
        (b"PXGN" + bytes(50), "checksum"),
        (bytes(2**21 + 1), "at most"),
        (sealed(struct.pack("<BBHH", 2, 1, 3, 3)), "version"),
        (sealed(struct.pack("<BBHH", 1, 9, 3, 3)), "number 9"),
        (sealed(struct.pack("<BBHH", 1, 1, 0, 3)), "width of 0"),
        (sealed(struct.pack("<BBHH", 1, 1, 301, 3)), "width of 301"),
        (sealed(struct.pack("<BBHHH", 1, 2, 8, 16, 501)), "width of 501"),
        (sealed(struct.pack("<BBHH", 1, 1, 3, 3) + b"\x05"), "coding 5"),
        (sealed(struct.pack("<BBHH", 1, 1, 1, 1) + b"\x00" + struct.pack("<f", float("nan")) * 784), "infinite"),
        (sealed(struct.pack("<BBHH", 1, 1, 1, 1) + b"\x03\x00\x00"), "0 shared values"),
        (sealed(struct.pack("<BBHH", 1, 1, 1, 1) + b"\x03\x01\x20" + bytes(64)), "32 shared values"),
        (sealed(struct.pack("<BBHH", 1, 1, 1, 1) + b"\x03\x02\x01" + bytes(64)), "form 2"),
        (sealed(struct.pack("<BBHH", 1, 1, 1, 1) + b"\x04" + bytes(6)), "no levels"),
    ],
)
def test_what_is_no_file_is_refused_with_the_reason(data, said):
    with pytest.raises(ValueError, match=said):
        read_network(data)


def list_of(coder=1, count=1, size=1, length=1, rest=b"\x05\x01\x00\x00"):
    return struct.pack("<BIHI", coder, count, size, length) + rest


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (list_of(coder=2), "coder 2"),
        (list_of(count=2**32 - 1), "4294967295 symbols"),
        (list_of(length=2**32 - 1), "too early"),
        (list_of(size=257), "257 words"),
        (list_of(coder=0, size=9), "9 bits"),
        (list_of(coder=0, size=0), "0 bits"),
        (list_of(coder=0, count=9, size=1, length=1), "9 bits says"),
        (list_of(count=9, length=1), "ends after 8 of 9"),
        (list_of(count=8, length=2, rest=b"\x05\x01\x00\x00\x00"), "says that it takes 2"),
        (list_of(rest=b"\x05\x01\x00\xff"), "no word"),
        (list_of(size=0, rest=b"\x00"), "no word"),
        (list_of(rest=b"\x05\x00\x00"), "0 bits"),
        (list_of(rest=b"\x05\x21" + bytes(6)), "33 bits"),
        (list_of(size=2, rest=b"\x05\x01\x00\x05\x01\x80\x00"), "twice"),
        (list_of(size=2, rest=b"\x05\x01\x00\x06\x01\x00\x00"), "twice"),
        (list_of(size=2, rest=b"\x05\x01\x00\x06\x02\x40\x00"), "beginning"),
    ],
)
def test_a_list_that_is_none_is_refused_with_the_reason(data, said):
    with pytest.raises(ValueError, match=said):
        read_list(Cursor(data), 10)


def shared(gaps, codes, entries=1):
    record = bytes([1, 1, entries]) + b"\x00\x3c" * entries + write_list(gaps) + write_list(codes)
    return sealed(struct.pack("<BBHH", 1, 1, 1, 1) + record)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (shared([1, 2], [1]), "2 gaps and 1 codes"),
        (shared([0, 0], [1, 1]), "same place"),
        (shared([255, 255, 255, 255], [0, 0, 0, 1]), "place 1020"),
        (shared([255, 255, 255, 19], [0, 0, 0, 1]), "place 784"),
        (shared([3], [2]), "code is 2"),
        (shared([255, 255, 255, 18], [0, 0, 0, 1]), "too early"),  # the last place there is: only the rest is missing
    ],
)
def test_gaps_and_codes_that_do_not_fit_are_refused(data, said):
    with pytest.raises(ValueError, match=said):
        read_network(data)


def test_bytes_that_are_left_over_are_refused(tiny_network):
    for stream in (True, False):
        data = write_network(tiny_network(stream=stream))
        with pytest.raises(ValueError, match="left over"):
            read_network(sealed(data[8:] + bytes(9)))


def test_a_few_bytes_that_promise_a_large_network_cost_bounded_time_and_memory():
    records = [bytes([3, 1, 31]) + bytes(62)] * 8
    bomb = sealed(struct.pack("<BBHHH", 1, 2, 8, 8, 60) + b"".join(records) + b"\x0f" + b"\x55" * 60)
    positions = 200 + 1600 + 60 * 128 + 600 + 86
    started = time.process_time()
    tracemalloc.start()
    try:
        with contextlib.suppress(ValueError):
            read_network(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1000 * positions
    assert time.process_time() - started < 1e-3 * positions


def test_reading_changes_nothing(small_file):
    before = bytes(bytearray(small_file))
    first, second = read_network(small_file), read_network(small_file)
    assert small_file == before
    assert all((first[name] == second[name]).all() for name in first)
