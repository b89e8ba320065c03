"""Signatures that nearly deserve a code, and those of others than the senders."""

import pytest
from checking import below_signature, check, joint, with_header, with_letter
from msgspec.structs import replace
from reading import document

from undoc_cli.model import Block, Document, Evidence


@pytest.mark.parametrize(
    ("sender", "entity", "told"),
    [
        ("Denmark", "Sweden", True),
        ("Denmark", "Kingdom of Denmark", False),
        ("People’s Republic of China", "China", False),
        ("Iran (Islamic Republic of)", "Islamic Republic of Iran", False),
        ("France", "French Republic", False),  # a name that holds no short one says nothing
        ("Yemen configuration of the Lamp Commission", "Sweden", False),
        ("Security Council", "Sweden", False),
        ("Denmark", "Advisory Group on Chad", False),  # nor does the State that a body is about sign
        ("Denmark", None, False),
    ],
)
def test_another_state_signs_than_sends(sender: str, entity: str | None, told: bool) -> None:
    found = with_letter(sender_entities=(sender,))
    people = (replace(found.header.signatories[0], entity=entity),)
    wanted = [("signatory-parties", "warning", "/header/signatories/0/entity")] if told else []
    assert check(replace(found, header=replace(found.header, signatories=people))) == wanted


@pytest.mark.parametrize(("sender", "told"), [("Denmark", True), ("Panel of Experts on Yemen", False)])
def test_more_sign_than_send(sender: str, told: bool) -> None:
    found = with_letter(sender_entities=(sender,))
    person = replace(found.header.signatories[0], entity=None)
    wanted = [("signatory-parties", "info", "/header/signatories")] if told else []
    assert check(replace(found, header=replace(found.header, signatories=(person, person)))) == wanted


def test_a_note_verbale_is_not_signed() -> None:
    found = document("note-verbale")
    assert found.header.signatories == ()
    assert check(found) == []


def test_what_corrects_a_letter_is_not_signed() -> None:
    assert check(with_header("from-secretary-general", symbols=("S/2025/1/Corr.1",), signatories=())) == []
    added = with_header("from-secretary-general", symbols=("S/2025/1/Add.1",), signatories=())
    assert [code for code, *_ in check(added)] == ["no-signature"]


def _above_signature(gap: float, *, titled: bool = False) -> Document:
    """Give a letter with a line so far above a signature, whose titles then stand below its name or nowhere."""
    found = joint()
    person = found.header.signatories[0]
    name = found.evidence["/header/signatories/0/name"]
    box = (200.0, name.bbox[1] - gap - 10, name.bbox[2], name.bbox[1] - gap)
    above = Block(type="paragraph", text="Keeper of the seed", number=None, page=name.page, bbox=box)
    people = (person if titled else replace(person, titles=()),)
    return replace(found, header=replace(found.header, signatories=people), body=(*found.body, above))


def test_text_right_above_a_name_without_titles_may_be_one() -> None:
    assert check(_above_signature(2.0)) == [("signature-titles", "warning", "/header/signatories/0/titles")]
    assert check(_above_signature(12.0)) == []
    assert check(_above_signature(2.0, titled=True)) == []


@pytest.mark.parametrize(
    ("below", "drop", "told_of"),
    [((123.4, 460.0), 12.0, True), ((123.4, 300.0), 12.0, False), ((123.4, 460.0), 150.0, False)],
)
def test_a_title_below_two_names_may_be_of_both(below: tuple[float, float], drop: float, *, told_of: bool) -> None:
    """The second name stands beside the first, or far below."""
    found = joint()
    first, second = (replace(found.header.signatories[0], titles=titles) for titles in (("Chair Keeper",), ()))
    places = [
        ("0/name", (123.4, 500.0, 220.0, 510.0)),
        ("0/titles/0", (below[0], 512.0, below[1], 522.0)),
        ("1/name", (360.0, 500.0 + drop - 12.0, 450.0, 510.0 + drop - 12.0)),
    ]
    proof = {f"/header/signatories/{place}": Evidence(page=9, bbox=box, text="") for place, box in places}
    header = replace(found.header, signatories=(first, second))
    codes = check(replace(found, header=header, evidence={**found.evidence, **proof}))
    assert (("signature-titles", "warning", "/header/signatories/0/titles") in codes) is told_of


def test_text_apart_from_a_signature_is_none_of_its_titles() -> None:
    assert check(below_signature(12.0)) == []
    assert check(below_signature(2.0, x0=123.4)) == []


@pytest.mark.parametrize(("gap", "near"), [(7.0, True), (10.0, False)])
def test_text_below_a_title_of_several_lines_is_as_near_as_below_one_of_one_line(gap: float, *, near: bool) -> None:
    found = below_signature(gap)
    place, proof = max(
        ((place, proof) for place, proof in found.evidence.items() if place.startswith("/header/signatories/0/")),
        key=lambda entry: entry[1].bbox[3],
    )
    x0, top, x1, bottom = proof.bbox
    higher = replace(proof, bbox=(x0, min(top, bottom - 24), x1, bottom))
    assert (check(replace(found, evidence={**found.evidence, place: higher})) != []) is near
