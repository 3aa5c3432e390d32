"""How a word becomes its lemma: what is taken off and put there, and where a compound comes apart."""

from typing import NamedTuple

JOINT = "_"
"""Stands in Dutch lemmas between the parts of compounds and separable verbs: premie_verhoging, mee_delen."""

LONGEST_FRONT = {"VERB": 2, "ADJ": 2}
"""Letters that may be taken off the front, by UPOS: *ge*."""

Script = tuple[str, str, str]
"""What is taken off the front, what off the end, and what is put at the end."""


def edit_script(form: str, lemma: str, upos: str) -> Script:
    """Return the rule that changes least.

    >>> edit_script("geregeerd", "regeren", "VERB"), edit_script("genoten", "genoot", "NOUN")
    (('ge', 'erd', 'ren'), ('', 'ten', 'ot'))
    """
    longest = min(LONGEST_FRONT.get(upos, 0), max(0, len(form) - 2))
    scripts = [_script(form, lemma, front) for front in range(longest + 1)]
    return min(scripts, key=lambda script: sum(map(len, script)))


def _script(form: str, lemma: str, front: int) -> Script:
    same = 0
    for one, other in zip(form[front:], lemma, strict=False):
        if one != other:
            break
        same += 1
    return form[:front], form[front + same :], lemma[same:]


def apply_script(script: Script, form: str) -> str | None:
    """Return the lemma that a rule makes of a word, None where it does not fit.

    >>> apply_script(("ge", "erd", "ren"), "gelanceerd")
    'lanceren'
    """
    front, end, added = script
    if len(form) <= len(front) + len(end) or not (form.startswith(front) and form.endswith(end)):
        return None
    return form[len(front) : len(form) - len(end)] + added


class Cut(NamedTuple):
    """A compound and its lemma, each in two: *ploeg* and *genoten* with *ploeg* and *genoot*."""

    front: str
    tail: str
    front_lemma: str
    tail_lemma: str


def cut_compound(form: str, lemma: str, upos: str) -> Cut | None:
    """Return a word in two where its lemma is of several parts, the last apart; else None.

    >>> cut_compound("bijgepraat", "bij_praten", "VERB")
    Cut(front='bij', tail='gepraat', front_lemma='bij', tail_lemma='praten')
    """
    front_lemma, _, tail_lemma = lemma.rpartition(JOINT)
    if not (front_lemma and tail_lemma) or len(form) < 2:
        return None
    plain = front_lemma.replace(JOINT, "")

    def changes(place: int) -> int:
        return _changes(form[:place], plain, "NOUN") + _changes(form[place:], tail_lemma, upos)

    place = min(range(1, len(form)), key=changes)
    return Cut(form[:place], form[place:], front_lemma, tail_lemma)


def _changes(form: str, lemma: str, upos: str) -> int:
    return sum(map(len, edit_script(form, lemma, upos)))
