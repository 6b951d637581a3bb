"""Text in, model out: front matter, Markdown and the registry."""
