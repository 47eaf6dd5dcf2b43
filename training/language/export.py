"""Turns a checkpoint into the two files that the runtime reads: header.json and weights.bin."""

import argparse
import json
from pathlib import Path

import numpy as np
import torch


def quantised(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 weights and the scale of each row."""
    scales = np.maximum(np.abs(matrix).max(1), 1e-8) / 127
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


class Writer:
    """Tensors one after the other, each on a 16-byte boundary, with their places in a table."""

    def __init__(self):
        self.table, self.chunks, self.size = {}, [], 0

    def put(self, name: str, values: np.ndarray):
        raw = values.tobytes()
        raw += b"\0" * (-len(raw) % 16)
        self.table[name] = {"offset": self.size, "shape": list(values.shape)}
        self.chunks.append(raw)
        self.size += len(raw)

    def matrix(self, name: str, weight, bias=None):
        rows, scales = quantised(np.asarray(weight, dtype=np.float32))
        self.put(f"{name}.weight", rows)
        self.put(f"{name}.scale", padded(scales))
        if bias is not None:
            self.put(f"{name}.bias", padded(np.asarray(bias, dtype=np.float32)))


def padded(vector: np.ndarray) -> np.ndarray:
    """The kernel works on eight columns at a time."""
    return np.pad(vector, (0, -len(vector) % 8)).astype(np.float32)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, map_location="cpu")
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    out = Writer()
    out.matrix("word", w["word.weight"])
    out.matrix("piece", w["piece.weight"])
    out.put("norm.gain", w["norm.weight"])
    out.put("norm.bias", w["norm.bias"])
    for layer in (0, 1):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            get = lambda part: w[f"lstm.{layer}.{part}_l0{suffix}"]
            out.matrix(f"lstm{layer}.{direction}.input", get("weight_ih"), get("bias_ih") + get("bias_hh"))
            out.matrix(f"lstm{layer}.{direction}.hidden", get("weight_hh"))
    parts = ["arc_dependent", "arc_head", "label_dependent", "label_head", "tag", "name"]
    out.matrix(
        "heads",
        np.concatenate([w[f"{p}.weight"] for p in parts]),
        np.concatenate([w[f"{p}.bias"] for p in parts]),
    )
    # dependents are projected: d' = d x bilinear, so the kernel's rows are the columns of the matrix
    out.matrix("bilinear", w["bilinear"].T, np.zeros(len(w["bilinear"])))
    out.put("head_bias.weight", w["head_bias.weight"][0])
    out.put("distance", w["distance"])
    out.matrix("label", w["label.weight"], w["label.bias"])
    args.folder.mkdir(parents=True, exist_ok=True)
    (args.folder / "weights.bin").write_bytes(b"".join(out.chunks))
    shape, vocabulary = saved["shape"], saved["vocabulary"]
    header = {
        "width": shape["width"],
        "hidden": shape["hidden"],
        "arc": shape["arc"],
        "headBias": float(w["head_bias.bias"][0]),
        "words": vocabulary["words"],
        "shapes": vocabulary["shapes"],
        "tags": vocabulary["tags"],
        "labels": vocabulary["labels"],
        "names": vocabulary["names"],
        "tensors": out.table,
    }
    (args.folder / "header.json").write_text(json.dumps(header, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
