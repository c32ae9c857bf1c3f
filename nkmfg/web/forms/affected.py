"""Question asked when the use of something ends: is what was done with it affected (FD1)."""

from wtforms import RadioField

from nkmfg.domain.permissions.states import Affected
from nkmfg.web.forms.plain import FormToSign, one_of, reason
from nkmfg.words.codes import choices


def affected(question: str, sentence: str) -> RadioField:
    """Field of the question; the sentence is shown if it has no answer."""
    return one_of(question, sentence, lambda: choices(Affected))


class AnswerToSign(FormToSign):
    """Answer and reason given before they are signed."""

    reason = reason()

    @property
    def why(self) -> str:
        return (self.reason.data or "").strip()

    @property
    def answer(self) -> Affected:
        """Answer of a valid form."""
        return Affected(self["affected"].data)
