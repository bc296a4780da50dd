"""Many posts: streaming output, and files that are complete or absent."""

from voicecheck.batch._aside import aside

__all__ = ["aside"]
