"""What a report is made of before it has a format: blocks, prose, wording."""
