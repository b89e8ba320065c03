"""Every State with every article and preposition, and every office: in titles of letters and in signatures."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from undoc_cli.rules.language import Language, language
from undoc_cli.rules.offices import entity_of_title
from undoc_cli.rules.senders import sending_entities
from undoc_cli.rules.tables import table

OFFICES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("offices.toml").read_text("utf-8"))
FEW = 12  # States that stand for all where every office is tried
PREPOSITIONS = {
    "en": ("", "the "),
    "fr": ("de ", "du ", "de la ", "des ", "de l’", "d’"),
    "es": ("de ", "del ", "de la ", "de los ", "de las "),
}


def states(code: str) -> list[str]:
    """Give the short and formal names of a language, in Russian in the genitive."""
    groups = table("parties.toml" if code == "en" else f"parties.{code}.toml")
    return [name.split("|")[-1] for group in ("short", "formal") for name in groups.get(group, ())]


def forms(code: str, name: str) -> Iterator[str]:
    """Yield a State with the prepositions that it may have."""
    if code == "ar":
        yield "لل" + name[2:] if name.startswith("ال") else "ل" + name
    elif code == "fr" and name.startswith(("A", "E", "É", "I", "Î", "O", "U")):
        yield from (f"de l’{name}", f"d’{name}")
    else:
        yield from (preposition + name for preposition in PREPOSITIONS.get(code, ("",)))


def printed(code: str, office: str, name: str) -> Iterator[str]:
    """Yield an office of a State in all its forms."""
    if "{0}" in office:
        yield office.format(name)
    else:
        yield from (office.format(form) for form in forms(code, name))


def wrong(rules: Language, senders: Iterator[tuple[str, str]]) -> list[tuple[str, object]]:
    """Give the senders that are not read as the one State that they name."""
    found = ((text, name, sending_entities(text, rules)) for text, name in senders)
    return [(text, result) for text, name, result in found if result != ((name,), True)]


@pytest.mark.parametrize("code", OFFICES)
def test_every_state_is_found_behind_every_preposition(code: str) -> None:
    office = OFFICES[code][0]
    assert wrong(language(code), ((text, name) for name in states(code) for text in printed(code, office, name))) == []


@pytest.mark.parametrize("code", OFFICES)
def test_every_office_sends_for_its_state(code: str) -> None:
    names = states(code)
    some = names[:: len(names) // FEW]
    texts = ((text, name) for office in OFFICES[code] for name in some for text in printed(code, office, name))
    assert wrong(language(code), texts) == []


@pytest.mark.parametrize("code", OFFICES)
def test_every_state_is_found_in_a_signature(code: str) -> None:
    rules, office = language(code), OFFICES[code][0].split(" ", 1)[-1] if code in PREPOSITIONS else OFFICES[code][0]
    lines = [(text, name) for name in states(code) for text in printed(code, office, name)]
    assert [line for line, name in lines if entity_of_title(line, rules) != name] == []
