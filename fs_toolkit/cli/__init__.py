"""The command `fs`: arguments in, exit status out.

0 fine · 1 the study has errors, or a check failed · 2 wrong usage · 3 the environment.
Each command's module is imported when the command is called, so that help is quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from fs_toolkit import __version__
from fs_toolkit.core.suggest import did_you_mean

COMMANDS = {
    "new": ("fs_toolkit.cli.new", "Begin a study: a folder in which everything is pending."),
    "todo": ("fs_toolkit.cli.todo", "List what is still missing, and who must answer."),
    "report": ("fs_toolkit.cli.report", "Write the report of a study as a Word file."),
    "comments": ("fs_toolkit.cli.comments", "Write the comments of an edited report as a table."),
    "pull": ("fs_toolkit.cli.pull", "Bring words edited in a report back into the study."),
    "check": ("fs_toolkit.cli.check", "List what a reviewer would object to. Writes nothing."),
    "diff": (
        "fs_toolkit.cli.diff",
        "Say what changed between two states of a study, and its effect.",
    ),
    "import": ("fs_toolkit.cli.import_", "Read a survey export into a study, without names."),
    "translations": (
        "fs_toolkit.cli.translations",
        "List the texts of a study for a translator.",
    ),
    "appraise": ("fs_toolkit.cli.appraise", "Print what the options cost and bring."),
    "scenarios": (
        "fs_toolkit.cli.scenarios",
        "Print what the options are worth when things turn out otherwise.",
    ),
    "simulate": (
        "fs_toolkit.cli.simulate",
        "Draw the uncertain quantities and print how sure the results are.",
    ),
    "portfolio": (
        "fs_toolkit.cli.portfolio",
        "Play the draws and scenarios of many studies, and rank the cities.",
    ),
}

NEXT_STEPS = """What to do next:

  fs new CITY         begin a study: a folder in which everything is pending
  fs import STUDY     read a survey export into it, without names (FILE --survey ID)
  fs todo STUDY       list what is still missing, and who must answer
  fs check STUDY      list what a reviewer would object to
  fs report STUDY     write the report as a Word file
  fs pull STUDY       bring words edited in Word back into its texts (EDITED.docx)
  fs comments FILE    write what people commented in Word as a matrix
  fs translations STUDY --lang ko   list its texts for a translator
  fs appraise STUDY   print what the options cost and bring
  fs scenarios STUDY  print what they are worth when things turn out otherwise
  fs simulate STUDY   print how sure these results are, by many draws
  fs portfolio A B    rank the cities of many studies, with how sure the order is
  fs diff OLD NEW     say what changed between two states of a study, and its effect

STUDY is a folder, such as studies/hanoi. `fs --help` lists all commands.
"""


class _Late(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"no command {name!r}. {did_you_mean(name, COMMANDS, 'There are')}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help) for name, (_, help) in COMMANDS.items()])


@click.group(cls=_Late, invoke_without_command=True)
@click.version_option(__version__, prog_name="fs")
@click.pass_context
def main(context: click.Context) -> None:
    """City e-government feasibility studies: a folder in, a report out."""
    _speak_any_code_page()
    if context.invoked_subcommand is None:
        click.echo(NEXT_STEPS)


def _speak_any_code_page() -> None:
    """Print ? for a letter that the console does not have, instead of stopping there."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
