"""What is wrong with a notebook before it is handed in or graded, and the mended copy.

One set of rules for the student, who asks before handing in, and for the grader. Nothing is ever run, the file itself
is never changed, and whatever it holds, an answer's code stays as it was written.
"""

from pixelgrad.preflight.cells import notebook_text
from pixelgrad.preflight.findings import Finding, Intake
from pixelgrad.preflight.manifest import (
    Manifest,
    known_units,
    load_manifest,
    make_manifest,
    manifest_text,
    read_manifest,
)
from pixelgrad.preflight.mend import mend
from pixelgrad.preflight.report import exit_status, preflight, report_text, write_mended

__all__ = [
    "Finding",
    "Intake",
    "Manifest",
    "exit_status",
    "known_units",
    "load_manifest",
    "make_manifest",
    "manifest_text",
    "mend",
    "notebook_text",
    "preflight",
    "read_manifest",
    "report_text",
    "write_mended",
]
