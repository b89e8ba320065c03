"""From a Document to bytes, one format a module.  Writers print nothing; `files` puts bytes in their place."""
