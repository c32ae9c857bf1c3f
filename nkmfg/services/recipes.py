"""Recipes: registered from files, approved by QA, and read in the form stored at registration."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, defer

from nkmfg import recipes as shipped_files
from nkmfg.domain.permissions.actions import Action, Meaning
from nkmfg.domain.recipe.model import Recipe
from nkmfg.domain.recipe_file.canonical import canonical_json, digest, from_canonical
from nkmfg.domain.recipe_file.parser import parse
from nkmfg.domain.values.errors import Malformed, Refused, Unknown
from nkmfg.domain.values.hashing import sha256
from nkmfg.ledger.act import Stream, act
from nkmfg.ledger.actor import By
from nkmfg.ledger.signatures import Signing, ToSign
from nkmfg.models import RecipeApproval, RecipeVersion, RecipeWithdrawal, Signature, SiteKind
from nkmfg.services.codes import is_code_like
from nkmfg.services.site import site_of
from nkmfg.words.messages import _

_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}", re.ASCII)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}", re.ASCII)
_READ: dict[str, Recipe] = {}
_MOST_READ = 16


@dataclass(frozen=True, slots=True)
class RecipeLine:
    """A version in a list, with moment and signer of its approval and of its withdrawal, if any."""

    version: RecipeVersion
    effective_at: datetime | None
    approved_by: str | None
    withdrawn_at: datetime | None
    affected: str | None  # whether what was made by it is, said at the withdrawal
    withdrawn_by: str | None


def register_recipe(session: Session, by: By, source: str | bytes) -> RecipeVersion:
    """Register a recipe file. Raises RecipeFault with everything wrong in it, Refused if it is already registered."""
    recipe = parse(source)
    made = digest(recipe)
    if not _CODE.fullmatch(recipe.code) or not _VERSION.fullmatch(recipe.version):
        raise Malformed("recipe.code_malformed")
    with act(session, Action.REGISTER_RECIPE, by=by, on=Stream(f"recipe/{recipe.code}")) as opened:
        _refuse_known(session, recipe, made)
        version = RecipeVersion(
            code=recipe.code,
            version=recipe.version,
            title=recipe.title,
            digest=made,
            content=canonical_json(recipe),
            registered_at=opened.at,
        )
        session.add(version)
    return version


def ship(session: Session, by: By) -> tuple[RecipeVersion, ...]:
    """Register every shipped recipe that is missing; returns those."""
    files = [shipped_files.source(code) for code in shipped_files.SHIPPED]
    known = set(session.scalars(sa.select(RecipeVersion.digest)))
    return tuple(register_recipe(session, by, file) for file in files if digest(parse(file)) not in known)


def shipped_source() -> bytes:
    """File of the shipped recipe, unchanged."""
    return shipped_files.source()


def _refuse_known(session: Session, recipe: Recipe, made: str) -> None:
    same = session.execute(
        sa.select(RecipeVersion.version, RecipeVersion.digest).where(
            RecipeVersion.code == recipe.code,
            sa.or_(RecipeVersion.version == recipe.version, RecipeVersion.digest == made),
        )
    ).first()
    if same is None:
        return
    if same.digest == made:
        raise Refused("recipe.registered", recipe=recipe.code, version=same.version)
    raise Refused("recipe.version_taken", recipe=recipe.code, version=recipe.version)


def approval_to_sign(session: Session, version: RecipeVersion) -> ToSign:
    """Copy that QA signs to make a version effective.

    Raises Refused if it is approved already, or, except on a demo, has numbers that the site has to confirm.
    """
    if version.code == shipped_files.HISTORICAL:
        raise Refused("recipe.for_paper")
    if session.scalar(sa.select(RecipeApproval.id).where(RecipeApproval.recipe_version_id == version.id)) is not None:
        raise Refused("recipe.approved", recipe=version.code, version=version.version)
    unconfirmed = read(session, version).blocks_approval()
    site = site_of(session)
    if unconfirmed and (site is None or site.kind is not SiteKind.DEMO):
        first = tuple(f"{number.path} ({number.value})" for number in unconfirmed[:3])
        raise Refused("recipe.unconfirmed", count=len(unconfirmed), first=first)
    return ToSign(
        scope=f"recipe/{version.code}/{version.version}",
        meaning=Meaning.APPROVED,
        statement=_(
            "{recipe}, version {version}: batches are issued from it from now on.",
            recipe=version.title,
            version=version.version,
        ),
        facts={
            "code": version.code,
            "version": version.version,
            "title": version.title,
            "digest": version.digest,
            "unconfirmed": [number.path for number in unconfirmed],
        },
    )


def approve_recipe(session: Session, signing: Signing, version: RecipeVersion) -> RecipeApproval:
    """Make a version effective by QA's signature; batches are issued from it until another is, or it is withdrawn."""
    with act(
        session, Action.APPROVE_RECIPE, by=signing, on=version, signs=lambda: approval_to_sign(session, version)
    ) as opened:
        approval = RecipeApproval(
            recipe_version_id=version.id, signature_id=opened.signature.id, effective_at=opened.at
        )
        session.add(approval)
    return approval


def effective(session: Session, code: str, now: datetime) -> tuple[RecipeVersion, Recipe]:
    """The version that batches are issued from at that moment: the one approved last. Raises Refused if there is none.

    After its withdrawal there is none: the version it replaced does not become effective again.
    """
    row = session.execute(
        sa.select(RecipeVersion, RecipeWithdrawal.withdrawn_at)
        .join(RecipeApproval, RecipeApproval.recipe_version_id == RecipeVersion.id)
        .outerjoin(RecipeWithdrawal, RecipeWithdrawal.recipe_version_id == RecipeVersion.id)
        .where(RecipeVersion.code == code, RecipeApproval.effective_at <= now)
        .order_by(RecipeApproval.effective_at.desc(), RecipeApproval.id.desc())
        .options(defer(RecipeVersion.content))
        .limit(1)
    ).one_or_none()
    if row is None:
        raise Refused("recipe.none_effective", recipe=code)
    version, withdrawn_at = row
    if withdrawn_at is not None and withdrawn_at <= now:
        raise Refused("recipe.effective_withdrawn", version=version.version, recipe=code)
    return version, read(session, version)


def pinned(session: Session, recipe_version_id: int) -> tuple[RecipeVersion, Recipe]:
    """The pinned version of a batch, which never changes. Raises Unknown."""
    version = session.get(RecipeVersion, recipe_version_id, options=[defer(RecipeVersion.content)])
    if version is None:
        raise Unknown("recipe.unknown_version")
    return version, read(session, version)


def read(session: Session, version: RecipeVersion) -> Recipe:
    """Parse the stored recipe of a version. Raises Refused if its digest is not the registered one."""
    known = _READ.get(version.digest)
    if known is not None:
        return known
    content = session.scalars(sa.select(RecipeVersion.content).where(RecipeVersion.id == version.id)).one()
    if sha256(content) != version.digest:
        raise Refused("recipe.altered", recipe=version.code, version=version.version)
    if len(_READ) >= _MOST_READ:
        _READ.clear()
    return _READ.setdefault(version.digest, from_canonical(content))


def version_of(session: Session, code: str, version: str) -> RecipeVersion:
    """A version by its code and number. Raises Unknown."""
    found = None
    if is_code_like(code) and is_code_like(version):
        found = session.scalar(
            sa.select(RecipeVersion)
            .where(RecipeVersion.code == code, RecipeVersion.version == version)
            .options(defer(RecipeVersion.content))
        )
    if found is None:
        raise Unknown("recipe.not_listed")
    return found


def versions(session: Session) -> Sequence[RecipeLine]:
    """Every version, ordered by code, the newest first."""
    withdrawn = aliased(Signature)
    rows = session.execute(
        sa.select(RecipeVersion, RecipeApproval.effective_at, Signature.signer_name)
        .add_columns(RecipeWithdrawal.withdrawn_at, RecipeWithdrawal.affected, withdrawn.signer_name)
        .outerjoin(RecipeApproval, RecipeApproval.recipe_version_id == RecipeVersion.id)
        .outerjoin(Signature, Signature.id == RecipeApproval.signature_id)
        .outerjoin(RecipeWithdrawal, RecipeWithdrawal.recipe_version_id == RecipeVersion.id)
        .outerjoin(withdrawn, withdrawn.id == RecipeWithdrawal.signature_id)
        .order_by(RecipeVersion.code, RecipeVersion.id.desc())
        .options(defer(RecipeVersion.content))
    )
    return [RecipeLine(*row) for row in rows]
