"""The checks: each looks at one kind of fact and yields what it finds; none of them writes."""
