"""The files of the built site: gathered, compressed, and the output brought in step with them."""
