"""Makes shapes of rows: what is confidential ends here, and what is unknown is left out."""

from sozialatlas.exchange.hsds.building.setting import Setting

__all__ = ["Setting"]
