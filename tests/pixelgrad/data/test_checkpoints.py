"""The trained networks: what the files hold, what is said of them, and the command that makes them."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
import torch

from pixelgrad import data, models
from pixelgrad.data import checkpoints as module

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tools"))
import checkpoints as command  # noqa: E402
from distort import Distortion, distort  # noqa: E402

PARAMETERS = {"lenet300": 266_610, "lenet5": 431_080}
LEAST = {"lenet300": 0.986, "lenet5": 0.993}


def right(model, load):
    images, labels = load("test")
    return 1 - command.count_errors(model, images, labels) / len(labels)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_network_has_the_published_number_of_parameters(name):
    model = data.checkpoint(name)
    assert type(model).__name__ == module.MODELS[name]
    assert sum(parameter.numel() for parameter in model.parameters()) == PARAMETERS[name]
    assert not model.training
    assert model(torch.zeros(3, 1, 28, 28)).shape == (3, 10)


@pytest.mark.parametrize("name", PARAMETERS)
def test_accuracy_on_the_test_set_is_what_the_file_says(name):
    # One image in ten thousand may tip over where another processor adds in another order.
    facts = data.checkpoint_facts(name)
    accuracy = right(data.checkpoint(name), data.mnist)
    assert abs(accuracy - float(facts["test_accuracy"])) <= 0.00011
    assert accuracy >= LEAST[name]


@pytest.mark.parametrize("name", PARAMETERS)
def test_accuracy_on_the_courses_digits_is_what_the_file_says(name):
    stated = float(data.checkpoint_facts(name)["digits_accuracy"])
    assert abs(right(data.checkpoint(name), data.digits) - stated) <= 0.00051


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_readme_holds_the_line_that_the_command_writes(name):
    path, facts = data.checkpoint_path(name), data.checkpoint_facts(name)
    assert command.row(path, facts) in (ROOT / "data" / "README.md").read_text(encoding="utf-8").splitlines()
    assert facts["command"] == "make checkpoints"
    assert facts["trained_on"] == "mnist"
    assert int(facts["test_errors"]) == round(10_000 * (1 - float(facts["test_accuracy"])))


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_file_was_made_with_the_settings_of_the_command(name):
    facts, settings = data.checkpoint_facts(name), command.SETTINGS[name]
    assert json.loads(facts["settings"]) == json.loads(json.dumps(command.asdict(settings)))
    assert facts["seed"] == str(settings.seed)


def test_each_call_gives_a_network_of_its_own():
    one, two = data.checkpoint("lenet300"), data.checkpoint("lenet300")
    torch.nn.init.zeros_(one.fc1.weight)
    assert two.fc1.weight.any()


@pytest.mark.parametrize("call", [data.checkpoint, data.checkpoint_facts, data.checkpoint_path])
def test_an_unknown_network_is_refused(call):
    with pytest.raises(ValueError, match="lenet300, lenet5"):
        call("alexnet")


def test_without_its_file_the_error_says_where_it_was_looked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    monkeypatch.setattr(metadata, "files", lambda name: [])
    with pytest.raises(data.DataUnavailableError, match=r"lenet5\.safetensors is not in .*data"):
        data.checkpoint("lenet5")


def test_an_installed_wheel_brings_the_files(tmp_path):
    code = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    copy = tmp_path / "course"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "data", "pixelgrad", "autograder"):
        (copy / name).symlink_to(ROOT / name)
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=copy, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        for name in PARAMETERS:
            (member,) = [path for path in packed.namelist() if path.endswith(f"/{name}.safetensors")]
            assert ".data/data/share/pixelgrad/" in member
            assert packed.read(member) == data.checkpoint_path(name).read_bytes()


def test_an_installed_file_is_found_through_its_package(monkeypatch, tmp_path):
    class Installed:
        name = "lenet5.safetensors"

        def locate(self):
            return tmp_path / "site" / ".." / "share" / self.name

    (tmp_path / "site").mkdir()
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / Installed.name).write_bytes(b"weights")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    monkeypatch.setattr(metadata, "files", lambda name: [Installed()])
    assert data.checkpoint_path("lenet5").read_bytes() == b"weights"


@pytest.fixture
def one_thread():
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def test_the_command_writes_the_same_file_again_and_the_facts_with_it(tmp_path, one_thread, capsys):
    digests = set()
    for run in ("one", "two"):
        words = f"lenet300 --data digits --limit 400 --epochs 2 --out {tmp_path / run}".split()
        assert command.main(words) == 0
        digests.add(hashlib.sha256((tmp_path / run / "lenet300.safetensors").read_bytes()).hexdigest())
    assert len(digests) == 1
    assert capsys.readouterr().out.count("on the test set") == 2


def test_the_command_learns(one_thread, capsys):
    words = "lenet300 --data digits --limit 2000 --epochs 6 --batch 64 --hold-out 500"
    command.main(words.split())
    (accuracy,) = re.findall(r"held-out images, ([\d.]+)%", capsys.readouterr().out)
    assert float(accuracy) > 60  # by chance it would be 10


def test_the_line_of_a_file_takes_the_place_of_the_old_one(tmp_path):
    facts = {"parameters": "7", "test_accuracy": "0.5", "test_errors": "5", "digits_accuracy": "0.25", "seed": "3"}
    path = tmp_path / "lenet5.safetensors"
    path.write_bytes(b"weights")
    readme = tmp_path / "README.md"
    readme.write_text("before\n| `lenet5.safetensors` | old |\n| `lenet300.safetensors` | kept |\n")
    command.record(path, facts, readme)
    digest = hashlib.sha256(b"weights").hexdigest()
    assert readme.read_text().splitlines() == [
        "before",
        f"| `lenet5.safetensors` | 7 | 50.00 % (5 errors) | 25.00 % | 3 | `{digest}` |",
        "| `lenet300.safetensors` | kept |",
    ]


def test_distorted_digits_are_changed_each_in_its_own_way_and_stay_digits():
    images = command.prepare(data.digits("test")[0][:64])
    changed = distort(images, Distortion(), torch.Generator().manual_seed(0))
    again = distort(images, Distortion(), torch.Generator().manual_seed(0))
    assert torch.equal(changed, again)
    assert changed.shape == images.shape
    assert 0.02 < (changed - images).abs().mean() < 0.12
    assert 0.85 < changed.sum() / images.sum() < 1.15
    still = distort(images, Distortion(0, 0, 0, 0, 0), torch.Generator().manual_seed(0))
    torch.testing.assert_close(still, images, atol=1e-4, rtol=0)
    same = distort(images[:1].expand(8, -1, -1, -1), Distortion(), torch.Generator().manual_seed(0))
    assert len({picture.numpy().tobytes() for picture in same}) == 8


def test_the_forms_are_those_of_the_references():
    assert [tuple(p.shape) for p in models.LeNet300().parameters()][::2] == [(300, 784), (100, 300), (10, 100)]
    conv1, conv2 = models.LeNet5().conv1, models.LeNet5().conv2
    assert (conv1.weight.shape, conv2.weight.shape) == ((20, 1, 5, 5), (50, 20, 5, 5))
    assert np.isfinite(models.LeNet5()(torch.rand(1, 1, 28, 28)).detach().numpy()).all()
