"""`pixelgrad` without what Windows and macOS lack: each module is imported, and what asks the system still answers."""

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np

from pixelgrad import data
from pixelgrad.data.pictures import PictureDataset

ROOT = Path(__file__).parents[2]
# Libraries come first: on other systems they take other ways, which is their matter.
CODE = """
import ctypes, importlib, multiprocessing, os, pkgutil, select, signal, socket, sys, tempfile, threading, time
import IPython.display, executing, matplotlib.pyplot, numpy, pooch, scipy.signal, skimage.data, torch, tqdm
from autograder.gates.systems import has_everywhere, is_everywhere

for module in (os, select, signal, socket, time):
    for name in [name for name in dir(module) if not name.startswith("_")]:
        if not has_everywhere(module.__name__, name):
            delattr(module, name)
for name in [*sys.modules, "fcntl", "pwd", "resource", "termios"]:
    if not is_everywhere(name):
        sys.modules[name] = None
assert not hasattr(os, "fork") and not hasattr(signal, "SIGALRM")

import pixelgrad
for found in pkgutil.walk_packages(pixelgrad.__path__, "pixelgrad."):
    importlib.import_module(found.name)

from pixelgrad.check.limit import TimeLimitError, call_with_limit
from pixelgrad.cli import main
from pixelgrad.device import describe_device

def forever():
    while True:
        pass

try:
    call_with_limit(forever, 0.2)
except TimeLimitError:
    print("stopped")
facts = describe_device("cpu")
print(facts["memory"], "|", facts["cores"])
print("status", main(["preflight", sys.argv[1]]))
"""


def test_nothing_in_pixelgrad_needs_what_other_systems_lack():
    notebook = ROOT / "notebooks" / "01_images" / "images.ipynb"
    done = subprocess.run([sys.executable, "-c", CODE, str(notebook)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    stopped, facts, *_, status = done.stdout.splitlines()
    assert stopped == "stopped"
    assert facts.startswith("memory unknown | ")  # sysconf is gone, and the cores are counted in another way
    assert status == "status 0"


def test_a_data_set_reaches_a_worker_that_is_not_forked():
    # Windows and macOS start the workers of a loader afresh, and hand them the data set pickled.
    images, labels = np.zeros((3, 28, 28), np.uint8), np.arange(3)
    pictures = PictureDataset(images, labels, data.preset(data.digits, augment=True))
    received = pickle.loads(pickle.dumps(pictures))
    assert [label for _, label in received] == [0, 1, 2]
    assert received[0][0].shape == pictures[0][0].shape
