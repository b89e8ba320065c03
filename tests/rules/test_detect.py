"""In which language a document is: by its page, whatever its file is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.detect import breaks_words, detect, is_foreign, language_of

TEXTS = {
    "en": "The members of the club met in the old mill by the river and were asked which of the boats is the faster.",
    "fr": "Les membres du club se réunissent dans une maison qui est sous les arbres, avec leurs amis et des voisins.",
    "es": "Los miembros del club se reúnen por la tarde en una casa con vistas al río, y desde hace años lo cuentan.",
    "ru": "Члены клуба собираются в старом доме на берегу реки и говорят о том, что видели за год; это для них важно.",
    "ar": "يجتمع أعضاء النادي في بيت قديم على ضفة النهر ويتحدثون عن كل ما رأوا في هذا العام، وقد كان ذلك بعد المطر.",
    "zh": "俱乐部的成员在河边的老房子里聚会，谈论一年中所见的事，这对他们是很重要的，以及与朋友和邻居的关系。",
}
MASTHEADS = {
    "en": ["United Nations", "General Assembly", "Distr.: General", "2 May 2025", "Original: French"],
    "fr": ["Nations Unies", "Assemblée générale", "Distr. générale", "2 mai 2025", "Français", "Original : anglais"],
    "es": ["Naciones Unidas", "Asamblea General", "Distr. general", "2 de mayo de 2025", "Español", "Original: inglés"],
    "ru": [
        "Организация Объединенных Наций",
        "Генеральная Ассамблея",
        "Distr.: General",
        "Russian",
        "Original: English",
    ],
    "ar": ["الأمــم المتحـدة", "الجمعية العامة", "Distr.: General", "Arabic", "Original: English"],
    "zh": ["联 合 国", "大 会", "Distr.: General", "Chinese", "Original: English"],
}
LETTERS = {"en": "E", "fr": "F", "es": "S", "ru": "R", "ar": "A", "zh": "C"}


@pytest.mark.parametrize("code", TEXTS)
def test_all_agree(code: str) -> None:
    page = [*MASTHEADS[code], TEXTS[code], f"25-01234 ({LETTERS[code]}) 020525"]
    assert detect(page) == (code, code, True, "")


@pytest.mark.parametrize("code", TEXTS)
def test_text_alone(code: str) -> None:
    assert language_of(TEXTS[code]) == code
    assert detect([TEXTS[code]]) == (code, code, True, "")


def test_a_page_in_two_languages_is_in_doubt() -> None:
    mixed = [*MASTHEADS["en"], TEXTS["en"], TEXTS["fr"]]
    found = detect(mixed)
    assert (found.code, found.certain) == ("en", False)
    assert found.reason == "read as en (masthead), but the text of page 1 has words of fr"
    assert detect([*mixed, TEXTS["en"]]).certain
    assert detect([*MASTHEADS["en"], "Les membres"]).certain


@pytest.mark.parametrize("code", TEXTS)
def test_masthead_alone(code: str) -> None:
    found = detect(MASTHEADS[code][:1])
    assert (found.code, found.wording, found.certain) == (code, code, True)


@pytest.mark.parametrize("code", TEXTS)
def test_job_number_alone(code: str) -> None:
    for number in (
        f"GE.25-00925 ({LETTERS[code]})",
        f"25-05275* ({LETTERS[code]}) 280425",
        f"99-15008.{LETTERS[code]}",
    ):
        assert detect(["A/79/1", number]).code == code


@pytest.mark.parametrize("code", TEXTS)
def test_later_pages_when_the_first_says_nothing(code: str) -> None:
    assert detect(["A/79/1"], TEXTS[code]).code == code


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["N A T I O N S  U N I E S"], "fr"),
        (["NATIONS", "A", "UNIES"], "fr"),
        (["NACIONES", "UNIDAS"], "es"),
        (["ОБЪЕДИНЕННЫЕ НАЦИИ"], "ru"),
        (["UNITED NATIONS A"], "en"),
        (["United Nations A/79/867-S/2025/227"], "en"),
        (["ﺍﻷﻣﻢ ﺍﻟﻤﺘﺤﺪﺓ"], "ar"),
    ],
)
def test_shapes_of_the_name(lines: list[str], code: str) -> None:
    assert detect(lines).wording == code


def test_text_of_another_language_than_the_masthead() -> None:
    page = [*MASTHEADS["en"], "Spanish only", TEXTS["es"], "25-01234 (E)"]
    found = detect(page)
    assert (found.code, found.wording, found.certain) == ("es", "en", False)
    assert "masthead says en" in found.reason and "job number says en" in found.reason


def test_annex_in_another_language_is_no_doubt() -> None:
    assert detect([*MASTHEADS["en"], TEXTS["en"]], TEXTS["ar"]) == ("en", "en", True, "")


def test_font_that_does_not_give_its_letters() -> None:
    page = [
        "?C'!=31!O3a ?#W+)3=+==YM",
        "Distr.",
        "GENERAL",
        "13 March 1995",
        "RUSSIAN",
        "AJ>8H 100 c B@&,FH84",
        "95-77211 (R)",
    ]
    assert detect(page)[:3] == ("ru", "ru", True)


@pytest.mark.parametrize("page", [[], [""], ["A/79/1", "2/4"], ["12345", "—"]])
def test_nothing_to_tell_by(page: list[str]) -> None:
    found = detect(page)
    assert (found.code, found.wording, found.certain) == ("en", "en", False)
    assert found.reason


@pytest.mark.parametrize(
    "text", ["", "7", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod", "Азия Африка"]
)
def test_unclear_text(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("other", ["en", "fr", "es"])
@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_half_and_half_is_unclear(code: str, other: str) -> None:
    if code != other:
        assert language_of(TEXTS[code][:60] + " " + TEXTS[other][:60]) is None


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=200))
def test_any_text_gives_an_official_language(page: list[str], sample: str) -> None:
    found = detect(page, sample)
    assert found.code in TEXTS and found.wording in TEXTS
    assert found.certain == (found.reason == "")


@pytest.mark.parametrize(
    ("lines", "usually", "breaks"),
    [
        ([], True, False),
        (["имеем честь препроводить Вам текст от-", "крытого заявления, сделанного сегодня утром"], True, True),
        (["a line of an ordinary document that is long"] * 20 + ["one of the well-known cases is self-"], False, False),
        (["short-", "also-"], True, False),
        # The compounds of a short letter are no broken words.
        (
            ["a line of an ordinary letter that is long"] * 9 + ["the keepers of the non-governmental twenty-"],
            False,
            False,
        ),
        (
            ["a line of an ordinary letter that is long"] * 9 + ["the keepers of the coast are no long-"] * 3,
            False,
            False,
        ),
        (
            ["a line of an ordinary letter that is long"] * 9 + ["the keepers of the coast are not neces-"] * 4,
            False,
            True,
        ),
    ],
)
def test_whether_words_are_broken(lines: list[str], usually: bool, breaks: bool) -> None:
    assert breaks_words(lines, usually=usually) == breaks


@pytest.mark.parametrize(
    ("row", "certain"),
    [("Original: English/French/", True), ("Original: English and", True), ("Original: English", False)],
)
def test_a_language_that_ends_the_list_of_the_original_ones_is_not_the_documents(row: str, certain: bool) -> None:
    page = [
        "United Nations",
        "Distr.: General",
        row,
        "Spanish",
        "The keepers of the lamps met in the house of the river",
    ]
    found = detect(page)
    assert (found.code, found.certain) == ("en", certain)


LATIN = ("en", "fr", "es")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Annex to the letter", LATIN),
        ("Приложение", ("ru",)),
        ("مرفق الرسالة", ("ar",)),
        ("附件", ("zh",)),
        ("联合国 UNDP", ("zh",)),  # a Chinese character says more than a letter
        ("附件 Annex to the letter", LATIN),
        ("12. — (3)", (*LATIN, "ru", "ar", "zh")),
        ("", (*LATIN, "ru", "ar", "zh")),
    ],
)
def test_whether_a_text_is_in_another_script(text: str, own: tuple[str, ...]) -> None:
    assert tuple(code for code in (*LATIN, "ru", "ar", "zh") if not is_foreign(text, code)) == own


@pytest.mark.parametrize(("lines", "code"), [(12, "fr"), (20, "en")])
def test_the_language_is_named_at_the_head_of_the_page(lines: int, code: str) -> None:
    assert detect([*["A/79/1"] * lines, "Français"]).code == code


@pytest.mark.parametrize(("more", "code"), [("", None), (" have been under between", "en")])
def test_a_few_letters_tell_no_language(more: str, code: str | None) -> None:
    assert language_of(f"the of and that is with by was were{more} 12 (34)") == code


@pytest.mark.parametrize(("spanish", "code"), [(4, None), (3, "fr")])
def test_words_of_one_language_are_twice_as_many_as_those_of_the_next(spanish: int, code: str | None) -> None:
    words = ("les", "des", "dans", "une", "pour", "avec", "sont", *("los", "las", "una", "por")[:spanish], "x" * 40)
    assert language_of(" ".join(words)) == code


@pytest.mark.parametrize(("others", "code"), [(200, None), (90, "ru")])
def test_so_many_words_of_a_text_are_those_of_its_language(others: int, code: str | None) -> None:
    assert language_of("что также между были " + "слово " * others) == code


@pytest.mark.parametrize(
    ("broken", "whole", "short", "found"), [(15, 85, 0, True), (7, 93, 0, False), (0, 10, 10, False)]
)
def test_how_many_lines_end_in_a_hyphen_where_words_are_broken(
    broken: int, whole: int, short: int, found: bool
) -> None:
    long = "the keepers of the lamps of the coast"
    lines = [f"{long} re-"] * broken + [long] * whole + ["the keepers of re-"] * short
    assert breaks_words(lines) is found
