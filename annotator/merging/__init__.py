"""Another project file becomes part of this one: what would be done, then one edit."""
