"""Tools every stage may use: sentences, names, places, dates, numbers, attribution."""
