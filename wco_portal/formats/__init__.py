"""How dates are written where Django's own formats are a single country's."""
