"""What every room builds on: layout, components, styles, progress, errors."""
