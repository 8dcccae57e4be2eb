"""nbgrader's settings, read by every nbgrader command that is started in this folder."""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader puts it here)

# nbgrader starts alembic by its name alone, which fails when this environment is not the active one.
_programs = str(Path(sys.executable).parent)
if _programs not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([_programs, os.environ.get("PATH", "")])

# The rooms of the course. The gradebook is gradebook.db beside them.
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.submitted_directory = "submitted"
c.CourseDirectory.autograded_directory = "autograded"
c.CourseDirectory.feedback_directory = "feedback"
# A unit's source is a .py file with the solutions in it: it must never be copied beside a release or a submission.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc", "*.py", "*~", ".DS_Store", "feedback"]

# What students find in the place of a solution.
c.ClearSolutions.code_stub = {"python": "# Your code here.\nraise NotImplementedError"}
c.ClearSolutions.text_stub = "*Your answer here.*"
# The release is committed, so it is always there already; what is written over it is the same, byte for byte.
c.GenerateAssignment.force = True

# Whatever state a submission is in, it is mended as far as its meaning is certain before nbgrader reads it.
c.Autograde.pre_convert_hook = "autograder.bridge.choose_notebook"
c.Autograde.exporter_class = "autograder.bridge.MendingExporter"

# The judge's verdict instead of a kernel's: autograder/bridge takes the place of nbgrader's Execute.
c.Autograde.autograde_preprocessors = [
    "autograder.bridge.JudgeCells",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# A graded cell that a student deleted comes back, and counts.
c.OverwriteCells.add_missing_cells = True

# A feedback page begins with a table: each exercise, its points, its verdict and the hint.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.bridge.FeedbackHead",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# `nbgrader validate` runs the notebook in a kernel; the last cells of a unit may take longer than nbgrader's 30 s.
c.Execute.timeout = 120
# Wide enough that it shows the sentences of a check uncut.
c.Validator.width = 130
