from library.models import Author, Book


def load():
    for name, titles in {"Ada": ["Engines", "Notes"], "Bram": ["Night"], "Esi": []}.items():
        author = Author.objects.create(name=name)
        for title in titles:
            Book.objects.create(title=title, author=author)
