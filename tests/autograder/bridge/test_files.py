"""Which files of a submission travel along."""

from __future__ import annotations

from autograder.bridge import files
from autograder.bridge.files import submitted_files


def test_files_beside_the_notebook_travel_along_and_notebooks_and_links_do_not(tmp_path):
    folder = tmp_path / "submission"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures/cat.txt").write_bytes(b"cat")
    (folder / "unit.ipynb").write_bytes(b"{}")
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"secret")
    (folder / "link.txt").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    assert submitted_files(folder) == {"pictures/cat.txt": b"cat"}


def test_what_goes_beyond_the_limit_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_LARGEST_TOTAL", 5)
    (tmp_path / "a").write_bytes(b"1234")
    (tmp_path / "b").write_bytes(b"1234")
    (tmp_path / "c").write_bytes(b"1")
    assert submitted_files(tmp_path) == {"a": b"1234", "c": b"1"}
