"""What is wrong with the address of an embed, in a sentence for whoever built it in."""

from __future__ import annotations


class EmbedError(Exception):
    """An embed that cannot be shown: the status of its answer, and why in words."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
