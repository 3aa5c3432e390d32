"""The checklist of what the text cannot show."""

import io
from dataclasses import replace

import pytest

from attrib.model import Run
from attrib.report import terminal, text
from attrib.report.checklist import SITUATIONS, load_points, points_for, situations
from tests.report.conftest import finish
from tests.sketch import sketch


@pytest.mark.parametrize(
    ("drawing", "sources", "expected"),
    [
        ("The dike held.", {}, set()),
        ("Lead.\n\n[1.source Smit] [1.cue said] [1.content no].", {"smit": "named-person 1"}, {"any"}),
        (
            "A.\n\nB.\n\n[1.source A diplomat] [1.cue said] [1.content no].",
            {"diplomat": "anonymous-official 1"},
            {"any", "anonymous", "only-anonymous"},
        ),
        (
            "[1.source Officials] [1.cue said] [1.content no].\n\nB.\n\n[2.source Smit] [2.cue said] [2.content so].",
            {"officials": "anonymous-official 1", "smit": "named-person 2"},
            {"any", "anonymous", "anonymous-plural", "anonymous-lead"},
        ),
        (
            "[1.source A report] [1.cue says] [1.content so]. [2.source The Guardian] [2.cue reported] [2.content it].",
            {"report": "document 1", "guardian": "named-organization 2"},
            {"any", "document", "outlet"},
        ),
        (
            "[1.source Smit] [1.cue said] [1.content that [2.source officials] [2.cue said] [2.content so]].",
            {"smit": "named-person 1", "officials": "anonymous-official 2"},
            {"any"},
        ),
        ("[1.content He [1.hearsay reportedly] left].", {"nobody": "unattributed 1"}, {"any", "unattributed"}),
    ],
)
def test_an_article_has_the_situations_of_its_sources(
    drawing: str, sources: dict[str, str], expected: set[str]
) -> None:
    """Only what the article itself relies on counts."""
    assert expected == situations(sketch(drawing, **sources))


def test_only_points_that_apply_are_given() -> None:
    """An article with named persons alone is not asked about anonymity."""
    named = points_for(sketch("[1.source Smit] [1.cue said] [1.content no].", smit="named-person 1"))

    assert [point.situation for point in named] == ["any"]


def test_every_point_has_a_policy_with_an_address() -> None:
    """Nobody has to take our word for it, and every situation has a point."""
    assert all("https://" in point.policy and point.text.endswith(".") for point in load_points())
    assert {point.situation for point in load_points()} == SITUATIONS


def test_the_checklist_is_printed_on_request_alone(english: Run) -> None:
    """Before the last line, which stays last, and never as a finding."""
    for write in (text.write_report, terminal.write_report):
        plain, asked = io.StringIO(), io.StringIO()
        write(english, plain)
        write(replace(english, checklist=True), asked)
        before, last = plain.getvalue()[:-1].rsplit("\n", 1)

        assert asked.getvalue().startswith(before)
        assert asked.getvalue().endswith(f"{last}\n")
        assert "[ ] An editor besides the reporter knows who every unnamed source is." in " ".join(
            asked.getvalue().split()
        )


def test_an_article_without_sources_has_no_points() -> None:
    """There is nothing to tick."""
    out = io.StringIO()
    text.write_report(replace(finish(sketch("The dike held.")), checklist=True), out)

    assert "[ ]" not in out.getvalue()
