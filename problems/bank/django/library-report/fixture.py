from library.models import Author, Book


def load():
    shelves = {
        "Ursula K. Le Guin": [("The Dispossessed", 93), ("The Left Hand of Darkness", 91), ("Rocannon's World", 71)],
        "Italo Calvino": [("Invisible Cities", 94), ("The Baron in the Trees", 88)],
        "Clarice Lispector": [("Near to the Wild Heart", None), ("The Hour of the Star", 89)],
        "Stanislaw Lem": [("Solaris", 90), ("Fiasco", 82), ("Eden", None), ("The Cyberiad", 90)],
        "Octavia E. Butler": [("Kindred", 92)],
    }
    for name, books in shelves.items():
        author = Author.objects.create(name=name)
        for title, rating in books:
            Book.objects.create(author=author, title=title, rating=rating)
