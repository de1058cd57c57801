"""Roadmaps and what can be asked of them: what is attainable, what next, by which path.

>>> from skillpath.graph import *
>>> roadmap = Roadmap("demo", "Demo", items=(
...     Attainable("python", "Python", Kind.TOOL, Effort(40, 60, 90)),
...     Attainable("r", "R", Kind.TOOL, Effort(30, 50, 80)),
...     Attainable("pandas", "pandas", Kind.TOOL, Effort(10, 20, 40), requirements=(
...         Requirement("python", reason="Its methods are called from Python."),
...     )),
...     Attainable("statistics", "Statistics", effort=Effort(30, 45, 70), requirements=(
...         Requirement(any_of("python", "r"), reason="Samples are drawn by a program."),
...     )),
...     Attainable("machine-learning", "Machine learning", alt_labels=("ML",), requirements=(
...         Requirement("statistics", reason="It generalizes from samples."),
...         Requirement("pandas", reason="Examples come as tables."),
...     )),
... ), steps=(
...     Step("tools", "Tools", 1, covers=("python", "pandas")),
...     Step("theory", "Theory", 2, covers=("statistics", "machine-learning")),
... ), specializations=(
...     Outline("research", "Research", (Step("papers", "Papers", 1, covers=("statistics",)),)),
... ))
>>> [one.item.id for one in recommend(roadmap, known=["r"]).items]
['statistics', 'python']

The examples of this package go on with this roadmap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph.late import import_late

if TYPE_CHECKING:
    from skillpath.graph.attainables import (
        ASSUMED_EFFORT,
        Attainable,
        Cost,
        Effort,
        ItemId,
        Kind,
        Level,
        Mapping,
        Resource,
        Status,
    )
    from skillpath.graph.authoring.evidence import Clue, Evidence
    from skillpath.graph.authoring.suggestions import Suggestion, Suggestions, suggestions
    from skillpath.graph.errors import (
        NOWHERE,
        ContradictionError,
        Fault,
        InvalidRoadmapError,
        LimitError,
        NotInstalledError,
        Place,
        SameGoalError,
        Severity,
        SkillpathError,
        UnavoidableError,
        UnreachableGoalError,
        ValuesError,
    )
    from skillpath.graph.evaluation.agreement import Figures
    from skillpath.graph.evaluation.evaluation import Evaluation, evaluate
    from skillpath.graph.evaluation.expert_orders import ExpertOrder, NothingToEvaluateError
    from skillpath.graph.finding.goal_list import Goal, GoalKind, GoalOrder, goal_kind, list_goals
    from skillpath.graph.finding.listing import Filter, Order, list_items
    from skillpath.graph.finding.neighbors import Edge, Neighbor, dependents_of, prerequisites_of
    from skillpath.graph.finding.search import Hit, search
    from skillpath.graph.goals import Goals, asked_by_step, goals_of, outline_hours, step_hours
    from skillpath.graph.knowledge import Knowledge, knowledge_of
    from skillpath.graph.metrics.analysis import Analysis, Measured, analyze
    from skillpath.graph.name_errors import (
        AmbiguousNameError,
        RetiredGoalError,
        UnknownNameError,
        WrongNameError,
    )
    from skillpath.graph.names import find_goal, find_item, find_roadmap, find_step, named_roadmap
    from skillpath.graph.order import learning_order, roadmap_order
    from skillpath.graph.outlines import Outline, RoadmapId, Step, StepId
    from skillpath.graph.paths.comparison import Comparison, GoalWay, Turn, Way, compare
    from skillpath.graph.paths.constraints import Constrained, Constraints
    from skillpath.graph.paths.path import Alternative, Path, PathItem, cheapest_path
    from skillpath.graph.paths.second_best import SecondBest, second_best
    from skillpath.graph.paths.spending import Budget, LeftOut, Wish, wishes, within_budget
    from skillpath.graph.planning.availability import Availability
    from skillpath.graph.planning.moves import Moved, Reason, Why
    from skillpath.graph.planning.options import Aim, PlanOption, plan_options
    from skillpath.graph.planning.pace import Pace
    from skillpath.graph.planning.plan import (
        Arrival,
        Done,
        Milestone,
        Plan,
        Planned,
        Share,
        Stage,
        Terms,
        Week,
    )
    from skillpath.graph.planning.plan_errors import NoTimeError, TermsError, TooLongError
    from skillpath.graph.planning.planning import plan_along
    from skillpath.graph.planning.ranges import Finish, Range
    from skillpath.graph.planning.replanning import Replanned, as_planned, replan
    from skillpath.graph.planning.review import Due, Review
    from skillpath.graph.planning.reviewing import reviews_due
    from skillpath.graph.proving.problem import Limits, Stop
    from skillpath.graph.reasons import Because, certifiers, explained, users
    from skillpath.graph.recommendation.kept import Kept
    from skillpath.graph.recommendation.progress import Progress
    from skillpath.graph.recommendation.ranking import Recommendation, Recommendations, recommend
    from skillpath.graph.recommendation.ready import Ready
    from skillpath.graph.requirements import (
        Expression,
        Group,
        Requirement,
        Strength,
        all_of,
        any_of,
        at_least,
        is_met,
        mentioned,
        words,
    )
    from skillpath.graph.roadmap import DEFAULT_BASE, Roadmap
    from skillpath.graph.scoring import Parts
    from skillpath.graph.structure.attainment import attainable_set, frontier, still_attainable
    from skillpath.graph.structure.columns import Columns, columns_of
    from skillpath.graph.structure.dominance import dependence_counts, dominators
    from skillpath.graph.structure.flat import flat_columns, flat_gates
    from skillpath.graph.structure.gates import Gates
    from skillpath.graph.structure.reach import (
        closure,
        dependents,
        gap,
        longest_chain,
        reach_counts,
    )
    from skillpath.graph.structure.rows import Rows
    from skillpath.graph.structure.walks import needed
    from skillpath.graph.versions.changes import (
        Change,
        Differences,
        ItemChange,
        ListChange,
        Move,
        OutlineChange,
        OutlineChanges,
        Replacement,
        RequirementChange,
        RequirementChanges,
        Standing,
        StepChange,
        StepChanges,
    )
    from skillpath.graph.versions.differences import differences
    from skillpath.graph.versions.step_changes import displaced

HOMES = {
    "attainables": "ASSUMED_EFFORT Attainable Cost Effort ItemId Kind Level Mapping Resource "
    "Status",
    "authoring.evidence": "Clue Evidence",
    "authoring.suggestions": "Suggestion Suggestions suggestions",
    "errors": "NOWHERE ContradictionError Fault InvalidRoadmapError LimitError NotInstalledError "
    "Place SameGoalError Severity SkillpathError UnavoidableError UnreachableGoalError "
    "ValuesError",
    "evaluation.agreement": "Figures",
    "evaluation.evaluation": "Evaluation evaluate",
    "evaluation.expert_orders": "ExpertOrder NothingToEvaluateError",
    "finding.goal_list": "Goal GoalKind GoalOrder goal_kind list_goals",
    "finding.listing": "Filter Order list_items",
    "finding.neighbors": "Edge Neighbor dependents_of prerequisites_of",
    "finding.search": "Hit search",
    "goals": "Goals asked_by_step goals_of outline_hours step_hours",
    "knowledge": "Knowledge knowledge_of",
    "metrics.analysis": "Analysis Measured analyze",
    "name_errors": "AmbiguousNameError RetiredGoalError UnknownNameError WrongNameError",
    "names": "find_goal find_item find_roadmap find_step named_roadmap",
    "order": "learning_order roadmap_order",
    "outlines": "Outline RoadmapId Step StepId",
    "paths.comparison": "Comparison GoalWay Turn Way compare",
    "paths.constraints": "Constrained Constraints",
    "paths.path": "Alternative Path PathItem cheapest_path",
    "paths.second_best": "SecondBest second_best",
    "paths.spending": "Budget LeftOut Wish wishes within_budget",
    "planning.availability": "Availability",
    "planning.moves": "Moved Reason Why",
    "planning.options": "Aim PlanOption plan_options",
    "planning.pace": "Pace",
    "planning.plan": "Arrival Done Milestone Plan Planned Share Stage Terms Week",
    "planning.plan_errors": "NoTimeError TermsError TooLongError",
    "planning.planning": "plan_along",
    "planning.ranges": "Finish Range",
    "planning.replanning": "Replanned as_planned replan",
    "planning.review": "Due Review",
    "planning.reviewing": "reviews_due",
    "proving.problem": "Limits Stop",
    "reasons": "Because certifiers explained users",
    "recommendation.kept": "Kept",
    "recommendation.progress": "Progress",
    "recommendation.ranking": "Recommendation Recommendations recommend",
    "recommendation.ready": "Ready",
    "requirements": "Expression Group Requirement Strength all_of any_of at_least is_met "
    "mentioned words",
    "roadmap": "DEFAULT_BASE Roadmap",
    "scoring": "Parts",
    "structure.attainment": "attainable_set frontier still_attainable",
    "structure.columns": "Columns columns_of",
    "structure.dominance": "dependence_counts dominators",
    "structure.flat": "flat_columns flat_gates",
    "structure.gates": "Gates",
    "structure.reach": "closure dependents gap longest_chain reach_counts",
    "structure.rows": "Rows",
    "structure.walks": "needed",
    "versions.changes": "Change Differences ItemChange ListChange Move OutlineChange "
    "OutlineChanges Replacement RequirementChange RequirementChanges "
    "Standing StepChange StepChanges",
    "versions.differences": "differences",
    "versions.step_changes": "displaced",
}
"""Which names lie in which module; what is imported above for type checkers, once more."""

# one name to a line would make this the longest module
# fmt: off
__all__ = [
    "ASSUMED_EFFORT", "DEFAULT_BASE", "NOWHERE", "Aim", "Alternative", "AmbiguousNameError",
    "Analysis", "Arrival", "Attainable", "Availability", "Because", "Budget", "Change", "Clue",
    "Columns", "Comparison", "Constrained", "Constraints", "ContradictionError", "Cost",
    "Differences", "Done", "Due", "Edge", "Effort", "Evaluation", "Evidence", "ExpertOrder",
    "Expression", "Fault", "Figures", "Filter", "Finish", "Gates", "Goal", "GoalKind",
    "GoalOrder", "GoalWay", "Goals", "Group", "Hit", "InvalidRoadmapError", "ItemChange",
    "ItemId", "Kept", "Kind", "Knowledge", "LeftOut", "Level", "LimitError", "Limits",
    "ListChange", "Mapping", "Measured", "Milestone", "Move", "Moved", "Neighbor", "NoTimeError",
    "NotInstalledError", "NothingToEvaluateError", "Order", "Outline", "OutlineChange",
    "OutlineChanges", "Pace", "Parts", "Path", "PathItem", "Place", "Plan", "PlanOption",
    "Planned", "Progress", "Range", "Ready", "Reason", "Recommendation", "Recommendations",
    "Replacement", "Replanned", "Requirement", "RequirementChange", "RequirementChanges",
    "Resource", "RetiredGoalError", "Review", "Roadmap", "RoadmapId", "Rows", "SameGoalError",
    "SecondBest", "Severity", "Share", "SkillpathError", "Stage", "Standing", "Status", "Step",
    "StepChange", "StepChanges", "StepId", "Stop", "Strength", "Suggestion", "Suggestions",
    "Terms", "TermsError", "TooLongError", "Turn", "UnavoidableError", "UnknownNameError",
    "UnreachableGoalError", "ValuesError", "Way", "Week", "Why", "Wish", "WrongNameError",
    "all_of", "analyze", "any_of", "as_planned", "asked_by_step", "at_least", "attainable_set",
    "certifiers", "cheapest_path", "closure", "columns_of", "compare", "dependence_counts",
    "dependents", "dependents_of", "differences", "displaced", "dominators", "evaluate",
    "explained", "find_goal", "find_item", "find_roadmap", "find_step", "flat_columns",
    "flat_gates", "frontier", "gap", "goal_kind", "goals_of", "is_met", "knowledge_of",
    "learning_order", "list_goals", "list_items", "longest_chain", "mentioned", "named_roadmap",
    "needed", "outline_hours", "plan_along", "plan_options", "prerequisites_of", "reach_counts",
    "recommend", "replan", "reviews_due", "roadmap_order", "search", "second_best", "step_hours",
    "still_attainable", "suggestions", "users", "wishes", "within_budget", "words",
]
# fmt: on

import_late(__name__)
