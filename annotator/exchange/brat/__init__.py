"""brat's .txt and .ann files with annotation.conf, both ways."""
