"""`python -m fs_toolkit` is `fs`."""

from fs_toolkit.cli.process import run

run()
