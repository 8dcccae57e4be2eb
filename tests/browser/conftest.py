"""JupyterLab in a real browser: one server for a session, a notebook in a tab for a test."""

import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """JupyterLab, started when a test first needs it, stopped with its kernels when the session ends."""
    from labserver import LabServer

    with LabServer(tmp_path_factory.mktemp("lab")) as started:
        yield started


@pytest.fixture
def open_copy(browser, request):
    """Open a copy of a notebook in JupyterLab; what is copied may be a file or cells that were put together."""
    from lab import Lab

    # Asked for only here: where there is no browser, no server is started either.
    server = request.getfixturevalue("server")
    opened = []

    def open_(notebook, name, theme="Light"):
        file = server.notebooks / name
        if isinstance(notebook, Path):
            shutil.copy(notebook, file)
        else:
            file.write_text(json.dumps(notebook), encoding="utf-8")
        opened.append(Lab(browser, server, name, theme))
        return opened[-1]

    yield open_
    for lab in opened:
        lab.close()
