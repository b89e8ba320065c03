"""Signatures under letters and annexes."""

import pytest
from msgspec.structs import replace
from paper import AFTER, LEADING, LEFT, RIGHT, Part, bold, column, line, raised, stack, width_of
from patterns import patterns

from undoc_cli.page import Line
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.signatories import RawSignature, says_signed
from undoc_cli.parts.signatures import read_signatures
from undoc_cli.rules.language import language

ENGLISH = language("en")
TEXT = column(
    "I should be grateful if you would have the present letter circulated as a document of the Security Council, and "
    "remain at your disposal for whatever else the Council may wish to know of the matter.",
    baseline=200,
)
SIGNED = (Part("("), Part("Signed", italic=True), Part(") "))
SECOND = 313.6


@pytest.mark.parametrize("code", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_language_says_in_brackets_that_somebody_signed(code: str) -> None:
    rule = patterns(code)["signed"]
    assert all(says_signed(line(example), language(code)) for example in rule["examples"])
    assert not any(says_signed(line(counter), language(code)) for counter in rule["counters"])


def right(*parts: str | Part, baseline: float = 300.0) -> Line:
    """Set a line that ends at the right margin."""
    return line(*parts, x0=RIGHT - width_of(*parts), baseline=baseline)


def signature(given: str, family: str, *titles: str, top: float = 300.0) -> list[Line]:
    rows = [right(*SIGNED, f"{given} ", bold(family), baseline=top)]
    return [*rows, *(right(title, baseline=top + LEADING * (i + 1)) for i, title in enumerate(titles))]


def read(*lines: Line) -> tuple[list[RawSignature], list[Line]]:
    return read_signatures(sorted(lines, key=lambda item: (item.page, item.baseline, item.box.x0)), ENGLISH, Joiner())


def titles_of(person: RawSignature) -> list[str]:
    return [title.text for title in person.titles]


def test_one_signature() -> None:
    lines = signature("Tofig", "Musayev", "Ambassador", "Permanent Representative")
    (person,), rest = read(*TEXT, *lines)
    assert (person.name.text, person.family_name) == ("Tofig Musayev", "Musayev")
    assert titles_of(person) == ["Ambassador", "Permanent Representative"]
    assert person.entity is None
    assert [piece.text for piece in person.signed] == ["(Signed) "]
    assert rest == TEXT


def test_words_in_brackets_are_a_title_of_their_own() -> None:
    titles = ["Permanent Representative", "(On behalf of Malta and Chad)"]
    (person,), _ = read(*TEXT, *signature("Jo", "Doe", *titles))
    assert titles_of(person) == titles


def test_a_name_in_brackets_goes_on_with_a_title() -> None:
    (person,), _ = read(
        *TEXT, *signature("Jo", "Doe", "Permanent Representative of Micronesia", "(Federated States of)")
    )
    assert titles_of(person) == ["Permanent Representative of Micronesia (Federated States of)"]


def test_titles_above_the_name_may_be_long() -> None:
    long = "Représentant permanent de la République populaire démocratique de Corée"
    lines = [
        right("Ambassadeur", baseline=288),
        right(long, baseline=300),
        right("(Signé) Jo ", bold("Ri"), baseline=312),
    ]
    (person,), rest = read_signatures([*TEXT, *lines], language("fr"), Joiner())
    assert titles_of(person) == ["Ambassadeur", long]
    assert rest == TEXT


def test_text_above_a_name_is_no_title() -> None:
    words = "Je vous serais reconnaissant de bien vouloir faire distribuer le texte de la présente lettre"
    text = [right(words, baseline=300)]  # the last line of a paragraph, which fills it
    assert text[0].box.x0 < LEFT + 23.7
    signed = right("(Signé) Jo ", bold("Ri"), baseline=312)
    (person,), rest = read_signatures([*text, signed], language("fr"), Joiner())
    assert titles_of(person) == [] and rest == text


def test_titles_above_a_name_may_be_as_wide_as_the_text() -> None:
    wide = "Le Chargé d’affaires par intérim de la Mission permanente du Royaume-Uni de"
    lines = [
        right(wide, baseline=288),
        right("Grande-Bretagne et d’Irlande du Nord", baseline=300),
        right("(Signé) Jo ", bold("Lee"), baseline=312),
    ]
    assert lines[0].box.x0 < LEFT + 23.7
    (person,), rest = read_signatures([*TEXT, *lines], language("fr"), Joiner())
    assert titles_of(person) == [f"{wide} Grande-Bretagne et d’Irlande du Nord"]
    assert rest == TEXT


def test_titles_above_names_on_two_pages() -> None:
    lines = [
        right("Ambassadeur du Tchad", baseline=700),
        right("(Signé) Jo ", bold("Ri"), baseline=712),
        *(
            replace(item, page=2)
            for item in (right("Ministre", baseline=82), right("(Signé) Ann ", bold("Lee"), baseline=94))
        ),
    ]
    people, rest = read_signatures([*TEXT, *lines], language("fr"), Joiner())
    assert [titles_of(person) for person in people] == [["Ambassadeur du Tchad"], ["Ministre"]]
    assert rest == TEXT


def test_titles_above_names_side_by_side() -> None:
    lines = [
        left("L’Ambassadeur", LEFT, 400),
        left("La Ministre", SECOND, 400),
        left("Doyen des gardiens", LEFT, 412),
        left(("(Signé) Ann ", bold("Lee")), SECOND, 412),
        left(("(Signé) Jo ", bold("Ri")), LEFT, 424),
    ]
    people, rest = read_signatures([*TEXT, *lines], language("fr"), Joiner())
    assert [person.name.text for person in people] == ["Jo Ri", "Ann Lee"]  # from left to right
    assert [titles_of(person) for person in people] == [["L’Ambassadeur", "Doyen des gardiens"], ["La Ministre"]]
    assert rest == TEXT


def test_family_name_that_comes_first_and_one_of_several_words() -> None:
    lines = [right(*SIGNED, bold("Fu"), " Cong"), right("Ambassador", baseline=312)]
    assert read(*lines)[0][0].family_name == "Fu"
    assert read(*signature("Arlene", "de Boissière-Mohan"))[0][0].family_name == "de Boissière-Mohan"


def test_of_two_names_in_bold_none_is_the_family_name() -> None:
    (person,), _ = read(right(*SIGNED, "Jo ", bold("Ri"), " (for Ann ", bold("Lee"), ")"))
    assert (person.name.text, person.family_name) == ("Jo Ri (for Ann Lee)", None)


@pytest.mark.parametrize("parts", [("Tofig Musayev",), (bold("Tofig Musayev"),)], ids=["all plain", "all bold"])
def test_family_name_is_not_guessed(parts: tuple[str | Part, ...]) -> None:
    (person,), _ = read(right(*SIGNED, *parts))
    assert (person.name.text, person.family_name) == ("Tofig Musayev", None)


def test_several_signatures_one_under_the_other() -> None:
    lines = stack(
        TEXT,
        signature("Amra", "Hadžikaraman", "Ambassador", "Permanent Representative of Bosnia and Herzegovina"),
        signature("Edmund", "Thistlewood", "Ambassador"),
        gap=AFTER,
    )
    people, rest = read(*lines)
    assert [person.name.text for person in people] == ["Amra Hadžikaraman", "Edmund Thistlewood"]
    assert titles_of(people[0]) == ["Ambassador", "Permanent Representative of Bosnia and Herzegovina"]
    assert people[0].entity == "Bosnia and Herzegovina"
    assert len(rest) == len(TEXT)


def left(text: str | tuple[str | Part, ...], x0: float, baseline: float) -> Line:
    return line(*((text,) if isinstance(text, str) else text), x0=x0, baseline=baseline)


def test_signatures_side_by_side() -> None:
    lines = [
        left((*SIGNED, "Badriya ", bold("Al-Zadjali")), LEFT, 400),
        left((*SIGNED, "Ioan ", bold("Vlad")), SECOND, 400),
        left("Warden of the Lights", LEFT, 412),
        left("Auditor of the Lights", SECOND, 412),
        left("Chair", LEFT, 424),
    ]
    people, rest = read(*TEXT, *lines)
    assert [person.name.text for person in people] == ["Badriya Al-Zadjali", "Ioan Vlad"]
    assert [titles_of(person) for person in people] == [["Warden of the Lights", "Chair"], ["Auditor of the Lights"]]
    assert rest == TEXT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Permanent Representative of Trinidad and Tobago", "to the United Nations"),
        ("Warden of the Gulf Lights Authority", "and Chair of its Technical Committee"),
        ("Minister for Foreign Affairs and", "International Cooperation"),
        ("Minister for Foreign Affairs and International", "Cooperation of the Republic of Mali"),
        ("Deputy Permanent", "Representative"),
        ("Chargé d’affaires,", "Permanent Mission of Chad"),
        ("President of the Council acting in the absence of a", "Chair of the Committee on Lamps"),
        ("Chair of the Security Council", "Committee established pursuant to resolution 1540 (2004)"),
        ("Permanent Representative of the Arab", "Republic of Egypt"),
        ("Permanent Representative of New", "Zealand"),
        ("Permanent Observer to the United", "Nations"),
    ],
)
def test_a_title_that_wraps(first: str, second: str) -> None:
    (person,), _ = read(*TEXT, *signature("Arlene", "Mohan", "Ambassador", first, second))
    assert titles_of(person) == ["Ambassador", f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Director General", "Organisation for the Prohibition of Chemical Weapons"),
        ("Chair", "Security Council Committee established pursuant to resolution 1540 (2004)"),
        ("Permanent Representative of Guinea", "Chair of the African Union"),
    ],
)
def test_a_body_on_a_line_of_its_own_is_no_wrapped_title(first: str, second: str) -> None:
    (person,), _ = read(*TEXT, *signature("Arlene", "Mohan", first, second))
    assert titles_of(person) == [first, second]


@pytest.mark.parametrize(
    ("code", "titles", "read_as"),
    [
        ("ru", ["Посол", "Постоянный представитель", "Франции"], ["Посол", "Постоянный представитель Франции"]),
        ("ru", ["Постоянный представитель", "Республики", "Корея"], ["Постоянный представитель Республики Корея"]),
        ("ru", ["Посол", "Дания"], ["Посол", "Дания"]),  # the nominative is tied to nothing
        ("ru", ["Постоянный представитель", "Координатор"], ["Постоянный представитель", "Координатор"]),
        ("ru", ["Постоянный представитель Чада", "Франции"], ["Постоянный представитель Чада", "Франции"]),
        (
            "ru",
            ["Временный поверенный в делах", "Постоянного представительства", "Перу"],
            ["Временный поверенный в делах Постоянного представительства Перу"],
        ),
        ("ar", ["السفير", "الممثل الدائم", "لفرنسا"], ["السفير", "الممثل الدائم لفرنسا"]),
        ("ar", ["الممثل الدائم", "لبنان"], ["الممثل الدائم", "لبنان"]),
        ("en", ["Permanent Representative", "Chad"], ["Permanent Representative", "Chad"]),
    ],
)
def test_a_state_on_its_own_line_goes_on_with_a_title_that_its_case_ties_it_to(
    code: str, titles: list[str], read_as: list[str]
) -> None:
    signed = {"ar": "(توقيع) ", "en": "(Signed) ", "ru": "(Подпись) "}[code]
    lines = [right(f"{signed}А ", bold("Б")), *(right(title, baseline=312 + 12 * i) for i, title in enumerate(titles))]
    (person,), _ = read_signatures([*TEXT, *lines], language(code), Joiner())
    assert titles_of(person) == read_as


def test_a_title_that_wraps_because_the_line_is_full() -> None:
    lines = [
        left((*SIGNED, "Ioan ", bold("Vlad")), LEFT, 400),
        left((*SIGNED, "Ana ", bold("Pop")), SECOND, 400),
        left("Member of the Chamber of Sworn", LEFT, 412),
        left("Accountants of Constanţa", LEFT, 424),
    ]
    people, _ = read(*TEXT, *lines)
    assert titles_of(people[0]) == ["Member of the Chamber of Sworn Accountants of Constanţa"]


def test_titles_that_stand_alone_stay_apart() -> None:
    (person,), _ = read(*TEXT, *signature("Tofig", "Musayev", "Ambassador", "Permanent Representative", "Azerbaijan"))
    assert titles_of(person) == ["Ambassador", "Permanent Representative", "Azerbaijan"]
    assert person.entity == "Azerbaijan"


def test_a_name_on_the_next_line() -> None:
    (person,), _ = read(
        *TEXT,
        right(*SIGNED[:2], Part(")")),
        right(bold("Yasmine"), " Chad", baseline=312),
        right("Chair", baseline=324),
    )
    assert person.name.text == "Yasmine Chad"
    assert titles_of(person) == ["Chair"]


@pytest.mark.parametrize(
    ("first", "second", "name", "family"),
    [
        (("Alya Saif",), (bold("Al-Thani"),), "Alya Saif Al-Thani", "Al-Thani"),
        (("Alya Saif ", bold("Al-")), (bold("Thani"),), "Alya Saif Al-Thani", "Al-Thani"),
        (("Alya ", bold("de la")), (bold("Cruz"),), "Alya de la Cruz", "de la Cruz"),
        (("Alya",), ("Saif ", bold("Al-Thani")), "Alya Saif Al-Thani", "Al-Thani"),
    ],
)
def test_a_name_that_takes_two_lines(
    first: tuple[str | Part, ...], second: tuple[str | Part, ...], name: str, family: str
) -> None:
    head = left((*SIGNED, *first), LEFT, 300)
    (person,), _ = read(*TEXT, head, left(second, LEFT, 312), left("Ambassador", LEFT, 324))
    assert (person.name.text, person.family_name, titles_of(person)) == (name, family, ["Ambassador"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Alya ", bold("Saif")), (bold("Ambassador"),)),  # an office
        ((bold("Alya Saif"),), (bold("Keeper of the Lamps"),)),  # all is bold
        (("Alya ", bold("Saif")), ("Keeper of the ", bold("Lamps"))),
    ],
)
def test_a_bold_title_is_no_name(first: tuple[str | Part, ...], second: tuple[str | Part, ...]) -> None:
    (person,), _ = read(*TEXT, left((*SIGNED, *first), LEFT, 300), left(second, LEFT, 312))
    assert person.name.text == "Alya Saif"
    assert len(person.titles) == 1


def test_a_signature_without_a_name() -> None:
    (person,), _ = read(*TEXT, right(*SIGNED[:2], Part(")")))
    assert (person.name.text, person.family_name, person.titles) == ("", None, ())


def test_a_signature_ends_at_a_blank_line() -> None:
    after = line("The annex follows.", baseline=360)
    (person,), rest = read(*TEXT, *signature("Tofig", "Musayev", "Ambassador"), after)
    assert titles_of(person) == ["Ambassador"]
    assert rest == [*TEXT, after]


@pytest.mark.parametrize(("off", "count"), [(3, 1), (6, 0)])
def test_lines_of_a_signature_share_an_edge(off: float, count: int) -> None:
    signed, title = signature("Tofig", "Musayev", "Permanent Representative of Utopia")
    shifted = line(title.text, x0=title.box.x0 - off, baseline=title.baseline)
    (person,), _ = read(*TEXT, signed, shifted)
    assert len(person.titles) == count


@pytest.mark.parametrize(("drop", "count"), [(16, 1), (18, 0)])
def test_lines_of_a_signature_stand_as_close_as_those_of_a_text(drop: float, count: int) -> None:
    signed = signature("Tofig", "Musayev")
    (person,), _ = read(*TEXT, *signed, right("Ambassador", baseline=signed[0].baseline + drop))
    assert len(person.titles) == count


@pytest.mark.parametrize(("size", "count"), [(10.6, 1), (11.0, 0)])
def test_lines_of_a_signature_are_no_larger_than_the_name(size: float, count: int) -> None:
    signed = signature("Tofig", "Musayev")
    title = line("Ambassador", x0=RIGHT - width_of("Ambassador", size=size), baseline=312, size=size)
    (person,), _ = read(*TEXT, *signed, title)
    assert len(person.titles) == count


def test_text_beside_a_signature_is_not_its_title() -> None:
    beside = line("Done at Muscat on 15 July 2025", x0=LEFT, baseline=312)
    (person,), rest = read(*TEXT, *signature("Tofig", "Musayev", "Ambassador"), beside)
    assert titles_of(person) == ["Ambassador"]
    assert beside in rest


@pytest.mark.parametrize(
    ("text", "titles"), [("Muscat, 3 May 2025", 1), ("3 May 2025", 1), ("Keeper of 3 May 2025", 2)]
)
def test_place_and_date_are_no_title(text: str, titles: int) -> None:
    group = signature("Jane", "Doe", "Ambassador", text)
    people, rest = read(*group)
    assert [len(person.titles) for person in people] == [titles]
    assert [line.text for line in rest] == [text] * (2 - titles)


def test_a_signature_that_runs_over_the_page() -> None:
    name = right(*SIGNED, "Tofig ", bold("Musayev"), baseline=720)
    over = line("Ambassador", x0=RIGHT - width_of("Ambassador"), baseline=90, page=2)
    (person,), rest = read(*TEXT, name, over)
    assert titles_of(person) == ["Ambassador"]
    assert rest == TEXT


def test_a_name_behind_sincerely_needs_no_sign() -> None:
    close = line("Sincerely,", baseline=260)
    name, title = line("Espérance Mukandutiye", baseline=290, bold=True), line("Ambassador", baseline=302, bold=True)
    (person,), rest = read(*TEXT, close, name, title)
    assert (person.name.text, person.signed) == ("Espérance Mukandutiye", ())
    assert titles_of(person) == ["Ambassador"]
    assert rest == [*TEXT, close]


def test_plain_text_behind_sincerely_is_no_signature() -> None:
    lines = [*TEXT, line("Sincerely,", baseline=260), line("The annex follows.", baseline=290)]
    assert read(*lines) == ([], lines)


NAME, OFFICE = "Ilinca Vlad-Popescu", "President of the Republic of Utopia"


@pytest.mark.parametrize("place", ["left and bold", "at the right margin"])
def test_a_name_and_an_office_at_the_very_end_need_no_sign(place: str) -> None:
    if place == "left and bold":
        closing = [line(NAME, baseline=300, bold=True), line(OFFICE, baseline=312, bold=True)]
    else:
        closing = [right(NAME, baseline=300), right(OFFICE, baseline=312)]
    (person,), rest = read(*TEXT, *closing)
    assert (person.name.text, person.family_name, person.signed) == (NAME, None, ())
    assert titles_of(person) == [OFFICE]
    assert person.entity is None
    assert rest == TEXT


@pytest.mark.parametrize(
    "closing",
    [
        [line(NAME, baseline=300), line(OFFICE, baseline=312)],  # plain, at the left: text
        [line(NAME, baseline=300, bold=True), line("The annex follows", baseline=312, bold=True)],  # no office
        [line("Visit by the Head", baseline=300, bold=True), line(OFFICE, baseline=312, bold=True)],  # no name
        [line("Muscat, 15 July 2025", baseline=300, bold=True)],
        [line(NAME, baseline=300, bold=True)],  # may be a heading
        [line(NAME, baseline=300, bold=True), line(OFFICE, baseline=312, bold=True), line("More text.", baseline=330)],
    ],
)
def test_other_last_lines_are_no_signature(closing: list[Line]) -> None:
    assert read(*TEXT, *closing) == ([], [*TEXT, *closing])


def test_no_signature() -> None:
    assert read(*TEXT) == ([], TEXT)
    assert read() == ([], [])


@pytest.mark.parametrize(("mark", "notes"), [(raised("1"), {"1"}), (Part("*"), {"*"})], ids=["raised", "asterisk"])
def test_a_mark_at_a_name(mark: Part, notes: set[str]) -> None:
    joiner = Joiner(notes={1: frozenset(notes)})
    (person,), _ = read_signatures([right(*SIGNED, "Tofig ", bold("Musayev"), mark)], ENGLISH, joiner)
    assert person.name.text == "Tofig Musayev"


def test_a_mark_at_a_title() -> None:
    (person,), _ = read(right(*SIGNED, "Tofig ", bold("Musayev")), right("Ambassador", raised("1"), baseline=312))
    assert titles_of(person) == ["Ambassador"]
    assert [mark.marker for mark in person.titles[0].marks] == ["1"]


def test_every_line_is_in_a_signature_or_in_the_rest() -> None:
    lines = stack(
        TEXT, signature("Amra", "Adžić", "Ambassador"), [line("And more text.")], signature("Edmund", "Lee", "Chair")
    )
    people, rest = read(*lines)
    used = {piece.line for person in people for piece in (*person.signed, *person.name.pieces)}
    used |= {item for person in people for title in person.titles for item in title.lines()}
    assert sorted(map(id, used | set(rest))) == sorted(map(id, lines))
    assert not used & set(rest)


def test_a_rank_tied_to_the_title_below_it_is_a_title() -> None:
    (person,), _ = read(*TEXT, *signature("Osama", "Abdel", "Ambassador and", "Permanent Representative"))
    assert titles_of(person) == ["Ambassador", "Permanent Representative"]
    assert [piece.text.strip() for piece in person.ties] == ["and"]
    (other,), _ = read(*TEXT, *signature("Osama", "Abdel", "Minister for Industry and", "Trade"))
    assert titles_of(other) == ["Minister for Industry and Trade"]


@pytest.mark.parametrize(
    ("behind", "below", "name", "titles"),
    [
        (", Coordinator", ["Panel of Lamps"], "Jane Doe", ["Coordinator", "Panel of Lamps"]),
        (", Minister for Foreign Affairs", ["of Utopia"], "Jane Doe", ["Minister for Foreign Affairs of Utopia"]),
        (", Minister for", ["Foreign Affairs", "Utopia"], "Jane Doe", ["Minister for Foreign Affairs", "Utopia"]),
        (", Ph.D.", ["Coordinator"], "Jane Doe, Ph.D.", ["Coordinator"]),
        (", Sea and Lamps", [], "Jane Doe, Sea and Lamps", []),
    ],
)
def test_an_office_behind_a_name_is_a_title(behind: str, below: list[str], name: str, titles: list[str]) -> None:
    head = right(*SIGNED, "Jane ", bold("Doe"), behind)
    (person,), _ = read(head, *(right(text, baseline=300 + LEADING * (i + 1)) for i, text in enumerate(below)))
    assert (person.name.text, person.family_name, titles_of(person)) == (name, "Doe", titles)
    assert "".join(piece.text for piece in person.ties) == (", " if name == "Jane Doe" else "")


def typewritten(*rows: tuple[str, float]) -> list[Line]:
    """Set a signature as it was typed before 1996: its titles below the name, in (text, x0)."""
    name = line(*SIGNED, "Joseph CASSAR", x0=300.0)
    return [name, *(line(text, x0=x0, baseline=300 + LEADING * (i + 1)) for i, (text, x0) in enumerate(rows))]


NAME_EDGE = 300.0 + width_of(*SIGNED)
MIDDLE = NAME_EDGE + width_of("Joseph CASSAR") / 2


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (
            [("Ambassador", NAME_EDGE), ("Permanent Representative", NAME_EDGE)],
            ["Ambassador", "Permanent Representative"],
        ),
        (
            [("Permanent Representative of Malta", NAME_EDGE), ("to the United Nations", NAME_EDGE + 12)],
            ["Permanent Representative of Malta to the United Nations"],
        ),
        (
            [("Permanent Representative of Malta", NAME_EDGE), ("to the United Nations", NAME_EDGE + 20)],
            ["Permanent Representative of Malta"],
        ),
        ([("Ambassador", MIDDLE - width_of("Ambassador") / 2)], ["Ambassador"]),
        ([("Ambassador", NAME_EDGE + 40)], []),
    ],
)
def test_titles_below_the_name_alone(rows: list[tuple[str, float]], titles: list[str]) -> None:
    (person,), _ = read(*TEXT, *typewritten(*rows))
    assert (person.name.text, titles_of(person)) == ("Joseph CASSAR", titles)


def test_an_office_is_not_the_name_on_the_next_line() -> None:
    (person,), _ = read(right(*SIGNED[:2], ")"), right("Ambassador", baseline=312))
    assert (person.name.text, titles_of(person)) == ("", ["Ambassador"])
