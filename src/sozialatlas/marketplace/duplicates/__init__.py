"""Records that stand in the directory twice: found by evidence, answered by people, merged."""
