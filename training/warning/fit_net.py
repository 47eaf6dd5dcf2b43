"""`python3 training/warning/fit_net.py CASES COURSE data/models/warning-net.json` trains the network of early warning.

CASES is what `net-cases.ts` wrote, COURSE the number that it printed. The network is given the course of a series and
says for each time ahead how the total is distributed: nothing at all, or a mixture of three negative binomial counts
whose means are told beside the pace. It is trained on the likelihood of what came. `src/warn/net.ts` asks it.
"""

import json
import math
import sys

import numpy as np
import torch
from torch import nn

HORIZONS = (1, 2, 4, 5)
PARTS = 3
ANSWER = 3 * PARTS + 1
WIDTH = 64
BATCH = 2048
LOWEST_BASE = -2.0


class Net(nn.Module):
    def __init__(self, course: int, means: torch.Tensor, spreads: torch.Tensor):
        super().__init__()
        self.means, self.spreads = means, spreads
        self.first = nn.Linear(course, WIDTH)
        self.middle = nn.ModuleList([nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)])
        self.last = nn.Linear(WIDTH, ANSWER * len(HORIZONS))
        start = [0.0] * PARTS + [-0.7, 0.0, 0.7] + [0.0, 1.0, 1.0] + [-3.0]
        nn.init.zeros_(self.last.weight)
        self.last.bias.data = torch.tensor(start * len(HORIZONS))

    def forward(self, course: torch.Tensor) -> torch.Tensor:
        values = nn.functional.silu(self.first((course - self.means) / self.spreads))
        for layer in self.middle:
            values = values + nn.functional.silu(layer(values))
        return self.last(values)

    def layers(self):
        """The layers as the product reads them: means and spreads of what is given are taken into the first."""
        weight = self.first.weight / self.spreads
        bias = self.first.bias - weight @ self.means
        plain = [(weight, bias)] + [(layer.weight, layer.bias) for layer in [*self.middle, self.last]]
        return [{"weights": short(w), "biases": short(b)} for w, b in plain]


def short(values: torch.Tensor):
    return [float(f"{x:.4g}") for x in values.detach().flatten().tolist()]


def unlikelihood(answer: torch.Tensor, base: torch.Tensor, total: torch.Tensor) -> torch.Tensor:
    """Minus the logarithm of how likely a total was; 0 where it is not known."""
    weights = torch.log_softmax(answer[:, :PARTS], 1)
    log_mean = (answer[:, PARTS : 2 * PARTS] + base[:, None]).clamp(-9, 16)
    log_size = answer[:, 2 * PARTS : 3 * PARTS].clamp(-4, 6)
    mean, size, y = log_mean.exp(), log_size.exp(), total.clamp(min=0)[:, None]
    both = torch.log(size + mean)
    each = torch.lgamma(y + size) - torch.lgamma(size) - torch.lgamma(y + 1)
    each = each + size * (log_size - both) + y * (log_mean - both)
    some = torch.logsumexp(weights + each, 1)
    nothing, anything = (nn.functional.logsigmoid(sign * answer[:, 3 * PARTS]) for sign in (1, -1))
    likely = torch.where(total == 0, torch.logaddexp(nothing, anything + some), anything + some)
    return torch.where(total < 0, torch.zeros_like(likely), -likely)


def train(cases: np.ndarray, course: int, steps: int) -> Net:
    torch.manual_seed(7)
    means, spreads = (torch.from_numpy(x) for x in (cases[:, :course].mean(0), cases[:, :course].std(0) + 0.05))
    net = Net(course, means, spreads)
    optimizer = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps)
    rng = np.random.default_rng(7)
    for step in range(steps):
        batch = torch.from_numpy(cases[rng.integers(0, len(cases), BATCH)])
        answer, pace = net(batch[:, :course]), batch[:, course]
        loss = sum(
            unlikelihood(
                answer[:, i * ANSWER : (i + 1) * ANSWER],
                (pace + math.log(weeks)).clamp(min=LOWEST_BASE),
                batch[:, course + 1 + i],
            ).mean()
            for i, weeks in enumerate(HORIZONS)
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 1000 == 999:
            print(step + 1, round(loss.item(), 4), flush=True)
    return net


if __name__ == "__main__":
    torch.set_num_threads(1)
    path, course, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    steps = int(sys.argv[4]) if len(sys.argv) > 4 else 20000
    cases = np.memmap(path, np.float32, "r").reshape(-1, course + 1 + len(HORIZONS))
    net = train(np.ascontiguousarray(cases), course, steps)
    with open(out, "w") as file:
        json.dump({"layers": net.layers()}, file, separators=(",", ":"))
        file.write("\n")
