"""What `attrib corpus report` tells: tables of figures, each an answer to one question in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from attrib.corpus.dataset import Corpus
from attrib.corpus.schema import column_of
from attrib.corpus.views import Answer, ask, open_views
from attrib.model import SourceKind
from attrib.report.wording import KINDS

# An outlet or month that the input does not tell.
NOT_TOLD = "not told"
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

    title: str
    """What its table tells, in plain words."""
    query: str
    narrow: Mapping[str, str] = field(default_factory=dict)
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
    "articles": "articles",
    "claims": "claims",
    "anonymous_by_claims": "anonymous by claims",
    "anonymous_by_words": "by words",
    "index_lower_quartile": "index from",
    "index_median": "median",
    "index_upper_quartile": "to",
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
            title="The corpus",
            query="""
                select lang, status, count(*) as articles, sum(words)::bigint as words, sum(claims)::bigint as claims,
                    string_agg(distinct models, ', ' order by models) as models,
                    min(date)::varchar as first_day, max(date)::varchar as last_day
                from articles group by lang, status order by status desc, articles desc, lang
            """,
        ),
        OUTLETS: Figure(
            title="Outlets: claims that rest on anonymous sources, and the index of source transparency",
            query=f"select in_outlet as outlet, {SHARES} from {GOOD} group by in_outlet order by articles desc, outlet",  # noqa: S608
            narrow={"outlet": "outlet", **NARROW},
        ),
        MONTHS: Figure(
            title="Outlets by month",
            query=f"""
                select in_outlet as outlet, in_month as month, {SHARES}
                from {GOOD} group by in_outlet, in_month order by outlet, month
            """,  # noqa: S608
            narrow={"outlet": "outlet", "month": "month", **NARROW},
        ),
        INDEXES: Figure(
            title="How the index is distributed: articles by outlet, from each ten points on",
            query=f"""
                select in_outlet as outlet, least("index" // 10, 9) * 10 as index_from, count(*) as articles,
                    round(count(*) / sum(count(*)) over (partition by in_outlet), 4) as share
                from {GOOD} where "index" is not null group by in_outlet, index_from order by outlet, index_from
            """,  # noqa: S608
            spread=("index_from", "articles"),
        ),
        SOURCES: Figure(
            title="Kinds of source: whose words the claims are, by share of the claim words",
            query=f"""
                with good as {GOOD}, kinds as ({BY_KIND})
                select in_outlet as outlet, kind, sum(claims)::bigint as claims,
                    round(sum(claims) / nullif(sum(sum(claims)) over (partition by in_outlet), 0), 4) as by_claims,
                    round(sum(words) / nullif(sum(sum(words)) over (partition by in_outlet), 0), 4) as by_words
                from kinds group by in_outlet, kind, place order by outlet, place
            """,  # noqa: S608
            spread=("kind", "by_words"),
            narrow={
                KINDS[SourceKind.NAMED_PERSON]: "named person",
                KINDS[SourceKind.NAMED_ORGANIZATION]: "organ- isation",
                KINDS[SourceKind.SPOKESPERSON]: "spokes- person",
                KINDS[SourceKind.DOCUMENT]: "docu- ment",
                KINDS[SourceKind.ANONYMOUS_OFFICIAL]: "anon. official",
                KINDS[SourceKind.ANONYMOUS_OTHER]: "anon. other",
                KINDS[SourceKind.COLLECTIVE]: "collec- tive",
                KINDS[SourceKind.UNATTRIBUTED]: "no source",
            },
        ),
        ANONYMOUS: Figure(
            title="Words for anonymous sources that are used most",
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


def compute_figures(corpus: Corpus, names: tuple[str, ...] = tuple(FIGURES)) -> dict[str, Answer]:
    """Return the tables by name. Raises DataError where the corpus cannot be read."""
    with open_views(corpus) as connection:
        return {name: ask(connection, FIGURES[name].query) for name in names}


def fit(name: str, answer: Answer) -> Answer:
    """Return a table as it fits a terminal: with fewer columns, or spread out."""
    figure = FIGURES[name]
    if figure.spread:
        return spread(answer, *figure.spread)
    if not figure.narrow:
        return answer
    places = [answer.columns.index(column) for column in figure.narrow]
    return Answer(columns=tuple(figure.narrow), rows=[tuple(row[place] for place in places) for row in answer.rows])


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
