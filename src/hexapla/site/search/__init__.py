"""The index behind the search page, which Pagefind makes."""
