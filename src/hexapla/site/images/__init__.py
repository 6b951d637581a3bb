"""The pictures of a site, read and made in other sizes."""
