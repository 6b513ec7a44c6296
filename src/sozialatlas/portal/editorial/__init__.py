"""The words and blocks that editors put on the start page of a portal."""

from sozialatlas.portal.editorial.pieces import Page, Piece, pieces

__all__ = ["Page", "Piece", "pieces"]
