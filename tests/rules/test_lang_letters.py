"""Titles of letters in all languages: kind, date, sender, States that send, addressees."""

import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.geometry import Box
from undoc_cli.page import Line, Piece, Span, packed
from undoc_cli.parts.kinds import kind_of
from undoc_cli.parts.letter import LetterTitle, read_letter
from undoc_cli.passage import Passage
from undoc_cli.rules.language import language
from undoc_cli.rules.offices import entity_of_title
from undoc_cli.rules.parties import is_party, parties
from undoc_cli.rules.senders import cut_parties, sending_entities
from undoc_cli.runs import Font

OTHERS = ("ar", "es", "fr", "ru", "zh")


def passage(text: str) -> Passage:
    """Give a title of one line."""
    edges = packed(range(len(text)), range(len(text)))
    spans = (Span(0, len(text), 12.0, Font("Times", bold=True, italic=False), 0.0),)
    line = Line(1, text, edges, spans, 100.0, 12.0, Box(0, 90, float(len(text)), 102))
    return Passage(text, (Piece(line, 0, len(text)),), (0,))


def read(code: str, title: str) -> LetterTitle:
    found = read_letter([passage(title)], language(code))
    assert found is not None, title
    return found


# Made-up titles in the formulas of the documents, and what they say.
TITLES = [
    (code, entry)
    for code, entries in tomllib.loads(Path(__file__).with_name("letter_titles.toml").read_text("utf-8")).items()
    for entry in entries
]


@pytest.mark.parametrize(("code", "entry"), TITLES)
def test_title(code: str, entry: dict[str, Any]) -> None:
    found = read(code, entry["title"])
    letter = found.letter
    assert (found.kind, letter.date) == (entry["kind"], entry["date"])
    assert letter.sender_entities == tuple(entry["entities"])
    assert letter.addressees == tuple(entry["addressees"])
    assert found.certain_entities


@pytest.mark.parametrize(("code", "entry"), TITLES)
def test_evidence_is_what_was_read(code: str, entry: dict[str, Any]) -> None:
    found = read(code, entry["title"])
    (sender,) = found.evidence["/header/letter/sender"]
    (day,) = found.evidence["/header/letter/date"]
    assert sender.text.strip() == found.letter.sender
    assert language(code).date(day.text) == found.letter.date
    assert language(code).match("letter_like", entry["title"])


@pytest.mark.parametrize(
    ("code", "sender"),
    [
        ("fr", "le Représentant permanent du Togo auprès de l’Organisation des Nations Unies"),
        ("es", "los Representantes Permanentes de Fiji y Malta ante las Naciones Unidas"),
    ],
)
def test_sender_is_as_printed_with_its_article(code: str, sender: str) -> None:
    title = {
        "fr": f"Lettre datée du 14 mai 2025, adressée au Secrétaire général par {sender}",
        "es": f"Carta de fecha 14 de mayo de 2025 dirigida al Secretario General por {sender}",
    }[code]
    assert read(code, title).letter.sender == sender


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Letters dated 3 and 4 May 2025 from the Chair of the Committee addressed to the Secretary-General"),
        ("en", "Letter from the Chair of the Committee addressed to the Secretary-General"),
        ("fr", "Lettres datées des 3 et 4 mai 2025, adressées au Secrétaire général par le Président du Comité"),
        ("fr", "Lettres datées du 3 mai 2025 et du 4 mai 2025, adressées au Secrétaire général par le Togo"),
        ("fr", "Lettre adressée au Secrétaire général par le Président du Comité"),
        ("es", "Cartas de fechas 3 y 4 de mayo de 2025 dirigidas al Secretario General por el Togo"),
        ("es", "Cartas de fecha 3 de mayo de 2025 y 4 de mayo de 2025 dirigidas al Secretario General por el Togo"),
        ("es", "Carta dirigida al Secretario General por el Presidente del Comité"),
        ("ru", "Письма Председателя Комитета от 3 и 4 мая 2025 года на имя Генерального секретаря"),
        ("ru", "Письма Председателя Комитета от 3 мая 2025 года и 4 мая 2025 года на имя Генерального секретаря"),
        ("ar", "رسالتان مؤرختان 3 و 4 أيار/مايو 2025 موجهتان إلى الأمين العام من رئيس اللجنة"),
        ("ar", "رسالتان مؤرختان 3 أيار/مايو 2025 و 4 أيار/مايو 2025 موجهتان إلى الأمين العام من رئيس اللجنة"),
        ("zh", "2025年5月3日和4日多哥常驻联合国代表给秘书长的信"),
        ("zh", "多哥常驻联合国代表给秘书长的信"),
        ("zh", "2025年5月3日和2025年5月4日多哥常驻联合国代表给秘书长的信"),
    ],
)
def test_a_title_that_gives_no_single_day(code: str, title: str) -> None:
    found = read(code, title)
    assert found.letter.date is None
    assert found.letter.sender_entities and found.letter.addressees
    assert language(code).match("letter_like", title)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Letter of intent of the Chair"),
        ("en", "Letter from the Chair to Governments"),
        ("fr", "Lettre d’intention du Président"),
        ("es", "Carta de intención del Presidente"),
        ("ru", "Письмо Председателя"),
        ("zh", "2025年5月3日秘书长的报告"),
        ("zh", "关于给各国政府的信"),
    ],
)
def test_no_title_of_a_letter(code: str, title: str) -> None:
    assert read_letter([passage(title)], language(code)) is None
    assert not language(code).match("letter_like", title)


@pytest.mark.parametrize(
    ("code", "sender"),
    [
        ("en", "the Permanent Representative of Malta to the Holy See"),
        ("en", "the Keeper of the Lamps of Malta"),
        ("fr", "les représentants de l’Utopie, de la Zélande et du Tchad auprès de l’Organisation des Nations Unies"),
        ("fr", "le Conseiller de la Mission permanente du Togo auprès de l’Organisation des Nations Unies"),
        ("es", "los representantes de Utopía, Zelandia y el Chad ante las Naciones Unidas"),
        ("ru", "представителей Утопии, Зеландии и Чада при Организации Объединенных Наций"),
        ("ar", "الممثلين الدائمين ليوتوبيا وزيلاند وتشاد لدى الأمم المتحدة"),
        ("ar", "الممثل الدائم للبلد البعيد لدى الأمم المتحدة"),
        ("zh", "乌托邦、西兰和乍得常驻联合国代表"),
        # Offices that nothing ties to a State.
        ("en", "the Utopian Foreign Minister"),
        ("fr", "le Représentant permanent Malte auprès de l’Organisation des Nations Unies"),
        ("es", "la Primera Ministra maltesa"),
        ("ru", "Министра иностранных дел"),
        ("ar", "وزير الخارجية المالطي"),
        ("zh", "常驻联合国代表"),
    ],
)
def test_senders_that_are_not_certain(code: str, sender: str) -> None:
    entities, certain = sending_entities(sender, language(code))
    assert not certain
    assert entities


# An office of a State, and what follows the name of the State.


@pytest.mark.parametrize(
    ("code", "sender", "state"),
    [
        ("en", "the Minister for Foreign Affairs of Denmark on the situation of Ukraine", "Denmark"),
        ("en", "the President of Malta concerning the situation of Ukraine", "Malta"),
        (
            "fr",
            "le Représentant permanent du Togo auprès de l’Organisation des Nations Unies, concernant l’Ukraine",
            "Togo",
        ),
        ("fr", "le Ministre des affaires étrangères du Danemark sur la situation de l’Ukraine", "Danemark"),
        ("es", "el Ministro de Relaciones Exteriores de Dinamarca sobre la situación de Ucrania", "Dinamarca"),
        ("ru", "министра иностранных дел Дании о положении Украины", "Дании"),
        ("ar", "وزير خارجية الدانمرك بشأن الحالة في أوكرانيا", "الدانمرك"),
    ],
)
def test_what_a_letter_is_about_sends_nothing(code: str, sender: str, state: str) -> None:
    assert sending_entities(sender, language(code)) == ((state,), True)


@pytest.mark.parametrize(
    ("code", "sender", "state"),
    [
        ("en", "the Minister for Foreign Affairs of Malta and Chairperson-in-Office of the League of Lamps", "Malta"),
        ("en", "the Prime Minister of Barbados and Chair of the Caribbean Community", "Barbados"),
        ("en", "the Minister for Foreign Affairs of Malta and Chair of the Council of the European Union", "Malta"),
        ("en", "the President of Malta and Chairperson of the African Union", "Malta"),
        ("en", "the Permanent Representative of Malta to the United Nations, the Chair of the Lamp League", "Malta"),
        ("en", "the Permanent Representative of Tonga to the United Nations and Chair of the Lamp League", "Tonga"),
        ("es", "el Representante Permanente de Fiji ante las Naciones Unidas y Presidente de la Liga", "Fiji"),
        ("zh", "马耳他总统兼灯塔联盟主席", "马耳他"),
        ("en", "the President of the European Union and Head of the League of Lamps", "European Union"),
        ("fr", "le Premier Ministre de la Barbade et Président de la Communauté des Caraïbes", "Barbade"),
        ("es", "el Primer Ministro de Barbados y Presidente de la Comunidad del Caribe", "Barbados"),
        ("ru", "премьер-министра Барбадоса и Председателя Карибского сообщества", "Барбадоса"),
        ("ar", "رئيس وزراء بربادوس ورئيس الجماعة الكاريبية", "بربادوس"),
    ],
)
def test_a_state_is_not_lost_behind_a_second_office(code: str, sender: str, state: str) -> None:
    entities, certain = sending_entities(sender, language(code))
    assert entities[0] == state
    assert not certain


@pytest.mark.parametrize(
    ("sender", "entity"),
    [
        ("the Chair and the Rapporteur of the Committee on Lamps", "Committee on Lamps"),
        ("the Representative of the Secretary-General for Malta", "Representative of the Secretary-General for Malta"),
        ("the Chair of the Yemen configuration of the Lamp Commission", "Yemen configuration of the Lamp Commission"),
        ("the Chair of the Security Council Committee on Lamps", "Security Council Committee on Lamps"),
    ],
)
def test_a_body_is_given_whole(sender: str, entity: str) -> None:
    assert sending_entities(sender, language("en")) == ((entity,), True)


def test_two_offices_of_one_body_and_of_two_senders() -> None:
    rules = language("en")
    both = sending_entities("the Chair of the Lamp Commission and Secretary of the Lamp Board", rules)
    assert both == (("Lamp Commission and Secretary of the Lamp Board",), False)
    two = "the Permanent Representative of Malta to the United Nations and the Chair of the Lamp Commission"
    assert sending_entities(two, rules) == (("Malta", "Lamp Commission"), True)
    heads = "the President of Malta and the Prime Minister of Chad"
    assert sending_entities(heads, rules) == (("Malta", "Chad"), True)
    league = "the Permanent Representative of Malta and the Secretary-General of the League of Arab States"
    assert sending_entities(league, rules) == (("Malta", "League of Arab States"), True)
    unknown = "the Permanent Representative of Malta and the Chief Keeper of Lamps"
    assert sending_entities(unknown, rules) == (("Malta",), False)
    rights = "the President of the Human Rights Council and the United Nations High Commissioner for Human Rights"
    assert sending_entities(rights, rules) == (("Human Rights Council",), False)
    list_of_two = "the Minister for Foreign Affairs and Trade of Denmark and of Sweden"
    assert sending_entities(list_of_two, rules) == (("Denmark", "Sweden"), True)


@pytest.mark.parametrize(
    ("code", "sender", "states"),
    [
        ("fr", "le Ministre des affaires étrangères du Tchad et le Premier Ministre de Malte", ("Tchad", "Malte")),
        ("es", "el Presidente de Malta y la Ministra de Relaciones Exteriores del Chad", ("Malta", "Chad")),
        ("ru", "Президента Чада и Премьер-министра Мальты", ("Чада", "Мальты")),
        ("ru", "Министра иностранных дел Чада и посла Мальты", ("Чада", "Мальты")),
        ("ar", "وزير خارجية تشاد ووزير خارجية مالطة", ("تشاد", "مالطة")),
        ("zh", "乍得外交部长和马耳他外交部长", ("乍得", "马耳他")),
        ("zh", "乍得外交部长、马耳他外交部长和中华人民共和国外交部长", ("乍得", "马耳他", "中华人民共和国")),
    ],
)
def test_two_ministers_send_for_two_states(code: str, sender: str, states: tuple[str, ...]) -> None:
    assert sending_entities(sender, language(code)) == (states, True)


@pytest.mark.parametrize(
    ("code", "sender", "entities"),
    [
        ("ru", "Премьер-министра Мальты и министра по делам моря", ("Мальты",)),
        ("ru", "Президента Чада и посла доброй воли", ("Чада",)),
        ("ru", "Постоянного представителя Чада и посла Утопии", ("Чада", "Утопии")),
        ("zh", "安全理事会主席和灯塔委员会主席", ("安全理事会", "灯塔委员会")),
        ("zh", "乍得首相和外交大臣", ("乍得",)),
    ],
)
def test_a_second_office_that_may_be_the_first_ones_own(code: str, sender: str, entities: tuple[str, ...]) -> None:
    assert sending_entities(sender, language(code)) == (entities, False)


@pytest.mark.parametrize(
    ("code", "sender", "team"),
    [
        ("fr", "le Conseiller spécial et Chef de l’Équipe des lampes et des ports", "Équipe des lampes et des ports"),
        ("es", "la Asesora Especial y Jefa del Equipo de Lámparas y Puertos", "Equipo de Lámparas y Puertos"),
        ("ru", "Специального советника и руководителя Группы по лампам и портам", "Группы по лампам и портам"),
        ("ar", "المستشار الخاص ورئيس فريق المصابيح", "فريق المصابيح"),
        ("zh", "灯塔调查组特别顾问兼组长", "灯塔调查组"),
    ],
)
def test_an_adviser_who_heads_a_team_sends_for_it(code: str, sender: str, team: str) -> None:
    assert sending_entities(sender, language(code)) == ((team,), True)


# Two letters.


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        (
            "en",
            "Letter dated 3 May 2025 from the Permanent Representative of Malta addressed to the Secretary-General",
            "letter dated 4 May 2025 from the Permanent Representative of Chad addressed to the Secretary-General",
        ),
        (
            "fr",
            "Lettre datée du 3 mai 2025, adressée au Secrétaire général par le Représentant permanent du Mali",
            "lettre datée du 4 mai 2025, adressée au Secrétaire général par le Représentant permanent du Togo",
        ),
        (
            "es",
            "Carta de fecha 3 de mayo de 2025 dirigida al Secretario General por el Representante Permanente de Malí",
            "carta de fecha 4 de mayo de 2025 dirigida al Secretario General por el Representante Permanente de Togo",
        ),
        (
            "ru",
            "Письмо Постоянного представителя Мали от 3 мая 2025 года на имя Генерального секретаря",
            "письмо Постоянного представителя Того от 4 мая 2025 года на имя Генерального секретаря",
        ),
        (
            "ar",
            "رسالة مؤرخة 3 أيار/مايو 2015 موجهة إلى الأمين العام من الممثل الدائم لمالي",
            "رسالة مؤرخة 4 أيار/مايو 2015 موجهة إلى الأمين العام من الممثل الدائم لتوغو",
        ),
        ("zh", "2022年5月3日马里常驻联合国代表给秘书长的信", "2022年5月4日多哥常驻联合国代表给秘书长的信"),
    ],
)
def test_a_title_that_names_two_letters_gives_the_first(code: str, first: str, second: str) -> None:
    alone = read(code, first)
    joint = {"fr": " et ", "es": " y ", "ru": " и ", "ar": " و", "zh": "和"}.get(code, " and ")
    together = read(code, f"{first}{joint}{second}")
    assert alone.other is None
    assert together.other == second
    assert together.letter == alone.letter


def test_a_second_title_that_names_a_letter() -> None:
    first, second = (
        f"Letter dated {day} May 2025 from the Chair of the Committee addressed to the Secretary-General"
        for day in (3, 4)
    )
    found = read_letter([passage("Prevention of lamps"), passage(first), passage(second)], language("en"))
    assert found is not None
    assert (found.letter.date, found.other) == ("2025-05-03", second)


@pytest.mark.parametrize(
    ("code", "title", "kind"),
    [
        ("fr", "Rapport du Secrétaire général", "report"),
        ("fr", "RAPPORT DU DIRECTEUR GENERAL", "report"),
        ("fr", "Note de la Présidence du Conseil de sécurité", "note"),
        ("fr", "Ordre du jour provisoire", "agenda"),
        ("fr", "Déclaration de la Présidence du Conseil de sécurité", "presidential_statement"),
        ("fr", "Égypte : projet de résolution", "draft_resolution"),
        ("es", "Informe de la Tercera Comisión", "report"),
        ("es", "Nota del Secretario General", "note"),
        ("es", "Programa provisional anotado", "agenda"),
        ("ru", "Доклад Рабочей группы", "report"),
        ("ru", "Записка Генерального секретаря", "note"),
        ("ru", "Предварительная повестка дня", "agenda"),
        ("ar", "تقرير الأمين العام", "report"),
        ("ar", "مذكرة من الأمانة العامة", "note"),
        ("ar", "مشروع مقرر مقدم من الرئيس", "draft_decision"),
        ("zh", "秘书长的报告", "report"),
        ("zh", "秘书处的说明", "note"),
        ("zh", "临时议程说明", "agenda"),
        ("zh", "安全理事会主席的声明", "presidential_statement"),
    ],
)
def test_kind(code: str, title: str, kind: str) -> None:
    assert kind_of([title], ["A/79/1"], language(code)) == kind


@pytest.mark.parametrize(
    ("code", "title", "note", "kind"),
    [
        ("fr", "Ordre du jour des lampes", "Note du Secrétariat", "note"),
        ("fr", "Ordre du jour provisoire annoté", "Note du Secrétariat", "agenda"),
        ("es", "Programa de la Conferencia para el período de sesiones", "Nota de la Secretaría", "note"),
        ("es", "Programa provisional", "Nota de la Secretaría", "agenda"),
        ("ru", "Повестка дня в области устойчивых ламп", "Записка Секретариата", "note"),
        ("ru", "Повестка дня в области устойчивых ламп", "Доклад Генерального секретаря", "report"),
        ("ru", "Предварительная повестка дня", "Записка Секретариата", "agenda"),
        ("ar", "جدول أعمال القرن 21", "مذكرة من الأمانة العامة", "note"),
        ("ar", "جدول الأعمال المؤقت", "مذكرة من الأمانة العامة", "agenda"),
        ("zh", "临时议程", "秘书处的说明", "agenda"),
    ],
)
def test_only_a_provisional_agenda_comes_before_its_note(code: str, title: str, note: str, kind: str) -> None:
    assert kind_of([title, note], ["A/79/1"], language(code)) == kind


# Signatures.


@pytest.mark.parametrize(
    ("code", "line", "name"),
    [
        ("fr", "(Signé) Jeanne Utopie", "Jeanne Utopie"),
        ("es", "(Firmado) Juana Utopía", "Juana Utopía"),
        ("ru", "(Подпись) Иван Утопин", "Иван Утопин"),
        ("ar", "(تـوقيـع) فلان الفلاني", "فلان الفلاني"),
        ("zh", "（签名） 某某", "某某"),
    ],
)
def test_signed(code: str, line: str, name: str) -> None:
    match = language(code).match("signed", line)
    assert match is not None
    assert line[match.start("name") :].strip() == name


@pytest.mark.parametrize(
    ("code", "title", "entity"),
    [
        ("fr", "Représentante permanente du Bélarus auprès de l’Organisation des Nations Unies", "Bélarus"),
        ("fr", "Ministre des affaires étrangères de l’Égypte", "Égypte"),
        ("fr", "République arabe d’Égypte", "République arabe d’Égypte"),
        ("es", "República Árabe de Egipto", "República Árabe de Egipto"),
        ("es", "Misión Permanente de Australia ante las Naciones Unidas", "Australia"),
        ("es", "Ministro de Relaciones Exteriores del Congo", "Congo"),
        ("ru", "Постоянный представитель Королевства Утопия при Организации Объединенных Наций", "Королевства Утопия"),
        ("ru", "Министр иностранных дел Испании", "Испании"),
        ("ar", "الممثل الدائم للسودان لدى الأمم المتحدة", "السودان"),
        ("ar", "وزير خارجية إسبانيا", "إسبانيا"),
        ("zh", "巴林常驻联合国代表", "巴林"),
        ("zh", "乌克兰", "乌克兰"),
        ("ru", "Министр иностранных дел Азербайджанской Республики", "Азербайджанской Республики"),
        ("fr", "Ministre des affaires étrangères de la République togolaise", "République togolaise"),
        ("zh", "中华人民共和国常驻联合国代表、特命全权大使", "中华人民共和国"),
        ("fr", "Présidente du Groupe de travail sur les lampes", "Groupe de travail sur les lampes"),
        ("es", "Presidente del Comité de las Lámparas", "Comité de las Lámparas"),
        ("ru", "Председатель Рабочей группы по лампам", "Рабочей группы по лампам"),
        ("ar", "رئيس الفريق العامل المعني بالمصابيح", "الفريق العامل المعني بالمصابيح"),
        ("zh", "灯具问题工作组主席", "灯具问题工作组"),
    ],
)
def test_entity_of_a_title(code: str, title: str, entity: str) -> None:
    assert entity_of_title(title, language(code)) == entity


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Head of the Mission in the Democratic Republic of the Congo"),
        ("fr", "Représentante permanente"),
        ("es", "Embajador"),
        ("ru", "Постоянный представитель"),
        ("ar", "الممثل الدائم"),
        ("zh", "常驻代表"),
    ],
)
def test_title_without_entity(code: str, title: str) -> None:
    assert entity_of_title(title, language(code)) is None


# The lists of States.

GROUPS = {
    code: tomllib.loads(files("undoc_cli.rules").joinpath(f"parties.{code}.toml").read_text("utf-8")) for code in OTHERS
}


@pytest.mark.parametrize("code", OTHERS)
def test_all_members_are_in_the_list(code: str) -> None:
    # 193 Members and 2 observer States, and second names of some.
    assert len(GROUPS[code]["short"]) >= 195


@pytest.mark.parametrize("code", OTHERS)
def test_names_stand_once_and_as_the_documents_print_them(code: str) -> None:
    names = [form for group in GROUPS[code].values() for several in group for form in several.split("|")]
    assert len(set(names)) == len(names)
    assert all(name == unicodedata.normalize("NFC", name) == " ".join(name.split()) for name in names)
    assert not any("'" in name or "ـ" in name for name in names)
    assert sorted(names) == sorted(parties(language(code)).names)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "Côte d'Ivoire"),
        ("fr", "ETATS-UNIS D’AMERIQUE"),
        ("es", "Côte d’Ivoire"),
        ("ru", "Кот-д'Ивуара"),
        ("ar", "السـودان"),
        ("zh", "中 国"),
    ],
)
def test_party_in_any_spelling(code: str, name: str) -> None:
    assert is_party(name, language(code))


JOINTS = {"ar": (" و", " و"), "es": (", ", " y "), "fr": (", ", " et "), "ru": (", ", " и "), "zh": ("、", "和")}


@pytest.mark.parametrize("code", OTHERS)
@given(data=st.data())
def test_every_list_of_states_is_cut_where_its_names_end(code: str, data: st.DataObject) -> None:
    short = [several.split("|")[-1] for several in GROUPS[code]["short"]]
    names = data.draw(st.lists(st.sampled_from(short), min_size=2, max_size=6, unique=True))
    comma, last = JOINTS[code]
    text = comma.join(names[:-1]) + last + names[-1]
    assert cut_parties(text, language(code)) == (tuple(names), True)
