"""The command line: one module a command; what is not the window and draws no picture."""
