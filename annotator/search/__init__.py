"""Finding words in a project: what was typed becomes a query, and hits come with surroundings."""
