"""kpr: performance agreements of Thai government agencies as text."""

__version__ = "0.1.0"
