"""How much of what a reader sees on a document is in undoc's output: field by field, right or wrong.

    python tests/accuracy.py [--raise-floor] [--misses]

A truth is flat JSON written by hand from the page images (fixtures/truth; the corpus has more, see UNDOC_CORPUS).
A field counts as silent when it is wrong and no warning or error points into the part of the output that it is
read from; a warning is false when no field that it points at is wrong.  Only texts are compared: the shape of quotes
and dashes, the form of letters (NFKC) and white space do not count.

The floors in accuracy_floor.json are the figures that the corpus has once reached; they only rise.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOOR = Path(__file__).with_name("accuracy_floor.json")
FOLDERS = ("letters", "other")
ANCHOR = 15  # so many characters before a footnote's mark are compared

Json = Mapping[str, Any]

_ONE_FORM = str.maketrans(dict.fromkeys("‐‑‒–—−\u00ad", "-") | dict.fromkeys("‘’ʼ`", "'") | dict.fromkeys("“”", '"'))


def fold(text: str | None) -> str | None:
    """Give the form in which values are compared; None stays None."""
    if text is None:
        return None
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ONE_FORM).split())


def squeeze(text: str | None) -> str:
    """Give the folded text without white space."""
    return re.sub(r"\s", "", fold(text) or "")


def _folded(texts: Iterable[str | None] | None) -> list[str | None]:
    return [fold(text) for text in texts or ()]


@dataclass(frozen=True)
class Outcome:
    """What became of one field of one document; `silent`: wrong, and nothing warns of it."""

    field: str
    right: bool
    want: object
    got: object
    silent: bool


@dataclass(frozen=True)
class Score:
    """All outcomes of one document, and how many of its warnings point at no wrong field."""

    name: str
    outcomes: tuple[Outcome, ...]
    false_warnings: int

    @property
    def perfect(self) -> bool:
        """Whether every field is right."""
        return all(outcome.right for outcome in self.outcomes)


@dataclass(frozen=True)
class Field:
    """A field of the truths: where the output has it, and when both agree."""

    name: str
    pointer: str  # warnings of the field point at this or below
    want: Callable[[Json], Any]
    got: Callable[[Json, Json], Any]  # of truth and output
    asked: Callable[[Json], bool] = lambda truth: True  # noqa: ARG005
    agree: Callable[[Any, Any], bool] = lambda want, got: bool(want == got)


def score(truth: Json, output: Json) -> Score:
    """Compare an output with its truth."""
    doubts = [d["pointer"] for d in output.get("diagnostics", ()) if d["severity"] in ("warning", "error")]
    deserved: set[int] = set()
    outcomes: list[Outcome] = []
    for field in FIELDS:
        if field.name in truth.get("skip", ()) or not field.asked(truth):
            continue
        want, got = field.want(truth), field.got(truth, output)
        right = field.agree(want, got)
        told = [index for index, pointer in enumerate(doubts) if _within(pointer, field.pointer)]
        outcomes.append(Outcome(field.name, right, want, got, silent=not right and not told))
        if not right:
            deserved.update(told)
    return Score(Path(truth["file"]).stem, tuple(outcomes), len(doubts) - len(deserved))


def _within(pointer: str, part: str) -> bool:
    return pointer == part or pointer.startswith(f"{part}/")


# Reading the output.


def _header(output: Json) -> Json:
    found: Json = output.get("header") or {}
    return found


def _letter(output: Json) -> Json:
    return _header(output).get("letter") or {}


def _numbered(value: Json | None) -> list[object]:
    return [value["number"], fold(value["label"])] if value else [None, None]


def _running(output: Json) -> list[str]:
    """Give the texts that count as paragraphs: headings and tables do not."""
    return [block["text"] for block in output.get("body", ()) if block["type"] not in ("heading", "table")]


def _within_pages(entries: Iterable[Json] | None, truth: Json, limit: str) -> list[Json]:
    """Give the entries of the pages that the truth speaks of."""
    last = truth.get(limit, sys.maxsize)
    return [entry for entry in entries or () if entry["page"] <= last]


def _notes(truth: Json, document: Json) -> list[Json]:
    return _within_pages(document.get("footnotes"), truth, "footnote_pages")


def _annexes(truth: Json, document: Json) -> list[Json]:
    return _within_pages(document.get("annexes"), truth, "annex_pages")


def _people(people: Iterable[Json] | None) -> list[tuple[str | None, list[str | None]]]:
    return [(fold(person["name"]), _folded(person["titles"])) for person in people or ()]


def _before_mark(output: Json, note: Json) -> str | None:
    """Give the text before the first place that calls a note; None when nothing calls it."""
    if not note["references"]:
        return None
    first = note["references"][0]
    found: Any = output
    for step in first["pointer"].split("/")[1:]:
        found = found[int(step)] if isinstance(found, list) else found[step]
    return squeeze(str(found)[: first["offset"]])


# When both agree.


def _begins(want: str, got: str) -> bool:
    """A first paragraph may be shorter than the words that the truth begins with."""
    return bool(got) and (got.startswith(want) or want.startswith(got))


def _ends(want: str, got: str) -> bool:
    return got.endswith(want)


def _anchored(want: list[str], got: list[str | None]) -> bool:
    return len(want) == len(got) and all(
        before is not None and before.endswith(after[-ANCHOR:]) for after, before in zip(want, got, strict=True)
    )


def _is_letter(truth: Json) -> bool:
    return truth["letter"] is not None


def _says(key: str) -> Callable[[Json], bool]:
    return lambda truth: truth.get(key) is not None


def _plain(name: str, key: str | None = None) -> Field:
    """Make a field that is one value of the header."""
    return Field(
        name,
        f"/header/{name}",
        lambda truth: fold(truth[key or name]),
        lambda _, output: fold(_header(output).get(name)),
    )


def _list(name: str) -> Field:
    return Field(
        name,
        f"/header/{name}",
        lambda truth: _folded(truth[name]),
        lambda _, output: _folded(_header(output).get(name)),
    )


def _of_letter(name: str, read: Callable[[Any], Any], key: str | None = None) -> Field:
    return Field(
        name,
        "/header/letter",
        lambda truth: read(truth["letter"][key or name]),
        lambda _, output: read(_letter(output).get(key or name)),
        _is_letter,
    )


def _of_items(name: str, read: Callable[[Json], Any]) -> Field:
    return Field(
        name,
        "/header/agenda_items",
        lambda truth: [read(item) for item in truth["agenda_items"]],
        lambda _, output: [read(item) for item in _header(output).get("agenda_items", ())],
    )


def _of_signatories(name: str, part: int) -> Field:
    return Field(
        name,
        "/header/signatories",
        lambda truth: [person[part] for person in _people(truth["signatories"])],
        lambda _, output: [person[part] for person in _people(_header(output).get("signatories"))],
        _is_letter,
    )


def _of_notes(name: str, read: Callable[[Json], Any]) -> Field:
    return Field(
        name,
        "/footnotes",
        lambda truth: [read(note) for note in _notes(truth, truth)],
        lambda truth, output: [read(note) for note in _notes(truth, output)],
    )


def _of_annexes(name: str, read: Callable[[Json], Any]) -> Field:
    return Field(
        name,
        "/annexes",
        lambda truth: [read(annex) for annex in truth["annexes"]],
        lambda truth, output: [read(annex) for annex in _annexes(truth, output)],
    )


FIELDS = (
    Field("kind", "/kind", lambda truth: truth["kind"], lambda _, output: output.get("kind")),
    _plain("language"),
    _list("symbols"),
    Field(
        "distribution",
        "/header/distribution",
        lambda truth: (truth["distribution"] or "").lower(),
        lambda _, output: (_header(output).get("distribution") or "").lower(),
    ),
    _plain("distribution_date", "date"),
    _list("original_languages"),
    _list("organs"),
    Field(
        "session",
        "/header/session",
        lambda truth: [truth["session"], fold(truth["session_text"])],
        lambda _, output: _numbered(_header(output).get("session")),
    ),
    Field(
        "council_year",
        "/header/council_year",
        lambda truth: [truth["year"], fold(truth["year_text"])],
        lambda _, output: _numbered(_header(output).get("council_year")),
    ),
    _plain("agenda_list"),
    _of_items("agenda_numbers", lambda item: (item["number"], item["subitem"])),
    _of_items("agenda_titles", lambda item: fold(item["title"])),
    _list("titles"),
    Field(
        "job_number",
        "/header/job_number",
        lambda truth: squeeze(truth["job_number"]),
        lambda _, output: squeeze(_header(output).get("job_number")),
    ),
    _of_letter("letter_date", fold, "date"),
    _of_letter("sender", fold),
    _of_letter("sender_entities", _folded),
    _of_letter("addressees", _folded),
    _of_signatories("signatory_names", 0),
    _of_signatories("signatory_titles", 1),
    Field(
        "body_paragraphs",
        "/body",
        lambda truth: truth["body_paragraphs"],
        lambda _, output: len(_running(output)),
        _says("body_paragraphs"),
    ),
    Field(
        "body_first",
        "/body",
        lambda truth: squeeze(truth["body_first"]),
        lambda _, output: squeeze("".join(_running(output)[:1])),
        _says("body_first"),
        _begins,
    ),
    Field(
        "body_last",
        "/body",
        lambda truth: squeeze(truth["body_last"]),
        lambda _, output: squeeze("".join(_running(output))),
        _says("body_last"),
        _ends,
    ),
    _of_notes("footnote_markers", lambda note: fold(note["marker"])),
    _of_notes("footnote_texts", lambda note: squeeze(note["text"])),
    Field(
        "footnote_anchors",
        "/footnotes",
        lambda truth: [squeeze(note["after"]) for note in _notes(truth, truth)],
        lambda truth, output: [_before_mark(output, note) for note in _notes(truth, output)],
        agree=_anchored,
    ),
    _of_annexes("annex_headings", lambda annex: fold(annex["heading"])),
    _of_annexes("annex_titles", lambda annex: fold(annex["title"])),
    _of_annexes("annex_pages", lambda annex: annex["page"]),
    _of_annexes("annex_languages", lambda annex: annex["original_languages"]),
    Field(
        "annex_signatories",
        "/annexes",
        lambda truth: _people(truth["annex_signatories"]),
        lambda truth, output: _people(person for annex in _annexes(truth, output) for person in annex["signatories"]),
        _is_letter,
    ),
)


@dataclass(frozen=True)
class Figures:
    """What the floors keep of many scores."""

    documents: int
    of: int  # fields that the truths speak of
    fields: int  # of them right
    perfect: int
    silent: int
    false_warnings: int

    def worse_than(self, floor: "Figures") -> list[str]:
        """Name every figure that is worse than the floor's."""
        fallen = [name for name in ("fields", "perfect") if getattr(self, name) < getattr(floor, name)]
        risen = [name for name in ("silent", "false_warnings") if getattr(self, name) > getattr(floor, name)]
        return [f"{name}: {getattr(self, name)}, was {getattr(floor, name)}" for name in (*fallen, *risen)]

    def raised(self, floor: "Figures") -> "Figures":
        """Give the better of both for every figure."""
        return Figures(
            self.documents,
            self.of,
            max(self.fields, floor.fields),
            max(self.perfect, floor.perfect),
            min(self.silent, floor.silent),
            min(self.false_warnings, floor.false_warnings),
        )


def figures(scores: Iterable[Score]) -> Figures:
    """Sum scores up."""
    all_scores = list(scores)
    outcomes = [outcome for one in all_scores for outcome in one.outcomes]
    return Figures(
        documents=len(all_scores),
        of=len(outcomes),
        fields=sum(outcome.right for outcome in outcomes),
        perfect=sum(one.perfect for one in all_scores),
        silent=sum(outcome.silent for outcome in outcomes),
        false_warnings=sum(one.false_warnings for one in all_scores),
    )


def floors() -> dict[str, Figures]:
    """Give the floors by folder."""
    data = json.loads(FLOOR.read_text("utf-8")) if FLOOR.is_file() else {}
    return {folder: Figures(**figures) for folder, figures in data.items()}


def truths(folder: Path) -> list[Json]:
    """Give the truths of a folder in the order of their names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def score_folder(folder: Path) -> list[Score]:
    """Read the documents of a folder that has truths beside them, and compare."""
    from reading import encoded_all

    known = truths(folder)
    outputs = encoded_all(folder / truth["file"] for truth in known)
    return [score(truth, json.loads(output)) for truth, output in zip(known, outputs, strict=True)]


def table(scores: Iterable[Score]) -> Iterator[str]:
    """Yield a line for every field, the weakest first, and one for all."""
    all_scores = list(scores)
    total = figures(all_scores)
    by_field: dict[str, list[Outcome]] = {}
    for outcome in (outcome for one in all_scores for outcome in one.outcomes):
        by_field.setdefault(outcome.field, []).append(outcome)
    shares = {name: sum(o.right for o in outcomes) / len(outcomes) for name, outcomes in by_field.items()}
    for name, share in sorted(shares.items(), key=lambda item: item[1]):
        outcomes = by_field[name]
        silent = sum(outcome.silent for outcome in outcomes)
        yield f"{share:7.1%} {round(share * len(outcomes)):5}/{len(outcomes):<4} {silent:4} silent  {name}"
    yield (
        f"{total.fields}/{total.of} fields right; {total.perfect}/{total.documents} documents perfect; "
        f"{total.silent} wrong and silent; {total.false_warnings} false warnings"
    )


def misses(scores: Iterable[Score]) -> Iterator[str]:
    """Yield every wrong field with what was wanted and what was read."""
    for one in scores:
        for outcome in one.outcomes:
            if not outcome.right:
                yield f"{one.name}: {outcome.field}{' (silent)' if outcome.silent else ''}"
                yield f"    want {outcome.want!r}"
                yield f"    got  {outcome.got!r}"


def main() -> int:
    """Print the accuracy on the corpus; raise the floors when asked."""
    from arguments import parser
    from reading import corpus

    asked = parser(__doc__)
    asked.add_argument("--raise-floor", action="store_true", help="write the floors that were passed")
    asked.add_argument("--misses", action="store_true", help="print every wrong field")
    arguments = asked.parse_args()
    home = corpus()
    if home is None:
        sys.exit("accuracy.py: no corpus: set UNDOC_CORPUS to its folder")
    kept = floors()
    failed = False
    for folder in FOLDERS:
        scores = score_folder(home / "gold" / folder)
        lines = [folder, *(misses(scores) if arguments.misses else ()), *table(scores)]
        sys.stdout.write("\n".join(lines) + "\n\n")
        found = figures(scores)
        floor = kept.get(folder, found)
        for worse in found.worse_than(floor):
            failed = True
            sys.stdout.write(f"{folder} fell below its floor in {worse}\n")
        kept[folder] = found.raised(floor)
    if arguments.raise_floor:
        FLOOR.write_text(json.dumps({name: vars(one) for name, one in kept.items()}, indent=1) + "\n", "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(main())
