"""Roadmaps as files that are mapped: how they are made, verified and opened."""
