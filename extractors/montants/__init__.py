"""Sums of money: how they are printed, which are the act's own, what for, to whom."""
