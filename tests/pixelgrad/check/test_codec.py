"""The codec: what goes in comes out, and no bytes do harm."""

import io
import json
import math
import struct
import sys
import time
import tracemalloc
from collections import OrderedDict, namedtuple

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pixelgrad.check.codec import (
    DEPTH_LIMIT,
    MAGIC,
    NODE_LIMIT,
    CodecError,
    Foreign,
    decode,
    encode,
    read_frame,
    write_frame,
)

DTYPES = ("?", "u1", "i1", "u2", "<i4", ">i4", "<i8", "<f2", "<f4", ">f8", "<f8", "<c8", "<c16")
SMALL = {"max_dims": 4, "max_side": 4, "min_side": 0}
arrays = st.one_of(*(hnp.arrays(np.dtype(code), hnp.array_shapes(**SMALL)) for code in DTYPES))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
keys = st.one_of(texts, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False), st.binary(max_size=4))
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**60), 10**60),
    st.floats(),
    st.complex_numbers(),
    texts,
    st.binary(max_size=20),
    arrays,
    st.sampled_from(DTYPES).map(lambda code: np.dtype(code).type(1)),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    ),
    max_leaves=12,
)


def identical(one, other):
    """Equal to the last bit, type for type; NaN is NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, np.generic):
        return one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, complex):
        return identical(one.real, other.real) and identical(one.imag, other.imag)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(identical, one.values(), other.values()))
    return one == other


def frame(tree, payload=b""):
    header = json.dumps(tree).encode()
    return struct.pack("<4sIQ", MAGIC, len(header), len(payload)) + header + payload


@settings(max_examples=300, deadline=None)
@given(values)
def test_decoding_what_was_encoded_gives_it_back(value):
    assert identical(decode(encode(value)), value)


@settings(deadline=None)
@given(values)
def test_the_same_value_gives_the_same_bytes(value):
    assert encode(value) == encode(decode(encode(value)))


@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (1, 1), (2, 3, 4)])
def test_arrays_keep_shape_and_order_and_become_owners_of_writable_memory(shape):
    for order in "CF":
        array = np.arange(math.prod(shape), dtype=np.float64).reshape(shape).copy(order=order)
        back = decode(encode(array))
        assert np.array_equal(back, array)
        assert back.flags.f_contiguous == array.flags.f_contiguous
        assert back.flags.c_contiguous == array.flags.c_contiguous
        assert back.flags.writeable
        assert back.base is None


def test_views_with_steps_cross_as_plain_arrays():
    array = np.arange(24).reshape(4, 6)
    for view in (array[::-1, ::2], array.T, np.broadcast_to(array[0], (3, 6)), array[1]):
        assert np.array_equal(decode(encode(view)), view)


def test_named_tuples_and_ordered_dicts_cross_as_tuples_and_dicts():
    point = namedtuple("Point", "x y")(1, 2.5)
    back = decode(encode([point, OrderedDict(a=1)]))
    assert back == [(1, 2.5), {"a": 1}]
    assert type(back[0]) is tuple
    assert type(back[1]) is dict


class Liar:
    @property
    def __class__(self):
        return dict

    def __eq__(self, other):
        return True

    __hash__ = None


class Array(np.ndarray):
    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Liar(), "Liar"),
        (np.zeros(3).view(Array), "Array"),
        (np.ma.masked_array([1, 2]), "MaskedArray"),
        ({1, 2}, "set"),
        (range(3), "range"),
        (type("Text", (str,), {})("x"), "Text"),
        (np.array([object()]), "object"),
        (np.array(["text"]), "U4"),
        (np.zeros(2, dtype=[("a", "u1")]), "('a', 'u1')"),
        (np.datetime64("2026-01-01"), "datetime64"),
        (lambda: None, "function"),
        (ValueError("x"), "ValueError"),
        pytest.param(10**5000, "int", id="a long integer"),
    ],
)
def test_what_is_not_plain_crosses_as_the_name_of_its_type_only(value, name):
    back = decode(encode([value]))[0]
    assert isinstance(back, Foreign)
    assert name in back.type_name


def test_every_integer_that_crosses_can_be_printed():
    largest = 16**997 - 1
    assert str(decode(encode(-largest))) == str(-largest)


def test_half_of_a_surrogate_pair_is_replaced():
    text = decode(encode("a\ud800b"))
    assert text.startswith("a")
    assert text.encode().decode() == text


def test_nesting_parts_and_size_have_limits():
    deep = []
    for _ in range(DEPTH_LIMIT + 1):
        deep = [deep]
    loop = []
    loop.append(loop)
    for value in (deep, loop, [0] * (NODE_LIMIT + 1), [b"x" * 60, b"x" * 60]):
        with pytest.raises(CodecError):
            encode(value, payload_limit=100)


def test_an_array_that_is_too_large_is_named_without_being_copied():
    tracemalloc.start()
    try:
        back = decode(encode(np.broadcast_to(np.uint8(1), (2**20, 2**12))))
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
    assert isinstance(back, Foreign)
    assert "4096 MiB" in back.type_name


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
@example(b"")
@example(MAGIC)
@example(frame([]))
def test_bytes_that_are_no_frame_raise_codec_error_only(data):
    with pytest.raises(CodecError):
        decode(data)


GOOD = encode([{"a": np.arange(6, dtype=np.uint8).reshape(2, 3)}, 1.5, (True, None, "text"), b"bytes", np.float32(2)])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_frame_decodes_to_something_plain_or_raises_codec_error(changes):
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    try:
        value = decode(bytes(data))
    except CodecError:
        return
    assert identical(decode(encode(value)), value)


@given(st.integers(0, len(GOOD) - 1))
def test_a_cut_or_lengthened_frame_raises_codec_error(length):
    for data in (GOOD[:length], GOOD + GOOD[: length + 1]):
        with pytest.raises(CodecError):
            decode(data)


json_trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 2**70), st.floats(allow_nan=False), st.text(max_size=6)),
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=12,
)
TAGS = (
    "none",
    "bool",
    "int",
    "float",
    "complex",
    "str",
    "bytes",
    "scalar",
    "array",
    "tuple",
    "list",
    "dict",
    "foreign",
)
CODES = ("|u1", "<f8", "|b1", "<c16", "2b", "5i,u1", "|O", "|S3", "<U1", "<M8", "", "<", "<f3", "|V4", "<f8\n")
tagged = st.recursive(
    st.one_of(
        json_trees,
        st.tuples(st.sampled_from(TAGS), json_trees).map(list),
        st.tuples(st.just("scalar"), st.sampled_from(CODES), st.integers(-1, 16)).map(list),
        st.tuples(
            st.just("array"),
            st.sampled_from(CODES),
            st.lists(st.integers(-1, 2**66), max_size=34),
            st.sampled_from(("C", "F", "K")),
            st.integers(-1, 16),
        ).map(list),
        st.sampled_from(("0x1", "-0x1", "1" * 1001, "inf", "1e999", "\ud800")).map(lambda text: ["int", text]),
        st.sampled_from(("0x1.8p1", "nan", "-inf", "1" * 70, "\ud800")).map(lambda text: ["float", text]),
        st.sampled_from(("plain", "\ud800", "\x00")).map(lambda text: ["str", text]),
    ),
    lambda inner: st.tuples(st.sampled_from(("tuple", "list", "dict")), st.lists(inner, max_size=4)).map(list),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(tagged, st.binary(max_size=32))
def test_a_forged_header_decodes_to_something_plain_or_raises_codec_error(tree, payload):
    try:
        value = decode(frame(tree, payload))
    except CodecError:
        return
    assert identical(decode(encode(value)), value)


@pytest.mark.parametrize("code", ["2b", "5i,u1", "|O", "|S3", "<U1", "<M8", "|V4", "", "<", "<f8\n"])
def test_only_plain_dtypes_are_believed(code):
    with pytest.raises(CodecError):
        decode(frame(["array", code, [0], "C", 0]))


@pytest.mark.parametrize(
    "header",
    [b"[" * 100_000, b'["list",[' * 50_000, b"9" * 100_000, b'["list",[' + b'["none"],' * 900_000 + b'["none"]]]'],
    ids=["nested", "nested lists", "a long number", "countless parts"],
)
def test_a_hostile_header_takes_little_memory(header):
    data = struct.pack("<4sIQ", MAGIC, len(header), 0) + header
    tracemalloc.start()
    try:
        with pytest.raises(CodecError):
            decode(data)
        assert tracemalloc.get_traced_memory()[1] < 400 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("digits", ["f" * 999, "f" * 1000, "-" + "f" * 998])
def test_an_integer_that_could_not_be_sent_is_not_received(digits):
    assert decode(frame(["int", digits[: -len("-0x")]])) == int(digits[: -len("-0x")], 16)
    with pytest.raises(CodecError):
        decode(frame(["int", digits]))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "part",
    [
        ["int", "0x1"],
        ["str", "1.5"],
        ["bytes", 8],
        ["scalar", "<c8", 8],
        ["scalar", "<f8", 8],
        ["array", "<f8", [1], "C", 8],
    ],
    ids=lambda part: part[0],
)
def test_only_floats_are_parts_of_a_complex_number(part):
    for tree in (["complex", part, ["float", "0x0p+0"]], ["complex", ["float", "0x0p+0"], part]):
        with pytest.raises(CodecError):
            decode(frame(tree, b"1" * (8 if len(part) > 1 and type(part[-1]) is int else 0)))


def test_truth_values_are_zero_or_one_whatever_their_bytes():
    mask = decode(frame(["array", "|b1", [2, 2], "F", 4], b"\x00\x02\xff\x01"))
    assert mask.dtype == bool
    assert mask.view(np.uint8).tolist() == [[0, 1], [1, 1]]
    assert decode(frame(["scalar", "|b1", 1], b"\x02")).tobytes() == b"\x01"


def keyed(keys):
    return frame(["dict", [[["int", hex(key)], ["none"]] for key in keys]])


def test_keys_that_are_made_to_collide_are_refused_at_once():
    modulus = sys.hash_info.modulus
    started = time.process_time()
    with pytest.raises(CodecError, match="in each other's way"):
        decode(keyed(place * modulus for place in range(60_000)))  # a minute, if they were put into one dict
    assert time.process_time() - started < 5


def test_a_large_dict_with_keys_that_do_not_collide_crosses():
    assert len(decode(keyed(range(-30_000, 30_000)))) == 60_000
    for key in (lambda place: place / 7, lambda place: (place, "x"), lambda place: complex(place % 100, place // 100)):
        value = {key(place): None for place in range(5_000)}
        assert decode(encode(value)) == value


def test_announced_lengths_are_checked_before_anything_is_read():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            Endless.asked += size
            return b"\0" * size if Endless.asked > 16 else struct.pack("<4sIQ", MAGIC, 10, 2**60)

    with pytest.raises(CodecError):
        read_frame(Endless())
    assert Endless.asked == 16


def test_frames_follow_each_other_on_a_stream():
    stream = io.BytesIO()
    for value in ("first", np.arange(3), None):
        write_frame(stream, value)
    stream.seek(0)
    assert read_frame(stream) == "first"
    assert read_frame(stream).tolist() == [0, 1, 2]
    assert read_frame(stream) is None
    with pytest.raises(EOFError):
        read_frame(stream)
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(GOOD[:-1]))
    with pytest.raises(CodecError):
        read_frame(io.BytesIO(GOOD), payload_limit=3)
