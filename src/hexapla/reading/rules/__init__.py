"""What CommonMark cannot say: our own rules for the parser, one a file."""
