"""What the formats of articles share: the words of a file, and what it says of them."""
