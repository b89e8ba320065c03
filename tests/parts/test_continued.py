"""Names of annexes that later pages print again."""

import pytest
from paper import line, page_parts

from undoc_cli.page import PageParts
from undoc_cli.parts.continued import without_continued
from undoc_cli.rules.language import language


def pages(first: str, head: str) -> list[PageParts]:
    return [
        page_parts(line(first, baseline=90), line("The lamps of the harbour", baseline=110)),
        page_parts(line(head, baseline=90, page=2), line("went out.", baseline=110, page=2), number=2),
    ]


@pytest.mark.parametrize(
    ("code", "first", "head"),
    [
        ("en", "Annex II", "Annex II (continued)"),
        ("en", "ANNEX II", "ANNEX II (cont’d)"),
        ("en", "Annex to the letter dated 3 May 2025", "Annex (continued)"),
        ("fr", "Annexe I", "Annexe I (suite)"),
        ("es", "Anexo I", "Anexo I (continuación)"),
        ("ru", "Приложение I", "Приложение I (продолжение)"),
        ("ar", "المرفق الثاني", "المرفق الثاني (تابع)"),
        ("zh", "附件一", "附件一（续）"),
    ],
)
def test_the_name_of_an_annex_that_goes_on_is_no_text(code: str, first: str, head: str) -> None:
    _, page = without_continued(pages(first, head), language(code))
    assert [item.text for item in page.main] == ["went out."]
    assert [(item.kind, item.line.text) for item in page.furniture] == [("running-head", head)]


@pytest.mark.parametrize(
    ("first", "head"),
    [
        ("Annex II", "Annex III (continued)"),  # which no page begins
        ("Annex III", "Annex II (continued)"),
        ("Annex II contains the lamps.", "Annex II (continued)"),
        ("Annex II", "Table 2 (continued)"),
        ("Annex II", "Annex II"),
        ("Annex II", "Annex II (continued) of the lamps"),
    ],
)
def test_other_lines_at_the_head_of_a_page_are_text(first: str, head: str) -> None:
    _, page = without_continued(pages(first, head), language("en"))
    assert [item.text for item in page.main] == [head, "went out."]


def test_the_name_stands_at_the_head_of_the_page() -> None:
    lines = [line(text, baseline=90 + 20 * at) for at, text in enumerate(("Annex II", "Lamps", "Annex II (continued)"))]
    assert without_continued([page_parts(*lines)], language("en"))[0].main == tuple(lines)
