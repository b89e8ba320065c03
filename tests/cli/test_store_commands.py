"""The commands that ask a store: agenda, search, cites, show, export."""

import csv
import io
import json
from pathlib import Path

import pytest
from command import ONE, UNDOC, Done, call, on_terminal, run, undoc
from msgspec.structs import replace
from reading import document
from stored import NAMES, fill, record, variant, with_text

from undoc_cli.cli.search import SNIPPET
from undoc_cli.store.tables import TABLES
from undoc_cli.write import json as written

JOINT = "A/79/1733, S/2025/1206"
ASKING = (["agenda"], ["search", "peace"], ["cites", "A/79/1733"], ["show", "A/79/1733"], ["export"])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store whose text holds what a terminal would obey."""
    evil = "peace \x1b[31mred\x07 \x9b2J\ttab [bold]markup[/bold]"
    read = document("one-item")
    header = replace(
        read.header,
        symbols=("A/79/\x1b[5m1",),
        titles=(evil,),
        agenda_items=(replace(read.header.agenda_items[0], title=evil),),
    )
    body = (replace(read.body[0], text=evil, number="\x1b[7m1."),)
    notes = (replace(document("notes-of-all-kinds").footnotes[0], text=evil, references=()),)
    changed = replace(read, header=header, body=body, footnotes=notes, citations=())
    return fill(tmp_path_factory.mktemp("hostile") / "corpus.db", written.line(changed))


def ask(store: Path, *arguments: object) -> Done:
    done = call(*arguments, "--db", store)
    assert (done.status, done.err) == (0, "")
    return done


def test_the_agenda_of_a_store_is_that_of_its_records(store: Path) -> None:
    records = b"".join(map(record, NAMES))
    for options in ([], ["--by-item"], ["--json"], ["--csv", "--by-item"], ["--session", "79", "--item", "14"]):
        assert ask(store, "agenda", *options).out == call("agenda", *options, "-", stdin=records).out
    for options in (["--register"], ["--title", "*peace*"], ["--item", "32 (a)"], ["--json", "--by-item"]):
        assert ask(store, "agenda", *options).out == call("agenda", *options, "-", stdin=records).out
    for options in (["--csv"], ["--session", "ES-10"], ["--csv", "--title", "sea"], ["--json", "--session", "80"]):
        assert ask(store, "agenda", *options).out == call("agenda", *options, "-", stdin=records).out


def test_the_agenda_of_a_hostile_store_is_that_of_its_records(hostile: Path) -> None:
    records = call("export", "--db", hostile).out
    for options in ([], ["--csv"], ["--json"], ["--by-item"], ["--title", "red"]):
        assert ask(hostile, "agenda", *options).out == call("agenda", *options, "-", stdin=records).out


def test_items_are_counted(store: Path) -> None:
    assert (
        f"79\tagenda\t14\tCulture of peace\t{JOINT}; A/79/1907, S/2025/1442\t2"
        in ask(store, "agenda", "--by-item").lines
    )


def test_the_store_of_the_environment_is_asked_when_nothing_is_piped_in(store: Path) -> None:
    environment = {"UNDOC_DB": str(store)}
    assert undoc("agenda", environment=environment).out == ask(store, "agenda").out
    piped = undoc("agenda", stdin=record("one-item"), environment=environment)
    assert piped.lines == ["A/79/1612\t79\tagenda\t75\tOceans and the law of the sea"]
    assert undoc("agenda", ONE, environment=environment).lines == piped.lines


def test_the_store_named_is_asked_whatever_is_piped_in(store: Path) -> None:
    assert undoc("agenda", "--db", store, stdin=record("one-item")).out == ask(store, "agenda").out


def test_a_file_and_a_store_are_one_too_many(store: Path) -> None:
    done = call("agenda", "--db", store, ONE)
    assert done.status == 2
    assert "leave out FILE" in done.err


def test_agenda_on_a_terminal(store: Path) -> None:
    done = on_terminal("agenda", "--db", store, "--by-item", "--item", "14", columns=160)
    assert (done.status, done.err) == (0, "")
    assert "\t" not in done.text
    assert "count" in done.text


def test_search_gives_symbol_page_number_and_passage(store: Path) -> None:
    (line,) = ask(store, "search", "sulina").lines
    symbol, page, number, passage = line.split("\t")
    assert (symbol, page, number) == (JOINT, "1", "")
    assert passage.startswith("…since the seed house of the Lower Danube was opened at **Sulina**. Its")
    assert passage.endswith("…")


def test_search_gives_notes_by_their_mark(store: Path) -> None:
    lines = [line.split("\t") for line in ask(store, "search", "A/78/1588").lines]
    assert any(number.startswith("note ") and "**A/78/1588**" in text for _, _, number, text in lines)


def test_search_gives_paragraphs_by_their_number(store: Path) -> None:
    assert ask(store, "search", '"minute of silent prayer"').lines == [
        "A/80/1251\t1\t2.\t**Minute of silent prayer** or meditation."
    ]


def test_search_as_json(store: Path) -> None:
    (found,) = json.loads(ask(store, "search", "--json", "sulina").out)
    assert found["symbols"] == ["A/79/1733", "S/2025/1206"]
    assert found["pointer"] == "/body/0/text"
    assert [found["text"][start:end] for start, end in found["hits"]] == ["Sulina"]


def test_search_filters(store: Path) -> None:
    for option, value, files in (
        ("--kind", "report", {"geneva-report.pdf"}),
        ("--language", "fr", {"fr-letter.pdf"}),
        ("--symbol", "s/2025/1206", {"joint-seven-items.pdf"}),
        ("--since", "2030", set()),
        ("--until", "1945-10", set()),
    ):
        done = call("search", "de*", "--json", option, value, "--db", store)
        assert done.status == 0
        assert {found["file"] for found in json.loads(done.out)} == files, option


@pytest.mark.parametrize("date", ["2024-13", "24", "202", "2024-5-1", "May", "20240501", ""])
def test_what_is_no_date_is_2(store: Path, date: str) -> None:
    done = call("search", "peace", "--since", date, "--db", store)
    assert done.status == 2
    assert "give 2024, 2024-05 or 2024-05-31" in done.err


def test_search_says_when_there_is_more(store: Path) -> None:
    done = call("search", "--limit", "2", "of", "--db", store)
    assert (done.status, len(done.lines)) == (0, 2)
    assert done.err == "undoc: there are more passages than 2: see them with --limit\n"


def test_search_says_when_there_is_nothing(store: Path) -> None:
    assert call("search", "zeppelin", "--db", store) == (0, b"", "undoc: no passage has these words\n")
    assert call("search", "--json", "zeppelin", "--db", store).text == "[]\n"


def test_search_of_no_word_is_2(store: Path) -> None:
    done = call("search", '"*', "--db", store)
    assert done.status == 2
    assert "there is no word in" in done.err


def test_search_of_very_many_words(store: Path) -> None:
    assert call("search", *["peace"] * 100, "--db", store).status == 0
    assert call("search", *["peace"] * 101, "--db", store).status == 2


def test_search_on_a_terminal_shows_hits_bold(store: Path) -> None:
    done = on_terminal("search", "--db", store, "sulina")
    assert (done.status, done.err) == (0, "")
    assert "\x1b[1;33mSulina" in done.text
    assert "**" not in done.text


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("short and of peace", "peace", "short and of **peace**"),
        ("peace " + "word " * 60, "peace", "**peace** " + "word " * 30 + "…"),
        ("word " * 60 + "peace", "peace", "…" + "word " * 30 + "**peace**"),
        ("word " * 60 + "peace " + "word " * 60, "peace", "…" + "word " * 11 + "**peace** " + "word " * 18 + "…"),
        ("和平" + "字" * 300, "和平", "**和平**" + "字" * (SNIPPET - 2) + "…"),
        ("字" * 300 + "和平" + "字" * 300, "和平", "…" + "字" * 60 + "**和平**" + "字" * (SNIPPET - 62) + "…"),
        ("a" * 400 + " peace", "peace", None),
        ("peace " * 100, "peace", None),
        ("peace " * 100, '"' + "peace " * 60 + '"', None),
    ],
)
def test_snippets(tmp_path: Path, text: str, asked: str, shown: str | None) -> None:
    path = fill(tmp_path / "corpus.db", with_text(text))
    (line,) = ask(path, "search", asked).lines
    passage = line.split("\t")[3]
    assert "**" in passage
    assert passage.replace("**", "").strip("…").strip() in text
    if shown is not None:
        assert passage == shown


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store in which A/79/2 cites one half of a joint symbol twice, and A/79/3 the other half."""
    return fill(
        tmp_path_factory.mktemp("citing") / "corpus.db",
        record("joint-seven-items"),
        cite(2, "A/79/1733", "A/79/1733"),
        cite(3, "S/2025/1206", "A/79/2"),
    )


def cite(number: int, *symbols: str) -> bytes:
    read = document("lists-and-citations")
    citations = tuple(replace(read.citations[0], symbol=symbol) for symbol in symbols)
    one = json.loads(variant("lists-and-citations", number, symbols=(f"A/79/{number}",)))
    return written.line(one | {"citations": json.loads(written.line(citations))})


def test_who_cites_and_what_is_cited(citing: Path) -> None:
    cited = dict.fromkeys(citation.symbol for citation in document("joint-seven-items").citations)
    lines = [line.split("\t") for line in ask(citing, "cites", "A/79/1733").lines]
    assert [line[:3] for line in lines] == [
        ["cited by", "A/79/2", "1"],
        ["cited by", "A/79/3", "1"],
        *(["cites", symbol, "1"] for symbol in cited),
    ]


def test_either_half_and_any_way_to_print_a_symbol(citing: Path) -> None:
    expected = ask(citing, "cites", "A/79/1733").out
    for symbol in ("S/2025/1206", "a/79/1733", " A/79/1733* "):
        assert ask(citing, "cites", symbol).out == expected


def test_citations_as_json(citing: Path) -> None:
    found = json.loads(ask(citing, "cites", "--json", "A/79/2").out)
    assert found["symbols"] == ["A/79/2"]
    assert [one["symbols"] for one in found["cited_by"]] == [["A/79/3"]]
    assert [(one["symbol"], one["documents"]) for one in found["cites"]] == [("A/79/1733", 1)]


def test_a_symbol_that_is_cited_only(citing: Path) -> None:
    symbol = document("joint-seven-items").citations[0].symbol
    (line,) = ask(citing, "cites", symbol).lines
    assert line.startswith(f"cited by\t{JOINT}\t1\t2025-03-07\ten\t")


def test_citations_on_a_terminal(citing: Path) -> None:
    done = on_terminal("cites", "--db", citing, "A/79/2")
    assert (done.status, done.err) == (0, "")
    assert "relation" in done.text


def test_show_prints_header_text_and_notes(store: Path) -> None:
    letter = document("joint-seven-items")
    done = ask(store, "show", "A/79/1733")
    text = " ".join(done.text.split())
    assert done.lines[0] == JOINT
    assert "Seventy-ninth session" in text
    for item in letter.header.agenda_items:
        assert f"{item.number} {item.title}" in text
    for title in letter.header.titles:
        assert title in text
    for block in letter.body[4:6]:
        assert f"{block.number} {block.text}" in text
    for note in letter.footnotes:
        assert f"{note.marker} {note.text[:40]}" in text
    assert f"depositary.[{letter.footnotes[0].marker}]" in text
    assert letter.header.signatories[0].name in text


def test_show_prints_annexes_and_tables(store: Path) -> None:
    text = " ".join(ask(store, "show", document("annex-and-enclosure").header.symbols[0]).text.split())
    for annex in document("annex-and-enclosure").annexes:
        assert annex.heading in text
        assert annex.body[0].text[:30] in text
    report = document("geneva-report")
    text = " ".join(ask(store, "show", report.header.symbols[0]).text.split())
    assert report.body[-1].text[:30] in text


def test_show_as_json_is_what_ingest_writes(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    fill(path, call("ingest", "--compact", ONE).out)
    assert ask(path, "show", "--json", "A/79/1612").out == call("ingest", ONE).out


@pytest.mark.parametrize("symbol", ["s/2025/1206", "A/79/1733-S/2025/1206", "A/79/1733–S/2025/1206"])
def test_show_knows_halves_and_joint_symbols(store: Path, symbol: str) -> None:
    assert ask(store, "show", symbol).lines[0] == JOINT


def test_show_by_sha256(store: Path) -> None:
    content = document("one-item").source.sha256
    assert ask(store, "show", content[:10].upper()).lines[0] == "A/79/1612"


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Give a store with three documents of one symbol, two of them in one language."""
    return fill(
        tmp_path / "corpus.db",
        variant("one-item", 1),
        variant("one-item", 2),
        variant("one-item", 3, language="fr"),
    )


def test_several_documents_of_one_symbol_are_told_apart(several: Path) -> None:
    done = call("show", "A/79/1612", "--db", several)
    assert (done.status, done.out) == (7, b"")
    assert "A/79/1612 stands on 3 documents" in done.err
    assert "one-item-1.pdf" in done.err and "fr, 2024-12-03, one-item-3.pdf" in done.err
    assert done.err.count("\n") == 1
    assert "one-item-3.pdf" in ask(several, "show", "A/79/1612", "--language", "fr").text
    content: str = json.loads(variant("one-item", 2))["source"]["sha256"]
    assert content[:12] in done.err
    assert "one-item-2.pdf" in ask(several, "show", content[:12]).text


def test_a_language_that_is_not_there(several: Path) -> None:
    done = call("show", "A/79/1612", "--language", "ru", "--db", several)
    assert done.status == 7
    assert "the store has it in en, fr" in done.err


@pytest.mark.parametrize("command", ["show", "cites"])
@pytest.mark.parametrize("symbol", ["A/79/9999", "no symbol", "", "\udcff", "0123456789abcdef"])
def test_a_symbol_that_is_not_there_is_7(store: Path, command: str, symbol: str) -> None:
    done = call(command, symbol, "--db", store)
    assert (done.status, done.out) == (7, b"")
    assert done.err.startswith("undoc: no document of the store has ")
    assert done.err.count("\n") == 1


def test_export_is_what_was_written(store: Path) -> None:
    assert ask(store, "export").out == b"".join(map(record, NAMES))


def test_export_of_a_table(store: Path) -> None:
    rows = list(csv.reader(io.StringIO(ask(store, "export", "--csv", "symbols").text)))
    assert rows[0] == ["document", "position", "symbol", "key"]
    assert ["1", "1", "S/2025/1206", "S/2025/1206"] in rows


def test_export_of_tables_into_files(store: Path, tmp_path: Path) -> None:
    options = [part for name in TABLES for part in ("--csv", name)]
    assert ask(store, "export", *options, "-o", tmp_path / "csv").out == b""
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {f"{name}.csv" for name in TABLES}
    text = (tmp_path / "csv" / "documents.csv").read_text("utf-8")
    assert [row["file"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [f"{name}.pdf" for name in NAMES]


def test_export_options_that_do_not_go_together(store: Path, tmp_path: Path) -> None:
    assert call("export", "--csv", "symbols", "--csv", "parties", "--db", store).status == 2
    assert call("export", "-o", tmp_path, "--db", store).status == 2
    assert call("export", "--csv", "songs", "--db", store).status == 2


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
def test_no_store_named_is_2(command: list[str]) -> None:
    if command == ["agenda"]:
        return  # then it is the documents that are missing
    done = call(*command)
    assert done.status == 2
    assert "name the store with --db FILE or UNDOC_DB" in done.err


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "there is no store"),
        (b"", "the store has no documents"),
        (b"%PDF-1.7 words" * 100, "not a store, or damaged"),
    ],
    ids=["missing", "empty", "no-store"],
)
def test_what_cannot_be_asked_is_3(command: list[str], content: bytes | None, line: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    if content is not None:
        path.write_bytes(content)
    done = call(*command, "--db", path)
    assert (done.status, done.out) == (3, b"")
    assert done.err.startswith(f"undoc: {path}: {line}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["agenda"], ["agenda", "--by-item"], ["search", "peace"], ["show", "A/79/\x1b[5m1"], ["cites", "A/79/\x1b[5m1"]],
    ids=lambda command: " ".join(command[:2]).split("\x1b")[0],
)
def test_nothing_in_a_document_commands_a_terminal(hostile: Path, command: list[str]) -> None:
    done = call(*command, "--db", hostile)
    assert done.status == 0
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in done.text if letter not in "\t\n")
    shown = on_terminal(*command, "--db", hostile, columns=200)
    assert shown.status == 0
    for sign in ("\x1b[31m", "\x1b[5m", "\x07", "\x9b", "\x1b[7m"):
        assert sign not in shown.text


def test_asking_a_store_loads_no_pdf_library(store: Path) -> None:
    for arguments in (["agenda"], ["search", "peace"], ["cites", "A/79/1733"], ["export"]):
        code = (
            "import sys; from undoc_cli.cli.main import main; main(sys.argv[1:]);"
            "print([name for name in ('pdfplumber', 'pypdfium2', 'rich', 'undoc_cli.pipeline') if name in sys.modules])"
        )
        done = run([UNDOC[0], "-c", code, *arguments, "--db", str(store)])
        assert done.lines[-1] == "[]"
