"""What makes the new version worse: claims that lost their source, new errors, a fallen index."""

from collections.abc import Iterable, Iterator

from attrib.diff.model import Account, Change, Regression, RegressionKind, Remark
from attrib.messages import Message
from attrib.model import Level


def find_regressions(
    old: Account, new: Account, changes: Iterable[Change], added: Iterable[Remark], noise: float
) -> Iterator[Regression]:
    """Yield every reason to call the new version worse.

    That a claim is gone, or was moved, or that a new warning came, is none: an editor may want that.
    """
    yield from map(_source_lost, (change for change in changes if change.loses_identified))
    yield from map(_new_error, (remark for remark in added if remark.level is Level.ERROR))
    before, after = old.score.index, new.score.index
    if before is not None and after is not None and before - after > noise:
        yield Regression(
            kind=RegressionKind.INDEX_FELL,
            message=Message(
                "the index fell from {old} to {new}, by more than {noise:g} points", old=before, new=after, noise=noise
            ),
        )


def _source_lost(change: Change) -> Regression:
    before, after = change.old[0].speaker, change.new[0].speaker
    lost = Message("a claim that rested on “{name}” now rests on nobody", name=before.name)
    changed = Message("a claim that rested on “{name}” now rests on “{other}”", name=before.name, other=after.name)
    return Regression(
        kind=RegressionKind.SOURCE_LOST,
        message=changed if after.name else lost,
        line=change.new[0].line,
    )


def _new_error(remark: Remark) -> Regression:
    return Regression(
        kind=RegressionKind.NEW_ERROR,
        message=Message("new error {code}: {what}", code=remark.code, what=remark.message),
        line=remark.line,
        column=remark.column,
    )
