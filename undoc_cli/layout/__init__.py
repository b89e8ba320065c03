"""From characters to lines, and which lines are page furniture; nothing is thrown away."""
