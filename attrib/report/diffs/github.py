"""The regressions of a diff as GitHub's workflow commands, which become annotations beside the text.

    ::error file=story.txt,line=3,title=source-lost::a claim that rested on …

What cannot be mended by a person in one place, the fall of the index, is a warning about the file.
"""

from collections import Counter
from typing import TextIO

from attrib.diff.model import Diff, Regression, RegressionKind
from attrib.messages import Voice, voice
from attrib.paths import in_repository
from attrib.report.diffs.wording import index_words, noise_words, remark_counts
from attrib.report.github import MOST_OF_A_KIND, written


def write_diff(diff: Diff, out: TextIO) -> None:
    """Write a command for every regression, then what else there is in one line."""
    say = voice(diff.language)
    seen: Counter[str] = Counter()
    for regression in diff.regressions:
        kind = "warning" if regression.kind is RegressionKind.INDEX_FELL else "error"
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            out.write(f"{_command(kind, diff, regression, say)}\n")
    more = sum(max(0, number - MOST_OF_A_KIND) for number in seen.values())
    left_out = say("; {n} more than GitHub shows are not annotated", n=more) if more else ""
    counts = say("findings: {counts}", counts=remark_counts(diff))
    out.write(f"attrib: {say(index_words(diff))}; {counts}. {say(noise_words(diff))}{left_out}\n")


def _command(kind: str, diff: Diff, regression: Regression, say: Voice) -> str:
    properties = {
        "file": in_repository(diff.new.path),
        "line": str(regression.line or ""),
        "col": str(regression.column or ""),
        "title": regression.kind.value,
    }
    return written(kind, {name: value for name, value in properties.items() if value}, say(regression.message))
