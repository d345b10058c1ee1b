"""Documents without frames, for formats that have only marks and links."""

from dataclasses import replace

from annotator.exchange.foreign.document import DocumentLayer, Link, Mark


def as_links(layer: DocumentLayer, *, one_stretch: bool = False) -> DocumentLayer:
    """Return a layer whose frames are links from their triggers, labelled by the roles.

    What is said of a frame is said of its trigger. `one_stretch`: a mark in several parts becomes
    several marks, linked by `same_words`; the first of them has the attributes.
    """
    marks = {mark.id: mark for mark in layer.marks}
    triggers = {frame.id: frame.trigger for frame in layer.frames}
    links = list(layer.links)
    for frame in layer.frames:
        own = marks[frame.trigger]
        marks[own.id] = replace(
            own,
            label=frame.label,
            attributes={**own.attributes, **frame.attributes},
            note=frame.note or own.note,
            record=frame.record or own.record,
        )
        for role, other in frame.arguments:
            target = triggers.get(other, other)
            links.append(Link(id=f"R{len(links) + 1}", label=role, source=own.id, target=target))
    found = list(marks.values())
    if one_stretch:
        found = _split(found, links)
    return replace(layer, marks=tuple(found), links=tuple(links), frames=())


def _split(marks: list[Mark], links: list[Link]) -> list[Mark]:
    """Return marks of one stretch each; the later stretches of quotes are linked to the first."""
    found = []
    for mark in marks:
        found.append(replace(mark, parts=mark.parts[:1]))
        for number, part in enumerate(mark.parts[1:], 2):
            id = f"{mark.id}-{number}"
            found.append(Mark(id=id, label=mark.label, parts=(part,)))
            link = Link(id=f"R{len(links) + 1}", label="same_words", source=mark.id, target=id)
            links.append(link)
    return found
