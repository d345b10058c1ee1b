"""`annotator import` of other programs' annotations, and what an export says of them."""

ANN = "T1\tDeparture 5 9\tleft\nT2\tPerson 0 4\tLavr\nE1\tDeparture:T1 Who:T2\nnonsense\n"


def brat(folder, ann=ANN):
    """A brat folder of one text."""
    folder.mkdir()
    (folder / "a.txt").write_text("Lavr left Rome.\n", encoding="utf-8")
    (folder / "a.ann").write_text(ann, encoding="utf-8")
    return folder


def test_the_guessed_mapping_is_printed_and_given_back(path, tmp_path, typed):
    folder = brat(tmp_path / "brat")
    code, out, err = typed("import", path, folder)
    assert (code, out) == (0, "")
    assert 'Departure = "event Departure"  # once; not in the codebook: left out' in err
    assert "Left out: an event of the type Departure, which the codebook does not have\n" in err
    assert f"{folder / 'a.ann'}:4: this is no line of brat's\n" in err
    last = err.splitlines()[-1]
    assert last == "Imported 1 article and 1 mention; left out 1 record with a problem."
    start, end = err.index("# To change"), err.index(f"{folder / 'a.ann'}:4")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(err[start:end].replace("add_types = false", "add_types = true"))
    code, _, err = typed("import", path, folder, "--mapping", mapping)
    assert code == 0
    assert "# To change" not in err
    assert "The codebook has new event types: Departure\n" in err
    assert "Imported 1 speaker and 1 event; changed 1 mention;" in err


def test_strict_refuses_what_would_be_left_out(path, tmp_path, typed):
    code, out, err = typed("import", path, brat(tmp_path / "brat"), "--strict")
    assert (code, out) == (1, "")
    assert "this is no line of brat's\n" in err
    assert "Left out: an event of the type Departure" in err
    assert '"articles": 1' in typed("info", path, "--json")[1]


def test_a_mapping_that_is_wrong_is_one_sentence(path, tmp_path, typed):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text("[spans]\nPerson = 'persona'\n")
    code, _, err = typed("import", path, brat(tmp_path / "brat"), "--mapping", mapping)
    assert code == 1
    assert err.startswith(f"{mapping}: spans, Person: 'persona' is not one of: mention, chain")


def test_an_export_is_read_again_and_says_what_it_cannot_hold(path, tmp_path, typed):
    code, _, err = typed("export", path, "-o", tmp_path / "out", "--format", "brat")
    assert code == 0
    assert err == (
        "Wrote 1 article, 1 of 1 speaker, 0 of 0 mentions, 1 of 1 quote and 1 of 1 event;"
        " not representable in this format: annotator, status, provenance.\n"
    )
