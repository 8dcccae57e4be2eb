"""Damage to the file: whatever its bytes are, what is certain is read, and the rest is said in a sentence."""

from __future__ import annotations

import json
import time
import tracemalloc

import nbformat
import pytest
from preflight_damage import (
    answered,
    answers,
    bare_script,
    cell_bytes,
    dump,
    find,
    format_3,
    in_code,
    lines,
    manifest,
    other_unit_manifest,
    percent_script,
    prompt_script,
    source,
    with_output,
)

from pixelgrad.preflight import Intake, mend


def read(data: bytes) -> Intake:
    intake = mend(data, manifest(), "images.ipynb")
    if intake.notebook is not None:
        nbformat.validate(nbformat.from_dict(intake.notebook))
    return intake


def written() -> dict[str, str]:
    return answers(answered())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"])
def test_every_encoding_is_read(encoding):
    intake = read(dump(answered()).decode().encode(encoding, "replace"))  # of the course's text, not of the answers
    assert intake.kinds() == {"encoding"}
    assert answers(intake.notebook) == written()


def test_a_stray_latin_1_letter_among_utf_8_is_read():
    intake = read(dump(answered()).replace("größe".encode(), b"gr\xf6\xc3\x9fe", 1))
    assert intake.kinds() == {"encoding"}
    assert answers(intake.notebook) == written()


def test_nul_bytes_are_left_out():
    data = dump(answered())
    intake = read(data[:5000] + b"\0" * 9 + data[5000:] + b"\0" * 512)
    assert intake.kinds() == {"encoding"}
    assert answers(intake.notebook) == written()


def test_windows_line_ends_are_fine():
    notebook = answered()
    for cell in notebook["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]
    intake = read(dump(notebook).replace(b"\n", b"\r\n"))
    assert intake.ok
    assert answers(intake.notebook) == written()


def test_half_a_character_is_replaced_and_the_rest_stays():
    notebook = answered()
    find(notebook, "to_float-answer")["source"].append("  # half: HERE, whole: \U0001f600")
    intake = read(json.dumps(notebook).replace("HERE", "\\ud83d").encode())
    assert intake.kinds() == {"encoding"}
    assert answers(intake.notebook)["to_float-answer"].endswith("# half: \ufffd, whole: \U0001f600")


def test_a_file_that_ends_in_the_middle_gives_its_whole_cells():
    data = dump(answered())
    intake = read(data[: data.index(b'"brighten-answer"')])
    assert "truncated" in intake.kinds()
    kept = answers(intake.notebook)
    names = list(written())
    for name in names[: names.index("brighten-answer")]:
        assert kept[name] == written()[name]
    assert intake.blank == tuple(name.removesuffix("-answer") for name in names[names.index("brighten-answer") :])


@pytest.mark.parametrize("share", [0.001, 0.01, 0.3, 0.5, 0.8, 0.99, 0.9999])
def test_a_file_cut_anywhere_gives_every_answer_before_the_cut(share):
    data = dump(answered())
    torn = data[: int(len(data) * share)]
    intake = read(torn)
    if intake.notebook is None:
        assert share < 0.2
        return
    for name, text in written().items():
        if cell_bytes(data, name) in torn:
            assert answers(intake.notebook)[name] == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"outputs": [', b'"outputs": '),
        (b'"cell_type": "code",', b'"cell_type": "code"'),
        (b'"metadata": {', b'"metadata": {,'),
        (b'"metadata"', b'metadata"'),
        (b'{\n   "cell_type"', b'<<<<<<< HEAD\n  {\n   "cell_type"'),
    ],
)
@pytest.mark.parametrize("which", [0, 7, 40])
def test_one_torn_place_costs_one_cell_at_most(old, new, which):
    parts = dump(answered()).split(old)
    which = min(which, len(parts) - 2)
    data = old.join(parts[: which + 1]) + new + old.join(parts[which + 1 :])
    intake = read(data)
    assert intake.kinds() & {"json", "truncated"}
    differing = [name for name, text in written().items() if answers(intake.notebook)[name] != text]
    assert len(differing) <= 1


def test_text_around_the_notebook_is_left_out():
    intake = read(b"Here it is:\n" + dump(answered()) + b"\nRegards")
    assert intake.kinds() == {"json"}
    assert answers(intake.notebook) == written()


def test_a_misspelt_key_for_the_cells_costs_none():
    intake = read(dump(answered()).replace(b'"cells"', b'"ells"'))
    assert intake.kinds() == {"json"}
    assert answers(intake.notebook) == written()


def test_keys_that_stand_twice_count_once():
    data = dump(answered())
    at = data.index(b'"nbformat"')
    intake = read(data[:at] + b'"nbformat": 4, "metadata": {"a": 1, "a": 2}, ' + data[at:])
    assert intake.kinds() == {"json"}
    assert answers(intake.notebook) == written()


def test_format_3_is_brought_up_to_date():
    intake = read(dump(format_3(answered())))
    assert intake.kinds() == {"format", "marks-lost"}  # those of text, which had none then
    assert answers(intake.notebook) == written()
    assert intake.notebook["cells"][0]["source"] == "## Old times"


@pytest.mark.parametrize("minor", [0, 1, 2, 3, 4])
def test_every_minor_version_of_format_4_is_read_without_ado(minor):
    notebook = answered() | {"nbformat_minor": minor}
    for cell in notebook["cells"]:
        del cell["id"]
    intake = read(dump(notebook))
    assert intake.ok
    assert answers(intake.notebook) == written()


@pytest.mark.parametrize("version", [{"nbformat": 7}, {"nbformat": "4"}, {"nbformat": None}, {"nbformat_minor": 99}])
def test_a_version_that_does_not_exist_is_read_as_todays(version):
    intake = read(dump(answered() | version))
    assert intake.kinds() == {"format"}
    assert answers(intake.notebook) == written()


def test_the_notebook_may_lack_everything_but_its_cells():
    intake = read(dump({"cells": answered()["cells"]}))
    assert intake.kinds() == {"format"}
    assert answers(intake.notebook) == written()


def test_odd_cells_do_not_matter():
    notebook = answered()
    notebook["cells"][1:1] = [
        None,
        7,
        "text",
        [],
        {},
        {"cell_type": "code"},
        {"cell_type": "sql", "source": "select 1"},
        {"cell_type": "code", "source": 5, "metadata": None, "outputs": None},
        {"cell_type": "code", "source": ["a = 1\n", None, 3], "metadata": [], "extra": {"x": 1}},
        {"cell_type": "markdown", "source": "hi", "metadata": {"tags": "no", "collapsed": 3}, "attachments": 4},
        {"cell_type": "raw", "source": "hi", "metadata": {"format": 1, "scrolled": "x", "jupyter": 3, "inf": 1e999}},
    ]
    intake = read(dump(notebook))
    assert answers(intake.notebook) == written()
    assert {finding.severity for finding in intake.findings} == {"mended"}


def test_source_as_one_string_is_fine():
    notebook = answered()
    for cell in notebook["cells"]:
        cell["source"] = source(cell)
    assert read(json.dumps(notebook).encode()).ok


def test_fifty_megabytes_of_output_are_left_out_fast_and_in_bounded_memory():
    data = dump(with_output(answered(), 50))
    assert len(data) > 50_000_000
    tracemalloc.start()
    start = time.process_time()
    intake = read(data)
    seconds = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert intake.kinds() == {"outputs"}
    assert answers(intake.notebook) == written()
    assert seconds < 10
    assert peak < 20_000_000


@pytest.mark.parametrize("bomb", ["[" * 900_000, "[" * 90_000 + "]" * 90_000, '{"a":' * 200_000, "[]," * 300_000])
def test_json_bombs_in_metadata_neither_raise_nor_take_long(bomb):
    data = dump(answered())
    at = data.index(b'"metadata": {') + len(b'"metadata": ')
    start = time.process_time()
    intake = read(data[:at] + bomb.encode() + data[at:])
    assert time.process_time() - start < 10
    assert intake.notebook is None or answers(intake.notebook) == written()


def test_a_deeply_nested_value_is_left_out_and_the_cell_stays():
    bomb = "[" * 50_000 + "]" * 50_000
    intake = read(json.dumps(answered()).replace('"metadata": {}', f'"metadata": {{"deep": {bomb}}}', 9).encode())
    assert answers(intake.notebook) == written()


def test_huge_numbers_are_read():
    data = json.dumps(answered()).replace('"execution_count": 10,', f'"execution_count": {"9" * 100_000},')
    data = data.replace('"metadata": {}', f'"metadata": {{"n": -{"9" * 50_000}, "x": 1e99999, "y": NaN}}')
    intake = read(data.encode())
    assert intake.ok
    assert answers(intake.notebook) == written()


def test_hostile_code_is_only_read():
    notebook = answered()
    for cell, text in zip(
        notebook["cells"][1::2],
        ["-" * 200_000 + "1", "(" * 100_000, "a" + ".b" * 50_000, "to_float" + "()" * 60_000, "\0", "%%bash\nexit 1"],
        strict=False,
    ):
        if "nbgrader" not in cell["metadata"]:
            cell |= {"cell_type": "code", "source": lines("to_float\n" + text), "outputs": [], "execution_count": None}
    intake = read(dump(notebook))
    assert answers(intake.notebook) == written()


@pytest.mark.parametrize("export", [percent_script, prompt_script, bare_script])
def test_a_script_is_turned_into_a_notebook_again(export):
    intake = read(export(answered()))
    assert "script" in intake.kinds()
    # Where text is a comment or a string among code, nobody can say which of it answers a question in words.
    kept_words = export is percent_script
    assert intake.blank == (() if kept_words else ("words_floats", "words_axes"))
    kept = answers(intake.notebook)
    for name, text in (written() if kept_words else in_code(written())).items():
        assert text in kept[name]
    bound = [cell["source"] for cell in intake.notebook["cells"] if cell["cell_type"] == "code"]
    assert not any("NotImplementedError" in text for text in bound)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"  \n\n\0\0", "empty"),
        (b"<!DOCTYPE html>\n<html><body>to_float</body></html>", "html"),
        (b"\xef\xbb\xbf\n<html lang='en'>", "html"),
        (b"PK\x03\x04rest", "archive"),
        (b"%PDF-1.7", "not-a-notebook"),
        (b"null", "not-a-notebook"),
        (b"{}", "not-a-notebook"),
        (b'{"cells": 3}', "not-a-notebook"),
        (b"Dear teacher, I could not do it.", "not-a-notebook"),
        (bytes(range(256)) * 40, "not-a-notebook"),
        (b'{"cells": [{"cell_type": "code", "source": "x = 1", "metadata": {}}], "nbformat": 4}', "wrong-notebook"),
    ],
)
def test_what_cannot_be_graded_is_refused_with_a_reason(data, kind):
    intake = read(data)
    assert intake.notebook is None
    last = intake.findings[-1]
    assert (last.kind, last.severity) == (kind, "refused")
    assert last.sentence.endswith(".")


def test_the_notebook_of_another_unit_is_recognised():
    intake = mend(dump(answered()), other_unit_manifest())
    assert intake.notebook is None
    assert "01_images" in intake.findings[-1].sentence


def test_too_many_cells_are_refused():
    cell = {"cell_type": "code", "source": "", "metadata": {}}
    intake = read(json.dumps({"cells": [cell] * 6_000, "nbformat": 4}).encode())
    assert intake.kinds() == {"too-large"}
    assert intake.notebook is None
