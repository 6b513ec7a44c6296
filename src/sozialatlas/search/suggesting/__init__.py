"""What is offered while somebody types: topics, life situations, places, services, providers."""
