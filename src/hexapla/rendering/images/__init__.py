"""The pictures that figures show, in the sizes and formats that pages ask for: planned and made."""
