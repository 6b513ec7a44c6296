"""The forms of the search room: words that mean the same, and portals."""
