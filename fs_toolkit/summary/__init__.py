"""What stands before and behind the chapters: executive summary, programme basics, annexes."""
