"""Tables of deliberations, read as a person reads them: a row is one act, told by the rules drawn or by what stands level."""
