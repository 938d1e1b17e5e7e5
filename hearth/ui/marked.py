"""Words to be gathered for the translators where nothing may know Django. Whoever shows them asks for the Welsh."""


def marked(words: str) -> str:
    return words
