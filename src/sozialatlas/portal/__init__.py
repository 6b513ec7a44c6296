"""What people see: start page, search, details, pages of words, and pages of errors."""
