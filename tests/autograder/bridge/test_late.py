"""The daily penalty: how it counts, and that it reaches the gradebook and goes with an extension."""

from __future__ import annotations

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.bridge.late import DailyPenalty

DAY = 24 * 60 * 60
DUE = "2030-01-02 12:00:00.000000"


@pytest.mark.parametrize(
    ("seconds", "penalty"),
    [(1, 1.0), (DAY, 1.0), (DAY + 1, 2.0), (4 * DAY, 4.0), (30 * DAY, 5.0)],
    ids=["a second", "a day", "a day and a second", "four days", "a month"],
)
def test_every_day_that_has_begun_costs_its_share_up_to_the_most(seconds, penalty):
    plugin = DailyPenalty(per_day=0.1, at_most=0.5)
    assert plugin.late_submission_penalty("ada", 10.0, seconds) == penalty


def test_within_the_grace_nothing_is_taken_and_after_it_the_days_count_from_the_due_date():
    plugin = DailyPenalty(per_day=0.25, grace_minutes=15)
    assert plugin.late_submission_penalty("ada", 8.0, 15 * 60) is None
    assert plugin.late_submission_penalty("ada", 8.0, 15 * 60 + 1) == 2.0


def test_a_share_above_all_points_is_refused():
    with pytest.raises(Exception, match="per_day"):
        DailyPenalty(config=Config({"DailyPenalty": {"per_day": 10.0}}))


def test_the_penalty_of_the_settings_is_in_the_gradebook_for_who_was_late(short_class, right):
    course, settings = short_class.course, short_class.course.settings
    settings.AssignLatePenalties.plugin_class = "autograder.bridge.late.DailyPenalty"
    settings.DailyPenalty.per_day = 0.2
    with Gradebook(course.gradebook_url) as book:
        book.update_or_create_assignment("01_short", duedate=DUE)
        for student in ("in_time", "late", "excused"):
            book.add_student(student)
            book.add_submission("01_short", student)
        book.grant_extension("01_short", "excused", days=2)
    for student in ("in_time", "late", "excused"):
        day = 2 if student == "in_time" else 3
        folder = course.root / "submitted" / student / "01_short"
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text(f"2030-01-0{day} 11:00:00 UTC")
        short_class.grade(student, right)
    with Gradebook(course.gradebook_url) as book:
        found = {one.student.id: one for one in book.assignment_submissions("01_short")}
        assert {name: one.late_submission_penalty for name, one in found.items()} == pytest.approx(
            {"in_time": 0, "late": 0.2 * found["late"].score, "excused": 0}
        )
        assert found["late"].score == 7
