"""Words in a submission's code that answers rarely need: read the code where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A word here is no proof of anything. Numerical exercises need none of them, attempts to look behind the grader do.
_WORDS: Mapping[str, str] = {
    "the grader": r"\b(?:autograder|nbgrader|gradebook|NBGRADER_\w+)\b",
    "the solutions": r"\bsolutions?/|\bsubmitted/|\bautograded/",
    "other processes": r"\bos\.(?:kill|fork|forkpty|getppid)\b|\bptrace\b|\bsubprocess\b|\bmultiprocessing\b",
    "the network": r"\bsocket\b|\burllib\b|\brequests\.(?:get|post)\b|\bhttp\.client\b",
    "the system itself": r"/proc/|\bctypes\b|\bLD_PRELOAD\b|\bunshare\b|\bsetuid\b",
    "its callers": r"\b_getframe\b|\bgc\.get_objects\b|\bsettrace\b|\bf_(?:back|locals|globals)\b|\bcurrentframe\b",
    "IPython's inside": r"\bget_ipython\(\)\.(?:displayhook|ast_transformers|run_cell|input_transformers\w*)",
    "replaced modules": r"\bsys\.modules\[[^\]]*\]\s*=|\bbuiltins\.\w+\s*=|\bnp\.testing\.\w+\s*=|\ballclose\s*=",
}
_PATTERNS = {about: re.compile(pattern) for about, pattern in _WORDS.items()}


def find_mentions(sources: Mapping[str, str], released: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return what the student's own cells mention: the cell, what it is about, and the line.

    Parameters
    ----------
    sources
        The student's cells.
    released
        The cells as they were released; what stands there already is not the student's.
    """
    found = []
    for cell, source in sources.items():
        given = released.get(cell, "")
        if source == given:
            continue
        for about, pattern in _PATTERNS.items():
            for line in source.splitlines():
                if pattern.search(line) and line not in given:
                    found.append((cell, about, line.strip()[:160]))
                    break
    return found
