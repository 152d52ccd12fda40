"""What a run did, for a person and for a program."""
