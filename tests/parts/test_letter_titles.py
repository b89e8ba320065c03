"""What titles say: letters, and kinds of other documents."""

import pytest
from paper import line

from undoc_cli.parts.kinds import kind_of
from undoc_cli.parts.letter import read_letter
from undoc_cli.parts.passages import Joiner
from undoc_cli.passage import Passage
from undoc_cli.rules.language import language

ENGLISH = language("en")


def passage(*lines: str) -> Passage:
    return Joiner().join(line(text, baseline=300 + 13.5 * i, size=12, bold=True) for i, text in enumerate(lines))


def test_a_letter() -> None:
    found = read_letter(
        [
            passage(
                "Letter dated 25 February 2025 from the Permanent",
                "Representative of Azerbaijan to the United Nations",
                "addressed to the Secretary-General",
            )
        ],
        ENGLISH,
    )
    assert found is not None
    assert found.kind == "letter"
    assert found.letter.date == "2025-02-25"
    assert found.letter.sender == "the Permanent Representative of Azerbaijan to the United Nations"
    assert found.letter.sender_entities == ("Azerbaijan",)
    assert found.letter.addressees == ("Secretary-General",)
    assert found.certain_entities
    texts = {pointer: " ".join(p.text for p in pieces) for pointer, pieces in found.evidence.items()}
    assert texts == {
        "/header/letter/date": "25 February 2025",
        "/header/letter/sender": "the Permanent Representative of Azerbaijan to the United Nations",
        "/header/letter/addressees": "the Secretary-General",
    }


@pytest.mark.parametrize(
    ("text", "kind", "addressees"),
    [
        (
            (
                "Identical letters dated 1 June 2025 from the Permanent Representative of Morocco to the United Nations"
                " addressed to the Secretary-General and the President of the Security Council"
            ),
            "identical_letters",
            ("Secretary-General", "President of the Security Council"),
        ),
        (
            (
                "Note verbale dated 10 June 2025 from the Permanent Mission of Iraq "
                "to the United Nations addressed to the Chair "
                "of the Committee"
            ),
            "note_verbale",
            ("Chair of the Committee",),
        ),
        (
            (
                "Letter dated 3 May 2025 from the Secretary-General addressed to the President of the General Assembly,"
                " the President of the Security Council and the President of the Economic and Social Council"
            ),
            "letter",
            (
                "President of the General Assembly",
                "President of the Security Council",
                "President of the Economic and Social Council",
            ),
        ),
        (
            (
                "Letter dated 3 May 2025 from the Permanent Representative of "
                "Chad to the United Nations, addressed to the "
                "Minister for Foreign Affairs and Trade"
            ),
            "letter",
            ("Minister for Foreign Affairs and Trade",),
        ),
    ],
)
def test_kinds_and_addressees(text: str, kind: str, addressees: tuple[str, ...]) -> None:
    found = read_letter([passage(text)], ENGLISH)
    assert found is not None
    assert (found.kind, found.letter.addressees) == (kind, addressees)


def test_the_first_title_that_names_a_letter_counts() -> None:
    other = passage("Observer status for the Commission in the General Assembly")
    letter = passage(
        "Letter dated 1 August 2025 from the Permanent Representative of Fiji to the United Nations "
        "addressed to the Secretary-General"
    )
    found = read_letter([other, letter], ENGLISH)
    assert found is not None and found.letter.sender_entities == ("Fiji",)


def test_senders_that_are_not_certain() -> None:
    text = (
        "Letter dated 1 May 2025 from the representatives of Utopia, Sealand and Chad to the United Nations "
        "addressed to the Secretary-General"
    )
    found = read_letter([passage(text)], ENGLISH)
    assert found is not None and not found.certain_entities


@pytest.mark.parametrize("day", ["31 February 2025", "March 2025", "1 March and 2 April 2025", "1 and 2 March 2025"])
def test_a_date_that_is_not_one_day(day: str) -> None:
    text = f"Letter dated {day} from the Chair of the Committee addressed to the Secretary-General"
    found = read_letter([passage(text)], ENGLISH)
    assert found is not None and found.letter.date is None


@pytest.mark.parametrize(
    "text", ["Report of the Secretary-General", "Letter of credence", "Letter dated 3 May 2025 from the Chair"]
)
def test_no_letter(text: str) -> None:
    assert read_letter([passage(text)], ENGLISH) is None
    assert read_letter([], ENGLISH) is None


@pytest.mark.parametrize(
    ("titles", "symbols", "kind"),
    [
        (["Report of the Secretary-General"], ["A/79/801"], "report"),
        (["Oceans and the law of the sea", "Progress report of the Board"], ["A/79/801"], "report"),
        (["Note by the Secretariat"], ["A/79/801"], "note"),
        (["Note by the Secretary-General"], [], "note"),
        (["Provisional agenda"], ["A/79/150"], "agenda"),
        (["Statement by the President of the Security Council"], [], "presidential_statement"),
        (["Anything"], ["S/PRST/2021/13"], "presidential_statement"),
        (["Resolution 2770 (2025)"], ["S/RES/2770 (2025)"], "resolution"),
        (["Report of the Third Committee"], ["A/RES/78/276"], "resolution"),
        (["Provisional verbatim record"], ["S/PV.9844"], "verbatim_record"),
        (["Summary record"], ["A/C.4/52/SR.3"], "summary_record"),
        (["Report of the Chair", "Corrigendum"], ["A/79/801/Corr.1"], "other"),
        (["Verbatim record"], ["S/PV.9844/Corr.1"], "other"),
        (["Report of the Chair", "Addendum"], ["A/79/801/Corr.1/Add.1"], "report"),
        (["Provisional agenda and annotations", "Note by the Executive Secretary"], ["FCCC/CP/2024/1"], "agenda"),
        (["Agenda for the lamps of the coast", "Note by the Secretariat"], ["A/79/801"], "note"),
        (["Agenda of the eightieth session"], ["A/79/801"], "agenda"),
        (["NOTE OF THE MEETING"], ["A/79/801"], "other"),
        (["NOTE OF THE SECRETARY-GENERAL"], ["A/79/801"], "note"),
        (["Lamps on the agenda", "Note by the Secretariat"], ["A/79/801"], "note"),
        (["Anything"], ["A/79/801"], "other"),
        ([], [], "other"),
    ],
)
def test_kinds_of_other_documents(titles: list[str], symbols: list[str], kind: str) -> None:
    assert kind_of(titles, symbols, ENGLISH) == kind


def test_a_committee_on_something_is_whole_before_its_addressee() -> None:
    """What a letter is about is cut off a sender who stands last, not off the name of a committee."""
    sender = (
        "the Chair of the Security Council Committee established pursuant to resolution 1591 (2005) regarding the Sudan"
    )
    title = f"Letter dated 3 May 2025 from {sender} addressed to the President of the Security Council"
    found = read_letter([passage(title)], ENGLISH)
    assert found is not None
    assert found.letter.sender == sender
