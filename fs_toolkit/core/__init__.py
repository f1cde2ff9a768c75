"""The study format, formulas, units, quantities and findings."""
