"""The design system: questions, pages, dates and charts in one look. Imports nothing else of Hearth."""
