"""What makes the new version worse: claims that lost their source, new errors, a fallen index."""

from collections.abc import Iterable, Iterator

from attrib.model import Account, Change, Level, Regression, RegressionKind, Remark


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
            message=f"the index fell from {before} to {after}, by more than {noise:g} points",
        )


def _source_lost(change: Change) -> Regression:
    before, after = change.old[0].speaker, change.new[0].speaker
    now = f"“{after.name}”" if after.name else "nobody"
    return Regression(
        kind=RegressionKind.SOURCE_LOST,
        message=f"a claim that rested on “{before.name}” now rests on {now}",
        line=change.new[0].line,
    )


def _new_error(remark: Remark) -> Regression:
    return Regression(
        kind=RegressionKind.NEW_ERROR,
        message=f"new error {remark.code}: {remark.message}",
        line=remark.line,
        column=remark.column,
    )
