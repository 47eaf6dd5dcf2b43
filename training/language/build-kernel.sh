#!/usr/bin/env bash
# Builds the network's inner loops. Needs clang and lld with the wasm32 target (Debian: apt-get install clang lld).
set -euo pipefail
cd "$(dirname "$0")/../.."
object=$(mktemp)
clang --target=wasm32 -O3 -msimd128 -nostdlib -fno-builtin -Wall -c src/read/kernel.c -o "$object"
wasm-ld --no-entry --import-memory -z stack-size=65536 "$object" -o data/models/en/kernel.wasm
rm "$object"
