"""One small network that tags, parses and names: word pieces, two bidirectional LSTMs, a biaffine head (Dozat and Manning 2017)."""

import torch
from torch import nn
from torch.nn import functional as F

FAR = 32  # distances beyond this many words look alike


class Reader(nn.Module):
    def __init__(self, sizes: dict[str, int], width: int, hidden: int, arc: int, dropout: float):
        super().__init__()
        self.dropout = dropout
        self.word = nn.Embedding(sizes["words"], width, sparse=True)
        self.piece = nn.EmbeddingBag(sizes["pieces"], width, mode="sum", sparse=True)
        nn.init.normal_(self.word.weight, 0, 0.3)
        nn.init.normal_(self.piece.weight, 0, 0.1)
        self.norm = nn.LayerNorm(width)
        self.lstm = nn.ModuleList(
            [nn.LSTM(width if i == 0 else 2 * hidden, hidden, bidirectional=True, batch_first=True) for i in range(2)]
        )
        out = 2 * hidden
        self.arc_dependent, self.arc_head = nn.Linear(out, arc), nn.Linear(out, arc)
        self.bilinear = nn.Parameter(torch.randn(arc, arc) / arc)
        self.head_bias = nn.Linear(arc, 1)
        self.distance = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.label_dependent, self.label_head = nn.Linear(out, arc), nn.Linear(out, arc)
        self.label = nn.Linear(arc, sizes["labels"])
        self.tag = nn.Linear(out, sizes["tags"])
        self.name = nn.Linear(out, sizes["names"])

    def forward(self, words, pieces, offsets):
        """Encodings [batch, 1 + length, 2 * hidden]; position 0 is the root."""
        x = self.norm(self.word(words) + self.piece(pieces, offsets).view(*words.shape, -1))
        if self.training:
            x = F.dropout(x, self.dropout * 0.8)
        for lstm in self.lstm:
            x = self.shared_dropout(lstm(x)[0])
        return x

    def shared_dropout(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) > self.dropout
        return x * keep / (1 - self.dropout)

    def arcs(self, x):
        """Scores [batch, dependent, head]; a word cannot be its own head."""
        p = self.dropout
        dependent = F.dropout(F.relu(self.arc_dependent(x)), p, self.training)[:, 1:]
        head = F.dropout(F.relu(self.arc_head(x)), p, self.training)
        scores = dependent @ self.bilinear @ head.transpose(1, 2) + self.head_bias(head).transpose(1, 2)
        at = torch.arange(x.shape[1])
        apart = (at[None, :] - at[1:, None]).clamp(-FAR, FAR) + FAR
        return (scores + self.distance[apart]).masked_fill(at[None, None, :] == at[None, 1:, None], -1e4)

    def labels(self, x, heads):
        """Scores [batch, dependent, label] of the relation between each word and its head."""
        dependent = self.label_dependent(x)[:, 1:]
        head = self.label_head(x)
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[2]))
        return self.label(F.dropout(F.relu(dependent + head), self.dropout, self.training))

    def tags(self, x):
        return self.tag(x)[:, 1:]

    def names(self, x):
        return self.name(x)[:, 1:]
