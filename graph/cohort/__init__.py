"""What next for many learners side by side."""
