"""Word files from people: what they wrote, said and changed, read without trusting the file."""
