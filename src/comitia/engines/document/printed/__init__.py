"""A text for print in each of its forms: page, PDF, Word document, plain text."""
