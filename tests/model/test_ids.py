"""Ids are UUIDs of version 7 that sort by when they were made."""

from uuid import RFC_4122, UUID

from annotator.model.ids import new_id


def test_ids_are_of_version_7():
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, RFC_4122)


def test_ids_of_one_process_are_in_order():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
