"""W3C Web Annotation, both ways."""
