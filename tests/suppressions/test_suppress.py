"""Findings sorted into those to report and those that somebody asked not to see."""

from dataclasses import replace

from attrib.model import Analysis, FileIgnore, Policy, SuppressedBy
from attrib.policy import load_policy
from attrib.rules import run_rules
from attrib.suppressions.suppress import suppress
from tests.sketch import sketch

POLICY = replace(load_policy(), selected=frozenset({"ATR101", "ATR103", "ATR201", "ATR900"}))
DRAWING = "[1.content It ended], [1.source officials] [1.cue said].{}\n\n[2.content He [2.hearsay reportedly] left]."


def drawn(comment: str = "", sidecar: str = "", path: str = "article.txt") -> Analysis:
    """Return an article with three findings and a comment behind the first paragraph, or a side-car."""
    analysis = sketch(DRAWING.format(comment), path=path, officials="anonymous-official 1", nobody="unattributed 2")
    if not sidecar:
        return analysis
    from attrib.article import make_article

    article = make_article(analysis.article.text, path=path, language="en", sidecar=sidecar)
    return replace(analysis, parsed=replace(analysis.parsed, article=article))


def result(analysis: Analysis, policy: Policy = POLICY) -> tuple[list[str], list[tuple[str, SuppressedBy, str]]]:
    """Return the codes that are reported, and those that are not with who says so."""
    kept, suppressed = suppress(run_rules(analysis, policy), analysis.article, policy)
    return [f.code for f in kept], [(s.finding.code, s.by, s.reason) for s in suppressed]


def test_nothing_is_suppressed_unasked() -> None:
    """All findings, by place and code."""
    assert result(drawn()) == (["ATR101", "ATR103", "ATR201"], [])


def test_a_comment_suppresses_what_it_names_where_it_stands() -> None:
    """With its reason; what it does not name stays."""
    assert result(drawn(" <!-- attrib: ignore[ATR101] agreed -->")) == (
        ["ATR103", "ATR201"],
        [("ATR101", SuppressedBy.INLINE, "agreed")],
    )


def test_a_comment_has_no_hold_on_another_paragraph() -> None:
    """The hearsay is in the second one, so the comment is unused."""
    assert result(drawn(" <!-- attrib: ignore[ATR201] -->")) == (["ATR101", "ATR103", "ATR900", "ATR201"], [])


def test_a_side_car_suppresses_at_its_words() -> None:
    """A line of it is enough for several places."""
    assert result(drawn(sidecar='ignore[ATR1] "officials said" agreed')) == (
        ["ATR201"],
        [("ATR101", SuppressedBy.SIDECAR, "agreed"), ("ATR103", SuppressedBy.SIDECAR, "agreed")],
    )


def test_the_configuration_suppresses_in_its_files() -> None:
    """By pattern, and only the rules it names."""
    policy = replace(POLICY, file_ignores=(FileIgnore(pattern="opinion/**", codes=frozenset({"ATR201"})),))

    assert result(drawn(path="opinion/a.txt"), policy) == (
        ["ATR101", "ATR103"],
        [("ATR201", SuppressedBy.CONFIG, "opinion/**")],
    )
    assert result(drawn(path="news/a.txt"), policy)[1] == []


def test_a_comment_is_not_unused_because_the_configuration_agrees() -> None:
    """Comments have their say first."""
    policy = replace(POLICY, file_ignores=(FileIgnore(pattern="*.txt", codes=frozenset({"ATR101"})),))

    assert result(drawn(" <!-- attrib: ignore[ATR101] mine -->"), policy)[1] == [
        ("ATR101", SuppressedBy.INLINE, "mine")
    ]


def test_two_comments_for_one_finding_are_both_in_use() -> None:
    """Neither can be called unused: each would be needed without the other."""
    comment = " <!-- attrib: ignore[ATR101] a --> <!-- attrib: ignore-file[ATR101] b -->"

    assert "ATR900" not in result(drawn(comment))[0]


def test_unused_comments_are_reported_only_if_the_rule_is_in_force() -> None:
    """A newsroom can do without it."""
    policy = replace(POLICY, selected=POLICY.selected - {"ATR900"})

    assert "ATR900" not in result(drawn(" <!-- attrib: ignore[ATR201] -->"), policy)[0]
