import numpy as np
import pytest

from pixelgrad import plot

PHOTO = np.full((2, 3), 7, dtype=np.uint8)


def unfinished(image):
    raise NotImplementedError


def crash(image):
    raise IndexError("row 9\nof 3")


def nothing(image):
    return None


def as_list(image):
    return image.tolist()


def other_shape(image):
    return image.T


@pytest.mark.parametrize(
    ("function", "notice"),
    [
        (unfinished, "unfinished is not written yet;"),
        (crash, "crash raised IndexError (row 9);"),
        (nothing, "nothing returned None;"),
        (as_list, "as_list returned a list in place of the shape (2, 3);"),
        (other_shape, "other_shape returned the shape (3, 2) in place of the shape (2, 3);"),
    ],
)
def test_without_a_usable_result_a_line_says_why_and_the_input_goes_on(capsys, function, notice):
    result = plot.attempt(function, PHOTO, shape=(2, 3))
    assert np.array_equal(result, PHOTO)
    assert capsys.readouterr().out == f"{notice} what follows does without.\n"


def test_a_result_comes_back_without_a_word(capsys):
    assert (plot.attempt(np.negative, PHOTO) == 249).all()
    assert capsys.readouterr().out == ""


def test_something_else_can_go_on_in_its_place():
    assert plot.attempt(unfinished, PHOTO, otherwise=None) is None
    assert plot.attempt(unfinished, PHOTO, otherwise="no answer") == "no answer"


def test_a_function_that_edits_in_place_spoils_nothing():
    def blacken(image):
        image[:] = 0
        return image

    photo = PHOTO.copy()
    assert (plot.attempt(blacken, photo) == 0).all()
    assert np.array_equal(photo, PHOTO)


def test_a_read_only_result_can_be_painted_on():
    painted = plot.attempt(lambda image: np.broadcast_to(image[:, :, None], (2, 3, 3)), PHOTO)
    painted[0, 0, 0] = 99
    assert painted[0, 0].tolist() == [99, 7, 7]


def test_the_fallback_is_not_the_callers_own_array():
    result = plot.attempt(unfinished, PHOTO)
    assert not np.shares_memory(result, PHOTO)


def test_in_one_cell_a_notice_is_given_once(capsys, monkeypatch):
    cells = iter([5, 5, 5, 6])
    monkeypatch.setattr("pixelgrad.plot.attempts.running_cell", lambda: next(cells))
    plot.attempt(unfinished, PHOTO)
    plot.attempt(unfinished, PHOTO)
    plot.attempt(nothing, PHOTO)
    plot.attempt(unfinished, PHOTO)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["unfinished", "nothing", "unfinished"]
