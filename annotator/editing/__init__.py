"""What a person can do to a project: one function a verb, each one undoable step."""
