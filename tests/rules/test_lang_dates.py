"""Dates, months, sessions, years and distribution words of the languages other than English."""

from datetime import date, timedelta

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from undoc_cli.rules.language import language
from undoc_cli.rules.masthead import language_list, session_of

OTHERS = ("ar", "es", "fr", "ru", "zh")
DAYS = st.dates(min_value=date(1946, 1, 1), max_value=date(2100, 1, 1) - timedelta(days=1))


@pytest.mark.parametrize(
    ("code", "text", "iso"),
    [
        ("fr", "1er mars 2025", "2025-03-01"),
        ("fr", "1 er mars 2025", "2025-03-01"),
        ("fr", "21 janvier 1994", "1994-01-21"),
        ("fr", "11 août 1998", "1998-08-11"),
        ("fr", "23 FEVRIER 1980", "1980-02-23"),
        ("es", "13 de septiembre de 2023", "2023-09-13"),
        ("es", "13 de setiembre de 2023", "2023-09-13"),
        ("es", "1º de mayo de 2005", "2005-05-01"),
        ("es", "4 de diciembre del 2002", "2002-12-04"),
        ("ru", "14 февраля 2022 года", "2022-02-14"),
        ("ru", "14 февраля 2022 г.", "2022-02-14"),
        ("ru", "14 ФЕВРАЛЯ 1981 ГОДА", "1981-02-14"),
        ("ru", "11 March 2024", "2024-03-11"),
        ("ar", "14 شباط/فبراير 2022", "2022-02-14"),
        ("ar", "١٤ شباط/فبراير ٢٠٢٢", "2022-02-14"),
        ("ar", "14 شبــاط/ فبرايــر 2022", "2022-02-14"),
        ("ar", "16 تموز/يوليه 2020", "2020-07-16"),
        ("ar", "16 تموز/يوليو 2020", "2020-07-16"),
        ("ar", "2 كانون الثاني/يناير 2015", "2015-01-02"),
        ("ar", "2 كانون الأول/ديسمبر 2015", "2015-12-02"),
        ("ar", "26 October 2011", "2011-10-26"),
        ("zh", "2022年2月14日", "2022-02-14"),
        ("zh", "2022 年 12 月 4 日", "2022-12-04"),
        ("zh", "2 June 2025", "2025-06-02"),
    ],
)
def test_date(code: str, text: str, iso: str) -> None:
    assert language(code).date(text) == iso


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "30 février 2024"),
        ("fr", "2 March 2024"),
        ("fr", "mars 2024"),
        ("es", "31 de abril de 2024"),
        ("es", "2 March 2024"),
        ("ru", "4–15 ноября 2019 года"),
        ("ru", "29 февраля 2023 года"),
        ("ar", "31 نيسان/أبريل 2014"),
        ("ar", "نيسان/أبريل 2014"),
        ("zh", "2022年13月1日"),
        ("zh", "2022年2月30日"),
        ("zh", "2022年2月"),
    ],
)
def test_no_date(code: str, text: str) -> None:
    assert language(code).date(text) is None


@given(DAYS, st.sampled_from(["fr", "es", "ru"]))
def test_every_date_comes_back(day: date, code: str) -> None:
    month = get_month_names("wide", "format", locale=code)[day.month]
    written = {
        "fr": f"{day.day}{'er' if day.day == 1 else ''} {month} {day.year}",
        "es": f"{day.day} de {month} de {day.year}",
        "ru": f"{day.day} {month} {day.year} года",
    }[code]
    assert language(code).date(written) == day.isoformat()


@given(DAYS)
def test_every_chinese_date_comes_back(day: date) -> None:
    assert language("zh").date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(DAYS, st.sampled_from(["ar_LB", "ar_EG"]))
def test_arabic_months_of_both_kinds(day: date, locale: str) -> None:
    # In Lebanon months have the names of the Levant, in Egypt those of Europe; the documents print both.
    month = get_month_names("wide", "format", locale=locale)[day.month]
    assert language("ar").months[month] == day.month
    assert language("ar").date(f"{day.day} {month} {day.year}") == day.isoformat()


@pytest.mark.parametrize("code", ["ar", "ru", "zh"])
@given(day=DAYS)
def test_mastheads_with_english_dates(code: str, day: date) -> None:
    month = get_month_names("wide", "format", locale="en")[day.month]
    assert language(code).date(f"{day.day} {month} {day.year}") == day.isoformat()


# Ordinals.  num2words is right but for these: it writes quatre-vingtsième, quadragésimo and décimoprimero, it has
# no Arabic ordinals, and no Chinese.


@pytest.mark.parametrize("number", range(1, 121))
def test_french_ordinals(number: int) -> None:
    written = num2words(number, to="ordinal", lang="fr").replace("vingtsième", "vingtième")
    assert language("fr").ordinals[written] == number


@pytest.mark.parametrize("number", range(1, 121))
def test_spanish_ordinals(number: int) -> None:
    written = num2words(number, to="ordinal", lang="es").replace("quadra", "cuadra").replace("décimoseg", "decimoseg")
    written = written.replace("décimoprimero", "decimoprimero")
    assert language("es").ordinals[written] == number


@pytest.mark.parametrize("gender", ["f", "m"])
@pytest.mark.parametrize("number", range(1, 121))
def test_russian_ordinals(number: int, gender: str) -> None:
    assert language("ru").ordinals[num2words(number, to="ordinal", lang="ru", gender=gender)] == number


@pytest.mark.parametrize(
    ("code", "word", "number"),
    [
        ("fr", "soixante-dix-septième", 77),
        ("fr", "quatre-vingt-unième", 81),
        ("fr", "SOIXANTE ET ONZIEME", 71),
        ("es", "octogésimo primer", 81),
        ("es", "decimoséptimo", 17),
        ("es", "vigesimocuarto", 24),
        ("es", "19º", 19),
        ("ru", "57-я", 57),
        ("ar", "الأولى", 1),
        ("ar", "العاشرة", 10),
        ("ar", "الحادية عشرة", 11),
        ("ar", "العشرون", 20),
        ("ar", "السادسة والسبعون", 76),
        ("ar", "السادســة والسبعــين", 76),
        ("ar", "الثمانون", 80),
        ("ar", "المائة", 100),
        ("zh", "十", 10),
        ("zh", "七十六", 76),
        ("zh", "八 十 一", 81),
        ("zh", "一百零二", 102),
        ("zh", "一百一十二", 112),
        ("zh", "77", 77),
    ],
)
def test_ordinals(code: str, word: str, number: int) -> None:
    assert language(code).ordinals[word] == number


@pytest.mark.parametrize("code", OTHERS)
def test_no_ordinal(code: str) -> None:
    with pytest.raises(KeyError):
        language(code).ordinals["utopia"]


@pytest.mark.parametrize("code", OTHERS)
def test_no_form_stands_for_two_numbers(code: str) -> None:
    words = language(code)
    for table in (words.ordinals, words.months):
        folded = {words.organ(form) or form.lower(): number for form, number in table.items()}
        assert len(folded) == len(table)


# Sessions.


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("fr", "Quarante-huitième session", "48"),
        ("fr", "Dixième session extraordinaire d’urgence", "ES-10"),
        ("fr", "Reprise de la dixième session extraordinaire d'urgence", "ES-10"),
        ("fr", "Trentième session extraordinaire", "S-30"),
        ("fr", "Session de 1980", "1980"),
        ("es", "Quincuagésimo séptimo período de sesiones", "57"),
        ("es", "Décimo período extraordinario de sesiones de emergencia", "ES-10"),
        ("es", "Trigésimo período extraordinario de sesiones", "S-30"),
        ("es", "19º período de sesiones", "19"),
        ("es", "Período de sesiones de 2025", "2025"),
        ("ru", "Тридцать четвертая сессия", "34"),
        ("ru", "Тридцать четвёртая сессия", "34"),
        ("ru", "Десятая чрезвычайная специальная сессия", "ES-10"),
        ("ru", "Тридцатая специальная сессия", "S-30"),
        ("ru", "Сессия 2025 года", "2025"),
        ("ar", "الدورة السادسة والسبعون", "76"),
        ("ar", "الدورة الاستثنائية الطارئة العاشرة", "ES-10"),
        ("ar", "الدورة الاستثنائية الثلاثون", "S-30"),
        ("ar", "دورة عام 2025", "2025"),
        ("zh", "第七十六届会议", "76"),
        ("zh", "第十届紧急特别会议", "ES-10"),
        ("zh", "第三十届特别会议", "S-30"),
        ("zh", "2025年会议", "2025"),
    ],
)
def test_session(code: str, text: str, number: str) -> None:
    session = session_of(text, language(code))
    assert session is not None
    assert (session.number, session.label) == (number, text)


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("fr", "Soixante-dix-septième année", 77),
        ("es", "Octogésimo primer año", 81),
        ("ru", "Восьмидесятый год", 80),
        ("ar", "السنة السابعة والسبعون", 77),
        ("zh", "第七十七年", 77),
    ],
)
def test_year_of_the_security_council(code: str, text: str, number: int) -> None:
    words = language(code)
    match = words.match("council_year", text)
    assert match is not None
    assert words.ordinals[match["ordinal"].lower()] == number


# The column at the right.


@pytest.mark.parametrize(
    ("code", "text", "word"),
    [
        ("fr", "Distr. générale", "general"),
        ("fr", "Distr. GENERALE", "general"),
        ("fr", "Distr. limitée", "limited"),
        ("fr", "Distr. restreinte*", "restricted"),
        ("es", "Distr. general", "general"),
        ("es", "Distr. limitada", "limited"),
        ("es", "Distr. RESERVADA*", "restricted"),
        ("ru", "Distr.: General", "general"),
        ("ar", "Distr.: Limited", "limited"),
        ("zh", "Distr.: Restricted", "restricted"),
    ],
)
def test_distribution(code: str, text: str, word: str) -> None:
    words = language(code)
    match = words.match("distribution", text)
    assert match is not None
    assert words.distributions[match["value"].lower()] == word


@pytest.mark.parametrize(
    ("code", "text", "codes"),
    [
        ("fr", "Original : anglais", ("en",)),
        ("fr", "ORIGINAL : ANGLAIS/FRANCAIS", ("en", "fr")),
        ("es", "Original: árabe/inglés", ("ar", "en")),
        ("es", "Original: chino, español y ruso", ("zh", "es", "ru")),
        ("ru", "Original: English", ("en",)),
        ("ar", "Original: Arabic", ("ar",)),
        ("zh", "Original: Arabic/English", ("ar", "en")),
        # Of an annex.
        ("fr", "[Original : anglais et français]", ("en", "fr")),
        ("es", "[Original: español e inglés]", ("es", "en")),
        ("ru", "[Подлинный текст на английском и французском языках]", ("en", "fr")),
        ("ar", "[الأصل: بالإسبانية والإنكليزية]", ("es", "en")),
        ("zh", "[原件：英文和法文]", ("en", "fr")),
    ],
)
def test_original_languages(code: str, text: str, codes: tuple[str, ...]) -> None:
    words = language(code)
    match = words.match("original_bracket" if text.startswith("[") else "original", text)
    assert match is not None
    assert language_list(match["languages"], words) == (codes, False)


@pytest.mark.parametrize("key", ["GA", "SC", "ECOSOC", "TC", "HRC"])
def test_organs_have_the_same_keys_in_all_languages(key: str) -> None:
    for code in ("en", *OTHERS):
        assert key in language(code).organs.values()


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("en", "General Assembly", "GA"),
        ("en", "Special Committee", None),
        ("fr", "CONSEIL ECONOMIQUE ET SOCIAL", "ECOSOC"),
        ("fr", "Conseil des droits de l'homme", "HRC"),
        ("es", "Consejo Economico y Social ", "ECOSOC"),
        ("ru", "Совет Безопасности", "SC"),
        ("ar", "الجمعيــة العامــة", "GA"),
        ("zh", "大 会", "GA"),
        ("zh", "安全理事会", "SC"),
    ],
)
def test_organ(code: str, name: str, key: str | None) -> None:
    assert language(code).organ(name) == key


@pytest.mark.parametrize(
    ("code", "text", "items", "stated"),
    [
        ("fr", "Points 32 a), 80 et 110 de l’ordre du jour", "32 a), 80 et 110", "agenda"),
        ("fr", "Point 116 c) de la liste préliminaire*", "116 c)", "preliminary list"),
        ("fr", "Point 3 de l'ordre du jour provisoire*", "3", "provisional agenda"),
        ("es", "Temas 45 y 55 del programa", "45 y 55", "agenda"),
        ("es", "Tema 3 de la agenda", "3", "agenda"),
        ("es", "Tema 72 b) del programa provisional*", "72 b)", "provisional agenda"),
        ("ru", "Пункты 32 a), 80 и 110 повестки дня", "32 a), 80 и 110", "agenda"),
        ("ru", "Пункт 74 первоначального перечня*", "74", "preliminary list"),
        ("ar", "البندان 13 و 115 من جدول الأعمال", "13 و 115", "agenda"),
        ("ar", "البند 3 (ب) من جدول الأعمال المؤقت*", "3 (ب)", "provisional agenda"),
        ("zh", "议程项目32(a)、80和110", "32(a)、80和110", None),
        ("zh", "暂定项目表*项目74", "74", "preliminary list"),
        ("zh", "临时议程项目72(b)*", "72(b)", "provisional agenda"),
    ],
)
def test_item_line(code: str, text: str, items: str, stated: str | None) -> None:
    words = language(code)
    assert words.match("agenda_start", text)
    match = words.match("agenda_line", text)
    assert match is not None
    assert match["items"] == items
    assert (words.lists[match["list"].lower()] if match["list"] else None) == stated


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_only_the_confirmed_languages_say_that_they_are(code: str) -> None:
    assert language(code).verified == (code in ("en", "es", "ru"))


def test_unconfirmed_rules_are_booked_for_one_document() -> None:
    words, other = language("ru").watched(), language("ru").watched()
    words.match("session", "Тридцать четвертая сессия")
    assert words.unconfirmed == set()
    words.match("agenda_line", "Пункт 84 повестки дня")
    words.match("council_year", "это не год")
    assert words.unconfirmed == {"agenda_line"}
    assert other.unconfirmed == set()


class _Endless:
    """A pattern whose searches run out of time."""

    def search(self, _: str, timeout: float | None = None) -> None:
        raise TimeoutError(timeout)

    finditer = search


def test_searches_that_ran_out_of_time_are_booked_for_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    words, other = language("en").watched(), language("en").watched()
    for name in ("session", "date"):
        monkeypatch.setitem(words._compiled, name, _Endless())
    assert words.match("session", "Seventy-ninth session") is None
    assert words.matches("date", "27 February 2025") == []
    assert (words.given_up, other.given_up) == ({"session", "date"}, set())
