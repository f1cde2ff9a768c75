"""The Excel face of formulas."""
