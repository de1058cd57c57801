"""A study plan as a picture, as a page, and as a document."""
