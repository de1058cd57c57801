"""A plan as one HTML file without a script, to be kept, sent and opened offline."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from skillpath.visualizations.addresses import Addresses
from skillpath.visualizations.assets import PLAN_FILE_STYLES, styled
from skillpath.visualizations.frame import Page
from skillpath.visualizations.plans.charts import charts
from skillpath.visualizations.plans.shown import Shown
from skillpath.visualizations.saying import ENGLISH
from skillpath.visualizations.situation import Situation

if TYPE_CHECKING:
    from markupsafe import Markup

    from skillpath.graph import Plan
    from skillpath.visualizations.assets import Assets


@dataclass(frozen=True)
class PlanFile(Page):
    """The answer alone."""

    plan: Plan = field(kw_only=True)

    @property
    def links(self) -> None:
        """It leads nowhere."""

    @property
    def assets(self) -> Assets:
        """Styles inside."""
        return styled(PLAN_FILE_STYLES)

    @cached_property
    def shown(self) -> Shown:
        """The plan in words."""
        return Shown(self.plan, self.texts)

    @property
    def charts(self) -> tuple[tuple[str, Markup], ...]:
        """For broad and for small windows."""
        return charts(self.plan, language=self.addresses.language)


def plan_file(plan: Plan, *, language: str = ENGLISH) -> str:
    """The plan as HTML, with a policy that allows its own styles and nothing else."""
    situation = Situation(plan.roadmap, plan.path)
    return PlanFile(situation, Addresses(language=language), plan=plan).rendered("plan_file.html")
