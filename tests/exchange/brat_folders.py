"""What the tests of brat share: a text, and the places that records mark in it."""

from annotator.model.annotations import Event, Layer, Mention, Quote, spans_of

TEXT = "Paris said “no” on Monday.\nThe minister left. He is angry.\n"


def places(project, article):
    """Every stretch that any record of an article marks; the parts of a mention by themselves."""
    found = set()
    for layer in project.all(Layer, article=article):
        for kind in (Mention, Quote, Event):
            for record in project.all(kind, layer=layer.id):
                parts = record.fields.get("parts", ())
                found |= {(one.start, one.end) for one in spans_of(record)}
                found |= {tuple(part) for part in parts}
    return found
