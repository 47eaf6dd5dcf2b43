"""Sentences with their trees, and sentences with their names, as the training reads them."""

import json
import random
from dataclasses import dataclass, field, replace
from pathlib import Path

NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


@dataclass(frozen=True)
class Sentence:
    forms: list[str]
    tags: list[str] | None = None  # UPOS|XPOS
    heads: list[int] | None = None  # 1-based, 0 for the root
    labels: list[str] | None = None
    names: list[str] | None = None
    lemmas: list[str] | None = None
    text: str = ""
    spaces: list[bool] = field(default_factory=list)  # whether a blank follows
    paragraph: bool = False  # whether it opens a paragraph


def read_conllu(path: Path) -> list[Sentence]:
    """Sentences of a CoNLL-U file, with multiword tokens split and empty nodes left out."""
    found = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows, text, paragraph, glued = [], "", False, {}
        for line in block.split("\n"):
            if line.startswith("# text = "):
                text = line[9:]
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and line[0] != "#":
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, last = map(int, cells[0].split("-"))
                    for i in range(first, last):
                        glued[i] = True
                    glued[last] = "SpaceAfter=No" in cells[9]
                elif "." not in cells[0]:
                    rows.append(cells)
        if rows:
            found.append(
                Sentence(
                    forms=[r[1] for r in rows],
                    tags=[r[3] + "|" + r[4] for r in rows],
                    heads=[int(r[6]) for r in rows],
                    labels=[r[7] for r in rows],
                    lemmas=[r[2] for r in rows],
                    text=text,
                    spaces=[not glued.get(int(r[0]), "SpaceAfter=No" in r[9]) for r in rows],
                    paragraph=paragraph,
                )
            )
    return found


def read_iob2(path: Path) -> list[Sentence]:
    """Sentences of a Universal NER file."""
    found = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if rows:
            names = [r[2] if r[2] in NAME_TAGS else "O" for r in rows]
            found.append(Sentence(forms=[r[1] for r in rows], names=names))
    return found


def read_names(path: Path) -> list[Sentence]:
    """Sentences of WikiGold, the Broad Twitter Corpus or WNUT17 as JSON lines of forms `f` and BIO labels `y`."""
    found = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        forms, labels = row["f"], row["y"]
        if forms and all(forms):
            found.append(Sentence(forms=forms, names=repair(labels)))
    return found


def repair(labels: list[str]) -> list[str]:
    """Labels we do not tell apart become O, and a name that starts with I- starts with B-."""
    out: list[str] = []
    for label in labels:
        if label not in NAME_TAGS:
            label = "O"
        if label.startswith("I-") and (not out or out[-1][2:] != label[2:]):
            label = "B" + label[1:]
        out.append(label)
    return out


def with_names(trees: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """The trees, each with the names of the same sentence where somebody marked them."""
    by_forms = {tuple(s.forms): s.names for s in named}
    return [replace(s, names=by_forms.get(tuple(s.forms))) for s in trees]


def as_headline(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence as a headline or a hasty typist would write it: other capitals, or no full stop."""
    forms = list(sentence.forms)
    style = chance.choice(["title", "upper", "lower", "stop", "stop", "quote", "quote"])
    if style == "title":
        forms = [f[0].upper() + f[1:] if f[0].isalpha() and (len(f) > 3 or i == 0) else f for i, f in enumerate(forms)]
    elif style == "upper":
        forms = [f.upper() for f in forms]
    elif style == "lower":
        forms = [forms[0].lower(), *forms[1:]] if forms[0].istitle() and not name_at(sentence, 0) else forms
    elif style == "quote":
        forms = [{"'": "’", '"': "”", "``": "“", "''": "”", "-": "–", "--": "—"}.get(f, f.replace("'", "’")) for f in forms]
    elif len(forms) > 3 and forms[-1] == "." and (sentence.heads is None or len(forms) not in sentence.heads):
        return cut_last(replace(sentence, forms=forms))
    return replace(sentence, forms=forms)


def name_at(sentence: Sentence, i: int) -> bool:
    return sentence.tags is None or sentence.tags[i].startswith("PROPN") or sentence.forms[i] == "I"


def cut_last(s: Sentence) -> Sentence:
    cut = lambda values: None if values is None else values[:-1]
    return replace(s, forms=s.forms[:-1], tags=cut(s.tags), heads=cut(s.heads), labels=cut(s.labels), names=cut(s.names))
