"""What the entry of a name in the text asks: whom the words name."""

from annotator.editing import mentions
from annotator.model.annotations import Mention
from annotator.model.countries import same_names
from annotator.store.speaker_names import speakers_like, speakers_named_so
from annotator.suggestions.beside import name_at
from annotator.ui import around
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.about import about_fields
from annotator.ui.entries.everyone import as_choice
from annotator.ui.entries.field import Field
from annotator.ui.entries.in_office import speakers_in_office
from annotator.ui.entries.speakers import SpeakerChoices, speaker_field
from annotator.ui.words import window as words


def mention_fields(desk: Desk, records: ArticleRecords, mention: Mention) -> list[Field]:
    """Whom the words name: a speaker of a like name, another one, or a new one of this name.

    What is known of a new one is read beside the name; Tab shows it, to be changed.
    """
    near = SpeakerChoices(desk, records, mention.start)

    def link(speaker: str) -> Mention:
        return mentions.change_mention(desk.project, mention.id, speaker=speaker)

    if mention.kind != "name":
        same = speakers_named_so(desk.project, desk.article, mention.text)
        offered = near.first(same if mention.kind == "nominal" else [])
        return [speaker_field(desk, words.WHO, offered, link)]
    named = near.alike(mention, known=not new_name(desk, mention))
    who = speaker_field(desk, words.WHO, named, link, known=near.known, ends=True, tab_makes=True)
    return [who, *about_fields(desk, mention)]


def new_name(desk: Desk, mention: Mention) -> str:
    """The words of a mention where they are a name that nobody in the project has; else "".

    A title in front is no part of the name: Mr Johnson is whoever is called Johnson.
    """
    bare = name_at(mention.text, len(mention.text))
    own = mention.text[bare[0] :] if bare and bare[1] == len(mention.text) else mention.text
    name = " ".join(own.split())
    if mention.kind != "name" or around.kind_of_mention(name) != "name":
        return ""
    like = map(as_choice, speakers_like(desk.project, name, same_names(name)))
    known = any(choice.is_called(name) for choice in like)
    return "" if known or speakers_in_office(desk.project, name) else name
