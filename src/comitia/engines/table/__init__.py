"""Tables in and out: CSV and XLSX as rows of texts, each with its number."""
