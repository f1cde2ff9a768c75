"""Blocks to files: Word, charts, and the faces of formulas for Excel and JavaScript."""
