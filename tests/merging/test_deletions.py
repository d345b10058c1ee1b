"""What one deletes, another brings back, and a third had said something of."""

from itertools import permutations

import pytest

from annotator.editing import articles, quotes, speakers
from annotator.exchange.importing import import_paths
from annotator.merging.merging import merge
from annotator.model.annotations import Quote, Speaker
from annotator.model.article import Article
from tests.merging.conftest import at_work, exported

ORDERS = list(permutations(range(3)))


def three(copy, *works):
    """Make a project with a speaker and a quote, and let each of some works be done in a copy."""
    base = copy("start")
    with at_work(base) as project:
        speaker = speakers.add_speaker(project, "Kim")
        article = project.all(Article)[0]
        quote = quotes.mark_quote(project, article.id, [(1, 6)])
    made = []
    for number, work in enumerate(works):
        made.append(copy(f"copy{number}"))
        made[-1].write_bytes(base.read_bytes())
        with at_work(made[-1]) as project:
            work(project, speaker, article, quote)
    return made


def merged_in_order(made, order):
    """Merge copies of files in an order; return the result."""
    first, *others = (made[number] for number in order)
    out = first.with_name(f"merged-{'-'.join(map(str, order))}.sqlite")
    out.write_bytes(first.read_bytes())
    for other in others:
        with at_work(out) as project:
            merge(project, [other])
    return out


def says_a_role(project, speaker, *_):
    speakers.change_speaker(project, speaker.id, role="director")


def deletes_the_speaker(project, speaker, *_):
    speakers.change_speaker(project, speaker.id, note="to be deleted")
    speakers.delete_speaker(project, speaker.id)


def quotes_the_speaker(project, speaker, article, _):
    quotes.mark_quote(project, article.id, [(10, 14)], speaker=speaker.id)


@pytest.mark.parametrize("order", ORDERS)
def test_what_a_third_said_of_a_speaker_is_kept_in_any_order(copy, order):
    made = three(copy, says_a_role, deletes_the_speaker, quotes_the_speaker)
    with at_work(merged_in_order(made, order)) as project:
        (speaker,) = project.all(Speaker)
        assert (speaker.role, speaker.note) == ("director", "to be deleted")


@pytest.mark.parametrize("order", ORDERS)
def test_who_never_had_a_speaker_keeps_what_was_said_with_its_deletion(copy, order):
    made = [copy("without"), *three(copy, deletes_the_speaker, quotes_the_speaker)]
    with at_work(merged_in_order(made, order)) as project:
        (speaker,) = project.all(Speaker)
        assert speaker.note == "to be deleted"


def dates_the_article(project, _, article, __):
    articles.change_article(project, article.id, published="2018-03-20")


def signs_and_deletes_the_article(project, _, article, __):
    articles.change_article(project, article.id, byline="A. B.")
    articles.delete_article(project, article.id)


def changes_the_quote(project, _, __, quote):
    quotes.change_quote(project, quote.id, stance="support")


@pytest.mark.parametrize("order", ORDERS)
def test_what_a_third_said_of_an_article_is_kept_in_any_order(copy, order):
    made = three(copy, dates_the_article, signs_and_deletes_the_article, changes_the_quote)
    with at_work(merged_in_order(made, order)) as project:
        (article,) = project.all(Article)
        assert (article.published, article.byline) == ("2018-03-20", "A. B.")
        assert [one.stance for one in project.all(Quote)] == ["support"]


def test_what_was_deleted_and_stays_so_leaves_nothing_in_the_project(copy):
    made = three(copy, dates_the_article, deletes_the_speaker)
    out = merged_in_order(made, (0, 1))
    with at_work(out) as project:
        assert project.all(Speaker) == []
        assert not merge(project, [made[0]]).changes_something
        project.undo()
        assert [one.name for one in project.all(Speaker)] == ["Kim"]
    assert exported(out) == exported(made[0])


def test_what_an_import_brought_back_stays(copy):
    (ours, theirs) = three(copy, dates_the_article, changes_the_quote)
    saved = ours.with_name("saved.json")
    saved.write_bytes(exported(ours))
    with at_work(ours) as project:
        articles.delete_article(project, project.all(Article)[0].id)
        import_paths(project, [saved])
        merge(project, [theirs])
        assert [one.published for one in project.all(Article)] == ["2018-03-20"]
        assert [one.stance for one in project.all(Quote)] == ["support"]


def test_a_speaker_made_one_of_two_stays_when_only_one_of_them_was_deleted(copy):
    def adds_another(project, *_):
        speakers.add_speaker(project, "Lee", wikidata="Q1")

    (ours, theirs) = three(copy, adds_another, adds_another)
    third = copy("third")
    third.write_bytes(ours.read_bytes())
    with at_work(third) as project:
        (lee,) = project.all(Speaker, name="Lee")
        speakers.delete_speaker(project, lee.id)
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        with at_work(merged_in_order((ours, theirs, third), order)) as project:
            assert len(project.all(Speaker, name="Lee")) == 1


@pytest.mark.parametrize("order", ORDERS)
def test_a_circle_is_cut_only_as_long_as_there_is_one(copy, order):
    def marks_another(project, _, article, __):
        quotes.mark_quote(project, article.id, [(10, 14)])

    (base,) = three(copy, marks_another)
    with at_work(base) as project:
        one, other = (quote.id for quote in project.all(Quote))
    made = []
    for number, (id, parent) in enumerate(((one, other), (other, one), (other, None))):
        made.append(copy(f"linked{number}"))
        made[-1].write_bytes(base.read_bytes())
        with at_work(made[-1]) as project:
            quotes.change_quote(project, id, parent=parent, note=f"{number}")
    with at_work(merged_in_order(made, order)) as project:
        assert [quote.parent for quote in project.all(Quote)] == [other, None]


def test_what_was_added_and_deleted_elsewhere_is_no_news_when_files_meet_again(copy):
    def adds_and_deletes(project, *_):
        other = articles.add_article(project, "Another text.\n")
        quotes.mark_quote(project, other.id, [(1, 6)])
        articles.delete_article(project, other.id)

    made = three(copy, dates_the_article, changes_the_quote, adds_and_deletes)
    with at_work(merged_in_order(made, (0, 2, 1))) as project:
        for path in made:
            assert not merge(project, [path]).changes_something
