"""What the fuzzer is made of, without the fuzzer: the promises hold for samples and damaged ones, and can be broken."""

from __future__ import annotations

import io
import re
from pathlib import Path
from random import Random

import fuzz
import fuzz_one
import hostile
import numpy as np
import pytest
from hostile import TARGETS, BrokenPromiseError
from mutations import edited
from rich.console import Console
from rich.progress import Progress

from pixelgrad.check import codec
from pixelgrad.check.codec import encode

ROOT = Path(__file__).parents[2]


def turned_over(rng: Random):
    """What stands in for the fuzzer's own changes of bytes."""

    def change(data: bytes, most: int) -> bytes:
        at, scrap = rng.randrange(len(data) + 1), rng.randbytes(rng.randrange(4))
        return (data[:at] + scrap + data[at + rng.randrange(4) :])[:most]

    return change


def damaged(name: str, count: int, seed: int = 3) -> list[bytes]:
    target, rng = TARGETS[name], Random(seed)
    kept = target.good()
    for _ in range(count):
        change = rng.choice(kept), 4096, rng, target.words, turned_over(rng)
        kept.append(target.change(*change))
    return kept


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", TARGETS)
def test_samples_and_damaged_ones_break_no_promise(name):
    TARGETS[name].read(TARGETS[name].good()[0])
    for place, data in enumerate(damaged(name, {"notebooks": 60, "compressed": 400}.get(name, 1500))):
        fuzz_one.read(TARGETS[name], data, measured=place % 10 == 0)


def test_changes_with_structure_reach_behind_the_parser():
    tags, values = set(), 0
    for data in damaged("frames", 1500):
        try:
            values += codec.decode(data) is not None
        except codec.CodecError as error:
            tags.add(re.sub(r"\d+|\(.*", "", str(error)))
    assert values > 300
    assert len(tags) > 8


def test_a_change_is_the_same_for_the_same_seed():
    assert damaged("frames", 50) == damaged("frames", 50)


def test_a_tree_is_changed_whatever_it_is():
    for tree in (None, 1, "text", [], {}, [[["a"]]], {"a": {"b": []}}):
        for seed in range(50):
            edited(tree, Random(seed), ["word", 1])


@pytest.mark.parametrize(
    "defect",
    [
        lambda data: {}["missing"],
        lambda data: 3 if type(value := codec.decode(data)) is int else value,
        lambda data: [codec.decode(data), object()],
    ],
    ids=["another error", "another value, once", "no plain value"],
)
def test_a_defect_in_the_codec_is_noticed(monkeypatch, defect):
    answers = iter((codec.decode, defect) * 10_000)
    monkeypatch.setattr(hostile, "decode", lambda data: next(answers)(data))
    with pytest.raises((KeyError, BrokenPromiseError)):
        any(map(TARGETS["frames"].read, TARGETS["frames"].good()))


def test_an_output_that_is_larger_than_allowed_is_noticed(monkeypatch):
    long = {"output_type": "stream", "name": "stdout", "text": "x" * 3000}
    monkeypatch.setattr(hostile, "trusted_outputs", lambda reply, limit: ((long,), False))
    with pytest.raises(BrokenPromiseError, match="characters"):
        TARGETS["replies"].read(encode({}))


def test_memory_and_time_out_of_proportion_are_noticed(monkeypatch):
    target = TARGETS["frames"]
    hungry = hostile.Target("", lambda data: bytes(64 << 20) and None, target.good, target.change)
    with pytest.raises(fuzz_one.TooMuchError, match="bytes of memory"):
        fuzz_one.read(hungry, b"", measured=True)
    monkeypatch.setattr(fuzz_one, "SECONDS_ALWAYS", 0.01)
    slow = hostile.Target("", lambda data: sum(range(3_000_000)) and None, target.good, target.change)
    with pytest.raises(fuzz_one.TooMuchError, match="CPU time"):
        fuzz_one.read(slow, b"", measured=False)


def test_an_input_is_read_again_by_name(tmp_path, capsys, monkeypatch):
    (tmp_path / "input").write_bytes(encode(np.arange(3)))
    monkeypatch.setattr("sys.argv", ["fuzz_one.py", "frames", str(tmp_path / "input")])
    fuzz_one.main()
    assert "as it should be" in capsys.readouterr().out


def fuzz_with(script: str, tmp_path, monkeypatch) -> fuzz.Tally:
    """Fuzz with a script in the fuzzer's place; `sys.argv` holds what the fuzzer is given."""
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "fuzz_one.py").write_text(script)
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    tally = fuzz.Tally()
    with Progress(console=Console(file=io.StringIO())) as progress:
        fuzz.fuzz("messages", 1, tmp_path / "home", tally, progress)
    return tally


def test_what_libfuzzer_says_is_counted(tmp_path, monkeypatch):
    said = "#20 INITED cov: 7 ft: 9 corp: 3/12b exec/s: 0\nnoise\nstat::number_of_executed_units: 40\n"
    said += "stat::average_exec_per_sec:     21\n"
    tally = fuzz_with(f"print({said!r})", tmp_path, monkeypatch)
    assert (tally.runs, tally.rate, tally.coverage, tally.features, tally.corpus) == (40, 21, 7, 9, 3)
    assert (tally.crashes, tally.trouble) == ([], "")
    assert "40" in str(fuzz.table_of({"messages": tally}).columns[1]._cells)


WRITES = """
import pathlib, sys
prefix = next(a for a in sys.argv if a.startswith("-artifact_prefix=")).partition("=")[2]
pathlib.Path(prefix, "crash-1").write_bytes(b"x")
sys.exit(77)
"""


def test_an_input_that_breaks_a_promise_is_kept_and_told(tmp_path, monkeypatch):
    tally = fuzz_with(WRITES, tmp_path, monkeypatch)
    assert [path.name for path in tally.crashes] == ["crash-1"]


def test_a_fuzzer_that_fails_otherwise_is_told(tmp_path, monkeypatch):
    tally = fuzz_with("import sys; print('no'); sys.exit(3)", tmp_path, monkeypatch)
    assert "code 3" in tally.trouble
    assert (tmp_path / "home" / "messages.log").read_text() == "no\n"


def test_the_exit_code_tells_whether_a_promise_was_broken(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz.importlib.util, "find_spec", lambda name: None)
    assert fuzz.main(["messages"]) == 2
    monkeypatch.setattr(fuzz.importlib.util, "find_spec", lambda name: True)

    def find(name, seconds, home, tally, progress):
        tally.crashes = [home / "crash-1"] if name == "messages" else []

    monkeypatch.setattr(fuzz, "fuzz", find)
    assert fuzz.main(["frames", "--home", str(tmp_path)]) == 0
    assert fuzz.main(["frames", "messages", "--home", str(tmp_path)]) == 1

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(fuzz, "fuzz", stop)
    assert fuzz.main(["frames", "--home", str(tmp_path)]) == 130


def test_the_requirements_hold_pins_and_no_addresses():
    for line in (ROOT / "bench" / "requirements.txt").read_text().splitlines():
        assert line.startswith("#") or re.match(r"^[A-Za-z0-9_.\-]+==[^ ]+( ; .+)?$", line), line
