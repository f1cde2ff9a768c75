"""What is looked at over several sections: what is still missing, and how much is answered."""
