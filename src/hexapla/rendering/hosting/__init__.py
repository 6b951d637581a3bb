"""What a host of static files is to do beside sending them: rules as values, and their forms."""
