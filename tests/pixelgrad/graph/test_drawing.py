"""Pictures: well formed, complete in words, small, and the same everywhere."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
import torch
from torch import nn

from pixelgrad.graph import autograd_graph, draw, step, trace
from pixelgrad.plot.style import FORWARD, GRADIENT_INK


def formula(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


class Tower(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.blocks = nn.Sequential(*(nn.Sequential(nn.Linear(4, 4), nn.ReLU()) for _ in range(blocks)))
        self.last = nn.Linear(4, 2)

    def forward(self, x):
        return self.last(self.blocks(x) + x)


@pytest.fixture(scope="module")
def graph():
    return trace(formula, 1.0, 2.0, 3.0)


@pytest.fixture(scope="module")
def tower():
    return trace(Tower(3), torch.ones(1, 4))


@pytest.mark.parametrize("direction", ["right", "down", None])
def test_the_svg_is_plain_and_well_formed(graph, tower, direction):
    for item in (graph, tower):
        picture = draw(item, direction=direction)
        root = ElementTree.fromstring(picture.svg)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "g", "rect", "path", "text"}
        assert "url(" not in picture.svg


def test_values_and_gradients_have_the_colours_of_the_course(graph):
    drawn = draw(graph).svg
    assert re.search(rf'fill="{FORWARD}"[^>]*>2.2<', drawn)
    assert re.search(rf'fill="{GRADIENT_INK}"[^>]*>grad 0.02643<', drawn)
    assert re.search(rf'fill="{GRADIENT_INK}"[^>]*>−2.419<', drawn)
    assert "grad" not in draw(graph, gradients=False, partials=False).svg


def test_the_words_list_every_step_with_its_value(graph):
    alt = draw(graph).alt
    for step_of in (
        "a = 2 · x = 2",
        "b = sin(y) = 0.9093",
        "c = a / b = 2.2",
        "d = z · c",
        "ln(v₁)",
        "tanh(e) = 0.966",
    ):
        assert step_of in alt
    assert "at x 0.05813" in alt


def test_the_words_tell_what_is_drawn_and_no_more(graph):
    whole, forward = draw(graph).alt, draw(graph, gradients=False, partials=False).alt
    assert "Slopes of each step alone:" in whole
    assert "of a along x 2," in whole
    assert "Slopes" not in forward
    assert "Gradients" not in forward
    assert "a = 2 · x = 2" in forward
    assert "a = 2 · x;" in draw(graph, values=False).alt


def test_every_operation_of_a_network_is_in_the_words(tower):
    alt = draw(tower).alt
    assert alt.count("linear") == 4
    assert alt.count("relu") == 3


def test_the_page_is_an_image_with_words_and_the_svg_beside_it(graph):
    bundle = draw(graph)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "image/svg+xml", "text/plain"}
    assert 'src="data:image/svg+xml;base64,' in bundle["text/html"]
    assert "<script" not in bundle["text/html"]
    assert graph._repr_mimebundle_()["image/svg+xml"] == bundle["image/svg+xml"]


def test_modules_have_frames_and_collapse(tower):
    assert any(frame.group == ("blocks",) for frame in draw(tower).layout.frames)
    assert len(draw(tower).layout.centres) == 9
    small = draw(tower, collapse=1)
    assert len(small.layout.centres) == 4
    assert "60 parameters" in small.alt
    assert len(draw(tower, collapse=["blocks.1"]).layout.centres) == 8
    with pytest.raises(ValueError, match="no module 'b'"):
        draw(tower, collapse=["b"])


def test_parameters_get_boxes_if_asked(tower):
    assert len(draw(tower, parameters=True).layout.centres) == 9 + 8


def test_a_network_that_is_too_large_is_collapsed_by_itself():
    graph = trace(Tower(70), torch.ones(1, 4))
    assert len(draw(graph).layout.centres) <= 110
    assert len(draw(graph, collapse=0).layout.centres) > 140


def test_it_is_saved_as_svg_and_png(graph, tmp_path):
    picture = draw(graph)
    assert ElementTree.parse(picture.save(tmp_path / "a.svg")).getroot().tag.endswith("svg")
    data = picture.save(tmp_path / "a.png").read_bytes()
    width = int.from_bytes(data[16:20], "big")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert abs(width - 2 * picture.scene.width) < 4
    with pytest.raises(ValueError, match="path"):
        picture.save(tmp_path / "a.pdf")


def test_a_name_cannot_leave_the_picture():
    graph = trace(lambda pair: pair["<b>&"] * 1, {"<b>&": 2.0})
    assert ElementTree.fromstring(draw(graph).svg) is not None
    assert "<b>" not in draw(graph).html.replace("<body>", "")


def test_the_player_is_small_and_its_still_is_the_finished_graph(graph):
    page = step(graph)
    assert len(page.html.encode()) < 60_000
    still, script = page.html.split("<script>")
    assert "at x 0.05813" in still
    assert "∂f" not in still.split("alt=")[0]
    assert "backward 10 of 10: ∂formula/∂x = ∂formula/∂a · ∂a/∂x = 0.02907 · 2 = 0.05813" in script
    assert "forward 3 of 7: c = a / b = 2 / 0.9093 = 2.2" in script


def test_what_is_no_graph_is_refused():
    with pytest.raises(TypeError, match="int"):
        draw(3)
    with pytest.raises(ValueError, match="too many"):
        step(trace(Tower(40), torch.ones(1, 4)))


def test_torchs_own_graph_tells_the_bytes_that_it_keeps():
    x = torch.ones(8, 4)
    w = torch.ones(4, 2, requires_grad=True)
    h = (x @ w).exp()
    loss = (h * h).sum()
    stored = autograd_graph(loss)
    kinds = [node.operation for node in stored]
    assert kinds == ["SumBackward0", "MulBackward0", "ExpBackward0", "MmBackward0", "AccumulateGrad"]
    assert stored["w"].shape == (4, 2)
    # h is kept twice (as both factors) and once more as the result of exp: one memory. x is kept for w.
    assert stored.size == 4 * (8 * 2 + 8 * 4)
    assert {item.name for node in stored for item in node.saved} >= {"self = x", "result = h"}
    alt = draw(stored).alt
    assert "192 bytes" in alt
    loss.backward()
    freed = autograd_graph(loss)
    assert freed.size == 0
    assert "freed" in draw(freed).alt


def test_without_a_graph_there_is_nothing_to_show():
    with pytest.raises(ValueError, match="requires a gradient"):
        autograd_graph(torch.ones(2))


def test_importing_needs_neither_torch_nor_matplotlib():
    code = "import sys, pixelgrad.graph; print(sorted({'torch', 'matplotlib.pyplot', 'ipywidgets'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_gradients_of_nodes_without_a_name_are_told_by_what_they_do():
    def hinge(scores):
        return torch.relu(scores - scores[1] + 1).sum() - 1

    alt = draw(trace(hinge, torch.tensor([1.0, 2.0], requires_grad=True))).alt
    assert "Gradients of the result: at hinge 1, at sum" in alt
    assert "at  " not in alt


def test_the_name_of_a_frame_is_written_out_where_it_is_broader_than_what_it_holds():
    class ConvolutionWithNorm(nn.Sequential):
        pass

    one = ConvolutionWithNorm(nn.Linear(2, 2), nn.ReLU())
    drawn = draw(trace(nn.Sequential(one, nn.Tanh()), torch.ones(1, 2)), direction="down").svg
    assert ">0  ConvolutionWithNorm<" in drawn
    assert "…" not in drawn
