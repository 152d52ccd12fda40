"""From records to a release: merged, checked, written, described, compared."""
