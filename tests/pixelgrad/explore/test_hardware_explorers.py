"""The explorers of unit 06: their arithmetic against NumPy's and torch's, and the script in a real browser."""

import math
import re

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pixelgrad.explore.formats import COVERS, FLOATS, PRESETS, formats_page, store, store_int8, write
from pixelgrad.explore.formats import words as format_words
from pixelgrad.explore.launch import BLOCKS, launch_page, shape
from pixelgrad.explore.launch import words as launch_words
from pixelgrad.explore.roofline import brief, rate_words, roof, roofline_page
from pixelgrad.explore.roofline import words as roof_words
from pixelgrad.explore.tiles import after, matrices, steps, tiles_page
from pixelgrad.explore.tiles import words as tile_words

OPERATIONS = {"add": 1 / 12, "ReLU": (1 / 8, 2e9), "matmul 64": (10.7, 5e10), "matmul 1024": (170.7, 1.2e11)}
PAGES = {
    "launch": launch_page,
    "tiles": tiles_page,
    "formats": formats_page,
    "roofline": lambda: roofline_page(1.5e11, 2e10, OPERATIONS),
}


def slide(tab, value, index=0):
    tab.locator("input[type=range]").nth(index).fill(str(value))


def status(tab):
    return tab.locator("[role=status]").inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_small_whole_and_the_same_each_time(name):
    page = PAGES[name]()
    assert page.html == PAGES[name]().html
    assert len(page.html) < 100_000
    assert "http" not in page.html.replace("http://www.w3.org/2000/svg", "")
    still, script = page.html.split("<script>")
    assert still.count("<img") == 1
    assert "<style" not in page.html
    assert len(re.search(r'alt="([^"]+)"', still).group(1)) > 80
    assert script.endswith("</script>")


@pytest.mark.parametrize("name", PAGES)
def test_what_the_still_says_is_what_the_sliders_start_with(opened, name):
    page = PAGES[name]()
    tab = opened(page)
    assert page.text.endswith(f"{status(tab)}]")
    assert tab.locator("canvas").get_attribute("aria-label") == status(tab)
    labels = tab.eval_on_selector_all("input", "inputs => inputs.map((input) => input.getAttribute('aria-label'))")
    assert len(labels) >= 2
    assert all(labels)


@pytest.mark.parametrize("name", PAGES)
def test_an_arrow_key_moves_the_first_slider(opened, name):
    tab = opened(PAGES[name]())
    before = status(tab)
    tab.locator("input[type=range]").first.focus()
    tab.keyboard.press("ArrowRight")
    assert status(tab) != before


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: launch_page(0), "threads"),
        (lambda: launch_page(block=1025), "block"),
        (lambda: launch_page(multiprocessors=145), "multiprocessors"),
        (lambda: tiles_page(9), "m: 9"),
        (lambda: tiles_page(tile=0), "tile"),
        (lambda: formats_page(math.inf), "value"),
        (lambda: formats_page(math.nan), "value"),
        (lambda: roofline_page(0, 1, {}), "peak_flops"),
        (lambda: roofline_page(1, math.nan, {}), "bandwidth"),
        (lambda: roofline_page(1e9, 1e9, {"add": -1.0}), "operations.*add"),
        (lambda: roofline_page(1e9, 1e9, {str(n): 1.0 for n in range(9)}), "operations"),
    ],
)
def test_a_bad_argument_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


# launch


def test_a_million_threads_are_4096_blocks_of_8_warps_in_38_waves():
    assert shape(2**20, 256, 32, 108) == (4096, 8, 38)
    assert launch_words(2**20, 256, 32, 108, 38).endswith("Wave 38 of 38: 100 of 108 multiprocessors at work, 8 idle.")


def test_the_browser_counts_blocks_warps_and_waves_as_python_does(opened):
    tab = opened(launch_page())
    for threads, block, waves in ((2**20, 256, 38), (2**12, 1024, 1), (2**24, 32, 4855)):
        slide(tab, int(math.log2(threads)) - 5, 0)
        slide(tab, BLOCKS.index(block), 1)
        assert status(tab) == launch_words(threads, block, 32, 108, waves)
    slide(tab, 7, 3)
    assert status(tab) == launch_words(2**24, 32, 32, 108, 7)


def test_numbers_that_are_no_powers_of_two_are_on_the_sliders(opened):
    page = launch_page(threads=1000, block=100, multiprocessors=3)
    assert status(opened(page)) == launch_words(1000, 100, 32, 3, 4)
    assert "4 warps of 32 a block" in page.text


# tiles


@given(st.integers(1, 8), st.integers(1, 8), st.integers(1, 8), st.integers(1, 8))
def test_after_the_last_tile_stands_the_product(m, k, n, tile):
    a, b = matrices(m, k, n)
    np.testing.assert_array_equal(after(a, b, tile, len(steps(m, k, n, tile)) - 1), a @ b)


def test_larger_tiles_fetch_less():
    last = [tile_words(8, 8, 8, tile, len(steps(8, 8, 8, tile)) - 1) for tile in (1, 2, 8)]
    assert [re.search(r"Fetched so far: ([\d,]+)", said).group(1) for said in last] == ["1,024", "512", "128"]


@pytest.mark.parametrize("tile", [1, 2, 3, 4])
def test_the_browser_takes_the_same_steps(opened, tile):
    tab = opened(tiles_page(3, 4, 2, 2))
    slide(tab, tile, 1)
    count = len(steps(3, 4, 2, tile))
    for place in range(count):
        slide(tab, place + 1, 0)
        assert status(tab) == tile_words(3, 4, 2, tile, place)
    tab.get_by_role("button", name="next").click()
    assert status(tab) == tile_words(3, 4, 2, tile, count - 1)


# formats


def bits_of(value, name):
    if name == "float32":
        return f"{np.float32(value).view(np.uint32):032b}"
    if name == "float16":
        return f"{np.float16(value).view(np.uint16):016b}"
    # Through float64, so that torch rounds once.
    return f"{torch.tensor(value, dtype=torch.float64).to(torch.bfloat16).view(torch.int16).item() & 0xFFFF:016b}"


def in_two_roundings(value, name):
    """Tell numbers that torch's way to bfloat16, through float32, rounds twice."""
    return name == "bfloat16" and np.float32(value) != value


@given(st.sampled_from(list(FLOATS)), st.floats(-1e39, 1e39))
@pytest.mark.filterwarnings("ignore:overflow")
def test_the_bits_are_those_of_numpy_and_torch(name, value):
    if in_two_roundings(value, name):
        value = float(np.float32(value)) if abs(value) < 3.4e38 else 3.4e38
    assert store(value, *FLOATS[name]).bits == bits_of(value, name)


@pytest.mark.parametrize(
    ("value", "name", "kept", "note"),
    [
        (65504.0, "float16", 65504.0, "exact"),
        (65519.0, "float16", 65504.0, "off by 0.023 %"),
        (65520.0, "float16", math.inf, "too large: infinity"),
        (65520.0, "bfloat16", 65536.0, "off by 0.024 %"),
        (2.0**-24, "float16", 2.0**-24, "subnormal: 1 bit is left"),
        (2.0**-25, "float16", 0.0, "too small: zero"),
        (3 * 2.0**-24, "float16", 3 * 2.0**-24, "subnormal: 2 bits are left"),
        (1e39, "float32", math.inf, "too large: infinity"),
        (0.0, "float32", 0.0, "exact"),
        (257.0, "bfloat16", 256.0, "off by 0.39 %"),
    ],
)
def test_what_a_format_loses_is_said(value, name, kept, note):
    stored = store(value, *FLOATS[name])
    assert (stored.value, stored.note) == (kept, note)
    assert store(-value, *FLOATS[name]).bits == "1" + stored.bits[1:]


@pytest.mark.parametrize(
    ("value", "cover", "bits", "note"),
    [
        (1.0, 1.0, "01111111", "exact"),
        (-1.0, 1.0, "10000001", "exact"),
        (1.2, 1.0, "01111111", "too large: stops at 127"),
        (1e30, 1.0, "01111111", "too large: stops at 127"),
        (0.001, 1.0, "00000000", "too small: zero"),
        (0.0, 1.0, "00000000", "exact"),
    ],
)
def test_int8_is_a_whole_number_times_a_scale(value, cover, bits, note):
    stored = store_int8(value, cover)
    assert (stored.bits, stored.note) == (bits, note)


def test_numbers_are_written_briefly():
    assert [write(v) for v in (0.1, -65504.0, 1e-8, 3e38, math.inf, 0.0, 1 / 3)] == [
        "0.1", "−65504", "1e−8", "3e38", "∞", "0", "0.333333333",
    ]  # fmt: skip


def test_the_browser_rounds_as_python_does(opened):
    tab = opened(formats_page())
    for digits, power in [
        ("1.00", -9),
        ("9.99", 4),
        ("6.55", 4),
        ("6.56", 4),
        ("1.18", -38),
        ("5.96", -8),
        ("2.50", -1),
        ("3.41", 38),
    ]:
        if power < -9:
            continue
        slide(tab, digits, 0)
        slide(tab, power, 1)
        assert status(tab) == format_words(float(f"{digits}e{power}"), 1.0)
    for number in PRESETS:
        tab.get_by_role("button", name=write(number), exact=True).click()
        assert status(tab) == format_words(number, 1.0)
    tab.get_by_role("button", name=write(1001.0), exact=True).click()
    for place, cover in enumerate(COVERS):
        slide(tab, place, 2)
        assert status(tab) == format_words(1001.0, cover)
    tab.get_by_role("button", name="other sign").click()
    assert status(tab) == format_words(-1001.0, COVERS[-1])


# roofline


def test_the_roof_is_a_slope_and_a_level():
    assert [roof(i, 100.0, 10.0) for i in (1, 10, 1000)] == [10, 100, 100]
    said = roof_words(1.5e11, 2e10, [("add", 0.1, None), ("matmul", 100.0, 1e11)], 100.0)
    assert said == (
        "At 100 operations a byte: 150 GFLOP/s at most, limited by arithmetic; the roof turns level at 7.50. "
        "Waiting for memory: add."
    )


def test_rates_carry_a_unit():
    assert [rate_words(r) for r in (3.12e14, 1.5e11, 2e6, 5.0)] == [
        "312 TFLOP/s",
        "150 GFLOP/s",
        "2.00 MFLOP/s",
        "5.00 FLOP/s",
    ]
    assert [brief(n) for n in (1 / 12, 7.5, 1234.5, 12.34)] == ["0.0833", "7.50", "1235", "12.3"]


def test_the_browser_follows_another_machine(opened):
    tab = opened(roofline_page(1.5e11, 2e10, OPERATIONS))
    points = [(name, *(given if isinstance(given, tuple) else (given, None))) for name, given in OPERATIONS.items()]
    for at, peak, bandwidth in ((0, 0, 0), (40, 0, 0), (24, 2, -1), (30, -2, 2)):
        slide(tab, at, 0)
        slide(tab, peak, 1)
        slide(tab, bandwidth, 2)
        assert status(tab) == roof_words(1.5e11 * 2.0**peak, 2e10 * 2.0**bandwidth, points, 2 ** (at / 8))
