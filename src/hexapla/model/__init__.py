"""What everything is: frozen values, and nothing that reads or writes them."""
