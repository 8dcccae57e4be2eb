"""The leaderboard of unit 07: the compressed networks that were handed in, decoded, evaluated and ranked."""
