"""How well what next agrees with the orders in which experts teach."""
