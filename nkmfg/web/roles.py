"""Roles: proposed by one person, signed by QA, refused or ended with a reason."""

from datetime import datetime
from typing import Any

from flask import redirect, render_template, url_for

from nkmfg.domain.permissions.actions import GMP_ROLES, RULES, Action, Role
from nkmfg.domain.values.errors import Refused
from nkmfg.services.people import roles
from nkmfg.services.people.accounts import name_of_login
from nkmfg.services.people.directory import Person, member, person_card, waiting
from nkmfg.services.people.roles import GrantState
from nkmfg.services.people.work_answers import assess_work, assessment_to_sign
from nkmfg.web import show
from nkmfg.web.batches import may
from nkmfg.web.forms.affected import AnswerToSign, affected
from nkmfg.web.forms.plain import PlainForm, one_of
from nkmfg.web.people import LOOKERS, ReasonForm, with_reason
from nkmfg.web.signing import SigningPage, dialogue
from nkmfg.web.web_session import allow, blueprint, by, db, me, say
from nkmfg.words.affected import affected_clause
from nkmfg.words.codes import label
from nkmfg.words.messages import _, lazy

pages = blueprint("roles")
APPROVERS = frozenset({Role.QA, Role.HEAD_OF_PRODUCTION})


class EndRoleForm(ReasonForm):
    affected = affected(
        lazy("Is what was done in it affected?"), lazy("Say whether what was done in this role is affected.")
    )


class AssessForm(AnswerToSign):
    affected = affected(lazy("Is what was done affected?"), lazy("Say whether what was done is affected."))


class ProposeForm(PlainForm):
    role = one_of(lazy("Role"), lazy("Choose the role."))


@pages.get("/roles")
@allow(who=LOOKERS)
def listing() -> Any:
    """List the roles proposed and not yet signed."""
    return render_template("people/roles.html", rows=waiting(db()), may_approve=may(Action.APPROVE_ROLE))


@pages.route("/people/<login>/roles/propose", methods=["GET", "POST"])
@allow(who=LOOKERS)
def propose(login: str) -> Any:
    person = member(db(), login)
    form = ProposeForm()
    form.role.choices = [(role.value, label(role)) for role in _proposable(person)]
    if form.is_sent():
        with form.showing_refusals():
            grant = roles.propose_role(db(), by(), person, Role(form.role.data))
            in_effect = grant.state == GrantState.EFFECTIVE
            say(_("The role is in effect.") if in_effect else _("Proposed. It is in effect as soon as QA signs it."))
            return redirect(url_for("people.page", login=person.login))
    return render_template("people/propose.html", form=form, person=person), form.status


def _proposable(person: Person) -> tuple[Role, ...]:
    """Roles the service accepts: QA and the head of production propose for QA people only."""
    held = roles.roles_of(db(), person.id)
    others = tuple(role for role in GMP_ROLES if role not in held)
    if Role.ADMINISTRATOR in me().roles:
        return () if Role.ADMINISTRATOR in held else others if held else (*others, Role.ADMINISTRATOR)
    return others if Role.QA in held else (Role.QA,)


@pages.route("/people/<login>/roles/<role>/approve", methods=["GET", "POST"])
@allow(does=Action.APPROVE_ROLE)
def approve(login: str, role: str) -> Any:
    """Put a role into effect by QA's signature."""
    person = member(db(), login)
    grant = roles.grant_of(db(), person, role, GrantState.PROPOSED)
    words = label(Role(grant.role))
    rows = [
        {"name": _("person"), "value": f"{person.printed_name} ({person.login})"},
        {"name": _("role"), "value": words},
        {"name": _("proposed"), "value": show.local(grant.proposed_at)},
    ]
    return dialogue(
        lambda: SigningPage(roles.grant_to_sign(db(), grant), rows, _("Approve a role: {role}", role=words)),
        lambda signing: roles.approve_role(db(), signing, grant),
        back=url_for("people.page", login=person.login),
        said=_("Signed: {person} may act as {role}.", person=person.printed_name, role=words),
    )


@pages.route("/people/<login>/roles/<role>/refuse", methods=["GET", "POST"])
@allow(does=Action.REFUSE_ROLE)
def refuse(login: str, role: str) -> Any:
    person = member(db(), login)
    grant = roles.grant_of(db(), person, role, GrantState.PROPOSED)
    words = label(Role(grant.role))
    return with_reason(
        person,
        lambda _person, why: roles.refuse_role(db(), by(), grant, why),
        title=_("Refuse {name} the role: {role}", name=person.printed_name, role=words),
        button=_("Refuse the role"),
        effect=_("It does not come into effect. Who proposed it sees the reason in the trail."),
        said=_("The role {role} is refused.", role=words),
    )


@pages.route("/people/<login>/roles/<role>/end", methods=["GET", "POST"])
@allow(who=LOOKERS)
def end(login: str, role: str) -> Any:
    person = member(db(), login)
    grant = roles.grant_of(db(), person, role, GrantState.EFFECTIVE)
    words = label(Role(grant.role))
    form = EndRoleForm()
    return with_reason(
        person,
        lambda _person, why: roles.end_role(db(), by(), grant, why, form.affected.data or ""),
        form=form,
        title=_("End a role of {name}: {role}", name=person.printed_name, role=words),
        button=_("End the role"),
        effect=_(
            "{name} may no longer act so, from this moment on. It stays readable who held the role, and when. Unless"
            " what was done in it is not affected, each batch {name} worked on stops until QA has assessed it. Until QA"
            " has signed that it is not affected, no such batch is released.",
            name=person.printed_name,
        ),
        said=_("The role {role} has ended.", role=words),
    )


@pages.route("/people/<login>/assess", methods=["GET", "POST"])
@allow(who=RULES[Action.ASSESS_WORK].roles)
def assess(login: str) -> Any:
    """QA signs whether a person's work is affected, after it was declared not affected."""
    person = member(db(), login)
    back = url_for("people.page", login=person.login)
    form, waits = AssessForm(), _what_waits(login)
    if not waits:
        raise Refused("work.nothing_to_sign", person=person.printed_name)
    if not form.is_sent():
        page = render_template(
            "signing/ask.html",
            form=form,
            title=_("Is what {person} did affected?", person=person.printed_name),
            sub=person.login,
            effect=_(
                "{waits} If that is not so, say otherwise: each batch {person} worked on then stops until QA has"
                " assessed it.",
                waits=waits,
                person=person.printed_name,
            ),
            back=back,
        )
        return page, form.status
    return dialogue(
        lambda: _assessment(person, form),
        lambda signing: assess_work(db(), signing, person, form.why, form.answer),
        back=back,
        said=_(
            "Signed: {answer}.",
            answer=affected_clause(_("what {person} did", person=person.printed_name), form.answer),
        ),
    )


def _what_waits(login: str) -> str:
    """Answers that wait for QA's signature, in a sentence, or those that QA signed; empty without both."""
    answers = person_card(db(), login).answers
    waiting = [_ended_by(answer.role, answer.at, answer.said_by) for answer in answers if answer.waits_for_qa]
    if waiting:
        return _("Said to affect nothing: {answers}.", answers="; ".join(waiting))
    signed = [_ended_by(answer.role, answer.at, answer.signed_by) for answer in answers if answer.may_be_revised]
    if signed:
        return _("Signed to affect nothing: {answers}.", answers="; ".join(signed))
    return ""


def _ended_by(role: Role | None, at: datetime, person: str | None) -> str:
    return _("{ended}, {at}, by {person}", ended=_ended(role), at=show.local(at), person=person or "—")


def _ended(role: Role | None) -> str:
    return _("account disabled") if role is None else _("role ended ({role})", role=label(role))


def _assessment(person: Person, form: AssessForm) -> SigningPage:
    copy = assessment_to_sign(db(), person, form.why, form.answer)
    rows = [{"name": _("person"), "value": f"{person.printed_name} ({person.login})"}]
    for ended in copy.facts["ended"]:
        what = _ended(None if ended["role"] is None else Role(ended["role"]))
        at = show.local(datetime.fromisoformat(ended["at"]))
        person_name = name_of_login(db(), ended["said_by"])
        rows.append({"name": what, "value": _("{at}, not affected, said by {person}", at=at, person=person_name)})
    rows += [
        {"name": _("what was done is affected"), "value": label(form.answer)},
        {"name": _("reason"), "value": copy.facts["reason"]},
    ]
    return SigningPage(copy, rows, _("Sign whether work is affected"))
