"""What Canvas reads: written, read back by Canvas's rules, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from autograder.export import CanvasExporter

ROSTER = """Student,ID,SIS User ID,SIS Login ID,Section,01_images (4711),Final Score
    Points Possible,,,,,15,(read only)
"Lovelace, Ada",101,S1,ada,"Mon, 9:00",3,20
"O""Neil, Bo, Jr.",102,S2,bo,Mon,,
Åström Zoë,103,S3,zoe,Mon,,
=1+1,104,S4,eve,-Mon,,
"Silent, Sam",105,S5,sam,Mon,,
"Student, Test",106,,,Mon,,
"""


def import_as_canvas(text, people):
    """Read a file as Canvas does; `people` are the course's, by ID, SIS User ID and SIS Login ID, one dict for each.

    The rules are those of its gradebook importer: the first columns name the student, the row of the points says what
    an assignment is worth, a title may end in the assignment's number, an empty cell is no score.
    """
    header, points, *rows = csv.reader(io.StringIO(text))
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert header[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    assert "Points Possible" in points[0]
    possible = dict(zip(header[5:], map(float, points[5:]), strict=True))
    scores = {}
    for row in rows:
        assert len(row) == len(header)
        found = next(
            (names[entry] for names, entry in zip(people, row[1:4], strict=True) if entry and entry in names), row[0]
        )
        scores[found] = {title: float(cell) for title, cell in zip(header[5:], row[5:], strict=True) if cell.strip()}
    return possible, scores


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8-sig")
    return str(path)


def test_scores_come_back_for_the_students_whom_canvas_knows(export, roster, caplog):
    possible, scores = import_as_canvas(
        export(CanvasExporter, roster=roster), [{"101": "A", "103": "Z", "105": "S"}, {"S4": "E"}, {"bo": "B"}]
    )
    assert possible == {"01_images (4711)": 15, "02_convolution": 4}
    assert scores == {
        "A": {"01_images (4711)": 15, "02_convolution": 4.5},
        "B": {"01_images (4711)": 12.35},
        "Z": {"01_images (4711)": 0},
        "E": {"01_images (4711)": 2.5},
        "S": {},
    }
    assert "lin has handed in but is not in the roster" in caplog.text
    assert "01_images: something waits to be graded by hand for bo" in caplog.text


def test_without_a_roster_students_are_found_by_their_login(export):
    possible, scores = import_as_canvas(
        export(CanvasExporter), [{}, {}, {name: name for name in ("ada", "bo", "zoe", "eve", "pat", "lin")}]
    )
    assert scores["lin"] == {"01_images": 17}
    assert scores["pat"] == {}
    assert possible["01_images"] == 15


def test_what_was_written_is_a_roster_that_gives_the_same_file_again(export, roster, tmp_path):
    first = export(CanvasExporter, roster=roster)
    (tmp_path / "again.csv").write_bytes(first.encode())
    assert export(CanvasExporter, roster=str(tmp_path / "again.csv")) == first


def test_names_stay_themselves_and_no_cell_is_a_formula(export, roster):
    for text in (export(CanvasExporter), export(CanvasExporter, roster=roster)):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert not [cell for cell in cells if "\n" in cell]
    by_login = {row[3]: row for row in csv.reader(io.StringIO(export(CanvasExporter)))}
    assert by_login["bo"][0] == 'O"Neil, Bo, Jr.'
    assert by_login["zoe"][0] == "Åström 王, Zoë"
    assert by_login["eve"][0] == '\'=HYPERLINK("http://example.com"), Eve'
    assert by_login["lin"][0] == "'-Minus, Two lines"


def test_an_id_that_would_be_computed_is_refused_and_named(export, tmp_path, caplog):
    (tmp_path / "bad.csv").write_text(ROSTER.replace("104,S4", "=104,S4"), encoding="utf-8")
    with pytest.raises(SystemExit):
        export(CanvasExporter, roster=str(tmp_path / "bad.csv"))
    assert "ID of eve is '=104'" in caplog.text


def test_own_titles_zeros_for_the_absent_and_stretch_exercises_as_a_part(export, roster):
    settings = {"titles": {"01_images": "Images, part 1"}, "missing": "zero", "stretch": "required"}
    possible, scores = import_as_canvas(export(CanvasExporter, roster=roster, **settings), [{"105": "S"}, {}, {}])
    assert possible == {"Images, part 1": 17, "02_convolution": 4}
    assert scores["S"] == {"Images, part 1": 0, "02_convolution": 0}


def test_a_column_student_id_maps_the_roster_to_the_gradebook(export, tmp_path):
    text = "Student;ID;SIS Login ID;Section;student_id\nLovelace;7;al99@uni.edu;;ada\n"
    (tmp_path / "mapped.csv").write_text(text, encoding="utf-8")
    _, scores = import_as_canvas(export(CanvasExporter, roster=str(tmp_path / "mapped.csv")), [{"7": "A"}, {}, {}])
    assert scores == {"A": {"01_images": 15, "02_convolution": 4.5}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Mail\nAda,a@b\n", "has none of the columns student_id, SIS Login ID, SIS User ID; it has Name, Mail"),
        ("Student,SIS Login ID\nAda,ada\nAgain,ada\n", "has 'ada' in the column SIS Login ID twice, again in row 3"),
        ("", "none of the columns"),
    ],
    ids=["no key", "twice", "empty"],
)
def test_a_roster_that_cannot_be_used_is_refused_in_words(export, tmp_path, caplog, text, said):
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        export(CanvasExporter, roster=str(tmp_path / "roster.csv"))
    assert said in caplog.text
    assert not (tmp_path / "out.csv").exists()


def test_nbgraders_own_command_exports_with_its_usual_options(command, tmp_path):
    done = command(
        "--exporter=autograder.export.CanvasExporter",
        "--to=canvas.csv",
        "--assignment=['01_images']",
        "--student=['ada']",
    )
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader((tmp_path / "canvas.csv").open(encoding="utf-8", newline="")))
    assert rows[0][5:] == ["01_images"]
    assert [row[3:] for row in rows[2:]] == [["ada", "", "15"]]
