"""`python -m fs_toolkit` is `fs`."""

from fs_toolkit.cli import main

main(prog_name="fs")
