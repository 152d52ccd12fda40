"""What is read, measured against what a person read."""
