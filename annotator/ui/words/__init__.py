"""Every word on the screen, one module a part of the window, ready for translation."""
