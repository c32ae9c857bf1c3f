"""The pseudo-language shows what bypasses the catalogue, and nothing else."""

from nkmfg.words.messages import _, ngettext
from nkmfg.words.reader import written_for
from tests.pseudo import bypasses, pseudo_language


def test_a_message_has_no_english_letter_and_its_parameters_are_as_they_are() -> None:
    with written_for(pseudo_language()):
        assert _("Lot {lot} expired.", lot="L-1 of Vera") == "⟦Ļóóţ L-1 of Vera ééẋþíířééđ.⟧"
        assert ngettext("{n} lot", "{n} lots", 2) == "⟦2 ļóóţš⟧"


def test_what_is_no_message_and_no_data_bypasses_the_catalogue() -> None:
    with written_for(pseudo_language()):
        text = f"{_('signed by {name}', name='Vera Orlova')} and\nchecked 5 mL, 12 × 10⁶ NK, SHA-256 ab12cd, NK-26-014"
    assert bypasses(text, ["Vera Orlova"]) == ["and", "checked"]


def test_data_are_found_however_they_are_wrapped() -> None:
    assert bypasses("Wash and\n  harvest, harvest", ["Wash and harvest"]) == ["harvest"]
