"""The order in which the papers are used: by phase, then by the steps of the process."""

from __future__ import annotations

from collections.abc import Sequence

from xzhj.catalogue.papers import PHASES, Template
from xzhj.catalogue.steps import steps


def ordered(templates: Sequence[Template]) -> list[Template]:
    """Templates by phase, then in the order in which the steps of the process use them."""
    place: dict[str, tuple[str, int]] = {}
    for step in steps().values():
        for index, slug in enumerate(step.papers):
            place.setdefault(slug, (step.step, index))
    return sorted(templates, key=lambda t: (_phase(t.phase), place.get(t.slug, ("S99", 0)), t.slug))


def _phase(phase: str) -> int:
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def phases(templates: Sequence[Template]) -> dict[str, list[Template]]:
    """Templates by phase, in the order of the phases and steps."""
    grouped: dict[str, list[Template]] = {}
    for template in ordered(templates):
        grouped.setdefault(template.phase, []).append(template)
    return grouped
