"""What else comes as PDF under a UN symbol or letterhead: told apart by its words."""

import regex

from undoc_cli.rules.patterns import lazy

IMPOSTORS = {
    "the error page of the Official Document System, saved as PDF": (
        r"does not exist in the Official Document System|Official Document System \(ODS\)"
    ),
    # By its own heading: a text may speak of a memorandum that it is not.
    "an interoffice memorandum": r"I(?i:nter-?office )M(?i:emorandum)|M(?i:[ée]morandum )I(?i:nt[ée]rieur)",
    "a note verbale on letterhead": r"(?i:presents its compliments to)",
    "a letter on letterhead": (
        r"(?i:\bunited nations\b.{0,80}\bpostal address\b)|\bDear (?:Sir|Madam|Mr\.|Ms\.|Ambassador|Excellency)\b"
    ),
}
_COMPILED = {reason: lazy(source, regex.VERSION1) for reason, source in IMPOSTORS.items()}


def impostor(text: str) -> str | None:
    """Return what a text without masthead is, when its words tell; else None."""
    sample = text[:4000]
    return next((reason for reason, pattern in _COMPILED.items() if pattern.search(sample)), None)
