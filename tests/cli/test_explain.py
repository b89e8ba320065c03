"""`undoc explain`: the view and the picture."""

import io
from pathlib import Path

import pypdfium2
import pytest
from command import BROKEN, ONE, PDFS, Done, call, on_terminal, undoc
from handmade import handmade
from PIL import Image

from undoc_cli.batch.results import failure
from undoc_cli.check.codes import CODES
from undoc_cli.errors import causes

ANNEXES = PDFS / "annex-and-enclosure.pdf"
NOTES = PDFS / "notes-of-all-kinds.pdf"
OUT_OF_ORDER = PDFS / "printed-out-of-order.pdf"


def cells(done: Done) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in done.lines]


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        *CODES.items(),
        *((each.code, each.__doc__ or "") for each in causes()),
        (failure("a.pdf", ValueError()).code, "a bug in undoc: please report it"),
    ],
)
def test_what_a_code_means(code: str, meaning: str) -> None:
    assert call("explain", code) == (0, f"{meaning.rstrip('.')}\n".encode(), "")


def test_a_file_named_like_a_code_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("timeout").write_bytes(ONE.read_bytes())
    assert "A/79/1612" in call("explain", "timeout").text


def test_values_with_their_places() -> None:
    done = undoc("explain", ONE)
    assert (done.status, done.err) == (0, "")
    rows = cells(done)
    assert ["distribution_date", "2024-12-03", "1", "3 December 2024"] in rows
    assert ["symbols/0", "A/79/1612", "1", "A/79/1612"] in rows
    assert ["session", "79 · Seventy-ninth session", "1", "Seventy-ninth session"] in rows
    assert ["council_year", "–"] in rows
    assert ["1", "bar-code", "*2491612*"] in rows


def test_a_pipe_gets_no_colours_and_no_blanks_at_line_ends() -> None:
    done = undoc("explain", OUT_OF_ORDER, environment={"COLUMNS": "300"})
    assert "\x1b" not in done.text
    assert all(line == line.rstrip() for line in done.lines)
    assert max(map(len, done.lines)) <= 100


def test_blocks_notes_annexes_and_citations() -> None:
    annexes = call("explain", ANNEXES).text
    assert "Annex 2 of 2" in annexes
    assert "[Original: Arabic, Chinese, English, French, Russian and Spanish]" in annexes
    assert "Badriya Al-Zadjali · Warden · Gulf Lights Authority" in annexes
    assert "S/2025/1088   /footnotes/0/text" in annexes
    notes = call("explain", NOTES).text
    assert "/header/titles/0: “…" in notes
    assert "/body/1/text: “…" in notes


def test_the_masthead_stands_on_its_page_behind_a_cover() -> None:
    pdf = pypdfium2.PdfDocument(ONE)
    pdf.new_page(612, 792, index=0)
    behind_cover = io.BytesIO()
    pdf.save(behind_cover)
    pdf.close()
    rows = cells(call("explain", "-", stdin=behind_cover.getvalue()))
    assert ["2", "masthead", "Agenda item 75"] in rows
    assert not any(row[:2] == ["1", "masthead"] for row in rows)


def test_diagnostics() -> None:
    assert "agenda-order" in call("explain", OUT_OF_ORDER).text
    assert "agenda-order" not in call("explain", ONE).text


def test_colours_on_a_terminal() -> None:
    done = on_terminal("explain", OUT_OF_ORDER)
    assert done.status == 0
    assert "\x1b[33mwarning" in done.text


@pytest.mark.parametrize(
    "path", sorted(set(PDFS.glob("*.pdf")) - set(PDFS.glob("scan*.pdf"))), ids=lambda path: path.stem
)
def test_every_fixture_can_be_explained(path: Path) -> None:
    done = call("explain", path)
    assert (done.status, done.err) == (0, "")
    assert "Diagnostics" in done.text


def test_a_document_of_another_kind() -> None:
    assert "masthead-missing" in call("explain", BROKEN / "not-un.pdf").text


def test_standard_input() -> None:
    assert "A/79/1612" in call("explain", "-", stdin=ONE.read_bytes()).text


@pytest.mark.parametrize(("page", "colour"), [(1, "blue"), (3, "green")])
def test_a_page_as_a_picture(tmp_path: Path, page: int, colour: str) -> None:
    target = tmp_path / "page.png"
    done = undoc("explain", ANNEXES, "--page", page, "-o", target)
    assert done == (0, b"", "")
    with Image.open(target) as image:
        assert image.format == "PNG"
        assert image.size == (1224, 1584)
        found = image.convert("RGB").getcolors(1 << 24)
    assert found
    total = sum(count for count, _ in found)
    coloured = sum(
        count
        for count, value in found
        if isinstance(value, tuple) and (value[2] > value[0] + 60 if colour == "blue" else value[1] > value[0] + 40)
    )
    assert 0.001 < coloured / total < 0.2, "labels are drawn, and the page is still seen"
    assert [path.name for path in tmp_path.iterdir()] == ["page.png"]


def test_the_same_picture_twice(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        assert call("explain", ONE, "--page", "1", "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_picture_of_an_encrypted_page(tmp_path: Path) -> None:
    target = tmp_path / "PAGE.PNG"
    done = call("explain", BROKEN / "encrypted.pdf", "--password", "undoc", "--page", "1", "-o", target)
    assert done.status == 0
    assert Image.open(io.BytesIO(target.read_bytes())).size[0] > 1000


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--page", "1"], "--page and -o go together"),
        (["-o", "page.png"], "--page and -o go together"),
        (["--page", "1", "-o", "page.jpg"], "name it page.png"),
        (["--page", "0", "-o", "page.png"], "0 is not in the range"),
        (["--page", "4", "-o", "page.png"], "the document has 3 pages: there is no 4"),
    ],
)
def test_options_that_do_not_fit_are_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("explain", ANNEXES, *arguments)
    assert (done.status, done.out) == (2, b"")
    assert reason in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_several_is_2() -> None:
    assert call("explain", PDFS).status == 2


def test_a_picture_that_cannot_be_written_is_4(tmp_path: Path) -> None:
    done = call("explain", ONE, "--page", "1", "-o", tmp_path / "none" / "page.png")
    assert done.status == 4
    assert done.err.startswith(f"undoc: {tmp_path / 'none' / 'page.png'}: the file cannot be written (")


def test_a_broken_file_is_3() -> None:
    done = undoc("explain", BROKEN / "truncated.pdf")
    assert (done.status, done.out) == (3, b"")
    assert done.err.startswith(f"undoc: {BROKEN / 'truncated.pdf'}: the PDF cannot be opened (")


def test_a_page_that_is_too_large_to_be_drawn_is_told(tmp_path: Path) -> None:
    text = "BT /F1 12 Tf 72 700 Td (Text of the page.) Tj ET"
    data = handmade(text, page="/MediaBox [0 0 1000000000 1000000000]")
    done = call("explain", "-", "--page", 1, "-o", tmp_path / "page.png", stdin=data)
    assert (done.status, list(tmp_path.iterdir())) == (3, [])
    assert done.err.startswith("undoc: -: page 1 cannot be drawn (it is too large): ")
