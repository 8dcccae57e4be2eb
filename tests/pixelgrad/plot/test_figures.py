import base64
import re
import subprocess
import sys

import numpy as np
import pytest

from pixelgrad import plot
from pixelgrad.plot.course import course_svg


def alts(markup):
    return re.findall(r'alt="([^"]*)"', markup)


def svg_of(markup):
    return base64.b64decode(re.search(r"svg\+xml;base64,([^\"]+)", markup).group(1)).decode()


def test_one_array_is_one_picture_with_caption_and_alternative_text():
    markup = plot.images_html(np.zeros((4, 5, 3), dtype=np.uint8), caption="A < B.", alt='Black, "really".')
    assert markup.count("<img") == 1
    assert alts(markup) == ["Black, &quot;really&quot;."]
    assert "A &lt; B.</figcaption>" in markup


def test_in_a_row_the_first_picture_carries_the_sentence_and_the_others_their_titles():
    markup = plot.images_html([np.zeros((4, 4))] * 3, ["a", "b", "c"], caption="Three.", alt="Three black squares.")
    assert alts(markup) == ["Three black squares.", "b", "c"]


def test_what_is_not_an_image_is_said_in_words_and_the_rest_is_shown():
    markup = plot.images_html([np.zeros((3, 100, 7)), None, np.zeros((4, 4))], caption="c", alt="a")
    assert markup.count("<img") == 1
    assert "(3, 100, 7)" in markup
    assert "NoneType is not an image" in markup


def test_titles_must_match_the_images():
    with pytest.raises(ValueError, match="titles: 2 titles for 1 images"):
        plot.images_html([np.zeros((4, 4))], ["a", "b"], caption="c", alt="a")


def test_nothing_to_show_is_an_error():
    with pytest.raises(ValueError, match="images"):
        plot.images_html([], caption="c", alt="a")


def test_a_notebook_gets_html_and_a_reader_without_pictures_gets_a_sentence():
    page = plot.page.Page("<figure></figure>", "[picture: a cat]")
    assert page._repr_mimebundle_() == {"text/html": "<figure></figure>", "text/plain": "[picture: a cat]"}


def test_outside_a_notebook_the_sentence_is_printed(capsys):
    plot.show_images(np.zeros((4, 4)), caption="c", alt="a black square")
    assert capsys.readouterr().out == "[picture: a black square]\n"


def test_a_figure_is_shown_once_and_closed(capsys):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    plot.use_course_style()
    figure, axes = plt.subplots()
    axes.plot([0, 1])
    plot.show_figure(figure, caption="A line.", alt="a rising line")
    assert capsys.readouterr().out == "[figure: a rising line]\n"
    assert not plt.fignum_exists(figure.number)


def test_the_style_is_the_same_when_it_is_used_twice():
    import matplotlib

    plot.use_course_style()
    once = dict(matplotlib.rcParams)
    plot.use_course_style()
    assert dict(matplotlib.rcParams) == once
    assert matplotlib.rcParams["figure.facecolor"] == "white"


def test_every_pixel_shows_its_number():
    drawing = plot.numbers_svg(np.array([[7, 250], [13, 99]], dtype=np.uint8))
    assert re.findall(r">(\d+)</text>", drawing) == ["0", "1", "0", "1", "7", "250", "13", "99"]


def test_a_colour_pixel_shows_three_numbers_in_its_colour():
    drawing = plot.numbers_svg(np.array([[[255, 200, 0]]], dtype=np.uint8))
    assert "rgb(255,200,0)" in drawing
    assert re.findall(r">(\d+)</text>", drawing)[-3:] == ["255", "200", "0"]


def test_floats_are_written_so_that_they_are_told_from_one():
    assert ">0.999<" in plot.numbers_svg(np.array([[0.999]]))
    assert ">nan<" in plot.numbers_svg(np.array([[np.nan]]))


def test_a_photograph_is_too_large_for_its_numbers():
    with pytest.raises(ValueError, match="17 by 3"):
        plot.numbers_svg(np.zeros((17, 3)))


def test_grids_carry_caption_titles_and_alternative_text(capsys):
    plot.show_numbers([np.zeros((2, 2)), np.ones((2, 2))], ["a", "b"], caption="c", alt="zeros and ones")
    assert capsys.readouterr().out == "[numbers: zeros and ones]\n"


@pytest.mark.parametrize("unit", range(1, 9))
def test_the_map_highlights_one_unit(unit):
    bold = re.findall(r'font-weight="bold"[^>]*>([^<]*)</text>', course_svg(unit))
    assert bold[0] == f"{unit:02}"
    assert len(bold) == 3


@pytest.mark.parametrize("unit", [0, 9])
def test_there_are_eight_units(unit):
    with pytest.raises(ValueError, match=f"unit: {unit}"):
        course_svg(unit)


def test_drawings_need_no_style_sheet_and_no_reference():
    for drawing in (course_svg(1), plot.numbers_svg(np.zeros((2, 2)))):
        assert "<style" not in drawing
        assert "<defs" not in drawing
        assert "url(" not in drawing


def test_importing_is_light():
    code = (
        "import sys; from pixelgrad import data, explore, plot; "
        "print([m for m in ('torch', 'matplotlib', 'ipywidgets', 'skimage', 'scipy', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
