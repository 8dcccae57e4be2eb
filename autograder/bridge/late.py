"""What handing in late costs, as a plugin of nbgrader's."""

from __future__ import annotations

import math

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float

_DAY = 24 * 60 * 60


class DailyPenalty(LateSubmissionPlugin):
    """Takes a share of the points for every day that has begun since the due date.

    It is used where `nbgrader_config.py` sets ``c.AssignLatePenalties.plugin_class`` to
    ``"autograder.bridge.late.DailyPenalty"``.
    """

    per_day = Float(0.1, min=0.0, max=1.0, help="The share of the points that a day costs.").tag(config=True)
    at_most = Float(1.0, min=0.0, max=1.0, help="The share of the points that all days together cost at most.").tag(
        config=True
    )
    grace_minutes = Float(0.0, min=0.0, help="How late is not late yet; the days are counted from the due date.").tag(
        config=True
    )

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points to take off, or None for nothing.

        Parameters
        ----------
        student_id
            The student, treated as all others are.
        score
            The points that the submission earned.
        total_seconds_late
            Seconds since the due date, the student's extension taken off.
        """
        if total_seconds_late <= self.grace_minutes * 60:
            return None
        days = math.ceil(total_seconds_late / _DAY)
        return round(score * min(self.at_most, self.per_day * days), 4)
