"""The JSON form of a plan, taken back: what is done of it, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Done, Stage
from skillpath.ontology.json_in import json_document
from skillpath.ontology.limits import USUAL
from skillpath.ontology.plans.forms import PlanForm, checked
from skillpath.ontology.plans.questions import question_in_form
from skillpath.ontology.plans.ticked import Ticked

if TYPE_CHECKING:
    from skillpath.ontology.limits import ReadingLimits
    from skillpath.ontology.plans.forms import ItemForm


def json_ticks(text: bytes, where: str, limits: ReadingLimits = USUAL) -> Ticked:
    """What a plan in JSON tells; its other values follow from what was asked, and are not read.

    Raises:
        UnreadableError: when it is no plan in JSON.
    """
    document, places = json_document(text, where, limits)
    form = checked(PlanForm, document, where, lambda path: places.at(path).line)
    return Ticked.of(((one.id, _done(one)) for one in form.items), question_in_form(form))


def _done(one: ItemForm) -> Done | None:
    told = one.done
    return Done(one.id, told.hours, told.day, Stage(told.stage)) if told else None
