"""What holds for all rules: passages to flag and to leave alone, names, help, order."""

import re
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import UsageError
from attrib.languages.folders import language_codes
from attrib.model import Analysis, Finding
from attrib.policy import load_policy
from attrib.rules import MODULES, RULES, RuleModule, find_rule, run_rules
from tests.passages import FOLDER, read_passages, sketch_of
from tests.sketch import sketch

POLICY = load_policy()
BLAME = re.compile(r"\b(journalist|reporter|writer|wrong|must not|should have|violat\w*|fail\w*)\b", re.IGNORECASE)
# How a passage names the place of a finding about the article as a whole.
WHOLE = "the whole article"
PASSAGES = {module.RULE.slug: read_passages(module.RULE.slug) for module in MODULES}


def passages(kind: str) -> list[Any]:
    """Return the passages of a kind with their rules, for pytest."""
    return [
        pytest.param(module, passage, id=f"{module.RULE.slug}: {passage['why']}")
        for module in MODULES
        for passage in PASSAGES[module.RULE.slug][kind]
    ]


def found(module: RuleModule, passage: dict[str, Any]) -> tuple[Analysis, list[Finding]]:
    """Return a passage's analysis and what a rule finds in it."""
    analysis = sketch_of(passage)
    return analysis, list(module.check(analysis, POLICY))


@pytest.mark.parametrize(("module", "passage"), passages("flagged"))
def test_a_rule_flags(module: RuleModule, passage: dict[str, Any]) -> None:
    """A finding stands at exactly the words that the passage names, in its rule's name and level."""
    analysis, findings = found(module, passage)
    level = passage.get("level", module.RULE.level)

    assert passage["at"] == [analysis.article.slice(f.span) if f.span else WHOLE for f in findings]
    assert passage.get("related", []) == [analysis.article.slice(s) for f in findings for s in f.related]
    assert {(f.code, f.slug, f.level) for f in findings} == {(module.RULE.code, module.RULE.slug, level)}


@pytest.mark.parametrize(("module", "passage"), passages("unflagged"))
def test_a_rule_leaves_alone(module: RuleModule, passage: dict[str, Any]) -> None:
    """No finding."""
    assert found(module, passage)[1] == []


@pytest.mark.parametrize(("module", "passage"), passages("flagged"))
def test_a_message_is_about_the_words_and_blames_nobody(module: RuleModule, passage: dict[str, Any]) -> None:
    """It quotes the article, says what would mend it in a second sentence, and ends with a full stop."""
    for finding in found(module, passage)[1]:
        assert "“" in finding.message or finding.span is None
        assert finding.message.endswith(".")
        assert not BLAME.search(finding.message.partition("“")[0])


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.slug)
def test_a_rule_has_passages_of_both_kinds(module: RuleModule) -> None:
    """A rule without examples cannot be trusted."""
    examples = PASSAGES[module.RULE.slug]

    assert len(examples["flagged"]) >= 3
    assert len(examples["unflagged"]) >= 4
    for kind in ("flagged", "unflagged"):
        assert {passage.get("language", "en") for passage in examples[kind]} == set(language_codes())


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.slug)
def test_the_help_has_all_sections(module: RuleModule) -> None:
    """What, why with policies, how, false alarms, remedy and ignoring; the first line is the summary."""
    first, *rest = module.RULE.help.splitlines()

    assert first == f"{module.RULE.summary}."
    for section in ("What it finds", "Why", "How it is detected", "Known false alarms", "How to mend it"):
        assert f"## {section}" in rest
    assert f"[{module.RULE.code}]" in module.RULE.help.partition("## How to ignore it\n")[2]


def test_codes_and_slugs_are_unique_and_well_formed() -> None:
    """A code never means two rules."""
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"ATR\d{3}", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug) for rule in RULES)


def test_every_file_of_passages_belongs_to_a_rule() -> None:
    """No passages of a rule that was renamed."""
    assert {path.stem for path in FOLDER.iterdir()} == {rule.slug for rule in RULES}


def test_no_rule_imports_another() -> None:
    """A rule can be read alone."""
    names = {Path(str(module.__dict__["__file__"])).stem for module in MODULES}

    for name in names:
        code = (Path(__file__).parents[2] / "attrib" / "rules" / f"{name}.py").read_text(encoding="utf-8")
        assert not any(f"attrib.rules.{other}" in code for other in names)


def test_findings_come_by_place_and_then_by_code() -> None:
    """The order of the text, whatever the order of the table."""
    analysis = sketch(
        "News\n\n[1.content It ended], [1.source officials] [1.cue said]. [2.content He [2.hearsay reportedly] left].",
        officials="anonymous-official 1",
        nobody="unattributed 2",
    )

    assert [f.code for f in run_rules(analysis, POLICY)] == ["ATR101", "ATR103", "ATR105", "ATR201"]


def test_only_the_selected_rules_run(tmp_path: Path) -> None:
    """A newsroom chooses."""
    path = tmp_path / "policy.toml"
    path.write_text('[rules]\nselect = ["ATR103"]\n', encoding="utf-8")
    analysis = sketch("[1.source Officials] [1.cue said] [1.content it is over].", officials="anonymous-official 1")

    assert [f.code for f in run_rules(analysis, load_policy(path))] == ["ATR103"]


def test_a_rule_is_found_by_code_or_slug() -> None:
    """In any case of letters."""
    assert find_rule("atr101") == find_rule("bare-anonymous-source") == RULES[0]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("ATR1O1", "did you mean ATR101"), ("anonymous-leads", "did you mean ATR105"), ("x", "choose one")],
)
def test_an_unknown_rule_brings_a_hint(name: str, hint: str) -> None:
    """The user learns what may have been meant."""
    with pytest.raises(UsageError, match=hint):
        find_rule(name)


def test_thresholds_come_from_the_policy(tmp_path: Path) -> None:
    """Ten quoted words are none too many where the newsroom says twenty."""
    path = tmp_path / "policy.toml"
    path.write_text("[thresholds]\nanonymous-quote-words = 20\nunattributed-quote-words = 20\n", encoding="utf-8")
    strict = [
        p["text"] for slug in ("anonymous-direct-quote", "unattributed-quotation") for p in PASSAGES[slug]["flagged"]
    ]

    for text in strict:
        names = set(re.findall(r"\[(\d)\.", text))
        analysis = sketch(text, **({"somebody": f"anonymous-other {' '.join(names)}"} if names else {}))
        assert not {"ATR106", "ATR203"} & {f.code for f in run_rules(analysis, load_policy(path))}
