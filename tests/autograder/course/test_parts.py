"""Seeds, signatures, results and records, each by itself."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import pytest

from autograder.course.job import Inputs, write_job
from autograder.course.ledger import Entry, Ledger
from autograder.course.seeds import PAPERS, course_secret, derive_seed
from autograder.course.store import ResultStore
from autograder.course.submissions import Submission, content_digest, signature
from autograder.runner.preload import wanted_modules

ENTRY = Entry("ada", "s", "d", 1, "i", "k", 2**48 - 1, "graded", "", 7.0, 4, 100, 1.5)


def test_the_secret_is_drawn_once_and_only_its_owner_reads_it(tmp_path):
    place = tmp_path / "own" / "secret"
    first = course_secret(place)
    assert course_secret(place) == first
    assert len(first) == 32
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_seeds_depend_on_secret_unit_student_and_attempt_and_are_few_a_class():
    seeds = {derive_seed(b"secret", "unit", f"student {n}", 1) for n in range(200)}
    assert len(seeds) == PAPERS
    assert seeds.isdisjoint({derive_seed(b"secret", "unit", f"student {n}", 2) for n in range(200)})
    assert seeds.isdisjoint({derive_seed(b"other", "unit", f"student {n}", 1) for n in range(200)})
    assert seeds.isdisjoint({derive_seed(b"secret", "another", f"student {n}", 1) for n in range(200)})
    assert all(0 <= seed < 2**48 for seed in seeds)


@pytest.fixture
def submission(tmp_path):
    folder = tmp_path / "ada" / "unit"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.ipynb").write_text("{}")
    (folder / "deep" / "b.txt").write_text("b")
    return Submission("ada", folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.ipynb").write_text("[]"),
        lambda folder: (folder / "deep" / "b.txt").rename(folder / "b.txt"),
        lambda folder: (folder / "new").write_text(""),
        lambda folder: (folder / "link").symlink_to("/etc/passwd"),
        lambda folder: (folder / "a.ipynb").unlink(),
    ],
)
def test_every_change_of_a_submission_changes_signature_and_digest(submission, change):
    before = signature(submission), content_digest(submission)
    change(submission.folder)
    after = signature(submission), content_digest(submission)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_the_time_of_submission_is_no_content(submission):
    before = signature(submission), content_digest(submission)
    (submission.folder / "timestamp.txt").write_text("2030-01-01")
    assert signature(submission) != before[0]
    assert content_digest(submission) == before[1]


def test_a_key_depends_on_everything_that_decides_a_verdict():
    inputs = Inputs("unit", "code", "release", {"numpy": "2"}, {}, True)
    others = [
        Inputs("other", "code", "release", {"numpy": "2"}, {}, True),
        Inputs("unit", "other", "release", {"numpy": "2"}, {}, True),
        Inputs("unit", "code", "other", {"numpy": "2"}, {}, True),
        Inputs("unit", "code", "release", {"numpy": "3"}, {}, True),
        Inputs("unit", "code", "release", {"numpy": "2"}, {"memory": 1}, True),
        Inputs("unit", "code", "release", {"numpy": "2"}, {}, False),
    ]
    keys = [one.key("digest", 1) for one in (inputs, *others)]
    keys += [inputs.key("other", 1), inputs.key("digest", 2)]
    assert len(set(keys)) == len(keys)
    prints = [one.fingerprint(None) for one in (inputs, *others)] + [inputs.fingerprint(1)]
    assert len(set(prints)) == len(prints)


def test_a_job_names_no_student_and_is_plain_json():
    cell = {"cell_type": "code", "source": "x = 1", "metadata": {"nbgrader": {"grade": True, "grade_id": "to_float"}}}
    job = write_job("key", Inputs("unit", "code", "", {}, {}, True), 7, {"cells": [cell]}, {"data.bin": b"\xff\x00"})
    order = json.loads(job.content)
    assert order["cells"] == [{"source": "x = 1", "exercise": "to_float"}]
    assert order["seed"] == 7
    assert "student" not in job.content.decode()


def test_half_a_result_is_no_result(tmp_path):
    store = ResultStore(tmp_path / "results")
    store.write("key", {"format": 1, "outputs": [[]], "notebook": {"cells": []}})
    assert store.read_whole("key") == {"format": 1, "outputs": [[]], "notebook": {"cells": []}}
    assert store.read("key") == {"format": 1}
    whole = (store.folder / "key.cells.json").read_bytes()
    (store.folder / "key.cells.json").write_bytes(whole[: len(whole) // 2])
    assert store.read_whole("key") is None
    (store.folder / ".key.json.123").write_text("{")
    store.tidy()
    assert sorted(path.name for path in store.folder.iterdir()) == ["key.cells.json", "key.json"]


def test_a_ledger_keeps_the_last_entry_of_each_student_and_unit(tmp_path):
    place = tmp_path / "ledger.db"
    assert Ledger.look_up(place, "unit") == {}
    assert not place.exists()
    ledger = Ledger(place)
    ledger.record("unit", [ENTRY, Entry(**{**vars(ENTRY), "student": "bo"})])
    ledger.record("unit", [Entry(**{**vars(ENTRY), "state": "failed", "reason": "why"})])
    ledger.record("other", [ENTRY])
    ledger.close()
    found = Ledger.look_up(place, "unit")
    assert (found["ada"].state, found["ada"].reason, found["bo"].state) == ("failed", "why", "graded")
    assert found["bo"].seed == 2**48 - 1


def test_only_modules_that_are_known_to_be_safe_are_preloaded():
    assert wanted_modules(["import torch.nn as nn", "import os, antigravity", "# import scipy"]) == {
        "torch",
        "torch._dynamo",
    }
    assert wanted_modules(["import torch\ntorch.onnx.export(model, x)"]) >= {"torch.export._trace", "onnxscript"}
    assert wanted_modules(["x = 'import torch'"]) == set()


def test_looking_at_unchanged_submissions_imports_nothing_heavy(class_):
    class_.hand_in("ada", class_.RIGHT)
    class_.grade()
    text = (
        "import sys; from autograder.cli import main; "
        f"main(['grade', {class_.UNIT!r}, '--no-sandbox', '--seed', '{class_.SEED}']); "
        "print(sorted({'numpy', 'nbgrader', 'nbformat', 'rich', 'torch', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=class_.root, capture_output=True, text=True, env=os.environ)
    assert "1 unchanged since they were" in done.stdout, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_status_is_told_as_text_and_as_json(class_):
    class_.fill(2)
    class_.grade()
    class_.hand_in("s001", class_.RIGHT)
    class_.hand_in("t", class_.BLANK)
    said = json.loads(class_.command("status", class_.UNIT, "--json").stdout)
    assert [(row["student"], row["state"], row["points"]) for row in said["submissions"]] == [
        ("s000", "graded", 7),
        ("s001", "changed", pytest.approx(said["submissions"][1]["points"])),
        ("t", "waiting", None),
    ]
    assert said["submissions"][0]["seed"] == class_.SEED
    text = class_.command("status", class_.UNIT).stdout
    assert "1 changed, 1 graded, 1 waiting" in text
