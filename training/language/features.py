"""What the reader sees of a word before it looks at its neighbours. The same rules stand in src/read/features.ts."""

import re

BUCKETS = 16384
MAX_GRAMS = 24
FLAGS = 32

NUMBER = re.compile(r"^[0-9][0-9.,:/-]*$")
YEAR = re.compile(r"^[0-9]{4}$")
URL = re.compile(r"^(https?:|www\.)")


def fnv(text: str) -> int:
    """FNV-1a over code points with a final mix, 32 bits."""
    h = 0x811C9DC5
    for char in text:
        h = ((h ^ ord(char)) * 0x01000193) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return h ^ (h >> 12)


def norm(form: str) -> str:
    """The form with numbers, addresses and quotation marks made alike."""
    if NUMBER.match(form):
        return "!YEAR" if YEAR.match(form) else "!NUM"
    if URL.match(form):
        return "!URL"
    if form.find("@") > 0:
        return "!EMAIL"
    return re.sub("[“”„«»]", '"', re.sub("[’‘`´]", "'", form)).replace("—", "-").replace("–", "-")


def shape(form: str) -> str:
    """Xxx, XX, dd: the pattern of the first twelve characters, runs cut to two."""
    out, last, run = "", "", 0
    for char in form[:12]:
        kind = "d" if char.isdigit() else "x" if char.islower() else "X" if char.isupper() else char
        run = run + 1 if kind == last else 1
        last = kind
        if run < 3:
            out += kind
    return out


def flags(form: str) -> int:
    first = form[0]
    capital = int(first != first.lower())
    capitals = int(form == form.upper() and form != form.lower() and len(form) > 1)
    digit = int(any(c.isdigit() for c in form))
    hyphen = int("-" in form)
    symbols = int(not any(c.isalnum() for c in form))
    return capital | capitals << 1 | digit << 2 | hyphen << 3 | symbols << 4


def grams(form: str) -> list[int]:
    """Hash buckets of the pieces of a word, at most 24."""
    plain = norm(form)
    if plain.startswith("!") and len(plain) > 1:
        return []
    text = "^" + plain.lower() + "$"
    pieces = {text[i : i + n] for n in (3, 4, 5) for i in range(len(text) - n + 1)}
    pieces |= {"P" + text[:3], "S" + text[-2:], "S" + text[-3:], "S" + text[-4:]}
    return sorted({fnv(piece) % BUCKETS for piece in pieces})[:MAX_GRAMS]
