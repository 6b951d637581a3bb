"""Model in, pages out: addresses, words, views and HTML. Nothing here reads or writes a file."""
