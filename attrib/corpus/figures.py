"""What `attrib corpus report` tells: tables of figures, each an answer to one question in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from attrib.corpus.dataset import Corpus
from attrib.corpus.schema import column_of
from attrib.corpus.views import Answer, ask, open_views
from attrib.messages import Message
from attrib.model import SourceKind
from attrib.report.wording import KINDS

# An outlet or month that the input does not tell.
NOT_TOLD = Message("not told")
# How many of the phrases that are used most are listed.
PHRASES = 50
OVERVIEW, OUTLETS, MONTHS, INDEXES, SOURCES, ANONYMOUS = (
    "overview",
    "outlets",
    "months",
    "indexes",
    "sources",
    "phrases",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A question to a corpus."""

    title: Message
    """What its table tells, in plain words."""
    query: str
    narrow: Mapping[str, Message] = field(default_factory=dict)
    """At the terminal: the columns that fit there (all if none are told) with their heads."""
    spread: tuple[str, str] | None = None
    """At the terminal: the column whose values become columns, and the one that fills these."""


def _anonymous(prefix: str) -> str:
    """Return the sum of what rests on anonymous sources."""
    kinds = [kind for kind in SourceKind if kind.anonymous]
    return "(" + " + ".join(f"sum({prefix}_{column_of(kind)})" for kind in kinds) + ")"


# Sums over articles, so that a long article counts for what it is; null where there are no claims.
SHARES = f"""
    count(*) as articles,
    sum(words)::bigint as words,
    sum(claims)::bigint as claims,
    round({_anonymous("claims")} / nullif(sum(claims), 0), 4) as anonymous_by_claims,
    round({_anonymous("claim_words")} / nullif(sum(claim_words), 0), 4) as anonymous_by_words,
    count("index") as with_index,
    round(avg("index"), 1) as index_mean,
    round(quantile_cont("index", 0.25), 1) as index_lower_quartile,
    round(quantile_cont("index", 0.5), 1) as index_median,
    round(quantile_cont("index", 0.75), 1) as index_upper_quartile
"""
NARROW = {
    "articles": Message("articles"),
    "claims": Message("claims"),
    "anonymous_by_claims": Message("anonymous by claims"),
    "anonymous_by_words": Message("anonymous by words"),
    "index_lower_quartile": Message("index from"),
    "index_median": Message("index median"),
    "index_upper_quartile": Message("index to"),
}
# Parts of a whole, shown as percentages.
PERCENTAGES = frozenset({"anonymous_by_claims", "anonymous_by_words", "by_claims", "by_words", "share"})
GOOD = f"""
    (select *, coalesce(outlet, '{NOT_TOLD}') as in_outlet, coalesce(strftime(date, '%Y-%m'), '{NOT_TOLD}') as in_month
    from articles where status = 'ok')
"""  # noqa: S608 - made of our own words
BY_KIND = " union all ".join(
    f"select in_outlet, {number} as place, '{KINDS[kind]}' as kind, claims_{column_of(kind)} as claims, "  # noqa: S608
    f"claim_words_{column_of(kind)} as words from good"
    for number, kind in enumerate(SourceKind)
)
FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        OVERVIEW: Figure(
            title=Message("The corpus"),
            query="""
                select lang, status, count(*) as articles, sum(words)::bigint as words, sum(claims)::bigint as claims,
                    string_agg(distinct models, ', ' order by models) as models,
                    min(date)::varchar as first_day, max(date)::varchar as last_day
                from articles group by lang, status order by status desc, articles desc, lang
            """,
        ),
        OUTLETS: Figure(
            title=Message("Outlets: claims that rest on anonymous sources, and the index of source transparency"),
            query=f"select in_outlet as outlet, {SHARES} from {GOOD} group by in_outlet order by articles desc, outlet",  # noqa: S608
            narrow={"outlet": Message("outlet"), **NARROW},
        ),
        MONTHS: Figure(
            title=Message("Outlets by month"),
            query=f"""
                select in_outlet as outlet, in_month as month, {SHARES}
                from {GOOD} group by in_outlet, in_month order by outlet, month
            """,  # noqa: S608
            narrow={"outlet": Message("outlet"), "month": Message("month"), **NARROW},
        ),
        INDEXES: Figure(
            title=Message("How the index is distributed: articles by outlet, from each ten points on"),
            query=f"""
                select in_outlet as outlet, least("index" // 10, 9) * 10 as index_from, count(*) as articles,
                    round(count(*) / sum(count(*)) over (partition by in_outlet), 4) as share
                from {GOOD} where "index" is not null group by in_outlet, index_from order by outlet, index_from
            """,  # noqa: S608
            spread=("index_from", "articles"),
        ),
        SOURCES: Figure(
            title=Message("Kinds of source: whose words the claims are, by share of the claim words"),
            query=f"""
                with good as {GOOD}, kinds as ({BY_KIND})
                select in_outlet as outlet, kind, sum(claims)::bigint as claims,
                    round(sum(claims) / nullif(sum(sum(claims)) over (partition by in_outlet), 0), 4) as by_claims,
                    round(sum(words) / nullif(sum(sum(words)) over (partition by in_outlet), 0), 4) as by_words
                from kinds group by in_outlet, kind, place order by outlet, place
            """,  # noqa: S608
            spread=("kind", "by_words"),
        ),
        ANONYMOUS: Figure(
            title=Message("Words for anonymous sources that are used most"),
            query=f"""
                select lower(name) as phrase, articles.lang as lang, sum(len(sources.attributions))::bigint as claims,
                    count(distinct article) as articles, count(distinct articles.outlet) as outlets
                from sources join articles on article = number
                where source_type in ({", ".join(f"'{kind.value}'" for kind in SourceKind if kind.anonymous)})
                    and name != ''
                group by phrase, articles.lang order by articles desc, claims desc, phrase limit {PHRASES}
            """,  # noqa: S608
        ),
    }
)


# The same titles for tables that are told by another column.
TITLES_BY = {
    OUTLETS: Message("By {column}: claims that rest on anonymous sources, and the index of source transparency"),
    MONTHS: Message("By {column}, by month"),
    INDEXES: Message("How the index is distributed: articles by {column}, from each ten points on"),
}
HEADS = {
    "outlet": Message("outlet"),
    "month": Message("month"),
    "lang": Message("lang"),
    "status": Message("status"),
    "articles": Message("articles"),
    "words": Message("words"),
    "claims": Message("claims"),
    "models": Message("models"),
    "first_day": Message("first day"),
    "last_day": Message("last day"),
    "anonymous_by_claims": Message("anonymous by claims"),
    "anonymous_by_words": Message("anonymous by words"),
    "with_index": Message("with index"),
    "index_mean": Message("index mean"),
    "index_lower_quartile": Message("index lower quartile"),
    "index_median": Message("index median"),
    "index_upper_quartile": Message("index upper quartile"),
    "index_from": Message("index from"),
    "share": Message("share"),
    "kind": Message("kind"),
    "by_claims": Message("by claims"),
    "by_words": Message("by words"),
    "phrase": Message("phrase"),
    "outlets": Message("outlets"),
    "date": Message("date"),
    "path": Message("path"),
    "version": Message("version"),
    "profile": Message("profile"),
    "policy": Message("policy"),
}
"""What stands above the columns of tables."""
OURS = frozenset({*map(str, KINDS.values()), NOT_TOLD})
"""What stands in cells in our words."""


BY_OUTLET = "coalesce(outlet,"
GROUPS = ("outlet", "lang", "date", "date_text", "path", "null_reason", "models", "version", "profile", "policy")
"""Columns of the table of articles by which figures can be told."""


def compute_figures(corpus: Corpus, names: tuple[str, ...] = tuple(FIGURES), by: str = "outlet") -> dict[str, Answer]:
    """Return the tables by name, told by a column of the articles in place of outlets.

    Raises DataError where the corpus cannot be read.
    """
    column = f'"{by}"::varchar'
    with open_views(corpus) as connection:
        return {
            name: _named(ask(connection, FIGURES[name].query.replace(BY_OUTLET, f"coalesce({column},")), by)
            for name in names
        }


def in_our_words(answer: Answer) -> Answer:
    """Return a table in which what is in our words can be said in another language."""
    rows = [tuple(Message(v) if isinstance(v, str) and v in OURS else v for v in row) for row in answer.rows]
    return Answer(columns=answer.columns, rows=rows)


def _named(answer: Answer, by: str) -> Answer:
    """Return a table whose column of outlets has the name of what stands there."""
    return Answer(columns=tuple(by if name == "outlet" else name for name in answer.columns), rows=answer.rows)


def title_of(name: str, by: str) -> Message:
    """Return the title of a table that is told by a column.

    >>> title_of("months", "lang"), title_of("months", "outlet")
    ('By lang, by month', 'Outlets by month')
    """
    title, other = FIGURES[name].title, TITLES_BY.get(name)
    return title if by == "outlet" or other is None else Message(other, column=head_of(by))


def head_of(column: str) -> Message:
    """Return what stands above a column of a table.

    >>> head_of("anonymous_by_words"), head_of("●")
    ('anonymous by words', '●')
    """
    return HEADS.get(column) or Message(column.replace("_", " "))


def fit(name: str, answer: Answer) -> Answer:
    """Return a table as it fits a terminal: with fewer columns, or spread out."""
    figure = FIGURES[name]
    if figure.spread:
        return spread(answer, *figure.spread)
    if not figure.narrow:
        return answer
    shown = [column if column in answer.columns else answer.columns[0] for column in figure.narrow]
    places = [answer.columns.index(column) for column in shown]
    return Answer(columns=tuple(shown), rows=[tuple(row[place] for place in places) for row in answer.rows])


def without_repeats(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows that begin with nothing where they begin as the row before them does.

    >>> without_repeats([("A", 1), ("A", 2), ("B", 3)])
    [('A', 1), ('', 2), ('B', 3)]
    """
    before = [None, *(row[0] for row in rows)]
    return [("", *row[1:]) if row[0] == last else row for row, last in zip(rows, before, strict=False)]


def are_percentages(name: str, answer: Answer) -> list[bool]:
    """Return for every column of a table, spread out or not, whether its numbers are parts of a whole."""
    filled = FIGURES[name].spread
    if filled and filled[0] not in answer.columns:
        return [False, *(filled[1] in PERCENTAGES for _ in answer.columns[1:])]
    return [column in PERCENTAGES for column in answer.columns]


def spread(answer: Answer, over: str, filled: str) -> Answer:
    """Return a table with a row for each value of the first column, and a column for each value of another.

    >>> answer = Answer(columns=("outlet", "kind", "n"), rows=[("A", "x", 1), ("A", "y", 2), ("B", "y", 3)])
    >>> spread(answer, "kind", "n")
    Answer(columns=('outlet', 'x', 'y'), rows=[('A', 1, 2), ('B', None, 3)])
    """
    at, value = answer.columns.index(over), answer.columns.index(filled)
    heads = list(dict.fromkeys(row[at] for row in answer.rows))
    heads = sorted(heads) if all(isinstance(head, int) for head in heads) else heads
    rows: dict[object, dict[object, object]] = {}
    for row in answer.rows:
        rows.setdefault(row[0], {})[row[at]] = row[value]
    return Answer(
        columns=(answer.columns[0], *map(str, heads)),
        rows=[(first, *(cells.get(head) for head in heads)) for first, cells in rows.items()],
    )
