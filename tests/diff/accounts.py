"""Accounts for tests, drawn by hand in few words."""

from dataclasses import replace

from attrib.diff.model import Account, Claim, Remark, Speaker
from attrib.diff.points import raw_index  # the index of claims, without an article around them
from attrib.model import Form, Level, Score, SourceKind

HARRIS = Speaker(id="harris", name="Minister Harris", kind=SourceKind.NAMED_PERSON, identified=True, role=True)
POLICE = Speaker(id="police", name="the police", kind=SourceKind.NAMED_ORGANIZATION, identified=True)
OFFICIALS = Speaker(id="officials", name="two officials", kind=SourceKind.ANONYMOUS_OFFICIAL, identified=False)
NOBODY = Speaker(id="unattributed", name="", kind=SourceKind.UNATTRIBUTED, identified=False)
TOLD_SHARE = 0.75
VALUES = {HARRIS: 1.0, POLICE: 0.9, OFFICIALS: 0.0, NOBODY: 0.0}


def claim(number: int, speaker: Speaker, content: str, **others: object) -> Claim:
    """Return a claim whose weight is 8 to 40 words, as in the score, half as much again in the lead."""
    words = min(max(len(content.split()), 8), 40)
    made = Claim(
        number=number,
        speaker=speaker,
        source=speaker.name,
        cue="said",
        content=content,
        form=Form.INDIRECT,
        lead=False,
        line=number,
        words=words,
        weight=float(words),
        value=VALUES.get(speaker, 0.0),
    )
    changed = replace(made, **others)  # type: ignore[arg-type]  # each test names fields of a claim
    return replace(changed, weight=changed.words * 1.5) if changed.lead else changed


def remark(code: str = "ATR101", level: Level = Level.ERROR, fingerprint: str = "f", **others: object) -> Remark:
    """Return a finding."""
    made = Remark(
        code=code,
        slug="slug",
        level=level,
        message="Say who it is.",
        fingerprint=fingerprint,
        line=3,
        column=1,
        claim=None,
        source=None,
    )
    return replace(made, **others)  # type: ignore[arg-type]  # each test names fields of a finding


def account(
    *claims: Claim, language: str = "en", path: str = "story.txt", remarks: tuple[Remark, ...] = (), target: int = 2
) -> Account:
    """Return an account with the index that its claims give."""
    speakers = {claim.speaker.id: claim.speaker for claim in claims}
    identified = sum(speaker.identified for speaker in speakers.values())
    score = Score(
        index=None,
        null_reason="no claims",
        transparency=None,
        breadth=min(1.0, identified / target),
        words=200,
        sources=len(speakers),
        identified=identified,
        target=target,
        shares=(),
    )
    made = Account(path=path, language=language, score=score, claims=claims, remarks=remarks)
    weight = sum(claim.weight for claim in claims)
    if not weight:
        return made
    told = sum(claim.weight * claim.value for claim in claims) / weight
    index = int(raw_index(made, TOLD_SHARE) + 0.5)
    return replace(made, score=replace(score, index=index, null_reason=None, transparency=told))
