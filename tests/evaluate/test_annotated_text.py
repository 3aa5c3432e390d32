"""Annotated texts: words become places, and what does not fit is named with its line; as corpus.py reads them, too."""

import subprocess
import sys
from pathlib import Path

import pytest

from attrib.errors import DataError
from attrib.evaluate.annotation import GoldArticle
from attrib.evaluate.gold import read_gold
from attrib.model import Spans
from tests.fixtures import FIXTURES, ROOT

THEIRS = ROOT.parent / "shared" / "corpus"
ARTICLE = """\
# id: kamp
# lang: nl
# genre: politics
Kamp wil stoppen

De minister stapt op, zegt een ingewijde die erbij was. “Het is genoeg”, zegt hij. Dat zegt hij al jaren.

De minister zegt dat hij blijft.
Een rechter zei niets.

“En nog iets.”
----
# a remark
2 | other | insider | een ingewijde die erbij was | zegt | De minister [...] op
2 | other | insider | hij | zegt #2 | “Het is genoeg” && @4 “En nog iets.”
2 | D | insider | die erbij was
2 | R | insider | al jaren
3 | person | kamp | De minister | zegt | dat hij blijft | a note
3 | official~ | judge | Een rechter | zei | niets
3 | nobody | zou | - | - | hij
"""


def article_of(path: Path, text: str = ARTICLE) -> GoldArticle:
    """Return the only article of a file with some text."""
    path.write_text(text, encoding="utf-8")
    (article,) = read_gold(path)
    return article


def words(article: GoldArticle, spans: Spans) -> list[str]:
    """Return the words of some spans."""
    return [article.text[span.start : span.end] for span in spans]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an article may be written."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder / "a.txt"


def test_headers_and_text(path: Path) -> None:
    """The headers are no part of the text, nor are blank lines at its ends."""
    article = article_of(path, ARTICLE.replace("----", "\n\n----"))

    assert (article.id, article.language) == ("kamp", "nl")
    assert article.text.startswith("Kamp wil stoppen\n\nDe minister")
    assert article.text.endswith("“En nog iets.”")


def test_attributions_in_reading_order(path: Path) -> None:
    """With kind, source id, and whether the name is kept back."""
    article = article_of(path)

    assert [(a.kind, a.source_id, a.withheld) for a in article.annotations] == [
        ("anonymous-other", "insider", True),
        ("anonymous-other", "insider", True),
        ("named-person", "kamp", False),
        ("unattributed", "zou", False),
        ("anonymous-official", "judge", False),
    ]


def test_a_range_parts_and_another_paragraph(path: Path) -> None:
    """`[...]` between two strings, `&&` between parts, `@4` for the paragraph, `#2` for the second place."""
    first, second, *_ = (article := article_of(path)).annotations

    assert words(article, first.content) == ["De minister stapt op"]
    assert words(article, second.content) == ["“Het is genoeg”", "“En nog iets.”"]
    assert second.cue[0].start == article.text.index("zegt hij")


def test_of_several_places_the_nearest(path: Path) -> None:
    """The cue next to its content, the source next to its cue: no 'zegt' of another clause."""
    first, second, third, *_ = (article := article_of(path)).annotations

    assert first.cue[0].start == article.text.index("zegt een ingewijde")
    assert second.source[0].start == article.text.index("hij. Dat")
    assert third.source[0].start == article.text.index("De minister zegt")


def test_only_whole_words(path: Path) -> None:
    """'ster' is no word of 'de minister'."""
    with pytest.raises(DataError, match="paragraph 2 does not hold 'ster'"):
        article_of(path, ARTICLE + "2 | org | x | ster | zegt #3 | Dat\n")


def test_descriptions_and_reasons(path: Path) -> None:
    """By source."""
    article = article_of(path)
    assert article.told
    (told,) = article.told

    assert told.source_id == "insider"
    assert (words(article, told.description), words(article, told.reason)) == (["die erbij was"], ["al jaren"])


def test_an_article_of_which_nothing_is_told(path: Path) -> None:
    """Is annotated all the same: what is found there is too much."""
    assert article_of(path, "# id: a\nNiets.\n----\n").told == ()


def test_sentences_are_articles_of_their_own(path: Path) -> None:
    """Counted from their own start, without those that hold a quotation by itself."""
    lines = (
        "# id: s\n# lang: nl\n# genre: newspaper sentences, each by itself\n"
        "Niets.\n\n“Ja.”\n\nJan zegt nee.\n----\n"
        "2 | person | x | - | - | “Ja.” | bare\n3 | person | jan | Jan | zegt | nee\n"
    )
    path.write_text(lines, encoding="utf-8")
    nothing, said = read_gold(path)

    assert (nothing.id, nothing.text, nothing.annotations) == ("s.1", "Niets.", ())
    assert (said.id, said.text, said.language, said.told) == ("s.3", "Jan zegt nee.", "nl", None)
    assert [words(said, getattr(said.annotations[0], role)) for role in ("source", "cue", "content")] == [
        ["Jan"], ["zegt"], ["nee"],
    ]  # fmt: skip


def test_a_sentence_holds_all_of_its_words(path: Path) -> None:
    """What another sentence says is none of its business."""
    with pytest.raises(DataError, match=r"a\.txt:7: words outside the sentence"):
        article_of(
            path, "# id: s\n# genre: each by itself\nJan.\n\nZegt nee.\n----\n2 | person | j | @1 Jan | Zegt | nee\n"
        )


def test_several_files_and_folders(path: Path) -> None:
    """Of a folder all texts, also those in folders of it."""
    path.write_text(ARTICLE + "\n" + ARTICLE.replace("id: kamp", "id: two"), encoding="utf-8-sig")
    other = path.with_name("b.txt")
    article_of(other, ARTICLE.replace("id: kamp", "id: three"))

    assert [a.id for a in read_gold(path, other)] == ["kamp", "two", "three"]
    assert read_gold(path.parent) == read_gold(path.parent.parent) == read_gold(path, other)


def test_an_article_that_stands_in_two_files_is_named(path: Path) -> None:
    """It would count twice."""
    other = path.with_name("b.txt")
    article_of(path)
    article_of(other)

    with pytest.raises(DataError, match=r"b\.txt: article kamp occurs twice"):
        read_gold(path, other)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("zegt", "a line begins with the number of a paragraph, not with 'zegt'"),
        ("2 | person | kamp | De minister | stapt", "5 fields"),
        ("2 | D | insider | van | het", "5 fields"),
        ("2 | minister | kamp | De minister | zegt | Dat", "no such kind: 'minister'"),
        ("2 | person~ | kamp | De minister | zegt | Dat", "no such kind: 'person~'"),
        ("2 | person | kamp | - | zegt | Dat", "no source"),
        ("2 | person | kamp | De minister | zegt | -", "no content"),
        ("2 | person | kamp | De minister | zegt | [...] Dat", "an empty part"),
        ("2 | person | kamp | De minister | zegt | De && ", "an empty part"),
        ("2 | person | kamp | De minister | blijft | Dat", "paragraph 2 does not hold 'blijft'"),
        ("2 | person | kamp | De minister | zegt #9 | Dat", "stands 3 time(s) in paragraph 2: no #9"),
        ("9 | person | kamp | De minister | zegt | Dat", "there is no paragraph 9: the article has 4"),
        ("2 | person | kamp | Dat zegt hij | zegt #3 | genoeg", "cue and source overlap"),
        ("2 | person | kamp | De minister | zegt #3 | Dat zegt hij", "cue and content overlap"),
        (
            "2 | org | kamp | De minister | zegt #3 | Dat",
            "source 'kamp' is named-organization here and named-person above",
        ),
        ("2 | R | nobody | al jaren", "R for 'nobody', which is the source of no claim"),
    ],
)
def test_a_line_that_does_not_fit_is_named(path: Path, line: str, message: str) -> None:
    """With file, line and what is wrong."""
    with pytest.raises(DataError) as error:
        article_of(path, f"{ARTICLE}{line}\n")

    assert str(error.value).startswith(f"{path}:{ARTICLE.count(chr(10)) + 1}: ")
    assert message in str(error.value)


def test_a_range_of_many_pages_is_named(path: Path) -> None:
    """Its end was surely meant to be nearer."""
    text = f"# id: a\nJan zegt ja {'en ' * 2000}nee.\n----\n1 | person | jan | Jan | zegt | ja [...] nee\n"

    with pytest.raises(DataError, match=r"a\.txt:4: .* spans more than 6000 characters"):
        article_of(path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Kamp wil stoppen\n", "a.txt:1: no annotated article"),
        (f"\n# lang: nl\n{ARTICLE}", "a.txt:1: no annotated article"),
        ("# id: a\nJa.\n# id: b\nNee.\n----\n", "a.txt:1: no line '----'"),
        ("# id:\nJa.\n----\n", "a.txt:1: an article without an id"),
        ("# id: a\n----\n", "a.txt:1: an article without a text"),
    ],
)
def test_a_file_that_is_no_annotated_text_is_named(path: Path, text: str, message: str) -> None:
    """With what is missing."""
    with pytest.raises(DataError) as error:
        article_of(path, text)

    assert message in str(error.value)


def read_by_their_script(command: str, files: list[Path], folder: Path) -> tuple[GoldArticle, ...]:
    """Return what corpus.py, which stands beside the shared corpus, reads from some files."""
    gold = folder / f"{command}.jsonl"
    gold.write_bytes(subprocess.check_output([sys.executable, THEIRS / "corpus.py", command, *files]))
    return read_gold(gold)


@pytest.mark.skipif(not THEIRS.is_dir(), reason="the shared corpus belongs to others")
@pytest.mark.parametrize("corpus", [THEIRS, FIXTURES / "corpus"], ids=["shared", "fixtures"])
def test_the_corpus_reads_as_by_its_own_script(corpus: Path, tmp_path: Path) -> None:
    """Every place, id and description of every article and sentence."""
    sentences = sorted(corpus.glob("sentences/*.txt"))
    articles = sorted(set(corpus.glob("*/*.txt")) - set(sentences))

    assert read_gold(*articles) == read_by_their_script("jsonl", articles, tmp_path)
    assert read_gold(*sentences) == read_by_their_script("sentences", sentences, tmp_path)
