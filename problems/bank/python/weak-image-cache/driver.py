"""Loads images that write down when they are freed."""
import gc
import weakref

from viva import Spy, observe, raised


class Image:
    """Equal to every image with as many pixels, and false without any."""

    def __init__(self, name, pixels, number):
        self.name, self.pixels, self.number = name, pixels, number

    def __len__(self):
        return self.pixels

    def __eq__(self, other):
        return isinstance(other, Image) and self.pixels == other.pixels


class Loader:
    """Makes an image for a name; knows which it has made and which are gone."""

    def __init__(self, pixels=lambda name: len(name)):
        self.made, self.gone, self.pixels = [], [], pixels

    def __call__(self, name):
        image = Image(name, self.pixels(name), len(self.made))
        self.made.append(name)
        weakref.finalize(image, self.gone.append, (name, image.number)).atexit = False
        return image


def text(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(6)) + ".png"


def loaded_once(solution):
    loader = Loader()
    cache = solution.ImageCache(loader)
    first = cache.get("sun.png")
    second = cache.get("sun.png")
    moon = cache.get("moon.png")
    observe("images", [(image.name, image.number) for image in (first, second, moon)])
    observe("loaded", loader.made)


def freed(solution):
    loader = Loader()
    cache = solution.ImageCache(loader)
    first, second = cache.get("sun.png"), cache.get("moon.png")
    del first
    gone = list(loader.gone)
    observe("again", cache.get("sun.png").number)
    observe("gone", [gone, loader.gone])
    observe("loaded", loader.made)
    observe("held", second.name)


def many_images(solution, rng):
    loader = Loader()
    cache = solution.ImageCache(loader)
    stock, held, steps = [text(rng) for _ in range(8)], {}, []
    for _ in range(60):
        name = rng.choice(stock)
        if name in held and rng.randrange(3):
            del held[name]
            steps.append(("let go", name, len(loader.gone)))
        else:
            held[name] = cache.get(name)
            steps.append(("got", name, held[name].number, len(loader.made)))
    observe("steps", steps)
    loop = cache.get(stock[0])
    loop.itself = loop
    held.clear()
    del loop
    gc.collect()
    observe("all gone", sorted(loader.gone))
    observe("loaded", loader.made)


def empty_images(solution, rng):
    loader = Loader(lambda name: 0)
    cache = solution.ImageCache(loader)
    held = [cache.get(name) for name in [text(rng), text(rng)] * 3]
    observe("images", [(image.name, image.number) for image in held])
    observe("loaded", loader.made)
    observe("names", [cache.names(), raised(hash, held[0])])


def equal_images(solution, rng):
    loader = Loader(lambda name: 7)
    cache = solution.ImageCache(loader)
    stock = [text(rng) for _ in range(4)]
    held = [cache.get(name) for name in stock]
    first = held.pop(0)
    held.append(cache.get(stock[0]))
    del first
    observe("images", [(image.name, image.number) for image in held])
    observe("gone", loader.gone)
    observe("names", [name for name in stock if name in cache.names()])


def names(solution, rng):
    loader = Loader()
    cache = solution.ImageCache(loader)
    found = [cache.names()]
    stock = [text(rng) for _ in range(7)]
    held = {name: cache.get(name) for name in stock}
    for name in rng.sample(stock, 4):
        found.append(cache.names())
        del held[name]
    found.append(cache.names())
    for name in rng.sample(stock, 5):
        held[name] = cache.get(name)
        found.append(cache.names())
    observe("names", found)


def failing(solution, rng):
    loader, failures = Loader(), rng.randrange(2, 5)

    def load(name):
        if len(spy.calls) <= failures:
            raise OSError(f"{name}: attempt {len(spy.calls)}")
        return loader(name)

    spy = Spy(load)
    cache, name = solution.ImageCache(spy), text(rng)
    observe("errors", [raised(cache.get, name) for _ in range(failures)])
    observe("names", cache.names())
    image = cache.get(name)
    observe("image", [image.name, cache.get(name).number, cache.names()])
    observe("calls", spy.calls)


def forgetting(solution, rng):
    loader = Loader()
    cache = solution.ImageCache(loader)
    stock = [text(rng) for _ in range(3)]
    held = [cache.get(name) for name in stock]
    cache.forget(stock[1])
    cache.forget(text(rng))
    found = [cache.names()]
    again = [cache.get(name) for name in stock]
    held.pop(1)
    found += [cache.names(), [(image.name, image.number) for image in again + held], list(loader.gone)]
    again.pop(1)
    cache.forget(stock[1])
    found += [cache.names(), cache.get(stock[1]).number, loader.gone]
    observe("found", found)


def two_caches(solution, rng):
    loaders = [Loader(), Loader(lambda name: 3)]
    caches = [solution.ImageCache(loader) for loader in loaders]
    stock = [text(rng) for _ in range(4)]
    held = [cache.get(name) for name in stock for cache in caches]
    caches[0].forget(stock[0])
    observe("images", [(image.name, len(image), image.number) for image in held])
    observe("names", [cache.names() for cache in caches])
