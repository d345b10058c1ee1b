"""The kind of value of a project's own field, changed with the values that records hold."""

import pytest

from annotator.editing import codebook, speakers
from annotator.editing.custom_fields import change_kind
from annotator.errors import AnnotatorError
from annotator.model.annotations import Speaker
from annotator.model.codebook import CustomField


@pytest.fixture
def field(project):
    codebook.add_entry(project, "custom_fields", CustomField("speaker", "seats"))

    def field():
        (found,) = project.codebook.fields_of("speaker")
        return found.kind, found.choices

    return field


def held(project):
    return [one.fields.get("seats") for one in project.all(Speaker)]


def give(project, *values):
    for number, value in enumerate(values):
        speaker = speakers.add_speaker(project, f"Speaker {number}")
        speakers.change_speaker(project, speaker.id, fields={"seats": value})


@pytest.mark.parametrize(
    ("values", "kind", "become"),
    [
        (["12", "3,5"], "number", [12, 3.5]),
        (["yes", "No"], "boolean", [True, False]),
        (["left", "right"], "choice", ["left", "right"]),
    ],
)
def test_values_follow_in_one_step(project, field, values, kind, become):
    give(project, *values)
    assert change_kind(project, "speaker", "seats", kind) == len(values)
    assert (field()[0], held(project)) == (kind, become)
    project.undo()
    assert (field()[0], held(project)) == ("text", values)


def test_there_and_back_again(project, field):
    give(project, "12")
    change_kind(project, "speaker", "seats", "number")
    change_kind(project, "speaker", "seats", "text")
    assert held(project) == ["12"]


def test_values_that_do_not_fit_are_named_and_nothing_is_changed(project, field):
    give(project, "many", "12")
    with pytest.raises(AnnotatorError, match="“many”"):
        change_kind(project, "speaker", "seats", "number")
    with pytest.raises(AnnotatorError, match="“12”"):
        change_kind(project, "speaker", "seats", "choice", ["many", "few"])
    assert (field(), held(project)) == (("text", ()), ["many", "12"])
