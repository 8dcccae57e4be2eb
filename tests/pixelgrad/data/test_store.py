"""A file is used only when it is whole; what is fetched appears whole or not at all."""

import gzip
import hashlib
import http.server
import os
import threading
import time
import warnings
from pathlib import Path

import pytest

from pixelgrad.data.store import DamagedFileWarning, DataUnavailableError, RemoteFile, get_contents

CONTENTS = bytes(range(256)) * 40
PACKED = gzip.compress(CONTENTS, mtime=0)
FILE = RemoteFile("some.gz", hashlib.sha256(CONTENTS).hexdigest(), hashlib.sha256(PACKED).hexdigest())
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def mirror(tmp_path):
    """Serve a folder, and yield the folder and its address."""
    folder = tmp_path / "mirror"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, directory=str(folder), **kwargs)

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.delenv("PIXELGRAD_DATA", raising=False)
    return tmp_path / "cache"


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_users_folder_comes_first(tmp_path, cache, monkeypatch):
    (tmp_path / "own" / "deep").mkdir(parents=True)
    (tmp_path / "own" / "deep" / FILE.name).write_bytes(PACKED)
    monkeypatch.setenv("PIXELGRAD_DATA", str(tmp_path / "own"))
    assert get_contents(FILE, [NOWHERE], ["deep", ""], cache) == CONTENTS
    assert not cache.exists()


def test_another_compression_of_the_same_contents_is_right(cache):
    cache.mkdir()
    (cache / FILE.name).write_bytes(gzip.compress(CONTENTS, compresslevel=1, mtime=7))
    assert get_contents(FILE, [NOWHERE], cache=cache) == CONTENTS


def test_a_missing_file_is_fetched_once_and_kept(mirror, cache):
    folder, address = mirror
    (folder / FILE.name).write_bytes(PACKED)
    assert get_contents(FILE, [address], cache=cache) == CONTENTS
    assert files_in(cache) == [FILE.name]
    assert get_contents(FILE, [NOWHERE], cache=cache) == CONTENTS


def test_the_next_mirror_is_tried_when_one_fails(mirror, cache):
    folder, address = mirror
    (folder / FILE.name).write_bytes(PACKED)
    (folder / "bad").mkdir()
    (folder / "bad" / FILE.name).write_bytes(PACKED[:-100])
    assert get_contents(FILE, [NOWHERE, f"{address}bad/", f"{address}none/", address], cache=cache) == CONTENTS
    assert files_in(cache) == [FILE.name]


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (PACKED[: len(PACKED) // 2], "ends too early"),
        (b"", "ends too early|cannot be unpacked|checksum"),
        (b"<html>not found</html>", "cannot be unpacked"),
        (gzip.compress(CONTENTS + b"!"), "checksum"),
        (PACKED[:200] + bytes([PACKED[200] ^ 255]) + PACKED[201:], "cannot be unpacked|checksum"),
    ],
    ids=["half", "empty", "page", "other", "bit"],
)
def test_a_damaged_file_is_named_and_fetched_again(mirror, cache, damaged, reason):
    folder, address = mirror
    (folder / FILE.name).write_bytes(PACKED)
    cache.mkdir()
    (cache / FILE.name).write_bytes(damaged)
    with pytest.warns(DamagedFileWarning, match=f"{FILE.name} is damaged.*({reason})"):
        assert get_contents(FILE, [address], cache=cache) == CONTENTS
    assert (cache / FILE.name).read_bytes() == PACKED
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert get_contents(FILE, [NOWHERE], cache=cache) == CONTENTS


def test_a_damaged_file_in_the_users_folder_is_left_there(mirror, tmp_path, cache, monkeypatch):
    folder, address = mirror
    (folder / FILE.name).write_bytes(PACKED)
    own = tmp_path / "own"
    own.mkdir()
    (own / FILE.name).write_bytes(PACKED[:-1])
    monkeypatch.setenv("PIXELGRAD_DATA", str(own))
    with pytest.warns(DamagedFileWarning, match="own"):
        assert get_contents(FILE, [address], cache=cache) == CONTENTS
    assert (own / FILE.name).read_bytes() == PACKED[:-1]


def test_without_a_mirror_the_error_says_where_it_looked(tmp_path, cache, monkeypatch):
    monkeypatch.setenv("PIXELGRAD_DATA", str(tmp_path / "own"))
    with pytest.raises(DataUnavailableError, match="PIXELGRAD_DATA") as raised:
        get_contents(FILE, [NOWHERE, "http://127.0.0.1:9/other/"], cache=cache)
    for words in (FILE.name, str(tmp_path / "own"), str(cache), NOWHERE, "127.0.0.1:9/other/"):
        assert words in str(raised.value)
    assert files_in(cache) == []


def test_a_wrong_file_of_a_mirror_leaves_nothing_behind(mirror, cache):
    folder, address = mirror
    (folder / FILE.name).write_bytes(b"something else")
    with pytest.raises(DataUnavailableError):
        get_contents(FILE, [address], cache=cache)
    assert files_in(cache) == []


def test_what_a_killed_download_left_is_swept_away_later(mirror, cache):
    folder, address = mirror
    (folder / FILE.name).write_bytes(PACKED)
    for name, age in ((".fetching-old", 7200), (".fetching-new", 5)):
        (cache / name).mkdir(parents=True)
        (cache / name / "part").write_bytes(b"part")
        os.utime(cache / name, (time.time() - age,) * 2)
    get_contents(FILE, [address], cache=cache)
    assert sorted(path.name for path in cache.iterdir()) == [".fetching-new", FILE.name]


def test_a_cache_that_cannot_be_written_is_told(tmp_path, cache):
    cache.write_bytes(b"a file where a folder should be")
    with pytest.raises(DataUnavailableError, match="cannot be written"):
        get_contents(FILE, [NOWHERE], cache=cache)
