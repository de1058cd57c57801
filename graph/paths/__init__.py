"""By which path: the cheapest, side by side, under constraints, within a budget."""
