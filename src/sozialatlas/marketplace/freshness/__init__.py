"""Whether entries are still true: when somebody has to be asked, whom, and what they answer."""
