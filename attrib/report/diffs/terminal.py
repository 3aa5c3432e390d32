"""The editor's screen for two versions: what moved the index, every change, and what is left to mend.

Both versions stand side by side where the screen is wide enough, else one below the other. Text from an
article reaches the screen as `Text` after `visible`, never as markup.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TextIO

from rich.cells import cell_len
from rich.text import Text

from attrib.diff.model import Change, Claim, Diff, IndexPart, RegressionKind, Remark
from attrib.messages import Message, listed, voice
from attrib.model import SourceKind
from attrib.report.console import COLOURS, LEVELS, make_console
from attrib.report.diffs.wording import (
    Section,
    Stretch,
    arrow,
    compare_words,
    facts,
    figure,
    index_parts,
    item_words,
    noise_words,
    place,
    regression_counts,
    remark_counts,
    said_by,
    says_title,
    sections,
    signed,
    what_happened,
    where_from,
)
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, count, sign
from attrib.report.wording import LEVELS as LEVEL_WORDS

# Two columns of readable width, and no wider than the eye can follow.
SIDE_BY_SIDE = 110
WIDEST = 160
# "  +12.3  " before what happened to a claim.
INDENT = 9
# The longest bar of the table of items.
BAR = 16
GAIN, LOSS = "color(34)", "color(203)"
GONE, FRESH = f"strike {LOSS}", f"underline {GAIN}"
# What became of a version, or of a finding.
OLD, NEW, LEFT, FIXED = Message("old"), Message("new"), Message("left"), Message("fixed")
# What a part of the points of a change is for.
PARTS = {
    "re-sourced": Message("source"),
    "told": Message("source"),
    "lead": Message("lead"),
    "weight": Message("length"),
}
# What stands around words that only one version has, where there is no colour.
PLAIN_GONE, PLAIN_FRESH = ("[-", "-]"), ("{+", "+}")


def write_diff(
    diff: Diff, out: TextIO, width: int | None = None, color: str = "auto", *, everything: bool = False
) -> None:
    """Write a diff as a screen; `everything` shows unchanged claims too."""
    _Screen(out, diff, width, color, everything=everything).show()


class _Screen:
    """A diff on a console."""

    def __init__(self, out: TextIO, diff: Diff, width: int | None, color: str, *, everything: bool) -> None:
        self.console = make_console(out, width, color, WIDEST)
        self.diff = diff
        self.say = voice(diff.language)
        self.everything = everything
        self.styled = self.console.color_system is not None
        # Not every terminal can strike words out, so colour is not given up with nothing in its place.
        self.coloured = self.styled and not self.console.no_color
        self.wide = self.console.width >= SIDE_BY_SIDE

    def show(self) -> None:
        """Print all sections."""
        self._head()
        self._index()
        self._shares()
        self._regressions()
        if self.diff.unaligned:
            self._heading(self.say("Claims"))
            why = self.say("Not compared one by one: {why}.", why=self.diff.unaligned)
            self._block(Text(visible(why)), 2)
        for section in sections(self.diff):
            self._section(section)
        self._findings()
        self._line()
        self._block(Text(self._next(), "bold"), 0)

    # Lines and blocks

    def _line(self, *parts: str | tuple[str, str] | Text) -> None:
        """Print one line that is never wrapped."""
        text = Text.assemble(*parts)
        text.rstrip()
        self.console.print(text, no_wrap=True, crop=False, overflow="ignore")

    def _wrap(self, text: Text, width: int) -> list[Text]:
        lines = list(text.wrap(self.console, width))
        for line in lines:
            line.rstrip()
        return lines

    def _block(self, text: Text, indent: int, first: Text | None = None) -> None:
        """Print text as a wrapped block, with something before its first line."""
        for number, line in enumerate(self._wrap(text, self.console.width - indent)):
            before = first if first and number == 0 else Text()
            self._line(before, " " * (indent - before.cell_len), line)

    def _heading(self, title: str, note: str = "") -> None:
        self._line()
        beside = note if cell_len(title + note) < self.console.width else ""
        rest = self.console.width - cell_len(title + beside) - 1
        self._line((title, "bold"), beside, (" " + "─" * max(0, rest), "dim"))
        if note != beside:
            self._block(Text(note.removeprefix(": ")), 2)

    # Head

    def _room_for(self, *names: Message) -> int:
        """Return how far in stands what has one of these names before it."""
        return max(cell_len(self.say(name)) for name in names) + 4

    def _head(self) -> None:
        self._line(("attrib diff", "dim"))
        indent = self._room_for(OLD, NEW)
        for name, account in ((OLD, self.diff.old), (NEW, self.diff.new)):
            path, about = Text(visible(self.say(where_from(account))), "bold"), Text(self.say(facts(account)), "dim")
            if path.cell_len + about.cell_len + indent + 2 <= self.console.width:
                path, about = Text("  ").join((path, about)), Text()
            self._block(path, indent, Text(f"  {self.say(name)}", "bold"))
            if about:
                self._block(about, indent)
            for note in account.notes:
                self._block(Text.assemble((self.say("Note:") + " ", "bold"), visible(self.say(note))), indent)

    def _index(self) -> None:
        diff = self.diff
        self._heading(self.say("Index of source transparency"))
        change = "" if diff.delta is None else f"{arrow(diff)} {self.say(signed(diff.delta, 0))}   "
        of = Text.assemble((change, f"bold {_style(diff.delta or 0)}"), self.say("of 100, made of"))
        self._part(diff.old.score.index, diff.new.score.index, of, "bold")
        for old, new, words in index_parts(diff):
            self._part(old, new, Text(self.say(words)))
        if diff.unsummed:
            self._block(Text(visible(self.say("No sum of changes: {why}.", why=diff.unsummed))), 2)
        self._items()
        self._block(Text(self.say(noise_words(diff)), "dim"), 2)

    def _part(self, old: int | None, new: int | None, words: Text, style: str = "") -> None:
        """Print a number before and after, and what it is."""
        before, after = f"{figure(old):>3}", f"{figure(new):>3}"
        self._block(words, 15, Text.assemble("  ", (before, style), " → ", (after, style)))

    def _items(self) -> None:
        """Print the summands of the change, with bars, and their sum."""
        if not self.diff.items:
            return
        self._line()
        self._block(Text(self.say("What moved it, in points of the index"), "dim"), 2)
        most = max(abs(item.points) for item in self.diff.items) or 1  # parts may cancel each other out
        for item in self.diff.items:
            style = "dim" if item.part is IndexPart.ROUNDING else _style(item.points)
            bar = "█" * max(1, round(BAR * abs(item.points) / most)) if self.console.width >= 60 else ""
            first = Text.assemble((f"{self.say(signed(item.points)):>7}", f"bold {style}"), "  ", (bar, style))
            self._block(Text(self.say(item_words(self.diff, item))), INDENT + (BAR + 1 if bar else 0), first)
        self._line("  ", ("─────", "dim"))
        self._line((f"{self.say(signed(self.diff.delta or 0)):>7}", "bold"), (f"  {self.say('together')}", "dim"))

    def _shares(self) -> None:
        """Print how the claim words are shared among the kinds of source, before and after."""
        old, new = ({s.kind: s.share for s in score.shares} for score in (self.diff.old.score, self.diff.new.score))
        kinds = [kind for kind in SourceKind if kind in old or kind in new]
        if not kinds:
            return
        self._heading(self.say("Whose words are the claims?"))
        self._block(Text(self.say("Share of the claim words by kind of source, old → new; ░ is what it was"), "dim"), 2)
        widest = max(len(self.say(KINDS[kind])) for kind in kinds)
        for kind in kinds:
            name = f"  {sign(kind, identified=kind.identified)} {self.say(KINDS[kind]):<{widest}}"
            shares = f"  {old.get(kind, 0):>4.0%} → {new.get(kind, 0):>4.0%}  "
            room = self.console.width - cell_len(name + shares)
            before, now = round(room * old.get(kind, 0)), round(room * new.get(kind, 0))
            self._line((name, COLOURS[kind]), shares, ("█" * now, COLOURS[kind]), ("░" * (before - now), "dim"))

    # Changes

    def _section(self, section: Section) -> None:
        hidden = section.unchanged and not self.everything
        claims = self.say(count(len(section.changes), "claim"))
        note = f": {claims}" + (f" ({self.say('--all shows them')})" if hidden else "")
        self._heading(self.say(section.title), note)
        for number, change in enumerate(() if hidden else section.changes):
            if number:
                self._line()
            self._change(change)

    def _change(self, change: Change) -> None:
        """Print what happened to a claim, then the claim as it was and as it is."""
        points = Text()
        if change.items:
            points = Text(f"{self.say(signed(change.points)):>7}", f"bold {_style(change.points)}")
        # Points stand where the names of the versions do, so that they need a line of their own there.
        both_below = bool(points and change.old and change.new and not self.wide)
        if both_below or not says_title(change):
            self._block(
                Text.assemble((self.say(what_happened(change)), "bold"), (self._parts(change), "dim")), INDENT, points
            )
            points = Text()
        if self.wide:
            self._beside(change, points)
        else:
            self._below(change, points)

    def _parts(self, change: Change) -> str:
        """Return how the points of a change come about, where more than one thing was done."""
        if len(change.items) < 2:
            return ""
        parts = ", ".join(
            f"{self.say(PARTS[item.part])} {self.say(signed(item.points))}"
            for item in change.items
            if item.part in PARTS
        )
        return f"  ({parts})"

    def _beside(self, change: Change, points: Text) -> None:
        """Print both versions in two columns, and a claim whose words did not change once, below them."""
        room = (self.console.width - INDENT - 3) // 2
        old, new = self._sides(change, room)
        for number, (left, right) in enumerate(zip_longest(old, new, fillvalue=Text())):
            before = points if number == 0 else Text()
            space = " " * (room - left.cell_len)
            self._line(before, " " * (INDENT - before.cell_len), left, space, (" │ ", "dim"), right)
        if _same_words(change):
            self._content(change.new[0], INDENT)

    def _below(self, change: Change, points: Text) -> None:
        """Print both versions one below the other."""
        old, new = self._sides(change, self.console.width - INDENT)
        for name, lines in ((OLD, old), (NEW, new)):
            for number, line in enumerate(lines):
                tag = (
                    Text() if number else points if points or not (old and new) else Text(f"{self.say(name):>7}", "dim")
                )
                self._line(tag, " " * (INDENT - tag.cell_len), line)
        if _same_words(change):
            self._content(change.new[0], INDENT)

    def _content(self, claim: Claim, indent: int) -> None:
        self._block(Text(visible(claim.content)), indent + 2)

    def _sides(self, change: Change, room: int) -> tuple[list[Text], list[Text]]:
        """Return the lines of both versions: the sources, and the words of the claims unless they are the same."""
        if _same_words(change):
            return self._side(change.old, None, room), self._side(change.new, None, room)
        old, new = compare_words(_contents(change.old), _contents(change.new))
        if len(change.old) > 1 or len(change.new) > 1 or not change.old or not change.new:
            return self._side(change.old, (), room), self._side(change.new, (), room)
        return (
            self._side(change.old, tuple(self._marked(old, GONE, PLAIN_GONE)), room),
            self._side(change.new, tuple(self._marked(new, FRESH, PLAIN_FRESH)), room),
        )

    def _side(self, claims: Iterable[Claim], words: tuple[Text, ...] | None, room: int) -> list[Text]:
        """Return lines with source, cue and words of claims; `words` if they have marks, no words for None."""
        lines: list[Text] = []
        for claim in claims:
            lines += self._hung(self._source(claim), room)
            if words is not None:
                content = Text(" ").join(words) if words else Text(visible(claim.content))
                lines += [Text("  ") + line for line in self._wrap(content, room - 2)]
        return lines

    def _hung(self, text: Text, room: int) -> list[Text]:
        """Return wrapped lines, those after the first further in."""
        return [line if number == 0 else Text("  ") + line for number, line in enumerate(self._wrap(text, room - 2))]

    def _source(self, claim: Claim) -> Text:
        """Return sign, words and cue of a source, and where it speaks."""
        colour, speaker = COLOURS[claim.speaker.kind], claim.speaker
        mark = sign(speaker.kind, identified=speaker.identified)
        text = Text.assemble((mark, colour), " ", (visible(self.say(said_by(claim))), f"bold {colour}"))
        if claim.cue:
            cue = visible(claim.cue)
            text.append(" ").append(cue if self.styled else f"_{cue}_", "italic")
        lead = Message("in the lead") if claim.lead else ""
        within = Message("within another's claim") if claim.nested else ""
        told = self.say(listed((place(claim), lead, within)))
        return text.append(f" · {told}" if told else "", "dim")

    def _marked(self, stretches: Iterable[Stretch], style: str, plain: tuple[str, str]) -> Iterator[Text]:
        """Yield stretches of words, those of one version only with a style or, without colour, in marks."""
        for stretch in stretches:
            words = visible(stretch.words)
            if not stretch.own:
                yield Text(words)
            elif self.coloured:
                yield Text(words, style)
            else:
                yield Text(f"{plain[0]}{words}{plain[1]}")

    # Findings

    def _findings(self) -> None:
        self._heading(self.say("Findings"), f": {self.say(remark_counts(self.diff))}")
        indent = self._room_for(NEW, LEFT, FIXED)
        self._remarks(NEW, self.diff.new_remarks, indent)
        self._remarks(LEFT, self.diff.remaining, indent)
        for remark in self.diff.fixed:
            where = f", {self.say(place(remark, old=True))}" if remark.line else ""
            self._block(
                Text(visible(f"{remark.code} {remark.slug}{where}"), "dim"),
                indent,
                Text(f"  {self.say(FIXED)}", GAIN),
            )

    def _remarks(self, name: Message, remarks: Iterable[Remark], indent: int) -> None:
        for remark in remarks:
            where = f"{self.say(place(remark))}, " if remark.line else ""
            words = Text.assemble(
                (f"{where}{self.say(LEVEL_WORDS[remark.level])}: ", LEVELS[remark.level]),
                visible(self.say(remark.message)),
                (f" {visible(remark.code)}", "dim"),
            )
            self._block(words, indent, Text(f"  {self.say(name)}", f"bold {LOSS}" if name == NEW else "bold"))

    def _regressions(self) -> None:
        if not self.diff.regressions:
            return
        self._heading(self.say("Worse than before"), f": {self.say(regression_counts(self.diff))}")
        for regression in self.diff.regressions:
            if regression.kind is RegressionKind.NEW_ERROR:
                continue  # it stands among the findings
            where = f"{self.say(place(regression))}: " if regression.line else ""
            self._block(
                Text(visible(f"{where}{self.say(regression.message)}")), INDENT, Text("      −", f"bold {LOSS}")
            )

    def _next(self) -> str:
        """Return what to do now."""
        open_remarks = sorted(
            self.diff.new.remarks, key=lambda remark: (remark.level.rank, remark.line or 0, remark.column or 0)
        )
        if not open_remarks:
            return self.say("Next: nothing to mend by the rules in force.")
        first = open_remarks[0]
        findings, code = count(len(open_remarks), "finding"), visible(first.code)
        if first.line is None:
            return self.say("Next: {findings} to mend. Begin with {code}.", findings=findings, code=code)
        return self.say(
            "Next: {findings} to mend. Begin with {code} in line {line}.", findings=findings, code=code, line=first.line
        )


def _style(points: float) -> str:
    return GAIN if points > 0 else LOSS if points < 0 else "dim"


def _contents(claims: Iterable[Claim]) -> str:
    return " ".join(claim.content for claim in claims)


def _same_words(change: Change) -> bool:
    """Tell whether the words of a claim are the same in both versions, so that they need to be shown only once."""
    return bool(change.old and change.new) and _contents(change.old).casefold() == _contents(change.new).casefold()
