"""What Moodle reads: written, read back by Moodle's rules, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from autograder.export import MoodleExporter

ROSTER = """First name,Last name,ID number,Institution,Email address,Course total (Real)
Ada,Lovelace,ada,"Uni, Town",al@example.org,3
"Bo, Jr.","O""Neil",bo,,bo@example.org,-
Eve,=1+1,eve,,eve@example.org,-
Sam,Silent,sam,,sam@example.org,-
"""


def import_as_moodle(text, user_field, users):
    """Read a file as Moodle's import does, with one column mapped to a user field and the rest to new grade items.

    "-" and an empty cell are no grade; an unknown user stops the import.
    """
    header, *rows = csv.reader(io.StringIO(text))
    header = [name.strip() for name in header]
    items = [name for name in header if name.startswith(("01_", "02_", "Images"))]
    grades = {}
    for row in rows:
        entries = dict(zip(header, row, strict=True))
        user = users[entries[user_field]]
        grades[user] = {item: float(entries[item]) for item in items if entries[item].strip() not in ("", "-")}
    return grades


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return str(path)


def test_scores_come_back_for_the_users_whom_moodle_knows(export, roster):
    users = {"al@example.org": "A", "bo@example.org": "B", "eve@example.org": "E", "sam@example.org": "S"}
    grades = import_as_moodle(export(MoodleExporter, roster=roster), "Email address", users)
    assert grades == {
        "A": {"01_images": 15, "02_convolution": 4.5},
        "B": {"01_images": 12.35},
        "E": {"01_images": 2.5},
        "S": {},
    }


def test_without_a_roster_the_user_names_are_those_of_the_gradebook(export):
    names = ("ada", "bo", "zoe", "eve", "pat", "lin")
    text = export(MoodleExporter, titles={"01_images": "Images"})
    grades = import_as_moodle(text, "Username", dict(zip(names, names, strict=True)))
    assert grades["lin"] == {"Images": 17}
    assert grades["pat"] == {}


def test_absent_students_can_get_zeros(export, roster):
    rows = list(csv.reader(io.StringIO(export(MoodleExporter, roster=roster, missing="zero"))))
    assert rows[-1][-2:] == ["0", "0"]


def test_what_was_written_is_a_roster_that_gives_the_same_file_again(export, roster, tmp_path):
    first = export(MoodleExporter, roster=roster)
    (tmp_path / "again.csv").write_bytes(first.encode())
    assert export(MoodleExporter, roster=str(tmp_path / "again.csv")) == first


def test_names_stay_themselves_and_no_cell_is_a_formula(export):
    rows = list(csv.reader(io.StringIO(export(MoodleExporter))))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r")) or (cell[:1] == "-" != cell)]
    by_name = {row[0]: row for row in rows}
    assert by_name["bo"][1:3] == ["Bo, Jr.", 'O"Neil']
    assert by_name["zoe"][1:3] == ["Zoë", "Åström 王"]
    assert by_name["pat"][2] == "'@SUM(1)"


def test_nbgraders_own_command_takes_the_settings(command, roster, tmp_path):
    done = command(
        "--exporter=autograder.export.MoodleExporter",
        f"--MoodleExporter.roster={roster}",
        "--MoodleExporter.key=ID number",
        "--MoodleExporter.titles",
        "01_images=Images",
    )
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader((tmp_path / "moodle.csv").open(encoding="utf-8", newline="")))
    assert rows[0] == ["First name", "Last name", "ID number", "Email address", "Images", "02_convolution"]


def test_nbgraders_own_command_says_what_is_wrong_without_a_traceback(command):
    done = command("--exporter=autograder.export.MoodleExporter", "--MoodleExporter.roster=none.csv")
    assert done.returncode == 1
    assert "the roster none.csv cannot be read: No such file" in done.stderr
    assert "Traceback" not in done.stderr
