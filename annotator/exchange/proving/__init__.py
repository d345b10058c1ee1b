"""What is written is read again, held against what was selected, and what came back is told."""
