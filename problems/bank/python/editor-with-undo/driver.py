"""Edits documents, and goes back."""
from viva import observe, raised


def text(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(5))


def document(rng):
    return {"title": text(rng), "tags": {text(rng), text(rng)}, "pages": [{"lines": [text(rng)], "size": (2, rng.randrange(9))}]}


def plain(value):
    """A picture of the document that later changes do not reach."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(plain(each) for each in value)
    return value


def change(rng, document):
    """One change somewhere in the document."""
    pages = document["pages"]
    match rng.randrange(5):
        case 0:
            document["title"] += text(rng)
        case 1:
            document["tags"].add(text(rng))
        case 2:
            pages.append({"lines": [text(rng)], "size": (1, rng.randrange(9))})
        case 3:
            rng.choice(pages)["lines"].append(text(rng))
        case 4:
            rng.choice(pages)["size"] = (rng.randrange(9), 3)


def one_step(solution):
    editor = solution.Editor({"title": "Soup"})
    editor.save()
    editor.document["title"] = "Stew"
    editor.document["salt"] = 1
    editor.undo()
    observe("document", editor.document)


def two_steps(solution):
    editor = solution.Editor(["a"])
    for letter in "bcd":
        editor.save()
        editor.document.append(letter)
    found = [plain(editor.document)]
    for _ in range(3):
        editor.undo()
        found.append(plain(editor.document))
    observe("documents", found)


def nested_change(solution, rng):
    editor = solution.Editor(document(rng))
    editor.save()
    editor.document["pages"][0]["lines"].append(text(rng))
    editor.document["tags"].clear()
    changed = plain(editor.document)
    editor.undo()
    observe("documents", [changed, editor.document])


def many_steps(solution, rng):
    editor, saves, found = solution.Editor(document(rng)), 0, []
    for _ in range(60):
        match rng.randrange(4):
            case 0:
                editor.save()
                saves += 1
            case 1 if saves:
                editor.undo()
                saves -= 1
                found.append(plain(editor.document))
            case _:
                change(rng, editor.document)
    found.append((plain(editor.document), len(editor.history())))
    observe("documents", found)


def own_document(solution, rng):
    given = document(rng)
    editor = solution.Editor(given)
    change(rng, given)
    editor.save()
    editor.document["title"] = text(rng)
    given["pages"][0]["lines"].append(text(rng))
    found = [plain(given), plain(editor.document)]
    editor.undo()
    given["title"] = "of the caller"
    found += [plain(given), plain(editor.document)]
    observe("documents", found)


def history_is_safe(solution, rng):
    editor = solution.Editor(document(rng))
    for _ in range(3):
        editor.save()
        change(rng, editor.document)
    shown = editor.history()
    before = plain(shown)
    shown[1]["title"] = "changed"
    shown[2]["pages"][0]["lines"].append("changed")
    del shown[0]
    observe("history", [before, editor.history()])
    editor.undo()
    editor.document["pages"].clear()
    observe("after undo", [plain(editor.document), editor.history()])


def two_editors(solution, rng):
    editors = [solution.Editor(document(rng)) for _ in range(2)]
    for n in range(6):
        editors[n % 2].save()
        change(rng, editors[n % 2].document)
    editors[0].undo()
    observe("editors", [(plain(editor.document), editor.history()) for editor in editors])


def nothing_to_undo(solution, rng):
    editor = solution.Editor(document(rng))
    change(rng, editor.document)
    errors = [raised(editor.undo)]
    found = [plain(editor.document)]
    editor.save()
    editor.undo()
    errors += [raised(editor.undo), raised(editor.undo)]
    observe("errors", errors)
    observe("documents", found + [plain(editor.document), editor.history()])


def saved_twice(solution, rng):
    editor, found = solution.Editor(document(rng)), []
    for _ in range(3):
        editor.save()
    change(rng, editor.document)
    found.append(len(editor.history()))
    for _ in range(3):
        editor.undo()
        found.append(plain(editor.document))
        editor.document["title"] += text(rng)
        found.append(len(editor.history()))
    observe("documents", found)


def outcome(function):
    try:
        return function()
    except Exception as error:
        return error


def small(solution, rng, n):
    given = {"pages": [n], "tags": set(rng.sample("abc", n % 4))}
    editor = solution.Editor(given)
    if rng.randrange(2):
        editor.save()
        editor.document["pages"].append("new")
        observe("what was given, after document['pages'].append('new'): ", given)
        editor.undo()
        observe("the document, after save(), document['pages'].append('new') and undo(): ", editor.document)
    else:
        editors, shown = [editor, solution.Editor([n])], []
        for name in ["save"] * (n // 2) + rng.choices(("save", "undo", "history"), k=n):
            step = getattr(rng.choice(editors), name)
            shown.append(outcome(step) if n % 2 else step())
        observe("steps", shown)
