"""Advice to the authors of valid roadmaps."""
