"""The JavaScript face of formulas."""
