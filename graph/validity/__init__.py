"""What makes a roadmap impossible."""
