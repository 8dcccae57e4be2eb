"""A built site for all tests of this folder: a small one, or with PIXELGRAD_SITE the one that `make site` built."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))

WHOLE = os.environ.get("PIXELGRAD_SITE")
# Enough for every kind of page, and executed in seconds.
SMALL = "01_images"
PATIENCE = 300  # seconds until another process has built it on a busy machine


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the built pages, the same for all processes of a test run."""
    if WHOLE:
        return Path(WHOLE).resolve()
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    room, said = shared / "site-build", shared / "site-build" / "said.txt"
    try:
        room.mkdir()
    except FileExistsError:
        _wait_for(said)
    else:
        command = [sys.executable, str(ROOT / "tools" / "site_build.py"), SMALL]
        command += ["--out", str(room / "site"), "--work", str(room / "work")]
        done = subprocess.run(command, capture_output=True, text=True)
        unfinished = said.with_suffix(".part")
        unfinished.write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
        unfinished.replace(said)
    status, _, words = said.read_text(encoding="utf-8").partition("\n")
    assert status == "0", words
    return room / "site"


def _wait_for(path):
    until = time.monotonic() + PATIENCE
    while not path.is_file():
        assert time.monotonic() < until, "another process has not built the site"
        time.sleep(0.2)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def address(site):
    """Where the built pages are served, on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
