"""Form that issues a batch."""

from flask import request
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from nkmfg.services.orders.versions import orders
from nkmfg.services.recipes import versions
from nkmfg.words.messages import lazy


class IssueForm(FlaskForm):  # type: ignore[misc]
    order = SelectField(lazy("Order (chain of identity)"), validators=[InputRequired(lazy("Choose the order."))])
    recipe = SelectField(lazy("Recipe"), validators=[InputRequired(lazy("Choose the recipe."))])
    collection = StringField(lazy("Collection (DIN), if the cells are here already"))

    @classmethod
    def for_site(cls, session: Session) -> "IssueForm":
        form = cls(order=request.args.get("order"))
        form.order.choices = [
            (order.coi_code, f"{order.coi_code}: {order.donor} → {order.patient}")
            for order in orders(session, limit=200)
        ]
        effective = {line.version.code: line.version.title for line in versions(session) if line.effective_at}
        form.recipe.choices = sorted(effective.items())
        return form
