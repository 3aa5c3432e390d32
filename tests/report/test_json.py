"""The JSON report: shape, places, same bytes, and nothing that a terminal would obey."""

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from attrib.fingerprints import fingerprint
from attrib.model import Failure, Run, Span, Suppressed, SuppressedBy
from attrib.report.json import write_report
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, finish, hostile_run
from tests.sketch import sketch


def written(run: Run) -> str:
    """Return the JSON text of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def read(run: Run) -> Any:
    """Return the object of a run."""
    return json.loads(written(run))


def test_the_same_run_gives_the_same_bytes() -> None:
    """No clock, no order of a set."""
    assert written(finish(dutch_analysis())) == written(finish(dutch_analysis()))


def test_attributions_have_the_shape_of_the_gold_data(dutch: Run) -> None:
    """Spans are pairs of code points into the text; kinds and forms have the gold's names."""
    article = read(dutch)["articles"][0]
    text = dutch.reports[0].article.text
    first = article["attributions"][0]

    assert [text[start:end] for start, end in first["source"]] == ["bronnen"]
    assert [text[start:end] for start, end in first["cue"]] == ["zeggen"]
    assert (first["source_type"], first["source_id"], first["quote"]) == ("anonymous-other", "bronnen", "indirect")
    assert (first["id"], first["lead"], first["nested_in"], first["paragraph"]) == ("a1", True, None, 1)
    assert article["attributions"][6]["nested_in"] == "a6"


def test_findings_have_line_and_column(dutch: Run) -> None:
    """Both count from 1."""
    finding = read(dutch)["articles"][0]["findings"][0]

    assert (finding["code"], finding["rule"], finding["severity"]) == ("ATR101", "bare-anonymous-source", "error")
    assert finding["start"] == {"line": 3, "column": 114}
    assert finding["end"] == {"line": 3, "column": 121}
    assert finding["attribution"] == "a1"


def test_the_words_of_a_claim_stand_beside_its_places(dutch: Run) -> None:
    """A comparison with another report needs them; what is missing is null."""
    attributions = read(dutch)["articles"][0]["attributions"]
    texts = [[attribution[f"{part}_text"] for part in ("source", "cue", "content")] for attribution in attributions]

    assert texts[0][:2] == ["bronnen", "zeggen"]
    assert texts[0][2].startswith("In de haven")
    assert texts[1][0] is None


def test_the_words_that_describe_a_source_stand_beside_their_places() -> None:
    """Role, description and reason."""
    analysis = sketch(
        "[1.source Two officials [them.description at the port], [them.reason who fear for their jobs],]"
        " [1.cue said] [1.content it is over].",
        them="anonymous-official 1",
    )
    source = read(finish(analysis))["articles"][0]["sources"][0]

    assert [source["role_text"], source["description_text"], source["reason_text"]] == [
        None,
        "at the port",
        "who fear for their jobs",
    ]


def test_the_rest_of_the_text_is_left_out(dutch: Run) -> None:
    """Only claims, and what tells of their sources."""
    assert "Kwelderweg" not in written(dutch)


def test_suppressed_findings_stand_apart(dutch: Run) -> None:
    """With who asked not to see them, and why; they do not count as findings."""
    report = dutch.reports[0]
    first, *others = report.findings
    hidden = Suppressed(finding=first, by=SuppressedBy.INLINE, reason="known to the desk")
    object_ = read(replace(dutch, reports=(replace(report, findings=tuple(others), suppressed=(hidden,)),)))
    article = object_["articles"][0]

    assert [(f["code"], f["suppressed_by"], f["suppressed_reason"]) for f in article["suppressed"]] == [
        (first.code, "inline", "known to the desk")
    ]
    assert len(article["findings"]) == len(others)
    assert object_["summary"]["suppressed"] == 1


def test_a_finding_about_the_whole_article_has_no_place(dutch: Run) -> None:
    """Null, not a place that means nothing."""
    report = dutch.reports[0]
    whole = replace(report.findings[0], span=None, attribution=None, source=None)
    finding = read(replace(dutch, reports=(replace(report, findings=(whole,)),)))["articles"][0]["findings"][0]

    assert [finding[key] for key in ("span", "start", "end", "attribution", "source_id")] == [None] * 5


def test_failures_stand_under_errors(dutch: Run) -> None:
    """A program reads them where people read standard error."""
    run = replace(dutch, failures=(Failure(path="gone.txt", message="no such file: check the path"),))

    assert read(run)["errors"] == [{"path": "gone.txt", "message": "no such file: check the path"}]
    assert read(run)["summary"] == {
        "articles": 1,
        "errors": 1,
        "findings": {"error": 2, "warning": 6, "info": 0},
        "suppressed": 0,
    }


def test_an_empty_run_is_a_report() -> None:
    """Nothing to check is no crash."""
    assert read(Run(version="1", reports=()))["articles"] == []


def test_a_missing_index_is_null_with_a_reason() -> None:
    """Too short a text."""
    score = read(finish(sketch("Short.")))["articles"][0]["score"]

    assert score["index"] is None
    assert score["null_reason"] == "an index needs 60 words, the text has 1"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_they_were(words: str) -> None:
    """Escaped in the file, the same when read."""
    run = hostile_run(words)
    text = written(run)

    assert read(run)["articles"][0]["sources"][0]["name"] == run.reports[0].analysis.sources[0].name
    assert not UNPRINTABLE.search(text)
    text.encode("utf-8")


def test_a_fingerprint_survives_changes_elsewhere(dutch: Run) -> None:
    """A new first paragraph moves every place and changes no fingerprint."""
    before, after = dutch.reports[0], finish(dutch_analysis("Een eerste alinea die er niet stond.\n\n")).reports[0]
    kept = [finding for finding in before.findings if finding.code != "ATR105"]

    assert [fingerprint(before, f) for f in kept] == [fingerprint(after, f) for f in after.findings]


def test_a_fingerprint_tells_claims_apart(dutch: Run) -> None:
    """All findings of the article have their own; case and marks do not matter."""
    report = dutch.reports[0]
    names = [fingerprint(report, finding) for finding in report.findings]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in names)


def test_fingerprints_ignore_case_and_marks() -> None:
    """Curly and straight marks, capitals and line breaks are the same words."""
    drawings = [
        f"[1.content {words}], [1.source officials] [1.cue said]." for words in ("“It is, over”", "it\nis over")
    ]
    reports = [finish(sketch(drawing, officials="anonymous-other 1")).reports[0] for drawing in drawings]

    assert len({fingerprint(r, f) for r in reports for f in r.findings if f.code == "ATR101"}) == 1


def test_a_finding_without_attribution_is_told_by_its_own_words(dutch: Run) -> None:
    """A quotation without speaker has no source to go by."""
    report = dutch.reports[0]
    finding = next(finding for finding in report.findings if finding.code == "ATR203")

    assert fingerprint(report, finding) != fingerprint(report, replace(finding, span=Span(0, 5)))
