"""The command `undoc`: its commands, each loaded when it is called, and the one place that knows exit statuses."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from undoc_cli import __version__
from undoc_cli.cli import ON_INTERRUPT, interrupts
from undoc_cli.cli.streams import ClosedPipeError, abandon_output, say, trace
from undoc_cli.cli.usage import usage_line
from undoc_cli.errors import BUG, INTERRUPTED, STATUSES, USAGE, OutputError, UndocError, bug, reason

# What the system says of a stream that cannot be written; all else, such as a process that cannot begin, is no fault of
# the output.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
COMPLETION = "_UNDOC_COMPLETE"  # where a shell says what it asks
# Each command stands in the module of its name; `--help` lists them without loading one.
COMMANDS = {
    "ingest": "Read PDFs and write JSON.",
    "agenda": "List the agenda items of documents.",
    "search": "Find passages in a store by their words.",
    "cites": "Show who cites a symbol in a store, and what it cites.",
    "show": "Show a document of a store for reading.",
    "export": "Write the documents of a store as JSON Lines, or tables of it as CSV.",
    "explain": "Show what was found where in one PDF.",
    "schema": "Print the JSON Schema of the output.",
}

EPILOG = "\b\nExit statuses:\n" + "\n".join(f"  {status:<4} {text}" for status, text in STATUSES.items())


class LazyGroup(click.Group):
    """A group that imports a command when it is called: `undoc --version` needs no PDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"undoc_cli.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="After an error, show where in undoc it happened.")
@click.pass_context
def program(context: click.Context, *, debug: bool) -> None:
    """Read United Nations documents in PDF and write structured JSON.

    Data goes to standard output, everything else to standard error.
    """
    context.obj = debug


def run() -> NoReturn:
    """Run the command of `sys.argv` and end with its exit status."""
    for number in range(3):  # another program may have left them so that nobody waits for them
        with suppress(OSError):
            os.set_blocking(number, True)
    if ON_INTERRUPT is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupts.interrupt)
        sys.unraisablehook = interrupts.come_again
    asked = os.environ.get(COMPLETION)
    status = _complete(asked) if asked else main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    # At once: taking apart all that is loaded, as Python does, takes a twentieth of the time of a letter.
    os._exit(status)


def _complete(asked: str) -> int:
    """Tell a shell what may come next, as the `main` of click does, which undoc does without."""
    from click.shell_completion import shell_complete  # noqa: PLC0415  # only when asked

    try:
        if status := shell_complete(program, {}, "undoc", COMPLETION, asked):
            say(f"{COMPLETION} is {asked!r}, which no shell asks: name one, as in {COMPLETION}=bash_source")
            return USAGE
    except KeyError as missing:  # what the shell says beside it
        say(f"{COMPLETION} is {asked!r}, and {missing} is not set: let the shell ask")
        return USAGE
    except (ValueError, IndexError):  # the number of the word in bash and zsh, the word itself in fish
        say(f"{COMPLETION} is {asked!r}, and COMP_CWORD is {os.environ.get('COMP_CWORD')!r}: let the shell ask")
        return USAGE
    return status


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status."""
    debug = "--debug" in arguments[:1]
    try:
        with program.make_context("undoc", list(arguments)) as context:
            program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        if arguments:
            called = next((word for word in arguments if word != "--debug"), "")
            say(usage_line(error, f"undoc {called}" if called in COMMANDS else "undoc"))
        elif sys.stderr is not None:  # `undoc` alone is shown what there is
            with suppress(OSError):
                error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        interrupts.is_told = True
        say("interrupted")
        return INTERRUPTED
    except (ClosedPipeError, BrokenPipeError):
        abandon_output()
        return 0
    except UndocError as error:
        if debug:
            trace(error)
        say(error.line())
        return error.status
    except OSError as error:
        if error.filename is None and error.errno in UNWRITABLE:  # of click and rich, which write themselves
            abandon_output()
            say(OutputError(f"standard output cannot be written ({reason(error)})").line())
            return OutputError.status
        return _bug(error, debug=debug)
    except Exception as error:  # noqa: BLE001  # the last line of defence: one clear line for any bug
        return _bug(error, debug=debug)
    return 0


def _bug(error: Exception, *, debug: bool) -> int:
    if debug:
        trace(error)
    say(bug(error))
    return BUG


with suppress(ValueError):  # not in the main thread
    signal.signal(signal.SIGINT, ON_INTERRUPT)
