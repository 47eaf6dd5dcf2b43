"""Trains the English reader. See README.md for the commands; the checkpoint goes to export.py."""

import argparse
import collections
import copy
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import data
import features
from model import Reader
from trees import tree_of

CHANGED_SHARE = 0.12  # share of sentences that an epoch sees as a headline or a hasty typist would have them
LONGEST = 110  # words of a sentence in training


def build_vocabulary(sentences):
    words = collections.Counter(features.norm(f).lower() for s in sentences for f in s.forms)
    shapes = collections.Counter(features.shape(f) for s in sentences for f in s.forms)
    parsed = [s for s in sentences if s.heads is not None]
    tags = collections.Counter(t for s in parsed for t in s.tags)
    labels = collections.Counter(label for s in parsed for label in s.labels)
    return {
        "words": ["<unk>", "<root>", *[w for w, n in words.most_common() if n >= 2]],
        "shapes": [s for s, n in shapes.most_common() if n >= 5],
        "tags": [t for t, n in tags.most_common() if n >= 8],
        "labels": [label for label, n in labels.most_common() if n >= 8],
        "names": data.NAME_TAGS,
        "frequency": [0, 0, *[n for w, n in words.most_common() if n >= 2]],
    }


class Encoder:
    """Sentences as numbers. Pieces of a word: its shape, its flags, its grams, in one table one after the other."""

    def __init__(self, vocabulary):
        index = lambda key: {value: i for i, value in enumerate(vocabulary[key])}
        self.words, self.shapes, self.tags, self.labels = (index(k) for k in ("words", "shapes", "tags", "labels"))
        self.names = index("names")
        self.first_flag = len(self.shapes) + 1
        self.first_gram = self.first_flag + features.FLAGS
        self.pieces = self.first_gram + features.BUCKETS
        self.frequency = torch.tensor(vocabulary["frequency"], dtype=torch.float)
        self.known = {}

    def form(self, form):
        if form not in self.known:
            shape = self.shapes.get(features.shape(form), len(self.shapes))
            pieces = [shape, self.first_flag + features.flags(form), *[self.first_gram + g for g in features.grams(form)]]
            self.known[form] = (self.words.get(features.norm(form).lower(), 0), pieces)
        return self.known[form]

    def tag(self, tag):
        if tag in self.tags:
            return self.tags[tag]
        return next((i for t, i in self.tags.items() if t.split("|")[0] == tag.split("|")[0]), 0)

    def label(self, label):
        return self.labels.get(label, self.labels.get(label.split(":")[0], 0))

    def inputs(self, batch, drop_words=False):
        words, pieces, offsets = [], [], []
        for sentence in batch:
            words.append([1])
            offsets.append(len(pieces))
            for form in sentence.forms:
                word, own = self.form(form)
                words[-1].append(word)
                offsets.append(len(pieces))
                pieces += own
        words = torch.tensor(words)
        if drop_words:
            chance = 0.25 / (0.25 + self.frequency[words]) + 0.03
            chance[:, 0] = 0
            words = torch.where(torch.rand(words.shape) < chance, 0, words)
        return words, torch.tensor(pieces, dtype=torch.long), torch.tensor(offsets)


def batches(sentences, words):
    """Batches of sentences of one length and one kind, so that nothing is padded."""
    groups = collections.defaultdict(list)
    for sentence in sentences:
        groups[(len(sentence.forms), sentence.heads is None, sentence.names is None)].append(sentence)
    out = []
    for (length, *_), group in groups.items():
        random.shuffle(group)
        size = max(1, words // (length + 1))
        out += [group[i : i + size] for i in range(0, len(group), size)]
    random.shuffle(out)
    return out


def loss_of(model, encoder, batch):
    x = model(*encoder.inputs(batch, drop_words=True))
    loss = torch.zeros(())
    if batch[0].heads is not None:
        heads = torch.tensor([s.heads for s in batch])
        labels = torch.tensor([[encoder.label(label) for label in s.labels] for s in batch])
        tags = torch.tensor([[encoder.tag(t) for t in s.tags] for s in batch])
        loss = loss + F.cross_entropy(model.arcs(x).flatten(0, 1), heads.flatten())
        loss = loss + F.cross_entropy(model.labels(x, heads).flatten(0, 1), labels.flatten())
        loss = loss + 0.5 * F.cross_entropy(model.tags(x).flatten(0, 1), tags.flatten())
    if batch[0].names is not None:
        names = torch.tensor([[encoder.names[n] for n in s.names] for s in batch])
        loss = loss + F.cross_entropy(model.names(x).flatten(0, 1), names.flatten())
    return loss


def evaluate(model, encoder, vocabulary, sentences):
    """UPOS, UAS, LAS in per cent, over gold tokens."""
    model.eval()
    seen = tagged = attached = labelled = 0
    with torch.no_grad():
        for batch in batches(sentences, 3000):
            x = model(*encoder.inputs(batch))
            arcs = model.arcs(x).numpy()
            heads = torch.tensor([tree_of(a) for a in arcs])
            labels, tags = model.labels(x, heads).argmax(2), model.tags(x).argmax(2)
            for b, s in enumerate(batch):
                for i in range(len(s.forms)):
                    seen += 1
                    tagged += vocabulary["tags"][tags[b, i]].split("|")[0] == s.tags[i].split("|")[0]
                    right = int(heads[b, i]) == s.heads[i]
                    attached += right
                    labelled += right and vocabulary["labels"][labels[b, i]].split(":")[0] == s.labels[i].split(":")[0]
    model.train()
    return {"UPOS": round(100 * tagged / seen, 2), "UAS": round(100 * attached / seen, 2), "LAS": round(100 * labelled / seen, 2)}


def read_sentences(folder):
    """Sentences to train on, with trees, names or both, and the trees to watch. No sentence of EWT dev or test is among the names."""
    treebank = lambda name: data.read_conllu(folder / f"{name}.conllu")
    trees = treebank("en_ewt-ud-train") + treebank("en_gum-ud-train-nonc")
    trees = data.with_names(trees, data.read_iob2(folder / "uner_ewt-train.iob2"))
    dev = treebank("en_ewt-ud-dev")
    held_out = {tuple(s.forms) for s in dev + treebank("en_ewt-ud-test")}
    names = [s for f in ("wikigold", "btc", "wnut") for s in data.read_names(folder / f"ner_{f}.jsonl")]
    train = trees + [s for s in names if tuple(s.forms) not in held_out]
    return [s for s in train if len(s.forms) <= LONGEST], dev


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the CoNLL-U, IOB2 and JSON-lines files")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--arc", type=int, default=96)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)

    train, dev = read_sentences(args.data)
    vocabulary = build_vocabulary(train)
    encoder = Encoder(vocabulary)
    sizes = {k: len(vocabulary[k]) for k in ("words", "tags", "labels", "names")} | {"pieces": encoder.pieces}
    shape = {"width": args.width, "hidden": args.hidden, "arc": args.arc, "dropout": args.dropout}
    model = Reader(sizes, **shape)
    sparse = [model.word.weight, model.piece.weight]
    dense = [p for p in model.parameters() if all(p is not q for q in sparse)]
    optimizers = [
        (torch.optim.AdamW(dense, lr=args.rate, betas=(0.9, 0.95), weight_decay=1e-3), args.rate),
        (torch.optim.SparseAdam(sparse, lr=args.rate * 1.5, betas=(0.9, 0.95)), args.rate * 1.5),
    ]
    average = copy.deepcopy(model)
    save = lambda: torch.save({"weights": average.state_dict(), "vocabulary": vocabulary, "shape": shape, "sizes": sizes}, args.out)
    began, step, total, done = time.time(), 0, None, 0.0
    for epoch in range(args.epochs):
        chance = random.Random(f"{args.seed}-{epoch}")
        current = [data.as_headline(s, chance) if chance.random() < CHANGED_SHARE else s for s in train]
        plan = batches(current, 900)
        total = total or len(plan) * args.epochs
        for batch in plan:
            done = max((time.time() - began) / 60 / args.minutes, step / total)
            if done >= 1:
                break
            pace = min(1, (step + 1) / 300) * (1 - done) + 0.01
            for optimizer, base in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = base * pace
                optimizer.zero_grad()
            loss_of(model, encoder, batch).backward()
            torch.nn.utils.clip_grad_norm_(dense, 5.0)
            for optimizer, _ in optimizers:
                optimizer.step()
            step += 1
            if step % 10 == 0:
                with torch.no_grad():
                    for mean, now in zip(average.parameters(), model.parameters()):
                        mean.lerp_(now, 1 - min(0.98, step / (step + 100)))
        if epoch % 5 == 4 or done >= 1:
            print(epoch, round((time.time() - began) / 60, 1), evaluate(average, encoder, vocabulary, dev), flush=True)
            save()
        if done >= 1:
            break
    save()


if __name__ == "__main__":
    main()
