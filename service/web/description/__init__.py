"""What the API is, told of itself: its OpenAPI description, and the page that shows it."""
