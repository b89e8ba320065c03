"""Who sends and who signs."""

import tomllib
import unicodedata
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undoc_cli.rules.language import language
from undoc_cli.rules.offices import entity_of_title, entity_of_titles
from undoc_cli.rules.parties import is_party, parties, states_in
from undoc_cli.rules.senders import cut_parties, sending_entities

ENGLISH = language("en")
GROUPS: dict[str, list[str]] = tomllib.loads(files("undoc_cli.rules").joinpath("parties.toml").read_text("utf-8"))
NAMES = [name for group in GROUPS.values() for name in group]


# The data.


@pytest.mark.parametrize("group", GROUPS)
def test_names_of_a_group_stand_once_and_in_order(group: str) -> None:
    names = GROUPS[group]
    assert len(set(names)) == len(names)
    assert all(name == unicodedata.normalize("NFC", name) == " ".join(name.split()) for name in names)


@pytest.mark.parametrize("group", GROUPS)
def test_names_have_the_quotes_of_the_documents_and_no_article(group: str) -> None:
    assert [name for name in GROUPS[group] if "'" in name or name.startswith(("the ", "The "))] == []
    assert [name for name in GROUPS[group] if not name[0].isupper()] == []


def test_names_stand_in_one_group_only() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_short_names_are_in_alphabetical_order() -> None:
    def plain(name: str) -> str:
        letters = unicodedata.normalize("NFD", name.split(" (", maxsplit=1)[0])
        return "".join(c for c in letters if not unicodedata.combining(c)).casefold()

    # Where a State has changed its name, the older form stands behind the new one.
    short = [name for name in GROUPS["short"] if name != "Turkey"]
    assert [name for above, name in pairwise(short) if plain(name) < plain(above)] == []


def test_all_members_are_known() -> None:
    # 193 Members and 2 observer States, and older forms of some names.
    assert len(GROUPS["short"]) >= 195


def test_known_parties_are_all_names_the_longest_first() -> None:
    known = parties(ENGLISH).names
    assert sorted(known) == sorted(set(NAMES))
    assert [len(name) for name in known] == sorted(map(len, known), reverse=True)


@pytest.mark.parametrize(
    "name", ["Azerbaijan", "Bosnia and Herzegovina", "Côte d'Ivoire", "Côte d’Ivoire", " Chad ", "Holy See"]
)
def test_party(name: str) -> None:
    assert is_party(name, ENGLISH)


@pytest.mark.parametrize("name", ["", "Utopia", "chad", "the Sudan", "Azerbaijan to the United Nations"])
def test_no_party(name: str) -> None:
    assert not is_party(name, ENGLISH)


# Lists.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Denmark", ("Denmark",)),
        ("the Sudan", ("Sudan",)),
        ("Denmark, Germany and the Sudan", ("Denmark", "Germany", "Sudan")),
        ("Bosnia and Herzegovina and Trinidad and Tobago", ("Bosnia and Herzegovina", "Trinidad and Tobago")),
        ("Belarus and the Russian Federation", ("Belarus", "Russian Federation")),
        ("Guinea-Bissau and Guinea", ("Guinea-Bissau", "Guinea")),
        ("the Niger, Nigeria, and Mali", ("Niger", "Nigeria", "Mali")),
        (
            "Fiji and the United Kingdom of Great Britain and Northern Ireland",
            ("Fiji", "United Kingdom of Great Britain and Northern Ireland"),
        ),
        ("the Democratic People’s Republic of Korea", ("Democratic People’s Republic of Korea",)),
        ("Iran (Islamic Republic of) and Iraq", ("Iran (Islamic Republic of)", "Iraq")),
        ("Côte d'Ivoire and Mali", ("Côte d'Ivoire", "Mali")),
    ],
)
def test_certain_cut(text: str, names: tuple[str, ...]) -> None:
    assert cut_parties(text, ENGLISH) == (names, True)


@pytest.mark.parametrize(
    "text", ["Utopia and Denmark", "Denmark and Utopia", "Sealand and Utopia", "Denmark, Utopia and Chad"]
)
def test_cut_that_is_not_certain(text: str) -> None:
    names, certain = cut_parties(text, ENGLISH)
    assert not certain
    assert set(names) <= {"Utopia", "Denmark", "Sealand", "Chad"}


def test_one_unknown_name_is_certain() -> None:
    assert cut_parties("Utopia", ENGLISH) == (("Utopia",), True)


def test_a_known_name_at_the_start_of_a_longer_one_is_not_cut_off() -> None:
    names, _ = cut_parties("China Sea Commission", ENGLISH)
    assert names == ("China Sea Commission",)


SHORT = [name for name in GROUPS["short"] if name != "Commonwealth"]


@given(st.lists(st.sampled_from(SHORT), min_size=2, max_size=8, unique=True), st.booleans())
def test_every_list_of_states_is_cut_where_its_names_end(names: list[str], oxford: bool) -> None:
    *first, last = names
    text = f"{', '.join(first)}{',' if oxford else ''} and {last}"
    assert cut_parties(text, ENGLISH) == (tuple(names), True)


# Senders.


@pytest.mark.parametrize(
    ("sender", "entities"),
    [
        ("the Permanent Representative of Azerbaijan to the United Nations", ("Azerbaijan",)),
        ("the Permanent Representative of the Sudan to the United Nations", ("Sudan",)),
        ("the Secretary-General", ("Secretary-General",)),
        ("the President of the Security Council", ("Security Council",)),
        ("the representatives of Denmark, Germany and Sweden to the United Nations", ("Denmark", "Germany", "Sweden")),
        ("the Chargé d’affaires a.i. of the Permanent Mission of Lebanon to the United Nations", ("Lebanon",)),
        ("the Permanent Mission of the Republic of Iraq to the United Nations", ("Republic of Iraq",)),
        ("the Permanent Observer of the Holy See to the United Nations", ("Holy See",)),
        (
            (
                "the Permanent Representatives of Bahrain and Qatar and the Permanent "
                "Observer of the State of Palestine to the United Nations"
            ),
            ("Bahrain", "Qatar", "State of Palestine"),
        ),
        (
            (
                "the Chair of the Security Council Committee pursuant to "
                "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
            ),
            ("Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",),
        ),
        ("the Minister for Foreign Affairs of Spain", ("Spain",)),
        ("the States members of the Caribbean Community", ("States members of the Caribbean Community",)),
        ("the Chair and the members of the Panel of Experts on Yemen", ("Panel of Experts on Yemen",)),
    ],
)
def test_senders(sender: str, entities: tuple[str, ...]) -> None:
    assert sending_entities(sender, ENGLISH) == (entities, True)


def test_senders_that_are_not_certain() -> None:
    entities, certain = sending_entities(
        "the representatives of Utopia, Sealand and Chad to the United Nations", ENGLISH
    )
    assert not certain
    assert entities


@pytest.mark.parametrize("name", ["Syrian Arab Republi c", "SyrianArab Republic"])
def test_a_name_with_a_false_blank_is_not_certain(name: str) -> None:
    assert sending_entities(f"the Permanent Representative of the {name} to the United Nations", ENGLISH) == (
        (name,),
        False,
    )


@pytest.mark.parametrize(
    "office", ["Permanent Representative Malta", "Ambassador the Sudan", "United States Ambassador"]
)
def test_an_office_that_nothing_ties_to_its_state_is_not_certain(office: str) -> None:
    assert not sending_entities(f"the {office} to the United Nations", ENGLISH)[1]


@pytest.mark.parametrize(
    "sender",
    ["the Special Envoy for South Sudan", "the High Representative for Bosnia and Herzegovina", "Malta"],
)
def test_an_office_for_a_state_is_certain(sender: str) -> None:
    assert sending_entities(sender, ENGLISH) == ((sender.removeprefix("the "),), True)


@pytest.mark.parametrize(
    ("code", "sender", "expected"),
    [
        ("en", "the Chair of the Working Group on Lamps, New York", ("Working Group on Lamps", True)),
        ("fr", "le Président du Groupe de travail sur les lampes, Genève", ("Groupe de travail sur les lampes", True)),
        ("es", "el Presidente del Grupo sobre las Lámparas, Nueva York", ("Grupo sobre las Lámparas", True)),
        ("en", "the Chair of the Committee on Oil, Gas and Lamps", ("Committee on Oil, Gas and Lamps", True)),
        ("en", "the Chair of the Committee on Oil, Gas & Lamps", ("Committee on Oil, Gas & Lamps", True)),
        ("en", "the Chair of the Committee on Oil, Gas or Lamps", ("Committee on Oil, Gas or Lamps", True)),
        ("ar", "رئيس فريق المصابيح، المنشأ عملا بالقرار 9999", ("فريق المصابيح، المنشأ عملا بالقرار 9999", True)),
        ("en", "the Chair of the Working Group on Lamps, Port Utopia", ("Working Group on Lamps, Port Utopia", False)),
        ("zh", "灯具工作组，乌托邦港主席", ("灯具工作组，乌托邦港", False)),
        ("en", "the Acting Head of the Utopian Mission to the United Nations", ("Utopian", False)),
        ("en", "the Head of the Utopian Delegation to the United Nations", ("Utopian Delegation", False)),
        ("en", "the Head of the African Union Lamp Mission", ("African Union Lamp Mission", True)),
        ("fr", "le Chef de la Mission utopienne", ("Mission utopienne", False)),
        ("es", "el Jefe de la Misión utópica ante las Naciones Unidas", ("Misión utópica", False)),
        ("ru", "Главы Утопийской миссии при Организации Объединенных Наций", ("Утопийской миссии", False)),
        ("ar", "رئيس البعثة اليوتوبية لدى الأمم المتحدة", ("البعثة اليوتوبية", False)),
        ("en", "the Acting Head of the United States Mission to the United Nations", ("United States", True)),
        ("en", "the Acting Head of the Permanent Mission of Malta to the United Nations", ("Malta", True)),
        ("ru", "главы Государства Палестина", ("Государства Палестина", True)),
        ("ru", "главы государства Катар", ("Катар", True)),
        ("en", "the Minister and Chargé d’affaires of the Embassy of Malta", ("Malta", True)),
        ("fr", "le Chargé d’affaires de l’Ambassade de Malte", ("Malte", True)),
        ("es", "el Encargado de Negocios de la Embajada de Malta", ("Malta", True)),
        ("en", "the Ambassador-at-Large for Lamps of Malta", ("Malta", True)),
        ("en", "the Secretary-General of the Union for Lamps", ("Union for Lamps", True)),
        (
            "fr",
            "le Secrétaire général de l’Union pour les affaires des lampes",
            ("Union pour les affaires des lampes", True),
        ),
        ("es", "la Secretaria General de la Unión para las Lámparas", ("Unión para las Lámparas", True)),
        ("ru", "Генерального секретаря Союза по охране ламп", ("Союза по охране ламп", True)),
        ("ar", "الأمين العام للاتحاد للشؤون الخارجية", ("الاتحاد للشؤون الخارجية", True)),
        ("en", "the High Representative of the Union for Foreign Affairs and Security Policy", ("Union", False)),
        ("fr", "le Haut Représentant de l’Union pour les affaires étrangères", ("Union", False)),
        ("es", "la Alta Representante de la Unión para Asuntos Exteriores", ("Unión", False)),
        ("ru", "Верховного представителя Союза по иностранным делам", ("Союза", False)),
        ("ar", "الممثلة السامية للاتحاد للشؤون الخارجية", ("الاتحاد", False)),
        ("zh", "联盟外交与安全政策高级代表", ("联盟", False)),
        ("en", "the Ambassador for Women, Peace and Security of Malta", ("Malta", True)),
        ("ru", "главы государства Мали", ("Мали", True)),
    ],
)
def test_a_place_and_a_word_for_a_nation_are_told_from_a_body(
    code: str, sender: str, expected: tuple[str, bool]
) -> None:
    (entity,), certain = sending_entities(sender, language(code))
    assert (entity, certain) == expected


@pytest.mark.parametrize(
    ("code", "senders"),
    [
        ("en", "the Permanent Representatives of Malta, Chair of the Group of Lamps, and Peru"),
        ("fr", "les Représentants permanents de Malte, Présidente du Groupe, et du Pérou"),
        ("fr", "les Représentants permanents de Malte, Président du Groupe des 77 et du Pérou"),
        ("es", "los Representantes Permanentes de Malta, Presidente del Grupo, y del Perú"),
        ("ru", "Постоянных представителей Мальты, Председателя Группы, и Перу"),
        ("ar", "الممثلين الدائمين لمالطة، الرئيس المشارك للفريق، وبيرو"),
        ("ru", "Постоянных представителей Мальты, координатора Группы 77, Перу и Чада"),
    ],
)
def test_who_may_send_beside_a_chair_is_not_left_out_without_a_word(code: str, senders: str) -> None:
    assert not sending_entities(senders, language(code))[1]


def test_an_entity_that_sends_twice_stands_once() -> None:
    sender = "the Permanent Representative of Chad and the Permanent Observer of Chad to the United Nations"
    assert sending_entities(sender, ENGLISH)[0] == ("Chad",)


# Signatures.


@pytest.mark.parametrize(
    ("title", "entity"),
    [
        ("Permanent Representative of Greece to the United Nations", "Greece"),
        ("Permanent Representative of the Kingdom of Bahrain to the United Nations", "Kingdom of Bahrain"),
        ("Minister for Foreign Affairs of Spain", "Spain"),
        ("Chargé d’affaires a.i. of the Permanent Mission of Belarus", "Belarus"),
        ("Permanent Representative of Utopia to the United Nations", "Utopia"),
        ("Azerbaijan", "Azerbaijan"),
        ("The Sudan", "Sudan"),
        ("President of the Security Council", "Security Council"),
        ("Executive Secretary, Council of Europe", "Council of Europe"),
        ("Secretary-General of the Shanghai Cooperation Organization", "Shanghai Cooperation Organization"),
        ("Chair, Military Staff Committee", "Military Staff Committee"),
        ("Minister for Foreign Affairs, Spain", "Spain"),
        ("Minister for Foreign Affairs of Malta, Permanent Representative to the United Nations", "Malta"),
        ("Federal Republic of Nepal to the United Nations", "Federal Republic of Nepal"),
        ("Prime Minister of Barbados and Chair of the Caribbean Community", "Barbados"),
        ("President of Trinidad and Tobago and Chair of the Caribbean Community", "Trinidad and Tobago"),
        ("Chair of the Ad Hoc Advisory Group on Utopia", "Ad Hoc Advisory Group on Utopia"),
        (
            "Chair of the Utopia configuration of the Peacebuilding Commission",
            "Utopia configuration of the Peacebuilding Commission",
        ),
        ("President of the Council of Ministers of Malta", "Malta"),
        (
            "President of the Security Council acting in the absence of a Chair of the Committee on Lamps",
            "Security Council",
        ),
    ],
)
def test_entity_of_a_title(title: str, entity: str) -> None:
    assert entity_of_title(title, ENGLISH) == entity


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Ambassador",
        "Permanent Representative",
        "Minister for Foreign Affairs",
        "Head of Delegation",
        "Ambassador to the United Nations",
        "Special Envoy for Yemen",
        "Chairman of the Board",
        "Special Representative for the Democratic Republic of the Congo and Head of the Mission there",
        "Special Representative for the Democratic Republic of the Congo, Head of the Mission there",
    ],
)
def test_title_without_entity(title: str) -> None:
    assert entity_of_title(title, ENGLISH) is None


@pytest.mark.parametrize(
    ("titles", "entity"),
    [
        (["Chair", "Working Group on Lamps"], "Working Group on Lamps"),
        (["Ambassador", "Chair", "Committee on the Lamps of Utopia"], "Committee on the Lamps of Utopia"),
        (["President", "Republic of Kenya"], "Republic of Kenya"),
        (["Permanent Representative of Malta", "Chair", "Working Group on Lamps"], "Malta"),
        (["Chair", "Chair of the Lamp Board"], "Lamp Board"),
        (["Chair", "Permanent Representative of Chad to the United Nations"], "Chad"),
        (["Director", "Working Group on Lamps"], None),  # not an office that presides
        (["Working Group on Lamps"], None),
        (["Chair", "Geneva"], None),
        ([], None),
    ],
)
def test_entity_of_the_titles_of_a_signature(titles: list[str], entity: str | None) -> None:
    assert entity_of_titles(titles, ENGLISH) == entity


@pytest.mark.parametrize(
    ("code", "titles", "entity"),
    [
        ("en", "Director General, Political Affairs, African Union", "African Union"),
        ("en", "Secretary-General, Permanent Secretariat, League of Arab States", "League of Arab States"),
        ("en", "Chair, Committee on Lamps, African Union", "African Union"),
        (
            "en",
            "Prosecutor|Office of the Prosecutor, International Residual Mechanism for Criminal Tribunals",
            "International Residual Mechanism for Criminal Tribunals",
        ),
        ("en", "Chair of the Second Committee, Ambassador", "Second Committee"),
        ("en", "Chair of the Second Committee, Ambassador and Permanent Representative", "Second Committee"),
        ("en", "Chair of the Lamp Commission, Minister of Foreign Affairs", "Lamp Commission"),
        ("en", "Chair of the Group on Oil, Gas and Lamps", "Group on Oil, Gas and Lamps"),
        ("en", "Chair|Working Group on Lamps, New York", "Working Group on Lamps"),
        ("en", "Chair of the Working Group on Lamps, Port Utopia", "Working Group on Lamps, Port Utopia"),
        ("en", "Chair of the Committee on Oil, Gas, Lamps", "Committee on Oil, Gas, Lamps"),
        ("en", "Chair of the African Union, Port Utopia", "African Union"),
        ("en", "Chair of the Working Group on Lamps, Geneva", "Working Group on Lamps"),
        (
            "en",
            "Chair of the Ministerial Conference of Chad, Mali, and Niger",
            "Ministerial Conference of Chad, Mali, and Niger",
        ),
        (
            "en",
            "Chair of the Commission of Chad, Republic of the Niger",
            "Commission of Chad, Republic of the Niger",
        ),
        (
            "en",
            "Executive Secretary|Intergovernmental Authority on Development, Djibouti",
            "Intergovernmental Authority on Development",
        ),
        ("en", "Secretary-General, League of Arab States, Egypt", "League of Arab States"),
        ("en", "Chair of the Lamp Board, Ambassador, Malta", "Malta"),
        ("fr", "Présidente de la Commission du Mali, Tchad", "Commission du Mali, Tchad"),
        ("en", "Head of State of Malta", "Malta"),
        ("en", "Head of the State of Israel", "State of Israel"),
        ("es", "Jefe de Estado de Palestina", "Palestina"),
        ("es", "Jefe del Estado de Palestina", "Estado de Palestina"),
        ("es", "Jefe de Estado del Perú", "Perú"),
        ("fr", "Chef de l’État du Mali", "Mali"),
        ("fr", "Chef d’État du Mali", "Mali"),
        ("fr", "Chef de l’État de Palestine", "État de Palestine"),
        ("en", "President of the Republic of Utopia and Chair of the African Union", "African Union"),
        ("en", "Chairman of the Council of Ministers", None),
        ("en", "Chairman of the Council of Ministers of Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("en", "Chair|Permanent Mission of Malta, Economic Community", None),
        ("en", "Registrar of Companies, Lamp Community", None),
        ("fr", "Présidente de la Commission des lampes, Ministre des affaires étrangères", "Commission des lampes"),
        ("fr", "Président de la République de l’Union des Comores", "Union des Comores"),
        ("es", "Presidente de la República, Presidente de la Comunidad de Lámparas", None),
        ("ru", "Президент Республики и Председатель Организации Ламп", None),
        ("ru", "Председатель Второго комитета, Посол", "Второго комитета"),
        ("ar", "رئيس مجلس الوزراء ووزير الخارجية", None),
        ("ar", "رئيس مجلس المصابيح ووزير الخارجية", "مجلس المصابيح"),
        ("zh", "大使、灯具问题工作组主席", "灯具问题工作组"),
        ("zh", "外交部长、非洲联盟主席", "非洲联盟"),
        ("zh", "特命全权大使、灯塔集团主席", "灯塔集团"),
        ("zh", "俄罗斯联邦总统", "俄罗斯联邦"),
        ("zh", "德国联邦总统", "德国"),
    ],
)
def test_what_somebody_presides_over_ends_before_another_office(code: str, titles: str, entity: str | None) -> None:
    assert entity_of_titles(titles.split("|"), language(code)) == entity


@pytest.mark.parametrize(
    ("code", "sender", "entity"),
    [
        (
            "en",
            "the Permanent Representative of the former Yugoslav Republic of Macedonia to the United Nations",
            "former Yugoslav Republic of Macedonia",
        ),
        ("en", "the Permanent Representative of Western Samoa to the United Nations", "Western Samoa"),
        ("en", "the Permanent Representative of Kampuchea to the United Nations", "Kampuchea"),
        (
            "fr",
            "le Représentant permanent du Samoa occidental auprès de l’Organisation des Nations Unies",
            "Samoa occidental",
        ),
        (
            "fr",
            "le Représentant permanent de la République arabe unie auprès de l’Organisation des Nations Unies",
            "République arabe unie",
        ),
        (
            "fr",
            "la Mission permanente d’observation de la Ligue des lampes auprès de l’Organisation des Nations Unies",
            "Ligue des lampes",
        ),
        ("fr", "le Chef de l’État de Palestine", "État de Palestine"),
        ("fr", "le Chef de l’État du Tchad", "Tchad"),
        ("fr", "le Chef du Gouvernement de transition du Mali", "Mali"),
        ("fr", "le Gouvernement de transition du Mali", "Mali"),
        ("es", "el Representante Permanente de Ceilán ante las Naciones Unidas", "Ceilán"),
        (
            "es",
            "la Misión Permanente de Observación de la Liga de las Lámparas ante las Naciones Unidas",
            "Liga de las Lámparas",
        ),
        ("es", "el Jefe del Estado de Palestina", "Estado de Palestina"),
        ("es", "el Jefe del Estado de Chile", "Chile"),
        ("ru", "Постоянного представителя Украинской ССР при Организации Объединенных Наций", "Украинской ССР"),
        ("ru", "Постоянного представителя Западного Самоа при Организации Объединенных Наций", "Западного Самоа"),
        (
            "ar",
            "الممثل الدائم لجمهورية مقدونيا اليوغوسلافية السابقة لدى الأمم المتحدة",
            "جمهورية مقدونيا اليوغوسلافية السابقة",
        ),
        ("ar", "الممثل الدائم لساموا الغربية لدى الأمم المتحدة", "ساموا الغربية"),
        ("zh", "西萨摩亚常驻联合国代表", "西萨摩亚"),
        ("zh", "俄罗斯联邦总统", "俄罗斯联邦"),
        ("zh", "密克罗尼西亚联邦总统", "密克罗尼西亚联邦"),
        ("zh", "奥地利联邦总统", "奥地利"),
        ("zh", "德国联邦总理", "德国"),
    ],
)
def test_the_longest_known_name_sends(code: str, sender: str, entity: str) -> None:
    assert sending_entities(sender, language(code)) == ((entity,), True)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("People’s Republic of China", {"China"}),
        ("PEOPLE’S REPUBLIC OF CHINA", {"China"}),
        ("Nigeria", {"Nigeria"}),  # not the Niger
        ("Nigeria and Niger", {"Nigeria", "Niger"}),
        ("Denmark, Finland", {"Denmark", "Finland"}),
        ("Republic of South Sudan", {"South Sudan"}),
        ("Guinea-Bissau", {"Guinea-Bissau"}),
        ("Democratic People’s Republic of Korea", {"Democratic People’s Republic of Korea"}),
        ("Security Council", set()),
    ],
)
def test_states_are_found_by_their_short_names_in_longer_ones(text: str, states: set[str]) -> None:
    assert states_in(text, ENGLISH) == states


@pytest.mark.parametrize(
    ("code", "text", "other"),
    [
        ("fr", "Soudan du Sud", "Soudan"),
        ("fr", "Guinée équatoriale", "Guinée"),
        ("fr", "Guinée-Bissau", "Guinée"),
        ("es", "Sudán del Sur", "Sudán"),
        ("es", "Guinea Ecuatorial", "Guinea"),
        ("ru", "Южный Судан|Южного Судана", "Судан|Судана"),
        ("ru", "Гвинея-Бисау|Гвинеи-Бисау", "Гвинея|Гвинеи"),
        ("ar", "جنوب السودان", "السودان"),
        ("ar", "غينيا - بيساو", "غينيا"),
        ("ar", "جمهورية كوريا الشعبية الديمقراطية", "جمهورية كوريا"),
        ("zh", "南苏丹", "苏丹"),
        ("zh", "刚果民主共和国", "刚果"),
        ("zh", "印度尼西亚", "印度"),
    ],
)
def test_a_state_is_none_whose_name_stands_within_its_own(code: str, text: str, other: str) -> None:
    words = language(code)
    assert states_in(text.rpartition("|")[2], words) == {text}
    assert states_in(other.rpartition("|")[2], words) == {other}


@pytest.mark.parametrize(
    ("code", "text", "short"),
    [
        ("fr", "États-Unis d’Amérique", "États-Unis"),
        ("es", "Bolivia (Estado Plurinacional de)", "Bolivia"),
        ("zh", "伊朗伊斯兰共和国", "伊朗"),
    ],
)
def test_a_state_has_a_longer_name_that_begins_alike(code: str, text: str, short: str) -> None:
    assert states_in(text, language(code)) == {text, short}


def test_chinese_names_need_no_blank_around() -> None:
    assert states_in("法兰西共和国和中国", language("zh")) >= {"中国"}


@pytest.mark.parametrize(
    ("code", "sender"),
    [
        ("en", "the Utopian Chargé d’affaires"),
        ("en", "the Utopian Defence Secretary"),
        ("en", "the Utopian Special Envoy"),
        ("en", "the Utopian Parliament Speaker"),
        ("en", "the Utopian Mission to the United Nations"),
        ("en", "the Permanent Representative of Utopia to the United Nations"),
        ("fr", "le Consul général utopien"),
        ("fr", "le Ministre utopien des affaires étrangères"),
        ("fr", "le Chef de la délégation utopienne"),
        ("es", "el Ministro utópico de Relaciones Exteriores"),
        ("es", "el Cónsul utópico"),
        ("ru", "утопийского консула"),
        ("ar", "السفير اليوتوبي"),
        ("zh", "乌托邦领事"),
        ("en", "the President of the Republic"),
        ("fr", "le Président de la République"),
        ("es", "la Presidenta de la República"),
        ("ru", "Президента Республики"),
        ("ar", "رئيس الجمهورية"),
    ],
)
def test_an_office_that_names_no_state_is_a_doubt(code: str, sender: str) -> None:
    assert not sending_entities(sender, language(code))[1]


@pytest.mark.parametrize(
    ("code", "sender", "name"),
    [
        ("en", "the Permanent Representative of the Isles of Malta to the United Nations", "Isles of Malta"),
        ("en", "the Permanent Representative of Malta (Islands) to the United Nations", "Malta (Islands)"),
        ("fr", "le Représentant permanent des Îles confédérées de Malte", "Îles confédérées de Malte"),
        ("es", "la Embajadora de las Islas Confederadas de Malta", "Islas Confederadas de Malta"),
        ("ru", "Постоянного представителя Объединенных островов Мальты", "Объединенных островов Мальты"),
        ("ar", "الممثل الدائم لجزر مالطة لدى الأمم المتحدة", "جزر مالطة"),
    ],
)
def test_behind_an_envoy_stands_the_whole_name_of_the_state(code: str, sender: str, name: str) -> None:
    assert sending_entities(sender, language(code)) == ((name,), False)


def test_behind_a_minister_stands_what_the_ministry_is_for_and_the_state() -> None:
    sender = "el Ministro Consejero de Asuntos Marítimos de la Misión del Perú"
    assert sending_entities(sender, language("es")) == (("Perú",), True)


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("es", "República de Trinidad y Tabago, el Chad y Malta", ("República de Trinidad y Tabago", "Chad", "Malta")),
        ("ru", "Чада и Республики Тринидад и Тобаго", ("Чада", "Республики Тринидад и Тобаго")),
        ("zh", "乍得、特立尼达和多巴哥共和国和马耳他", ("乍得", "特立尼达和多巴哥共和国", "马耳他")),
    ],
)
def test_a_formal_name_may_hold_a_joint(code: str, text: str, names: tuple[str, ...]) -> None:
    assert cut_parties(text, language(code)) == (names, True)


@pytest.mark.parametrize(
    ("code", "sender"),
    [
        ("en", "the Secretary-General"),
        ("en", "the Under-Secretary-General for Lamps"),
        ("en", "the Committee on the Lights of the High Seas"),
        ("en", "the Permanent Observer of the League of Lamps to the United Nations"),
        ("en", "the Chair of the Lamp Conference"),
        ("en", "Tonga"),
        ("fr", "la Secrétaire générale adjointe aux lampes"),
        ("es", "el Grupo de Expertos sobre lámparas"),
        ("ru", "заместителя Генерального секретаря по лампам"),
        ("ar", "فريق الخبراء المعني بالمصابيح"),
        ("zh", "灯具问题专家组"),
    ],
)
def test_an_office_or_body_of_its_own_is_certain(code: str, sender: str) -> None:
    assert sending_entities(sender, language(code))[1]
