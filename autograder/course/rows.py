"""The gradebook's rows of one unit, loaded once, so that no step of grading has to ask for them again.

nbgrader looks up each cell, grade and comment by a query of its own, and a gradebook has no index that would keep these
fast for a large class. Here a unit is read in a handful of queries, and written in one transaction a batch.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import bindparam, insert, select, update

from autograder.course.errors import GradingError


@dataclass
class SubmissionRows:
    """The rows of one student's submission, as they are to be.

    Parameters
    ----------
    id
        The submission's.
    student
        Whose it is.
    timestamp, extension
        When it was handed in, and how much later than due it may be.
    notebook
        The row of its notebook.
    grades, comments
        By the name of the cell; nbgrader's own steps read and write them.
    new
        Whether the gradebook has not had it before.
    """

    id: str
    student: str
    timestamp: datetime.datetime | None
    extension: datetime.timedelta | None
    notebook: SimpleNamespace
    grades: dict[str, SimpleNamespace] = field(default_factory=dict)
    comments: dict[str, SimpleNamespace] = field(default_factory=dict)
    new: bool = True

    @property
    def points(self) -> float:
        """The submission's score, as nbgrader adds it up."""
        return sum(_score(grade) for grade in self.grades.values())


class UnitRows:
    """One unit of a gradebook.

    Parameters
    ----------
    gradebook
        Open, and used by nobody else while this lives.
    unit
        The unit.
    notebook
        The name of its notebook.

    Raises
    ------
    GradingError
        If the gradebook does not know the unit.
    """

    def __init__(self, gradebook: Gradebook, unit: str, notebook: str) -> None:
        self._gradebook = gradebook
        try:
            found = gradebook.find_notebook(notebook, unit)
        except MissingEntry as error:
            raise GradingError(
                f"The gradebook does not know the notebook {notebook!r} of {unit}. "
                f"Run `nbgrader generate_assignment {unit}` first."
            ) from error
        self.unit = unit
        self.name = notebook
        self.duedate = found.assignment.duedate
        self.kernelspec = found.kernelspec
        self._assignment_id, self._notebook_id = found.assignment.id, found.id
        self.source_cells = [_plain(c, "name cell_type source checksum locked") for c in found.source_cells]
        self.grade_cells = [_plain(c, "id name max_score cell_type") for c in found.grade_cells]
        self.solution_cells = [_plain(c, "id name") for c in found.solution_cells]
        self.task_cells = [_plain(c, "id name max_score cell_type") for c in found.task_cells]
        self._students = set(self._all(select(Student.id)))
        self._submissions = self._load()

    def submission(self, student: str) -> SubmissionRows:
        """Return a student's rows, new ones if the gradebook has none."""
        if student not in self._submissions:
            rows = SubmissionRows(
                id=new_uuid(),
                student=student,
                timestamp=None,
                extension=None,
                notebook=SimpleNamespace(id=new_uuid(), late_submission_penalty=None),
            )
            for cell in (*self.grade_cells, *self.task_cells):
                rows.grades[cell.name] = SimpleNamespace(
                    id=new_uuid(),
                    cell_id=cell.id,
                    auto_score=None,
                    manual_score=None,
                    extra_credit=None,
                    needs_manual_grade=True,
                )
            for cell in (*self.solution_cells, *self.task_cells):
                rows.comments[cell.name] = SimpleNamespace(id=new_uuid(), cell_id=cell.id, auto_comment=None)
            self._submissions[student] = rows
        return self._submissions[student]

    def write(self, submissions: Iterable[SubmissionRows]) -> None:
        """Write submissions into the gradebook, all or none."""
        new = [rows for rows in submissions if rows.new]
        old = [rows for rows in submissions if not rows.new]
        everyone = [*new, *old]
        run: Callable[..., Any] = self._gradebook.db.execute
        try:
            strangers = sorted({rows.student for rows in new} - self._students)
            _many(run, insert(Student), [{"id": student} for student in strangers])
            _many(run, insert(SubmittedAssignment), [self._assignment_row(rows) for rows in new])
            _many(run, insert(SubmittedNotebook), [self._notebook_row(rows) for rows in new])
            _many(run, insert(Grade), [_grade_row(grade, rows) for rows in new for grade in rows.grades.values()])
            _many(run, insert(Comment), [_comment_row(c, rows) for rows in new for c in rows.comments.values()])
            _change(run, SubmittedAssignment, [{"b_id": r.id, "timestamp": r.timestamp} for r in old])
            penalty = "late_submission_penalty"
            _change(
                run,
                SubmittedNotebook,
                [{"b_id": r.notebook.id, penalty: r.notebook.late_submission_penalty} for r in old],
            )
            _change(
                run,
                Grade,
                [
                    {"b_id": g.id, "auto_score": g.auto_score, "needs_manual_grade": g.needs_manual_grade}
                    for r in old
                    for g in r.grades.values()
                ],
            )
            _change(
                run,
                Comment,
                [{"b_id": c.id, "auto_comment": c.auto_comment} for r in old for c in r.comments.values()],
            )
            self._gradebook.db.commit()
        except BaseException:
            self._gradebook.db.rollback()
            raise
        self._students.update(strangers)
        for rows in everyone:
            rows.new = False

    def _load(self) -> dict[str, SubmissionRows]:
        mine = SubmittedAssignment.assignment_id == self._assignment_id
        submissions: dict[str, SubmissionRows] = {}
        by_notebook: dict[str, SubmissionRows] = {}
        query = (
            select(
                SubmittedAssignment.id,
                SubmittedAssignment.student_id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                SubmittedNotebook.id,
                SubmittedNotebook.late_submission_penalty,
            )
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(mine, SubmittedNotebook.notebook_id == self._notebook_id)
        )
        for id_, student, timestamp, extension, notebook_id, penalty in self._gradebook.db.execute(query):
            notebook = SimpleNamespace(id=notebook_id, late_submission_penalty=penalty)
            rows = SubmissionRows(id_, student, timestamp, extension, notebook, new=False)
            submissions[student] = by_notebook[notebook_id] = rows
        ours = BaseCell.notebook_id == self._notebook_id
        columns = (Grade.id, Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.extra_credit)
        grades = select(Grade.notebook_id, BaseCell.name, *columns, Grade.needs_manual_grade).join(
            BaseCell, BaseCell.id == Grade.cell_id
        )
        names = ("id", "cell_id", "auto_score", "manual_score", "extra_credit", "needs_manual_grade")
        for notebook_id, name, *values in self._gradebook.db.execute(grades.where(ours)):
            by_notebook[notebook_id].grades[name] = SimpleNamespace(**dict(zip(names, values, strict=True)))
        comments = select(Comment.notebook_id, BaseCell.name, Comment.id, Comment.cell_id, Comment.auto_comment).join(
            BaseCell, BaseCell.id == Comment.cell_id
        )
        for notebook_id, name, *values in self._gradebook.db.execute(comments.where(ours)):
            id_, cell_id, auto_comment = values
            by_notebook[notebook_id].comments[name] = SimpleNamespace(
                id=id_, cell_id=cell_id, auto_comment=auto_comment
            )
        self._gradebook.db.rollback()  # nothing was changed; no lock is to be held while submissions run
        return submissions

    def _all(self, query: Any) -> list[Any]:
        return list(self._gradebook.db.execute(query).scalars())

    def _assignment_row(self, rows: SubmissionRows) -> dict[str, Any]:
        return {
            "id": rows.id,
            "assignment_id": self._assignment_id,
            "student_id": rows.student,
            "timestamp": rows.timestamp,
            "extension": rows.extension,
        }

    def _notebook_row(self, rows: SubmissionRows) -> dict[str, Any]:
        return {
            "id": rows.notebook.id,
            "assignment_id": rows.id,
            "notebook_id": self._notebook_id,
            "flagged": False,
            "late_submission_penalty": rows.notebook.late_submission_penalty,
        }


def notebooks_of(gradebook: Gradebook, unit: str) -> list[str]:
    """Return the names of a unit's notebooks.

    Raises
    ------
    GradingError
        If the gradebook does not know the unit.
    """
    query = select(Notebook.name).join(Assignment, Assignment.id == Notebook.assignment_id)
    names = list(gradebook.db.execute(query.where(Assignment.name == unit)).scalars())
    gradebook.db.rollback()
    if not names:
        raise GradingError(f"The gradebook does not know {unit}. Run `nbgrader generate_assignment {unit}` first.")
    return sorted(names)


def _plain(row: Any, names: str) -> SimpleNamespace:
    # Copies: after a commit, SQLAlchemy would ask the database again for every attribute that is looked at.
    return SimpleNamespace(**{name: getattr(row, name) for name in names.split()})


def _score(grade: SimpleNamespace) -> float:
    score = grade.manual_score if grade.manual_score is not None else grade.auto_score
    return 0.0 if score is None else score + (grade.extra_credit or 0.0)


def _grade_row(grade: SimpleNamespace, rows: SubmissionRows) -> dict[str, Any]:
    return {**vars(grade), "notebook_id": rows.notebook.id}


def _comment_row(comment: SimpleNamespace, rows: SubmissionRows) -> dict[str, Any]:
    return {**vars(comment), "notebook_id": rows.notebook.id}


def _many(run: Callable[..., Any], statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        run(statement, rows)


def _change(run: Callable[..., Any], table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        plain = table.__table__
        names = [name for name in rows[0] if name != "b_id"]
        statement = update(plain).where(plain.c.id == bindparam("b_id"))
        run(statement.values({name: bindparam(name) for name in names}), rows)
