"""Asking an answer one question, and settling what came of it."""

import sys
import threading
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelgrad.check.ask import ask, fresh, put, settle
from pixelgrad.check.case import Case, Lost, Raised, Returned
from pixelgrad.check.codec import Foreign, decode, encode

IMAGE = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
CASE = Case("group", (IMAGE,))


def returned(answer, case=CASE):
    outcome = put(answer, case)
    assert isinstance(outcome, Returned), outcome
    return outcome


def raised(answer, case=CASE):
    outcome = put(answer, case)
    assert isinstance(outcome, Raised), outcome
    return outcome


def test_a_copy_is_neither_shared_nor_changed():
    outcome = returned(lambda image: image.copy())
    assert np.array_equal(outcome.value, IMAGE)
    assert not outcome.inputs_changed
    assert not outcome.shares_memory
    assert outcome.writable
    assert outcome.contiguous
    assert not outcome.overlapping


@pytest.mark.parametrize("dtype", ["u1", "?", "<f8", "<f4", "<c16", "<i8", ">u2"])
@pytest.mark.parametrize(
    "view",
    [lambda a: a, lambda a: a[:], lambda a: a.T, lambda a: a[::2, 1:], lambda a: a.reshape(-1), lambda a: [1, (a[0],)]],
)
def test_a_view_of_the_input_is_seen_to_share_memory_whatever_its_dtype(dtype, view):
    case = Case("group", (np.arange(16).reshape(4, 4).astype(dtype),))
    assert returned(view, case).shares_memory
    assert not returned(lambda a: view(a.copy()), case).shares_memory


def test_memory_shared_with_a_keyword_argument_or_inside_a_container_is_seen():
    case = Case("group", ([IMAGE],), {"extra": {"deep": (IMAGE + 1,)}})
    assert returned(lambda images, extra: images[0], case).shares_memory
    assert returned(lambda images, extra: {"key": extra["deep"][0][:1]}, case).shares_memory


def test_an_input_that_is_changed_is_seen_however_little():
    def last_value(image):
        image[-1, -1, -1] ^= 1
        return 0

    def shape(image):
        image.shape = (4, 2, 3)
        return 0

    def container(images):
        images.append(1)
        return 0

    assert returned(last_value).inputs_changed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert returned(shape).inputs_changed
    assert returned(container, Case("group", ([1, 2],))).inputs_changed
    assert not returned(lambda image: image.sum()).inputs_changed


def test_the_questions_own_arrays_stay_as_they_are():
    before = IMAGE.copy()

    def spoil(image):
        image[...] = 0
        return image

    returned(spoil)
    assert np.array_equal(IMAGE, before)
    assert fresh(CASE).args[0] is not IMAGE


@pytest.mark.parametrize("dtype", ["<f8", "?", "u1"])
def test_empty_and_zero_dimensional_arguments_can_be_asked_about(dtype):
    for array in (np.zeros((0, 3), dtype), np.ones((), dtype)):
        assert returned(lambda a: a, Case("group", (array,))).shares_memory is bool(array.size)


def test_a_result_that_cannot_be_written_or_lies_on_itself_is_seen():
    view = returned(lambda image: np.broadcast_to(image.copy()[..., None], (2, 4, 3, 3)))
    assert not view.writable
    strided = returned(lambda image: np.lib.stride_tricks.as_strided(image.copy(), (2, 5), (0, 1)))
    assert strided.writable
    assert strided.overlapping
    for layout in (
        np.ndarray.copy,
        np.transpose,
        lambda a: a[::-1, ::2],
        lambda a: np.moveaxis(a, 0, -1),
        lambda a: a[:0],
    ):
        assert not returned(lambda image, layout=layout: layout(image.copy())).overlapping


def test_contiguity_is_reported():
    assert not returned(lambda image: np.asfortranarray(image.copy())).contiguous
    assert returned(lambda image: image.copy()).contiguous


def test_an_exception_is_reported_with_its_line():
    def answer(image):
        return image[99]

    outcome = raised(answer)
    assert outcome.kind == "IndexError"
    assert not outcome.value_error
    assert "return image[99]" in outcome.where


@pytest.mark.parametrize("error", [SystemExit(0), GeneratorExit(), BaseException("x"), StopIteration(), MemoryError()])
def test_exceptions_that_are_no_errors_are_reported_too(error):
    def answer(image):
        raise error

    assert raised(answer).kind == type(error).__name__


def test_a_keyboard_interrupt_passes_through():
    def answer(image):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(answer, CASE)


def test_subclasses_of_value_error_and_not_implemented_error_are_known():
    class OwnError(ValueError):
        pass

    def own(image):
        raise OwnError("image")

    def stub(image):
        raise NotImplementedError

    assert raised(own).value_error
    assert raised(stub).not_implemented


def test_what_is_printed_and_warned_is_remarked_and_does_not_show(capsys):
    def answer(image):
        print("looking", image.shape)
        warnings.warn("careful", UserWarning, stacklevel=1)
        return 1

    outcome = returned(answer)
    assert outcome.remarks.printed == "looking (2, 4, 3)\n"
    assert outcome.remarks.warned == ("UserWarning: careful",)
    assert capsys.readouterr().out == ""


def test_an_answer_that_closes_its_output_is_still_settled():
    def answer(image):
        sys.stdout.close()
        return 1

    assert returned(answer).value == 1


class Hostile:
    def __getattribute__(self, name):
        raise SystemExit(name)

    def __str__(self):
        raise SystemExit

    __repr__ = __str__


class SaysDict:
    @property
    def __class__(self):
        return dict


class Scalar(np.float64):
    @property
    def dtype(self):
        raise RuntimeError("no")


class Mapped(dict):
    def items(self):
        raise RuntimeError("no")

    values = keys = __iter__ = items


def test_objects_that_lie_or_raise_when_they_are_read_do_not_end_the_asking():
    for value in (Hostile(), SaysDict()):
        assert isinstance(returned(lambda image, value=value: value).value, Foreign)
    assert returned(lambda image: Mapped(a=1)).value == {"a": 1}
    assert raised(lambda image: Scalar(1)).kind == "RuntimeError"

    class Every(ValueError):
        def __str__(self):
            raise SystemExit(0)

    def answer(image):
        raise Every

    assert raised(answer).value_error


def test_values_without_end_are_refused_quickly():
    wide = []
    for _ in range(30):
        wide = [wide] * 10
    loop = []
    loop += [loop] * 10
    for value in (wide, loop):
        assert raised(lambda image, value=value: value).kind == "CodecError"


def test_a_result_that_a_thread_goes_on_changing_is_settled():
    stop = threading.Event()

    def answer(image):
        out = np.zeros(1000)
        threading.Thread(target=lambda: [out.__iadd__(1) for _ in iter(stop.is_set, True)], daemon=True).start()
        return out

    try:
        assert isinstance(put(answer, CASE), Returned)
    finally:
        stop.set()


def reply(**changes):
    good = ask(lambda image: image.copy(), fresh(CASE))
    return decode(encode({**good, **changes}))


def test_a_reply_that_crossed_the_wire_settles_as_it_did_before():
    assert np.array_equal(settle(CASE, reply()).value, IMAGE)


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        1.0,
        "right",
        [],
        {},
        {"kind": "right", "score": 1.0},
        {"kind": "returned"},
        {"kind": np.array([1, 2])},
        {"kind": ["returned"], "value": 1},
        {1: 2},
        {"kind": True, "value": True},
    ],
    ids=repr,
)
def test_a_reply_that_does_not_fit_is_lost(hostile):
    assert isinstance(settle(CASE, hostile), Lost)


def test_a_reply_cannot_claim_more_than_it_shows():
    assert settle(CASE, reply(inputs_after=None)).inputs_changed
    assert settle(CASE, reply(value_after=None)).shares_memory
    assert not settle(CASE, reply(writable=1)).writable
    assert not settle(CASE, reply(contiguous=np.ones(3))).contiguous
    assert not settle(CASE, {"kind": "raised", "value_error": np.array([True])}).value_error
    assert settle(CASE, {"kind": "raised", "error": 5, "message": ["x"] * 9}).kind == ""


def test_texts_of_a_reply_cannot_move_the_cursor_of_who_reads_them():
    outcome = settle(CASE, {"kind": "raised", "error": "E\x1b[2J", "message": "two\nlines\x07" + "x" * 9999})
    assert outcome.kind.isprintable()
    assert outcome.message.startswith("two\nlines")
    assert "\x07" not in outcome.message
    assert len(outcome.message) <= 500


plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just(np.array([1, 2]))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = ("kind", "value", "inputs_after", "value_after", "printed", "warned", "error", "writable", "message")


@settings(deadline=None)
@given(
    st.one_of(
        plain, st.dictionaries(st.sampled_from(FIELDS), st.one_of(plain, st.sampled_from(("raised", "returned"))))
    )
)
def test_no_reply_raises(hostile):
    assert isinstance(settle(CASE, hostile), Lost | Raised | Returned)
