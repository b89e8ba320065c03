"""Chinese faces: which of them stands for bold."""

import pytest
from paper import chars, line, page_parts, sheet

from undoc_cli.layout.faces import with_bold_faces
from undoc_cli.layout.furniture import parts_of
from undoc_cli.layout.lines import lines_of
from undoc_cli.page import PageParts

TITLE = "新加坡和斐济常驻联合国代表给秘书长的信"
TEXT = "谨随函转递沿海国的灯塔看守人通过的宣言"


def page(*rows: tuple[str, str], number: int = 1) -> PageParts:
    """Give a page of lines, each with the name of its face."""
    made = [chars(text, baseline=100 + 12 * at, name=name) for at, (text, name) in enumerate(rows)]
    found = sheet(*made, number=number)
    return parts_of(found, lines_of(found))


def bold(*pages: PageParts) -> list[str]:
    return [item.text for parts in with_bold_faces(pages) for item in parts.main if item.bold]


@pytest.mark.parametrize("face", ["SimHei", "Heiti", "SourceHanSansCN-Medium"])
def test_a_second_face_is_bold(face: str) -> None:
    assert bold(page((TITLE, face), (TEXT, "SimSun"), (TEXT, "SimSun"))) == [TITLE]


@pytest.mark.parametrize(("title", "wanted"), [("SimHei", [TITLE, TITLE]), ("SongCaps", [TEXT])])
def test_the_name_of_a_face_says_which_is_bold_where_titles_are_longer_than_the_text(
    title: str, wanted: list[str]
) -> None:
    assert bold(page((TITLE, title), (TITLE, title), (TEXT, "SimSun"))) == wanted


def test_a_face_named_as_a_bold_one_may_be_that_of_a_whole_text() -> None:
    assert bold(page((TITLE, "SimSun"), *[(TEXT, "MicrosoftYaHei")] * 20)) == [TITLE]


@pytest.mark.parametrize("face", ["SimSun", "KaiTi", "FangSong_GB2312", "楷体"])
def test_the_face_of_the_text_and_those_that_slant_are_not(face: str) -> None:
    assert bold(page((TITLE, face), (TEXT, "SimSun"), (TEXT, "SimSun"))) == []


@pytest.mark.parametrize(("lines", "count"), [(20, 0), (11, 11)])
def test_a_face_that_fills_a_page_is_one_of_the_text(lines: int, count: int) -> None:
    """Masthead and titles do not: they have some 200 characters."""
    other = page(*[(TEXT, "SimHei")] * lines, number=2)
    assert len(bold(page(*[(TEXT, "SimSun")] * 30), other)) == count


def test_pages_without_chinese_stay_as_they_are() -> None:
    plain = page_parts(line("A title", bold=True), line("The text"))
    assert with_bold_faces([plain]) == [plain]


def test_a_gap_beside_a_figure_is_no_blank() -> None:
    han = chars("议程项目", x0=100, size=10)
    for gap, wanted in ((2.5, "议程项目84"), (5.0, "议程项目 84")):
        (found,) = lines_of(sheet(han, chars("84", x0=han[-1].x1 + gap)))
        assert found.text == wanted
