"""Look into a gradebook's file without nbgrader, whose import takes longer than a thousand unchanged submissions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_QUERY = """
    select s.student_id, count(g.auto_score), total(g.auto_score)
    from grade g
    join submitted_notebook n on n.id = g.notebook_id
    join submitted_assignment s on s.id = n.assignment_id
    join assignment a on a.id = s.assignment_id
    where a.name = ? group by s.student_id
"""


def read_scores(file: Path, unit: str) -> dict[str, tuple[int, float]] | None:
    """Return number and sum of a unit's automatic scores by student.

    Parameters
    ----------
    file
        A gradebook in SQLite.
    unit
        The unit.

    Returns
    -------
    dict or None
        None if the file is no gradebook, or one that does not know the unit.
    """
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30)) as base:
            if base.execute("select 1 from assignment where name = ?", (unit,)).fetchone() is None:
                return None
            return {student: (count, round(points, 6)) for student, count, points in base.execute(_QUERY, (unit,))}
    except sqlite3.DatabaseError:
        return None
