"""Descent and expression: the browser computes what Python does, and says in words what cannot be."""

import re

import pytest
import torch

from pixelgrad.explore.descent import RATES, SURFACES, descend, descent_page
from pixelgrad.explore.expression import expression_graph, expression_page

TEXTS = [
    "tanh(ln(1 + z * 2*x / sin(y)))",
    "x*x + x*y - 3/z",
    "-x**2 + relu(y - x)",
    "exp(-(x + y))*2**-z",
    "x",
    "(x - -y) / .5 - 1 - 2",
]
POINT = {"x": 1.0, "y": 2.0, "z": 3.0}


def status(tab):
    return tab.locator("[role=status]").inner_text()


def torchs(text):
    leaves = {name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in POINT.items()}
    names = {"tanh": torch.tanh, "ln": torch.log, "exp": torch.exp, "sin": torch.sin, "relu": torch.relu}
    result = eval(text, {"__builtins__": {}}, names | leaves) * 1  # the test's own texts
    return result.item(), dict(
        zip(leaves, torch.autograd.grad(result, list(leaves.values()), allow_unused=True), strict=True)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_the_graph_of_a_text_has_torchs_gradients(text):
    value, gradients = torchs(text)
    graph = expression_graph(text, POINT)
    assert graph.output.value == pytest.approx(value)
    found = {node.name: node.gradient for node in graph if node.kind == "input"}
    assert found == {name: pytest.approx(g.item()) for name, g in gradients.items() if g is not None}


REFUSED = ["", "x +", "w", "x.real", "__import__('os')", "tanh", "tanh(x, y)", "x if y else z", "ln(-x)", "9**9**9"]


@pytest.mark.parametrize("text", [*REFUSED, "'a'", "x" * 130, "True", "x//2"])
def test_what_is_no_expression_is_refused(text):
    with pytest.raises(ValueError, match="text"):
        expression_graph(text, POINT)


@pytest.mark.parametrize("text", TEXTS)
def test_the_browser_reads_and_differentiates_alike(opened, text):
    tab = opened(expression_page())
    tab.get_by_label("expression").fill(text)
    value, gradients = torchs(text)
    found = dict(re.findall(r"(f|∂f/∂\w) = ([\d.−]+)", status(tab)))
    numbers = {name: float(number.replace("−", "-")) for name, number in found.items()}
    expected = {"f": value} | {f"∂f/∂{name}": g.item() for name, g in gradients.items() if g is not None}
    assert numbers == {name: pytest.approx(number, rel=1e-3) for name, number in expected.items()}
    assert tab.locator("svg").count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tanh(x", "a bracket is not closed"),
        ("x + y)", "a bracket is closed that was not opened"),
        ("2 x", "a sign between two values is missing"),
        ("x +", "something is missing at the end"),
        ("w * x", '"w" is not known'),
        ("constructor(x)", '"constructor" is not known'),
        ("alert(1)", '"alert" is not known'),
        ("x; y", '";" is not known here'),
        ("ln(x - y)", "ln of −1 has no value"),
        ("x / (y - 2)", "the division of 1 and 0 has no value"),
        ("tanh x", "tanh needs a bracket"),
        ("", "type an expression"),
    ],
)
def test_the_browser_says_what_is_wrong(opened, text, words):
    tab = opened(expression_page())
    tab.get_by_label("expression").fill(text)
    assert words in status(tab)
    tab.get_by_label("expression").fill("x * 2")
    assert status(tab) == "f = 2, ∂f/∂x = 2"


def test_sliders_move_the_variables_and_keys_stay(opened):
    tab = opened(expression_page("x*y"))
    tab.evaluate("window.heard = 0; document.addEventListener('keydown', () => { window.heard += 1; })")
    tab.locator("input[type=range]").nth(0).fill("-3")
    assert status(tab) == "f = −6, ∂f/∂x = 2, ∂f/∂y = −3"
    tab.get_by_label("expression").press("End")
    assert tab.evaluate("window.heard") == 0


def test_boxes_of_a_typed_expression_are_apart(opened):
    tab = opened(expression_page("x*y*z + x*sin(y) - tanh(z*x)/exp(y) + x*x*x - ln(x + y*z)"))
    script = "boxes => boxes.map((b) => ['x', 'y', 'width', 'height'].map((n) => Number(b.getAttribute(n))))"
    boxes = tab.eval_on_selector_all('svg rect[stroke="#9aa1ad"]', script)
    assert len(boxes) > 15
    for k, (x, y, width, height) in enumerate(boxes):
        for left, top, across, down in boxes[k + 1 :]:
            assert x + width <= left or left + across <= x or y + height <= top or top + down <= y


def test_rates_are_too_small_good_and_too_large():
    valley = SURFACES["long valley"]
    slow, good, lost = (valley.value(*descend(valley, rate)[-1]) for rate in (RATES[0], 0.15, RATES[-1]))
    assert slow > 0.5
    assert good < 0.01
    assert lost > 1000


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("rate", [0, 8, 11, 16])
def test_the_browser_descends_as_python_does(opened, surface, rate):
    tab = opened(descent_page())
    tab.get_by_role("button", name=surface).click()
    tab.locator("input[type=range]").nth(0).fill(str(rate))
    path = descend(SURFACES[surface], RATES[rate])
    last = SURFACES[surface].value(*path[-1])
    went = f"{last:.3f}".replace("-", "−") if last < 1e6 else "more than a million"
    assert f"to {went} in {len(path) - 1} steps" in status(tab)


def test_a_path_that_rests_in_the_other_hollow_is_not_called_slow(opened):
    tab = opened(descent_page())
    tab.get_by_role("button", name="two basins").click()
    rate = min(range(len(RATES)), key=lambda k: abs(RATES[k] - 0.12))
    tab.locator("input[type=range]").nth(0).fill(str(rate))
    assert "it has come to rest in a hollow" in status(tab)
    tab.locator("input[type=range]").nth(0).fill("0")
    assert "the steps are short" in status(tab)


def test_the_lowest_value_is_the_lowest():
    basins = SURFACES["two basins"]
    found = min(basins.value(x / 1000, 0.0) for x in range(-1500, 1500))
    assert found == pytest.approx(basins.lowest, abs=1e-3)


@pytest.mark.parametrize("page", [descent_page, expression_page])
def test_pages_are_whole_and_small(page):
    html = page().html
    assert html == page().html
    assert len(html) < 100_000
    assert set(re.findall(r"https?://[^\s\"'<>`]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert len(re.search(r'alt="([^"]+)"', html.split("<script>")[0]).group(1)) > 60


@pytest.mark.parametrize(("given", "words"), [({"surface": "hill"}, "surface"), ({"rate": 0}, "rate")])
def test_a_bad_argument_is_named(given, words):
    with pytest.raises(ValueError, match=words):
        descent_page(**given)
