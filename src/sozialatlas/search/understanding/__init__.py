"""What people mean by what they type: topics, other words, repaired words, places, danger."""
