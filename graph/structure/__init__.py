"""Requirements as gates in flat rows, and what follows from them: rounds, reach, dominance."""
