"""What is told to people outside: news by mail for whoever wants them."""
