"""Makes texts with durations, and others that look like them."""
from itertools import combinations as choose

from viva import observe

WORDS = ["bake", "5 m", "m", "12", "1h 30m", "7.5", "a1h", "h2", "3x", "--", "\n", "10:30h", "1,5h", "d", "#4s",
         "v2.3s", "2-3d", "0s", "\t", "00h"]


def number(rng):
    return rng.choice((rng.randrange(10), rng.randrange(100), rng.randrange(10 ** 6)))


def duration(rng, units=None):
    units = units or "".join(unit for unit in "dhms" if rng.randrange(2)) or "h"
    return "".join(f"{number(rng)}{unit}" for unit in units)


def combinations(solution, rng):
    texts = [duration(rng, units) for length in range(1, 5) for units in choose("dhms", length)]
    texts += ["00000s", "007m", f"{10 ** 30}d", ""]
    observe("results", [(text, solution.in_seconds(text)) for text in texts])


def wrong_order(solution, rng):
    texts = [duration(rng, units) for units in ("md", "sm", "hh", "dhd", "smhd", "hs", "hmm", "ssh", "dmh", "mhs")]
    texts += [f"{number(rng)}h{number(rng)}", f"{number(rng)}", f"h{number(rng)}m",
              f"{number(rng)}d{number(rng)}h{number(rng)}x", "dhms", "1d-2h", "1h.5m"]
    observe("results", [(text, solution.in_seconds(text)) for text in texts])


def running(solution, rng):
    results = []
    for _ in range(12):
        parts = [rng.choice(WORDS) if rng.randrange(2) else duration(rng) for _ in range(20)]
        text = "".join(part + rng.choice((" ", " ", ", ", ". ", "; ", "\n", "\r\n", "!", "/", ") (")) for part in parts)
        results.append((text, solution.in_seconds(text)))
    observe("results", results)


def neighbours(solution, rng):
    texts = [separator.join(duration(rng) for _ in range(4)) for separator in " ,;:/+|\n'\"(-._"]
    texts += [duration(rng) + " " + duration(rng) + "  " + duration(rng), f"{duration(rng)} - {duration(rng)} -{duration(rng)}"]
    observe("results", [(text, solution.in_seconds(text)) for text in texts])


def unicode(solution, rng):
    texts = ["{}\u00e4", "\u00e4{}", "\u6771{}", "{}\u00df {}", "\u0663h", "\u0663h{}", "{}\u0663", "{} \u0661\u0662s",
             "\u2013{}", "{}\u2026", "\u00a0{}\u00a0", "caf\u00e9 {}", "\u00bd{}"]
    texts += [duration(rng).upper(), f"{number(rng)}H{number(rng)}m", f"{number(rng)}h{number(rng)}M", "\u00b2{}"]
    texts = [text.format(duration(rng), duration(rng)) for text in texts]
    observe("results", [(text, solution.in_seconds(text)) for text in texts])


def small(solution, rng, n):
    some, between = ("1d", "1h", "2m", "5s", "12", "h", "\u0663h"), ("", "", "", " ", ",", ".", "-", "x", "\u00e4")
    observe("result", solution.in_seconds("".join(rng.choice(some) + rng.choice(between) for _ in range(n))))
