"""The HTML writer: blocks to one page that asks nobody for anything; and formulas in JavaScript."""
