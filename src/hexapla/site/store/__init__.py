"""The build store: what one build keeps for the next. Data alone, and never trusted in doubt."""
