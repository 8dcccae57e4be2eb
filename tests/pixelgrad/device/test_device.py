"""The device, moving things to it, seeds, and the banner. A machine with CUDA is played where there is none."""

import collections
import random
import re
import subprocess
import sys
import warnings

import numpy as np
import pytest
import torch

from pixelgrad import device
from pixelgrad.device import choose
from pixelgrad.device.banner import banner_page, describe_device

Pair = collections.namedtuple("Pair", "images labels")


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch):
    monkeypatch.setattr(choose, "_told", set())
    monkeypatch.delenv(device.DEVICE_VARIABLE, raising=False)


def play(monkeypatch, *kinds):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in kinds)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1 if "cuda" in kinds else 0)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in kinds)


@pytest.mark.parametrize(
    ("kinds", "best"), [((), "cpu"), (("mps",), "mps"), (("cuda",), "cuda"), (("cuda", "mps"), "cuda")]
)
def test_the_best_device_is_cuda_before_mps_before_the_cpu(monkeypatch, kinds, best):
    play(monkeypatch, *kinds)
    assert device.best_device() == torch.device(best)


def test_an_argument_counts_more_than_the_environment(monkeypatch):
    play(monkeypatch, "cuda")
    monkeypatch.setenv(device.DEVICE_VARIABLE, "cpu")
    assert device.best_device() == torch.device("cpu")
    assert device.best_device("cuda:0") == torch.device("cuda:0")
    monkeypatch.setenv(device.DEVICE_VARIABLE, "")
    assert device.best_device() == torch.device("cuda")


@pytest.mark.parametrize("ask", [device.best_device, lambda kind: device.to_device([], kind)])
def test_a_missing_device_is_said_once_at_the_line_that_asked(monkeypatch, ask):
    play(monkeypatch)
    with pytest.warns(device.DeviceMissingWarning, match="cuda .* is not there: the CPU") as caught:
        ask("cuda")
    assert [warning.filename for warning in caught] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert device.best_device("cuda") == torch.device("cpu")
        assert device.to_device(torch.ones(2), "cuda").device == torch.device("cpu")


def test_a_second_graphics_card_that_is_not_there_is_missing_too(monkeypatch):
    play(monkeypatch, "cuda")
    with pytest.warns(device.DeviceMissingWarning, match="cuda:1"):
        assert device.best_device("cuda:1") == torch.device("cpu")


@pytest.mark.parametrize("name", ["gpu", "cuda:x", "", "xla", "meta"])
def test_an_unknown_device_is_refused(name):
    with pytest.raises(ValueError, match=r"device: .* not one of cuda, mps, cpu"):
        device.best_device(name)


def test_nested_data_keeps_its_form_and_its_order():
    lookup = collections.OrderedDict(b=[torch.ones(1)], a=(torch.zeros(2), "word"))
    data = Pair(images=[torch.ones(2), (3, None)], labels=lookup)
    moved = device.to_device(data, "cpu")
    assert type(moved) is Pair
    assert type(moved.images) is list
    assert type(moved.images[1]) is tuple
    assert type(moved.labels) is collections.OrderedDict
    assert list(moved.labels) == ["b", "a"]
    assert moved.labels["a"][1] == "word"
    assert moved.images[1] == (3, None)


def test_everything_nested_arrives(monkeypatch):
    # torch's meta device is another device on every machine.
    monkeypatch.setitem(choose.KINDS, "meta", "no memory at all")
    monkeypatch.setattr(choose, "available_devices", lambda: ("meta", "cpu"))
    model = torch.nn.Linear(2, 3)
    data = {"x": torch.ones(2), "deep": [Pair(torch.ones(1), (torch.ones(3), model))], "n": 1}
    moved = device.to_device(data, "meta")
    tensors = [moved["x"], moved["deep"][0].images, moved["deep"][0].labels[0], *model.parameters()]
    assert {tensor.device.type for tensor in tensors} == {"meta"}
    assert moved["deep"][0].labels[1] is model
    assert data["x"].device.type == "cpu"
    assert type(device.to_device(collections.defaultdict(list, a=torch.ones(1)), "meta")) is collections.defaultdict


def test_one_seed_starts_all_generators():
    def draw():
        return random.random(), np.random.rand(), torch.rand(1).item()  # noqa: NPY002

    device.seed_everything(5)
    first = draw()
    assert first != draw()
    device.seed_everything(5)
    assert first == draw()
    device.seed_everything(6)
    assert not set(first) & set(draw())


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_that_numpy_cannot_take_is_refused(seed):
    with pytest.raises(ValueError, match="seed"):
        device.seed_everything(seed)


def test_deterministic_mode_ends_with_its_block_also_after_an_error():
    def state():
        cudnn = torch.backends.cudnn
        return torch.are_deterministic_algorithms_enabled(), cudnn.benchmark, cudnn.deterministic

    before = state()
    with device.deterministic():
        assert state() == (True, False, True)
        with pytest.raises(RuntimeError, match="deterministic"):
            torch.ones(3).put_(torch.tensor([0, 0]), torch.ones(2), accumulate=False)
    assert state() == before
    with pytest.raises(KeyError), device.deterministic():
        raise KeyError
    assert state() == before


def test_waiting_for_the_cpu_is_allowed_and_for_the_unknown_not():
    device.synchronize("cpu")
    with pytest.raises(ValueError, match="device"):
        device.synchronize("gpu")


def test_the_banner_says_what_there_is():
    facts = describe_device("cpu")
    page = banner_page(facts)
    for words in ("This notebook runs on", "the CPU", torch.__version__, "thread", "of memory"):
        assert words in page.html
        assert words in page.text
    assert re.search(r"\d+\.\d GiB", page.text)
    assert "<style" not in page.html


def test_the_banner_of_a_graphics_card_names_it(monkeypatch):
    play(monkeypatch, "cuda")
    card = collections.namedtuple("Card", "name multi_processor_count total_memory")("Some <card>", 108, 40 * 2**30)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _: card)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _: (8, 0))
    page = banner_page(describe_device())
    assert "a GPU, through CUDA" in page.text
    assert "Some <card>, 108 multiprocessors, compute capability 8.0 · 40.0 GiB of memory" in page.text
    assert "Some &lt;card&gt;" in page.html


def test_outside_a_notebook_the_banner_is_a_line_of_text(capsys):
    device.show_device("cpu")
    assert capsys.readouterr().out.startswith("This notebook runs on the CPU: ")


def test_importing_the_package_imports_no_torch():
    code = "import sys; from pixelgrad import data, device, explore; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
