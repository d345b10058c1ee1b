"""What annotators of one article differ in, and settling it in an agreed version."""
