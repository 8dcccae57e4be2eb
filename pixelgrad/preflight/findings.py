"""What preflight and intake say of a file: findings, and the notebook that comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Severity = Literal["mended", "reported", "refused", "suspicious"]


@dataclass(frozen=True)
class Finding:
    """One thing that was not as released.

    Parameters
    ----------
    kind
        A short name for machines, such as "check-edited".
    sentence
        For the person who reads it: what was wrong, where, and what was done or is to be done.
    severity
        "mended": put right in the copy, nothing to do. "reported": to be looked at. "refused": the file cannot be
        used. "suspicious": as "refused", and an instructor should know.
    cell
        The grade id of the cell, or None.
    """

    kind: str
    sentence: str
    severity: Severity
    cell: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the finding as plain data."""
        return {"kind": self.kind, "sentence": self.sentence, "severity": self.severity, "cell": self.cell}


@dataclass(frozen=True)
class Intake:
    """A submission after everything that can be mended is mended.

    Parameters
    ----------
    notebook
        nbformat 4.5 as a dict, without outputs, its graded cells with the metadata of the release; None when there is
        nothing that could be graded.
    findings
        What was not as released, in the order in which it was found.
    unit
        The unit whose release it was held against, or None.
    name
        The file that was read, by its path inside the submission; None when there was none.
    files
        The other files of the submission, by their paths inside it with forward slashes.
    blank
        The answers in which nothing was written, by the names that they should define, in the release's order.
    """

    notebook: dict[str, Any] | None
    findings: tuple[Finding, ...] = ()
    unit: str | None = None
    name: str | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    blank: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the file is exactly as it should be."""
        return self.notebook is not None and not self.findings

    @property
    def suspicious(self) -> bool:
        """Whether an instructor should look at the submission before trusting it."""
        return any(finding.severity == "suspicious" for finding in self.findings)

    def kinds(self) -> set[str]:
        """Return the kinds of everything that was found."""
        return {finding.kind for finding in self.findings}


class Findings:
    """Collects findings while a file is read and mended."""

    def __init__(self, found: Sequence[Finding] = ()) -> None:
        self._found = list(found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def mended(self, kind: str, sentence: str, cell: str | None = None) -> None:
        """Say what was wrong and has been put right."""
        self.add(Finding(kind, sentence, "mended", cell))

    def reported(self, kind: str, sentence: str, cell: str | None = None) -> None:
        """Say what somebody should look at."""
        self.add(Finding(kind, sentence, "reported", cell))

    def refused(self, kind: str, sentence: str, cell: str | None = None) -> None:
        """Say why a file cannot be used."""
        self.add(Finding(kind, sentence, "refused", cell))

    def suspicious(self, kind: str, sentence: str, cell: str | None = None) -> None:
        """Say what should not happen by accident."""
        self.add(Finding(kind, sentence, "suspicious", cell))

    def all(self) -> tuple[Finding, ...]:
        """Return everything that was found."""
        return tuple(self._found)

    def add(self, finding: Finding) -> None:
        """Add a finding, unless it is there already; names in it cannot steer a terminal."""
        finding = replace(finding, sentence=printable(finding.sentence))
        if finding not in self._found:
            self._found.append(finding)


def printable(text: str) -> str:
    """Replace what is not printable, such as line ends and control sequences in the name of a file."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else "?" for letter in text)


def listed(names: Sequence[str], most: int = 6) -> str:
    """Join names for a sentence, and count those beyond `most`."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def counted(count: int, thing: str, things: str | None = None) -> str:
    """Return "1 cell" or "3 cells"."""
    return f"{count} {thing if count == 1 else things or thing + 's'}"
