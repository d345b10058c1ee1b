"""Annotator: mark in diplomatic texts who said what and what happened.

The rooms; each line imports only from lines below it:

    __main__     the front door: the window and `screenshot` go to ui, other commands to cli
    ui           everything Qt
    cli          one module a command
    adjudicating what several people marked, side by side, and what of it is right
    releasing    the agreed version as a folder that others can use
    exchange     one module a file format, reading and writing, behind one contract
    agreement    alignment of annotators' spans, coefficients, report
    suggestions  an article in, proposed speakers, quotes and events out
    merging      another project file, a plan, one edit
    search       what was typed, a query; hits with their surroundings
    editing      what a person can do, one function a verb
    store        one project is one SQLite file
    model        the words of the field, as plain values
    settings     one table: name, default, help
    places       where files live
    errors       what went wrong and what to do
"""

__version__ = "0.1.0"
