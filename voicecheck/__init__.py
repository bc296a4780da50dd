"""Tells a content team, before it publishes, whether a post sounds like its brand."""

__version__ = "0.1.0"
