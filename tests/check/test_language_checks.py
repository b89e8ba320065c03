"""Documents that nearly deserve a code about their language."""

import pytest
from checking import check, with_body


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("J’ai l’honneur de vous transmettre une lettre ci-jointe de mon gouvernement.", True),
        ("I have the honour to transmit a letter of the Ministère des affaires étrangères et du tourisme.", False),
        ("Letter, attachment: résumé des faits, Port-au-Prince, 3 mai, cinquante exemplaires.", False),
        ("J’ai l’honneur.", False),
    ],
)
def test_a_short_letter_in_another_language_than_its_masthead(text: str, doubtful: bool) -> None:
    found = check(with_body(text))
    assert (("language-doubt", "warning", "/header/language") in found) is doubtful
