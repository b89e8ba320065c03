"""`undoc schema`."""

import click

from undoc_cli.cli.streams import put
from undoc_cli.write import json
from undoc_cli.write.schema import schema as schema_of_output


@click.command
def schema() -> None:
    """Print the JSON Schema of the output.

    Draft 2020-12. What `undoc ingest` writes is valid against it.
    """
    put(json.pretty(schema_of_output()))
