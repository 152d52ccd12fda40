"""The publishers: a town is data, described in YAML, checked, written by `registre sources add`."""
