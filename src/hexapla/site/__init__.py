"""The shell: files, Pelican, output. Everything that is not a value happens here."""
