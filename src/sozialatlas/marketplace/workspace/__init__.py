"""The frame of the pages for people who are signed in: who may enter, and what they find there."""
