import numpy as np
import pytest

from pixelgrad import data


@pytest.mark.parametrize("name", data.photos())
def test_every_photograph_is_here_without_a_download(name):
    image = data.photo(name)
    assert image.dtype == np.uint8
    assert image.ndim == 2 or image.shape[2] == 3


@pytest.mark.parametrize("name", data.photos())
def test_every_photograph_states_its_terms(name):
    assert any(terms in data.credit(name) for terms in ("CC0", "Public domain", "No known copyright restrictions"))


def test_chelsea_is_what_the_course_says():
    chelsea = data.photo("chelsea")
    assert (chelsea.shape, chelsea.min(), chelsea.max()) == ((300, 451, 3), 0, 231)


def test_a_photograph_can_be_spoiled_and_had_anew():
    data.photo("chelsea")[:] = 0
    assert data.photo("chelsea").max() == 231


@pytest.mark.parametrize("ask", [data.photo, data.credit])
def test_an_unknown_name_is_answered_with_the_known_ones(ask):
    with pytest.raises(ValueError, match=r"name: .*'dog'.*chelsea"):
        ask("dog")
