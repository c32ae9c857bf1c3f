"""What tables and columns are called in the trail. A house test refuses a table or column that is not named here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a column is told."""

    PLAIN = "plain"  # by its type: a moment with its zone, yes or no, the name of what is pointed at
    WORD = "word"  # a key of ours, as words: not_applicable
    LABEL = "label"  # a key of the recipe, by its label there
    JSON = "json"  # a small table of keys and values
    WORKING = "working"  # a calculated number with its formula and what went in
    WITHHELD = "withheld"  # told to nobody


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name for people, its form, and for a label the list of the recipe it stands in."""

    label: str
    form: Form = Form.PLAIN
    of: str = ""
    is_told: bool = True  # False: the act, the thing or the place says it already
    is_aside: bool = False  # told small, and not at all where the act says the same: who wrote it, when


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a row is called, where it belongs, and its columns; `{column}` stands for the column in words."""

    thing: str
    columns: Mapping[str, Column]
    place: str = ""


def word(label: str, is_told: bool = True) -> Column:
    return Column(label, Form.WORD, is_told=is_told)


def label(text: str, of: str, is_told: bool = True) -> Column:
    return Column(text, Form.LABEL, of, is_told)


def aside(text: str) -> Column:
    return Column(text, is_aside=True)


def withheld(text: str) -> Column:
    return Column(text, Form.WITHHELD)


SILENT = Column("", is_told=False)
_IDENTITY = {
    "name": withheld("name"),
    "record_number": withheld("record number"),
    "born_on": withheld("date of birth"),
    "blood_group": withheld("blood group"),
}


def _table(thing: str, place: str = "", silent: str = "", /, **columns: str | Column) -> TableWords:
    named = {name: Column(said) if isinstance(said, str) else said for name, said in columns.items()}
    return TableWords(thing, {"id": SILENT, **dict.fromkeys(silent.split(), SILENT), **named}, place)


# fmt: off
TABLES: dict[str, TableWords] = {
    # people and the site
    "person": _table(
        "Account {login}", "", "login", printed_name="printed name", badge="badge", state=word("account"),
        is_system="the software's own", identity_verified="identity verified",
    ),
    "role_grant": _table(
        "Role: {role}", "{person_id}", "person_id", role=word("", False), state=word("state"),
        is_bootstrap="without QA, at the start", proposed_by_id=aside("proposed by"), proposed_at="proposed",
        effective_at="in effect from", signature_id="signed", ended_at="ended", ended_by_id=aside("ended by"),
    ),
    "credential": _table(
        "{kind}", "{person_id}", "person_id kind", secret_hash=withheld("secret"), is_first="set by somebody else",
        set_at=aside("set"),
    ),
    "hand_over": _table(
        "First password", "{person_id}", "person_id issued_at vouched_at ended_at", state=word("state"),
        issued_by_id=aside("handed over by"), vouched_by_id="vouched for by", signature_id="signed",
        code_hash=withheld("its code"),
    ),
    "acknowledgement": _table("Signature acknowledged", "{person_id}", "person_id acknowledged_at", statement=""),
    "access_event": _table(
        "At the door", "", "person_id terminal_id at", kind="", typed_login="under the name", detail="",
    ),
    "terminal": _table(
        "Tablet {name}", "", "name registered_at", place="place", token_hash=withheld("its key"), retired_at="retired"
    ),
    "site_declaration": _table(
        "Site", "", "declared_at", kind="kind", name="name", zone="time zone", signature_id="signed"
    ),
    "schema_made": _table(
        "Triggers, constraints and indexes, schema {revision}", "", "revision made_at made", database="database",
        generator="triggers, version",
    ),
    "clock_shift": _table("Clock of the demo", "", "shifted_at", forward_s="put forward by (s)"),
    "signature": _table(
        "Signature", "", "copy_id scope signer_id signer_name signer_login signer_role session_person_id terminal_id"
        " signed_at",
        meaning="meaning", statement="says", proven_by=aside("proven by"),
    ),
    "signed_copy": _table(
        "Copy of what was signed", "", "payload_version payload", digest="SHA-256",
    ),
    # who gives, who receives, what is ordered
    "donor": _table(
        "Donor {code}", "", "code", consent=word("consent"), suitable_for_apheresis=word("suitable for apheresis"),
        pregnant=word("pregnant"), pregnancy_tested_at="pregnancy tested", breast_feeding=word("breast feeding"),
        screening=word("screening"),
    ),
    "donor_marker": _table(
        "{marker}", "donor {donor_id}", "donor_id", marker=label("", "markers", False), sampled_at="sampled",
        finding=word("finding"), laboratory="laboratory",
    ),
    "donor_identity": _table("Identity, kept apart", "donor {donor_id}", "donor_id", **_IDENTITY),
    "patient": _table(
        "Patient {code}", "", "code", diagnosis=word("diagnosis"), disease_status=word("status of the disease"),
        performance_scale=word("scale"), performance_score="performance score", consent=word("consent"),
        uncontrolled_infection=word("uncontrolled infection"), sgot_xuln="SGOT (× upper limit)",
        sgpt_xuln="SGPT (× upper limit)", hiv=word("HIV"),
    ),
    "patient_identity": _table("Identity, kept apart", "patient {patient_id}", "patient_id", **_IDENTITY),
    "treatment_order": _table(
        "Order {coi_code}", "", "coi_code ordered_at", donor_id="donor", patient_id="patient",
        relationship=label("the donor is the patient's", "relationships"), hla_match=word("HLA match"),
    ),
    "order_version": _table(
        "Order, version {version}", "order {order_id}", "order_id version ordered_at ordered_by_id",
        dose_level=label("dose level", "dose_levels"), weight_kg="weight (kg)", weighed_at="weighed",
        weighed_by_id="weighed by", planned_infusion_at="infusion planned", duration_min="duration (min)",
        conditioning="conditioning",
    ),
    "weight_check": _table(
        "Weight checked", "order, {order_version_id}", "order_version_id checked_at", checked_by_id="checked by",
        signature_id="signed",
    ),
    "collection": _table(
        "Collection {din}", "", "din", donor_id="donor", started_at="started", ended_at="ended",
        volume_ml="volume (mL)", anticoagulant="anticoagulant", device="device", operator="operator",
    ),
    # what is worked by and with
    "recipe_version": _table(
        "{title}, version {version}", "", "version title registered_at", code="code", digest="SHA-256"
    ),
    "recipe_approval": _table("{recipe_version_id}", "", "recipe_version_id", effective_at="effective from",
                              signature_id="signed"),
    "lot": _table(
        "Lot {code}", "", "code", material=label("material", "materials"), name="name", maker="maker",
        maker_lot="maker's lot", expires_on="expires", state=word("state"), potency_iu_per_mg="potency (IU/mg)",
    ),
    "feeder_lot": _table(
        "Feeders", "lot {lot_id}", "lot_id", bank="cell bank", passage="passage", irradiated_at="irradiated",
        irradiator="irradiator", dose_gy="dose (Gy)", viable_per_vial="viable cells per vial",
        tests=Column("tests", Form.JSON, "feeder_criteria"),
    ),
    "equipment": _table(
        "Equipment {code}", "", "code", kind=label("kind", "equipment"), name="name", state=word("state"),
        calibrated_until="calibrated until", applies_dilution="applies the dilution itself",
    ),
    # the batch
    "batch": _table(
        "Batch {number}", "", "number", order_id="order", order_version_id="of the order", collection_id="collection",
        recipe_version_id="recipe", state=word("state"), issued_at="issued", culture_started_at="culture started",
    ),
    "run": _table(
        "Step {step}", "{when}", "batch_id key step day ordinal version", added_because=aside("added because"),
        due_from="due from", due_to="due until", state=word("state"), done_at="done",
    ),
    "vessel": _table(
        "Vessel {code}", "{run_id}", "batch_id run_id code", vessel_type=label("type", "vessels"), place="place"
    ),
    "movement": _table(
        "Cells moved: {source_id} → {to}", "{run_id}", "batch_id run_id ordinal source_id target_id",
        fate=word("fate"), happened_at=aside("happened"),
    ),
    "sample": _table(
        "Sample {code}", "{run_id}", "batch_id run_id code", material=word("of"), drawn_at=aside("drawn")
    ),
    "sample_vessel": _table("Sample {sample_id}", "", "sample_id", vessel_id="stands for vessel"),
    "entry": _table(
        "{field}", "{run_id}{about}",
        "batch_id run_id field subject_kind subject_id replicate revision unit comparator number lot_id equipment_id"
        " attachment_id entered_at kind",
        typed="", reason=aside("because"), working=Column("calculated", Form.WORKING), happened_at=aside("happened"),
        performed_by_id=aside("performed by"), recorded_by_id=aside("recorded by"),
    ),
    "attachment": _table(
        "File {name}", "", "batch_id name added_at", media_type="type", size="size (bytes)", sha256="SHA-256"
    ),
    "deviation": _table(
        "Deviation {number}", "{run_id}", "batch_id number run_id", rule=word("rule"), event="what happened",
        opened_at="opened", state=word("state"), assessment="assessment", closed_at="closed", signature_id="signed",
    ),
    "at_risk_use": _table(
        "Use at risk", "", "batch_id permitted_at", lot_id="lot", donor_id="donor",
        pending=Column("pending", Form.JSON), signature_id="signed",
    ),
    "lost_draft": _table(
        "Typed, and never recorded", "{run_id}", "batch_id run_id noted_at", person_id="by",
        fields=Column("fields", Form.JSON), left_at="left",
    ),
    # results to infusion
    "result": _table(
        "Result: {criterion}", "", "batch_id criterion ordinal revision unit comparator number entered_at kind outcome",
        typed="", reason=aside("because"), sample_id="sample", container_id="container",
        is_preliminary="preliminary", loq="limit of quantification", events="events counted", sampled_at="sampled",
        resulted_at="result of", laboratory="laboratory", reported_by_id=aside("reported by"),
    ),
    "disposition": _table(
        "Decision", "", "batch_id ordinal decided_at", decision=word("decision"), reason=aside("because"),
        pending=Column("still pending", Form.JSON), signature_id="signed",
    ),
    "infusion": _table(
        "Infusion of {container_id}", "", "batch_id ordinal revision container_id given_ml weight_kg entered_at",
        reason=aside("because"), identity_matched="bag, order and patient matched", started_at="started",
        stopped_at="stopped", given_typed="given (mL)", weight_typed="weight (kg)", reaction=word("reaction"),
        reaction_action="what was done", residue=word("residue"), given_by="given by",
        recorded_by_id=aside("recorded by"),
    ),
    "il2_dose": _table(
        "IL-2, treatment day {day}", "", "batch_id day revision ordered_iu given_iu entered_at",
        reason=aside("because"), given=word(""), ordered_typed="ordered (IU)", given_typed="given (IU)",
        given_at="given at", site="site", lot_id="lot", recorded_by_id=aside("recorded by"),
    ),
    # review, release and what comes after
    "exception_answer": _table(
        "Answer to an exception", "", "batch_id exception answered_at", what="exception", answer="answer",
        answered_by_id=aside("answered by"),
    ),
    "decision_paper": _table(
        "Document: {kind}", "", "batch_id ordinal entered_at", kind=word("", False), person="said by",
        happened_at="when", reference="document", statement="says", recorded_by_id=aside("recorded by"),
    ),
    "donor_ground": _table(
        "Cells of a donor who is not found eligible", "", "batch_id ordinal permitted_at", ground=word("ground"),
        verdict=word("verdict"), because=aside("because"), reference="document", physician="physician told",
        told_at="told", findings=Column("findings", Form.JSON), legends=Column("the label says", Form.JSON),
        signature_id="signed",
    ),
    "positive": _table(
        "Reported positive {number}", "", "number batch_id entered_at", lot_id="lot", donor_id="donor", about="of",
        called_at="called", caller="caller", said="said", recorded_by_id=aside("recorded by"),
    ),
    "positive_note": _table(
        "{kind}", "{positive_id}", "positive_id entered_at", kind=word("", False), text="", telephone="telephone",
        read_back="read back", happened_at="when", recorded_by_id=aside("recorded by"),
    ),
    "positive_verdict": _table(
        "Verdict of QA", "{positive_id}", "positive_id ordinal decided_at", finding=word("finding"), cause="cause",
        signature_id="signed",
    ),
    "contact": _table(
        "To call: {name}", "", "name", place="place in the list", function="function", telephone="telephone",
        is_listed="listed",
    ),
    # from label to bedside
    "label_note": _table(
        "Labels of {container_id}", "", "batch_id container_id ordinal says noted_at", deed=word(""), copies="how many",
        sha256="SHA-256 of what it says", reason=aside("because"), noted_by_id=aside("noted by"),
    ),
    "handover": _table(
        "Container {container_id}", "", "batch_id ordinal container_id volume_ml entered_at", kind=word(""),
        happened_at="when", is_afterwards="written down afterwards", whom="to or from", condition="condition",
        logger="temperature logger", documents="documents", witness="witness", volume_typed="volume (mL)",
        reason=aside("because"), recorded_by_id=aside("recorded by"),
    ),
    "identity_scan": _table(
        "Match of {container_id}", "", "batch_id container_id scanned_at", place="at", asked="asked for",
        expected="expected", scanned="scanned", matched="matched", scanned_by_id=aside("scanned by"),
    ),
    "infusion_form": _table(
        "Infusion form {number}", "", "number batch_id printed_at", container_id="container",
        printed_by_id=aside("printed by"),
    ),
    "bedside": _table(
        "At the bedside", "", "infusion_id revision tubing_ml flush_ml", form_number="form",
        second_person="matched by a second person", tubing_typed="left in the tubing (mL)",
        flush_typed="flushed with (mL)", vital_signs="vital signs", attachment_id="form as it came back",
    ),
    "infusion_flow": _table(
        "During the infusion", "", "infusion_id ordinal rate_ml_per_h", flow=word(""), at="at",
        rate_typed="rate (mL/h)",
    ),
}
# fmt: on
