"""Tables: rows, columns, notes."""

import pytest
from paper import LEADING, LEFT, RIGHT, Part, box_lines, column, line, moved, page_parts, raised, rule, width_of

from undoc_cli.geometry import Box
from undoc_cli.page import Line
from undoc_cli.parts.passages import Joiner
from undoc_cli.parts.tables import Table, cell_texts, find_tables

X = (LEFT, 300.0, 380.0)
TEXT = column(
    "The table shows where the disputes came from and how they ended in the year under review. " * 2, baseline=200
)


def row(*cells: str, baseline: float, size: float = 8.5, bold: bool = False) -> list[Line]:
    return [
        line(text, x0=x, baseline=baseline, size=size, bold=bold) for text, x in zip(cells, X, strict=False) if text
    ]


HEAD = row("Subject", "Settled", "Pending", baseline=300, size=7)
ROWS = [
    *row("Depth of the channel", "88", "4", baseline=318),
    *row("Rights to fish", "61", "2", baseline=334),
    *row("Noise of engines", "40", "–", baseline=350),
]
RULES = [rule(LEFT, y, RIGHT) for y in (290, 306, 358)]
CELLS = [
    ("Subject", "Settled", "Pending"),
    ("Depth of the channel", "88", "4"),
    ("Rights to fish", "61", "2"),
    ("Noise of engines", "40", "–"),
]


def found(*lines: Line, rules: list[Box] = RULES) -> list[Line | Table]:
    rows = sorted(lines, key=lambda item: (round(item.baseline, 1), item.box.x0))
    return find_tables(page_parts(*rows, rules=rules), rows, 10.0)


def table_of(items: list[Line | Table]) -> Table:
    (table,) = (item for item in items if isinstance(item, Table))
    return table


def cells(table: Table, joiner: Joiner | None = None) -> list[tuple[str, ...]]:
    return [tuple(cell.text if cell else "" for cell in row) for row in cell_texts(table, joiner or Joiner())]


def test_a_table_between_rules() -> None:
    items = found(*TEXT, *HEAD, *ROWS)
    assert [item for item in items if isinstance(item, Line)] == TEXT
    assert cells(table_of(items)) == CELLS
    assert table_of(items).page == 1


@pytest.mark.parametrize(("higher", "same"), [(2.5, True), (4.0, False)])
def test_cells_of_a_row_stand_level_nearly(higher: float, *, same: bool) -> None:
    raised_cells = [moved(item, -higher) if item.box.x0 == X[1] else item for item in ROWS]
    assert (cells(table_of(found(*TEXT, *HEAD, *raised_cells))) == CELLS) is same


@pytest.mark.parametrize(("gap", "count"), [(8, 0), (12, 1)])
def test_a_gap_as_wide_as_the_type_parts_cells_of_one_line(gap: float, count: int) -> None:
    cells = [Part(f" {text}", shift=gap - 2.5) for text in ("14 September", "21 September")]
    rows = [line("Session of it", *cells, baseline=320 + 16 * index) for index in range(3)]
    items = found(*rows, rules=[rule(LEFT, y, RIGHT) for y in (306, 360)])
    assert sum(isinstance(item, Table) for item in items) == count


@pytest.mark.parametrize(("gap", "count"), [(12, 0), (14, 1)])
def test_a_gap_between_single_words_is_measured_by_the_widest_blank_that_type_has(gap: float, count: int) -> None:
    """No other blank of their lines tells: it may be two of Courier, behind a sentence."""
    rows = [line("Depth", Part(" 88", shift=gap - 2.5), baseline=320 + 16 * index) for index in range(3)]
    items = found(*rows, rules=[rule(LEFT, y, RIGHT) for y in (306, 360)])
    assert sum(isinstance(item, Table) for item in items) == count


def test_the_table_stands_where_it_is_printed() -> None:
    after = line("The number has fallen.", baseline=400)
    items = found(*TEXT, *HEAD, *ROWS, after)
    assert [isinstance(item, Table) for item in items] == [False] * len(TEXT) + [True, False]


OVER_AND_UNDER_HEAD = [rule(LEFT, 290, RIGHT), rule(LEFT, 306, RIGHT, 1.5)]


def test_a_table_that_ends_on_a_later_page_has_no_rule_at_its_end() -> None:
    # The rows of two cells alone would be none of a table: what hangs below them is more than they are.
    rest = [line(f"and more {i} of it", x0=X[1], baseline=366 + 10 * i, size=8.5) for i in range(8)]
    table = table_of(found(*TEXT, *HEAD, *ROWS[:5], *rest, rules=OVER_AND_UNDER_HEAD))
    assert cells(table)[0] == CELLS[0]
    assert table.bottom == rest[-1].baseline


@pytest.mark.parametrize("size", [10.0, 8.5])
def test_a_table_that_no_rule_closes_ends_above_the_text(size: float) -> None:
    below = column(
        "The figures show that the keepers of the lamps have settled nearly all. " * 3, baseline=400, size=size
    )
    items = found(*TEXT, *HEAD, *ROWS, *below, rules=OVER_AND_UNDER_HEAD)
    assert cells(table_of(items)) == CELLS
    assert [item for item in items if isinstance(item, Line)] == [*TEXT, *below]


def test_a_short_text_below_a_table_that_no_rule_closes_is_larger_than_its_cells() -> None:
    below = line("The figures are these.", x0=147.1, baseline=380)
    assert found(*HEAD, *ROWS, below, rules=OVER_AND_UNDER_HEAD)[-1] is below
    cell = line("Of the harbour", baseline=366, size=8.5)
    assert cells(table_of(found(*HEAD, *ROWS, cell, rules=OVER_AND_UNDER_HEAD)))[-1] == ("Of the harbour", "", "")


@pytest.mark.parametrize(
    ("x0", "drop", "of_table"),
    [(LEFT, 16, True), (LEFT, 18, True), (LEFT, 19, False), (133, 16, False), (X[1], 40, True), (147.1, 24, False)],
)
def test_a_short_line_below_the_last_row_begins_where_cells_do_and_as_near(
    x0: float, drop: float, *, of_table: bool
) -> None:
    """Set in the type of the cells; the rows stand 16 apart."""
    below = line("Of harbours", x0=x0, baseline=350 + drop, size=8.5)
    table = table_of(found(*HEAD, *ROWS, below, rules=OVER_AND_UNDER_HEAD))
    assert cells(table)[: len(CELLS)] == CELLS
    assert (len(table.rows) > len(CELLS)) is of_table
    assert table.notes == (() if of_table else ((below,),))


CLOSED = [*OVER_AND_UNDER_HEAD, rule(LEFT, 372, RIGHT, 1.5)]


@pytest.mark.parametrize(
    ("words", "drop", "rules", "doubt"),
    [
        ("Of harbours", 16, OVER_AND_UNDER_HEAD, True),  # as far down as rows stand apart
        ("Of harbours", 10, OVER_AND_UNDER_HEAD, False),  # a second line of the last cell
        ("Of harbours", 16, CLOSED, False),
        ("", 0, OVER_AND_UNDER_HEAD, False),
    ],
)
def test_one_cell_at_the_end_of_a_table_that_no_rule_closes_is_a_doubt(
    words: str, drop: float, rules: list[Box], *, doubt: bool
) -> None:
    below = [line(words, x0=LEFT, baseline=350 + drop, size=8.5)] if words else []
    assert table_of(found(*HEAD, *ROWS, *below, rules=rules)).ends_in_doubt is doubt


def test_a_line_between_rows_may_begin_anywhere() -> None:
    between = line("Of harbours", x0=200, baseline=342, size=8.5)
    last = row("Noise of harbours", "40", "3", baseline=374)
    assert len(cells(table_of(found(*HEAD, *ROWS, between, *last, rules=OVER_AND_UNDER_HEAD)))) > len(CELLS)


def test_a_total_between_rules_is_no_head() -> None:
    rules = [*RULES[:2], rule(LEFT, 340, RIGHT), rule(LEFT, 358, RIGHT, 1.5)]
    after = [line("The number", x0=LEFT, baseline=400), line("has fallen.", x0=X[1], baseline=400)]
    more = [line("It may", x0=LEFT, baseline=412), line("rise.", x0=X[1], baseline=412)]
    table = table_of(found(*TEXT, *HEAD, *ROWS, *after, *more, rules=rules))
    assert cells(table) == CELLS


@pytest.mark.parametrize(("end", "column"), [(0.0, 1), (4.0, 0)])
def test_a_name_set_right_that_reaches_over_the_gutter_ends_where_its_column_does(end: float, column: int) -> None:
    right = 340.0

    def number(text: str, baseline: float, size: float = 8.5, off: float = 0.0) -> Line:
        return line(text, x0=right - off - width_of(text, size=size), baseline=baseline, size=size)

    rows = [
        part
        for index, name in enumerate(["Depth of the channel", "Rights to fish in the channel", "Noise of the engines"])
        for part in (line(name, baseline=324 + 16 * index, size=8.5), number(f"{index}1", 324 + 16 * index))
    ]
    unit = "(share of all in percentage)"
    head = [line("Subject", baseline=300, size=7), number("Settled", 300, 7), number(unit, 308.4, 7, end)]
    table = table_of(found(*TEXT, *head, *rows, rules=[rule(LEFT, y, RIGHT) for y in (290, 312, 366)]))
    assert unit in cells(table)[0][column]


def test_a_table_without_rules() -> None:
    assert cells(table_of(found(*TEXT, *HEAD, *ROWS, rules=[]))) == CELLS


def test_two_rows_without_rules_are_no_table() -> None:
    lines = [
        *TEXT,
        *row("Left", "Right", baseline=318, size=10),
        *row("Other left", "Other right", baseline=334, size=10),
    ]
    assert found(*lines, rules=[]) == lines


def test_rows_that_do_not_align_are_no_table() -> None:
    lines = list(
        box_lines(
            1,
            [
                ("One", LEFT, 300),
                ("two", 200, 300),
                ("Three", LEFT, 316),
                ("four", 300, 316),
                ("Five", LEFT, 332),
                ("six", 400, 332),
            ],
        )
    )
    assert found(*lines, rules=[]) == lines


def test_the_rule_under_a_running_head_is_no_table() -> None:
    rules = [rule(59, 64.8, 552), rule(59, 735, 552)]
    assert found(*TEXT, rules=rules) == TEXT


def test_a_header_above_the_first_rule_belongs_to_the_table() -> None:
    rules = [rule(LEFT, 306, RIGHT), rule(LEFT, 358, RIGHT)]
    assert cells(table_of(found(*HEAD, *ROWS, rules=rules)))[0] == CELLS[0]


def test_an_empty_cell() -> None:
    lines = [*HEAD, *ROWS[:3], *row("Rights to fish", "", "2", baseline=334), *ROWS[6:]]
    assert cells(table_of(found(*lines)))[2] == ("Rights to fish", "", "2")


def test_a_cell_that_wraps() -> None:
    lines = [
        *HEAD,
        *row("Depth of the channel", "88", "4", baseline=318),
        *row("and of the harbour", baseline=328.5),
        *row("Rights to fish", "61", "2", baseline=345),
    ]
    assert cells(table_of(found(*lines))) == [
        CELLS[0],
        ("Depth of the channel and of the harbour", "88", "4"),
        CELLS[2],
    ]


@pytest.mark.parametrize(
    ("drop", "rows"), [(17, [("Depth", "88 of 90", "4")]), (21, [("Depth", "88", "4"), ("", "of 90", "")])]
)
def test_how_far_below_the_first_a_second_paragraph_of_a_cell_stands(drop: float, rows: list[tuple[str, ...]]) -> None:
    lines = [*HEAD, *row("Depth", "88", "4", baseline=314), *row("", "of 90", "", baseline=314 + drop)]
    items = found(*lines, *row("Rights to fish", "61", "2", baseline=350))
    assert cells(table_of(items)) == [CELLS[0], *rows, CELLS[2]]


@pytest.mark.parametrize(("drop", "text"), [(15.0, "88\nof 90\nfathoms"), (11.0, "88\nof 90 fathoms")])
def test_paragraphs_of_a_cell_are_parted_by_line_breaks(drop: float, text: str) -> None:
    """Lines of one paragraph stand 11 points apart here, as those of another cell show."""
    lines = [*row("Depth", "88", "4", baseline=314), *row("of the channel", "", "", baseline=325)]
    more = [*row("", "of 90", "", baseline=331), *row("", "fathoms", "", baseline=331 + drop)]
    assert cells(table_of(found(*HEAD, *lines, *more, rules=[*RULES[:2], rule(LEFT, 358, RIGHT)])))[1][1] == text


def test_lines_of_cells_may_all_stand_far_apart() -> None:
    lines = [*row("Depth", "88", "4", baseline=314), *row("", "of 90", "", baseline=328)]
    more = [*row("", "fathoms", "", baseline=342), *row("Rights to fish", "61", "2", baseline=380)]
    table = table_of(found(*HEAD, *lines, *more, rules=[*RULES[:2], rule(LEFT, 388, RIGHT)]))
    assert cells(table)[1][1] == "88 of 90 fathoms"


def test_a_mark_in_the_second_paragraph_of_a_cell_is_called_there() -> None:
    second = [
        line("88", x0=X[1], baseline=314),
        line("of 90", x0=X[1], baseline=325),
        line("oil", raised("a"), x0=X[1], baseline=342),
    ]
    table = table_of(found(*HEAD, *row("Depth", baseline=314), *second, *ROWS[6:]))
    passage = cell_texts(table, Joiner())[1][1]
    assert passage is not None and passage.text == "88 of 90\noil"
    assert [(mark.marker, mark.offset) for mark in passage.marks] == [("a", len("88 of 90\noil"))]
    assert "".join(piece.text for piece in passage.find(9, 12)) == "oil"


def test_rules_between_rows_part_records() -> None:
    lines = [
        *HEAD,
        *row("Depth", "88", "4", baseline=318),
        *row("Breadth", baseline=328.5),
        *row("Fish", "61", "2", baseline=345),
    ]
    rules = [*RULES, rule(LEFT, 321, RIGHT)]
    assert [record[0] for record in cells(table_of(found(*lines, rules=rules)))] == [
        "Subject",
        "Depth",
        "Breadth",
        "Fish",
    ]


@pytest.mark.parametrize(("width", "records"), [(40, 4), (20, 3)])
def test_a_short_rule_parts_records_as_well(width: float, records: int) -> None:
    lines = [
        *HEAD,
        *row("Depth", "88", "4", baseline=318),
        *row("Breadth", baseline=328.5),
        *row("Fish", "61", "2", baseline=345),
    ]
    table = table_of(found(*lines, rules=[*RULES, rule(LEFT, 321, LEFT + width)]))
    assert len(table.rows) == records


@pytest.mark.parametrize(("width", "off", "count"), [(110, 0, 1), (80, 0, 0), (300, 6, 1), (300, 12, 0)])
def test_rules_of_a_table_are_as_wide_as_it_and_end_together(width: float, off: float, count: int) -> None:
    lines = [*row("Depth of the channel", "88", baseline=318), *row("Rights to fish", "61", baseline=334)]
    rules = [rule(LEFT, 306, LEFT + width), rule(LEFT, 342, LEFT + width + off)]
    assert sum(isinstance(item, Table) for item in found(*lines, rules=rules)) == count


def test_a_total_in_bold_is_a_row_of_its_own() -> None:
    total = row("Total", "189", "6", baseline=361, bold=True)
    assert cells(table_of(found(*HEAD, *ROWS, *total, rules=[*RULES[:2], rule(LEFT, 368, RIGHT)])))[-1] == (
        "Total",
        "189",
        "6",
    )


def test_notes_under_a_table_belong_to_it() -> None:
    notes = [
        line("* One of them concerns a sandbank.", x0=LEFT + 6, baseline=372, size=8.5),
        line("** Heard in the absence of", x0=LEFT + 6, baseline=385, size=8.5),
        line("the public.", x0=LEFT + 6, baseline=395.5, size=8.5),
        line("Source: Register of the Commission.", x0=LEFT + 6, baseline=409, size=8.5),
    ]
    after = line("The number has fallen.", baseline=440)
    items = found(*TEXT, *HEAD, *ROWS, *notes, after)
    joined = [Joiner().join(lines).text for lines in table_of(items).notes]
    assert joined == [
        "* One of them concerns a sandbank.",
        "** Heard in the absence of the public.",
        "Source: Register of the Commission.",
    ]
    assert items[-1] is after


@pytest.mark.parametrize(("below", "count"), [(25, 1), (35, 0)])
def test_how_far_below_a_table_its_notes_begin(below: float, count: int) -> None:
    note = line("* One of them concerns a sandbank.", baseline=358.5 + below, size=8.5)
    assert len(table_of(found(*HEAD, *ROWS, note)).notes) == count


def test_text_under_a_table_is_no_note() -> None:
    after = line("The number has fallen.", baseline=372)
    items = found(*HEAD, *ROWS, after)
    assert table_of(items).notes == ()
    assert items[-1] is after


def test_a_mark_in_a_cell_is_taken_out() -> None:
    four = line("4", raised("a"), x0=X[2], baseline=318, size=8.5)
    table = table_of(found(*HEAD, *ROWS[:2], four, *ROWS[3:]))
    marked = [cell for record in cell_texts(table, Joiner()) for cell in record if cell and cell.marks]
    assert [(cell.text, cell.marks[0].marker) for cell in marked] == []
    small = line("4", Part("a", 5.5, 3.7), x0=X[2], baseline=318, size=8.5)
    table = table_of(found(*HEAD, *ROWS[:2], small, *ROWS[3:]))
    marked = [cell for record in cell_texts(table, Joiner()) for cell in record if cell and cell.marks]
    assert [(cell.text, cell.marks[0].marker) for cell in marked] == []


def test_a_figure_as_mark_in_a_cell() -> None:
    name = line("Names of islands", Part("1", 5.5, 3.7), x0=LEFT, baseline=318, size=8.5)
    table = table_of(found(*HEAD, name, *ROWS[1:]))
    first = cell_texts(table, Joiner())[1][0]
    assert first is not None
    assert (first.text, [mark.marker for mark in first.marks]) == ("Names of islands", ["1"])


def test_two_tables_on_a_page() -> None:
    down = 160
    second = [line(item.text, x0=item.box.x0, baseline=item.baseline + down, size=item.size) for item in (*HEAD, *ROWS)]
    between = column(
        "Between two tables stands a line of text, set as wide as the whole column is wide.", baseline=400, first=LEFT
    )
    rules = [rule(LEFT, y + offset, RIGHT + offset / 10) for y in (290, 306, 358) for offset in (0, down)]
    items = found(*HEAD, *ROWS, *between, *second, rules=rules)
    assert [type(item).__name__ for item in items] == ["Table", *["Line"] * len(between), "Table"]


def test_every_line_is_in_one_place() -> None:
    lines = [*TEXT, *HEAD, *ROWS]
    items = found(*lines)
    inside = {
        piece.line
        for item in items
        if isinstance(item, Table)
        for record in item.rows
        for cell in record
        for piece in cell
    }
    outside = [item for item in items if isinstance(item, Line)]
    assert sorted(map(id, [*inside, *outside])) == sorted(map(id, lines))


def test_a_line_that_holds_two_cells_is_cut_at_the_gutter() -> None:
    """Cells closer than a wide gap come as one line."""
    close = [line("Rights to fish", Part("61", shift=12), x0=LEFT, baseline=334 + 16 * i, size=8.5) for i in range(1)]
    lines = [
        *box_lines(1, [("Subject", LEFT, 300), ("Settled", 195.0, 300)], size=7),
        *box_lines(1, [("Depth", LEFT, 318), ("88", 195.0, 318)], size=8.5),
        *close,
        *box_lines(1, [("Noise", LEFT, 350), ("40", 195.0, 350)], size=8.5),
    ]
    table = table_of(found(*lines))
    assert LEADING
    assert cells(table)[0] == ("Subject", "Settled")


@pytest.mark.parametrize("size", [8.5, 10.0])
def test_no_table_on_a_page_of_text(size: float) -> None:
    lines = [line(item.text, x0=item.box.x0, baseline=item.baseline, size=size) for item in TEXT]
    assert found(*lines) == lines


# Columns that a blank parts.


def spread(*cells: str, baseline: float) -> Line:
    """Set cells in one line of text, with blanks as wide as the space between columns."""
    parts: list[str | Part] = []
    edge = LEFT
    for text, x in zip(cells, X, strict=True):
        parts.append(Part(f"{text} ", shift=max(x - edge, 0.0)))
        edge = x + 5 * len(text) + 2.5
    return line(*parts, baseline=baseline)


def test_rows_of_one_line_are_cut_where_the_gap_is_wide() -> None:
    rows = [
        spread("The seventy-sixth session of it", "14 September", "21 September", baseline=320),
        spread("The seventy-eighth session of it", "12 September", "19 September", baseline=336),
    ]
    head = row("Session", "Opening", "Debate", baseline=300)
    table = table_of(found(*head, *rows, rules=[rule(LEFT, y, RIGHT) for y in (290, 306)]))
    assert cells(table)[1:] == [
        ("The seventy-sixth session of it", "14 September", "21 September"),
        ("The seventy-eighth session of it", "12 September", "19 September"),
    ]


def test_paragraphs_with_their_numbers_set_off_are_no_table() -> None:
    lines = [
        item
        for index, number in enumerate(("1.", "2.", "86.3."))
        for item in (
            line(number, baseline=300 + 20 * index),
            line("The lamps burn.", x0=200, baseline=300 + 20 * index),
        )
    ]
    assert found(*lines, rules=[]) == lines


def test_a_note_without_a_mark_that_hangs_is_one() -> None:
    below = [
        line("Abbreviations: UN, United Nations; SH, seed", baseline=370, size=8.5),
        line("house of the Danube.", x0=LEFT + 12, baseline=380.5, size=8.5),
        line("Source: the Register.", baseline=391, size=8.5),
    ]
    assert [len(note) for note in table_of(found(*HEAD, *ROWS, *below)).notes] == [2, 1]


def test_a_note_that_hangs_is_one() -> None:
    below = [
        line(Part("a", 5.5, 3.7), " In accordance with the rules, the session may", baseline=370, size=8.5),
        line("be convened at another time.", x0=LEFT + 12, baseline=380.5, size=8.5),
    ]
    assert [len(note) for note in table_of(found(*HEAD, *ROWS, *below)).notes] == [2]


def test_bullets_set_off_are_no_table() -> None:
    lines = [line("•", Part(" The lamps burn.", shift=10), baseline=300 + 20 * index) for index in range(4)]
    assert found(*lines, rules=[]) == lines


def test_tables_with_text_between_are_two() -> None:
    text = column(
        "The number of disputes has fallen in each of the last nine years, and it falls on. " * 3,
        first=LEFT,
        baseline=380,
    )
    lower = [*row("Subject", "Open", "Shut", baseline=500, size=7), *row("Depth", "8", "1", baseline=520)]
    rules = [*RULES, *(rule(LEFT, y, RIGHT) for y in (490, 508, 530))]
    items = found(*HEAD, *ROWS, *text, *lower, rules=rules)
    assert [type(item) for item in items] == [Table, *[Line] * len(text), Table]


@pytest.mark.parametrize(("share", "head", "tables"), [(0.75, 8.5, 1), (0.85, 8.5, 2), (0.75, 7, 2)])
def test_how_wide_text_between_two_tables_is_where_no_head_begins_the_second(
    share: float, head: float, tables: int
) -> None:
    text = column(
        "The number of disputes has fallen in each of the last nine years, and it falls on. " * 3,
        first=LEFT,
        right=LEFT + share * (RIGHT - LEFT),
        baseline=380,
        size=8.5,
    )
    lower = [*row("Subject", "Open", "Shut", baseline=500, size=head), *row("Depth", "8", "1", baseline=520)]
    rules = [*RULES, *(rule(LEFT, y, RIGHT) for y in (490, 508, 530))]
    assert sum(isinstance(item, Table) for item in found(*HEAD, *ROWS, *text, *lower, rules=rules)) == tables


SENTENCE = "The number of disputes has fallen in each of the last nine years, and it falls on. "


def between_two_heads(*text: Line, thick: float = 1.5, down: float | None = None) -> list[str]:
    """Tell how two tables come out that no rule closes, and what stands between them, 24 points from both."""
    down = down or text[-1].baseline + 24 - 284
    rules = [
        Box(box.x0, box.top + d, box.x1, box.top + d + box.height)
        for d in (0, down)
        for box in (rule(LEFT, 290, RIGHT), rule(LEFT, 306, RIGHT, thick))
    ]
    items = found(*HEAD, *ROWS, *text, *(moved(item, down) for item in (*HEAD, *ROWS)), rules=rules)
    return [str(len(item.rows)) if isinstance(item, Table) else item.text for item in items]


@pytest.mark.parametrize("thick", [0.5, 1.5])
@pytest.mark.parametrize("words", ["The number falls.", SENTENCE[:-1], SENTENCE * 3])
def test_text_between_two_tables_that_no_rule_closes_is_in_neither(words: str, thick: float) -> None:
    text = column(words, first=LEFT, baseline=374)
    assert between_two_heads(*text, thick=thick) == ["4", *(item.text for item in text), "4"]


def test_a_line_that_reaches_into_the_next_column_is_no_cell() -> None:
    """Set as the cells are, and as near to the last row as rows are to each other, it stands with the notes."""
    wide = line(SENTENCE[:60], x0=LEFT, baseline=364, size=8.5)
    assert between_two_heads(wide) == ["4", "4"]
    narrow = line("and more of it", x0=LEFT, baseline=360, size=8.5)
    assert between_two_heads(narrow) == ["8"]


def test_a_name_over_the_head_is_of_the_table() -> None:
    over = line("Treaty bodies", x0=LEFT, baseline=284, size=7)
    items = found(over, *HEAD, *ROWS, rules=[rule(LEFT, 276, RIGHT), *RULES])
    assert cells(table_of(items)) == [("Treaty bodies", "", ""), *CELLS]
    assert len(items) == 1


def test_sections_of_a_table_that_follow_each_other_are_one_table() -> None:
    assert between_two_heads(down=80) == ["8"]


def test_names_of_columns_that_stand_on_one_foot() -> None:
    head = [
        *row("", "Settled", "", baseline=288, size=7),
        *row("Subject", "last year", "Pending", baseline=297, size=7),
    ]
    rules = [rule(LEFT, y, RIGHT) for y in (278, 306, 358)]
    assert cells(table_of(found(*head, *ROWS, rules=rules)))[0] == ("Subject", "Settled last year", "Pending")


def test_two_blanks_behind_a_sentence_of_a_typist_part_no_cells() -> None:
    """Counter-example: typed letters are wide, and so are two blanks between them."""
    texts = ("It was lit.", "Nobody came.", "It was put out.", "It was lit again.")
    lines = [
        line(
            *(Part(f"{word} ", shift=2.5) for word in first.split()),
            *(Part(f"{word} ", shift=2.5 if place else 8) for place, word in enumerate(second.split())),
            x0=LEFT,
            baseline=300 + LEADING * index,
        )
        for index, (first, second) in enumerate(zip(texts, reversed(texts), strict=True))
    ]
    assert found(*lines, rules=[]) == lines


def test_what_underlines_text_is_no_rule_of_a_table() -> None:
    address = line("(https://example.org/the-lamps-of-the-gulf-of-herons-and-of-the-rivers)", baseline=262, size=10)
    under_it = rule(LEFT + 5, 263.5, address.box.x1 - 5)
    plain = line("More will follow.", baseline=276)
    wide = [rule(LEFT, y, address.box.x1) for y in (290, 306, 358)]
    items = found(*TEXT, address, plain, *HEAD, *ROWS, rules=[under_it, *wide])
    assert cells(table_of(items)) == CELLS
    assert [item for item in items if isinstance(item, Line)] == [*TEXT, address, plain]


@pytest.mark.parametrize(("below", "count"), [(2.0, 0), (4.0, 1)])
def test_how_close_to_text_stands_what_underlines_it(below: float, count: int) -> None:
    name = line("Disputes that were settled and disputes that are pending", baseline=290 - below)
    rows = [*row("Depth of the channel", "88", baseline=306), *row("Rights to fish", "61", baseline=322)]
    items = found(name, *rows, rules=[rule(LEFT, y, name.box.x1) for y in (290, 330)])
    assert sum(isinstance(item, Table) for item in items) == count


@pytest.mark.parametrize(("size", "tables"), [(12.0, 2), (9.5, 2), (9.0, 1), (8.5, 1)])
def test_a_heading_between_the_rules_of_two_tables(size: float, tables: int) -> None:
    heading = line("B.", Part(" Lamps of the Gulf", shift=12), baseline=380, size=size, bold=True)
    second = [*row("Subject", "Settled", "Pending", baseline=410, size=7), *row("Oil", "7", "1", baseline=428)]
    second += row("Wells", "5", "2", baseline=444)
    rules = [rule(LEFT, y, RIGHT, 1.5 if y in {306, 358, 416} else 0.5) for y in (290, 306, 358, 400, 416, 452)]
    items = found(*TEXT, *HEAD, *ROWS, heading, *second, rules=rules)
    assert sum(isinstance(item, Table) for item in items) == tables


@pytest.mark.parametrize(
    ("shift", "rows"),
    [
        (6.5, [("Depth of the channel at Sulina", "88", "4")]),  # in the middle of the row
        (0.0, [("Depth of the channel", "88", "4"), ("at Sulina", "", "")]),  # at its head
    ],
)
def test_cells_in_the_middle_of_rows_that_rules_part(shift: float, rows: list[tuple[str, ...]]) -> None:
    wrapped = [*row("Depth of the channel", baseline=318), *row("at Sulina", baseline=331)]
    beside = row("", "88", "4", baseline=318 + shift)
    rules = [rule(LEFT, y, RIGHT) for y in (290, 306, 337, 356)]
    items = found(*TEXT, *HEAD, *wrapped, *beside, *row("Rights to fish", "61", "2", baseline=350), rules=rules)
    assert cells(table_of(items)) == [CELLS[0], *rows, CELLS[2]]


@pytest.mark.parametrize(
    ("at", "ends", "rows"),
    [
        (1, 358, [("Depth of the channel at Sulina on the Danube", "88", "4")]),  # in the middle of the row
        (0, 358, [("Depth of the channel at Sulina on the Danube", "88", "4")]),  # at its head
        (2, 358, [("Depth of the channel at Sulina", "", ""), ("on the Danube", "88", "4")]),
        (1, 320, [("Depth of the channel", "", ""), ("at Sulina on the Danube", "88", "4")]),  # no rule ends the row
    ],
)
def test_a_row_between_two_rules_whose_cells_stand_in_its_middle(
    at: int, ends: float, rows: list[tuple[str, ...]]
) -> None:
    wrapped = [*row("Depth of the channel", baseline=318), *row("at Sulina", baseline=329)]
    wrapped += row("on the Danube", baseline=340)
    more = [*row("Rights to fish", "61", "2", baseline=370), *row("Noise of engines", "40", "–", baseline=386)]
    rules = [rule(LEFT, y, RIGHT) for y in (290, 306, ends, 394)]
    items = found(*TEXT, *HEAD, *wrapped, *row("", "88", "4", baseline=318 + 11 * at), *more, rules=rules)
    assert cells(table_of(items))[1:-2] == rows


@pytest.mark.parametrize(("apart", "first"), [(11, ("Depth", "61 88 40", "2 4 6")), (13, ("", "61", "2"))])
def test_lines_that_stand_apart_beside_a_name_in_their_middle_are_rows(apart: int, first: tuple[str, ...]) -> None:
    last = 318 + 2 * apart
    lines = [row("", "61", "2", baseline=318), row("Depth", "88", "4", baseline=318 + apart)]
    lines += [
        row("", "40", "6", baseline=last),
        row("Rights to fish", "61", "2", baseline=last + 18),
        row("Noise of engines", "40", "–", baseline=last + 34),
    ]
    rules = [rule(LEFT, y, RIGHT) for y in (290, 306, last + 5, last + 42)]
    items = found(*TEXT, *HEAD, *(cell for cells in lines for cell in cells), rules=rules)
    assert cells(table_of(items))[1] == first


@pytest.mark.parametrize(
    ("off", "rows"),
    [
        (3.0, [("Depth of the channel at Sulina", "88", "4")]),
        (4.0, [("Depth of the channel", "", ""), ("", "88", "4"), ("at Sulina", "", "")]),
    ],
)
def test_how_far_the_middles_of_cells_of_one_row_miss_each_other(off: float, rows: list[tuple[str, ...]]) -> None:
    wrapped = [*row("Depth of the channel", baseline=316), *row("at Sulina", baseline=332)]
    beside = row("", "88", "4", baseline=324 - off)
    rules = [rule(LEFT, y, RIGHT) for y in (290, 306, 337, 356)]
    items = found(*TEXT, *HEAD, *wrapped, *beside, *row("Rights to fish", "61", "2", baseline=350), rules=rules)
    assert cells(table_of(items)) == [CELLS[0], *rows, CELLS[2]]


def test_short_text_between_two_tables_parts_them_where_it_is_larger_than_their_cells() -> None:
    text = [line("The keepers will discuss this.", baseline=y) for y in (376, 390)]
    second = [*row("Subject", "Settled", "Pending", baseline=410, size=7), *row("Oil", "7", "1", baseline=428)]
    second += row("Wells", "5", "2", baseline=444)
    rules = [rule(LEFT, y, RIGHT, 1.5 if y in {306, 358, 416} else 0.5) for y in (290, 306, 358, 400, 416, 452)]
    items = found(*TEXT, *HEAD, *ROWS, *text, *second, rules=rules)
    assert [item for item in items if isinstance(item, Line)] == [*TEXT, *text]
    assert sum(isinstance(item, Table) for item in items) == 2


def test_rows_larger_than_two_rows_of_names_above_them_are_of_one_table() -> None:
    names = [line("Disputes", x0=X[1], baseline=286, size=7), *HEAD]
    rules = [rule(LEFT, y, RIGHT, 1.5 if y > 300 else 0.5) for y in (276, 290, 306, 358)]
    assert cells(table_of(found(*TEXT, *names, *ROWS, rules=rules)))[1:] == CELLS


@pytest.mark.parametrize(
    ("gap", "off", "cell"),
    [
        (6.0, 0.0, ("Noise of engines that keepers hear at night", "40", "")),
        (2.0, 0.0, ("Noise of engines that keepers hear at night 40", "", "")),
        (6.0, 1.0, ("Noise of engines that keepers hear at night", "40", "")),
        (6.0, 2.0, ("Noise of engines that keepers hear at night 40", "", "")),
    ],
)
def test_a_long_cell_may_reach_into_the_gutter(gap: float, off: float, cell: tuple[str, ...]) -> None:
    """The cell behind it begins where its column does, nearly."""
    words = "Noise of engines that keepers hear at night"
    start = X[1] + off - gap - width_of(words, size=8.5)
    long = line(words, Part(" ", shift=0.0), Part("40", shift=gap - 0.25 * 8.5), x0=start, baseline=350, size=8.5)
    assert cells(table_of(found(*TEXT, *HEAD, *ROWS[:6], long)))[-1] == cell


def full(at: int, *, wide: bool) -> list[Line]:
    """Set a line across the page; a wide one in two parts, as far from each other as columns."""
    words = "the keepers of the lamps came to the mole,", "and went from there to the tower of the port"
    if not wide:
        return [line(" ".join(words), x0=LEFT, baseline=200 + 12 * at)]
    left = line(words[0], x0=LEFT, baseline=200 + 12 * at)
    return [left, line(words[1], x0=left.box.x1 + 14, baseline=200 + 12 * at)]


@pytest.mark.parametrize(("wide", "tables"), [((1, 4, 6), 0), ((1, 2, 3, 4, 5, 6), 1)])
def test_full_lines_with_wide_blanks_in_some_are_text(wide: tuple[int, ...], tables: int) -> None:
    """Typists leave wide blanks; where nearly all lines have one at the same place, they are columns."""
    lines = [item for at in range(8) for item in full(at, wide=at in wide)]
    assert sum(isinstance(item, Table) for item in found(*lines, rules=[])) == tables
