"""The ways from a site to its files: our pages, our pages inside Pelican, Pelican's own."""
