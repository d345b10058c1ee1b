import pickle

from annotator.errors import AnnotatorError


def test_the_words_are_the_message_and_what_to_do():
    assert str(AnnotatorError("No such file: a.txt.", "Check the name.")) == (
        "No such file: a.txt. Check the name."
    )


def test_without_a_hint_the_words_are_the_message():
    assert str(AnnotatorError("The disk is full.")) == "The disk is full."


def test_it_comes_whole_out_of_another_process():
    error = pickle.loads(pickle.dumps(AnnotatorError("It is locked.", "Wait.")))
    assert (error.message, error.hint) == ("It is locked.", "Wait.")
