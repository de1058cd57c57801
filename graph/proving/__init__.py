"""How a choice of items is proven to be the cheapest."""
