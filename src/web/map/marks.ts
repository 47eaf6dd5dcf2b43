import type { VerificationState } from "../../model.ts";
import { KIND_COLOURS, KINDS, type Kind } from "./kinds.ts";

/** Pixels of a mark's side, drawn twice as fine. */
const SIDE = 44;
const FINE = 2;

export interface Look {
  readonly mode: "light" | "dark";
  /** The ground of cards, behind numbers and within hollow marks. */
  readonly paper: string;
  readonly ink: string;
}

/**
 * The picture for a mark's name. `one:KIND:STATE` is a single incident, its shape says how far it is borne out;
 * `ring:A-B-…` are several, a ring with the share of each kind in quarters; `area:…` is the same with a broken edge, for
 * what lies somewhere around. Other names have none.
 */
export function markFor(name: string, look: Look): ImageData | null {
  const context = new OffscreenCanvas(SIDE * FINE, SIDE * FINE).getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  context.scale(FINE, FINE);
  context.translate(SIDE / 2, SIDE / 2);
  const [shape, first = "", state = ""] = name.split(":");
  if (shape === "one") drawOne(context, first as Kind, state as VerificationState, look);
  else if (shape === "ring" || shape === "area") drawRing(context, first.split("-").map(Number), shape, look);
  else return null;
  return context.getImageData(0, 0, SIDE * FINE, SIDE * FINE);
}

export const MARK_RATIO = FINE;

type Context = OffscreenCanvasRenderingContext2D;

function drawOne(context: Context, kind: Kind, state: VerificationState, { mode, paper }: Look): void {
  const colour = KIND_COLOURS[mode][kind] ?? KIND_COLOURS[mode].words;
  const path = new Path2D(shapeOf(state));
  stroke(context, path, paper, 5);
  paint(context, path, isHollow(state) ? paper : colour);
  stroke(context, path, colour, 2.5);
  if (state === "disputed") paint(context, new Path2D(HALF), colour);
}

function stroke(context: Context, path: Path2D, colour: string, width: number): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke(path);
}

function paint(context: Context, path: Path2D, colour: string): void {
  context.fillStyle = colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(path);
}

/** What only one side tells is hollow, what was weighed is full; the outlines differ too. */
function isHollow(state: VerificationState): boolean {
  return state === "reported" || state === "disputed" || state === "withdrawn" || state === "not-verifiable";
}

/** Shapes around the middle, as paths; the legend draws the same ones. */
export function shapeOf(state: VerificationState): string {
  return SHAPES[state] ?? SHAPES.reported;
}

/** The half of a disputed incident that is full. */
export const HALF = "M0,-8 A8,8 0 0 0 0,8 Z";
const CIRCLE = "M-8,0 A8,8 0 1 1 8,0 A8,8 0 1 1 -8,0 Z";
const SHAPES: Readonly<Record<VerificationState, string>> = {
  reported: CIRCLE,
  corroborated: CIRCLE,
  disputed: CIRCLE,
  verified: "M-8,-8 L8,-8 L8,8 L-8,8 Z",
  refuted: "M-8,-4 L-4,-8 L0,-4 L4,-8 L8,-4 L4,0 L8,4 L4,8 L0,4 L-4,8 L-8,4 L-4,0 Z",
  withdrawn: "M-9,-3 L9,-3 L9,3 L-9,3 Z",
  "not-verifiable": "M0,-9 L9,7 L-9,7 Z",
};

function drawRing(context: Context, quarters: readonly number[], shape: "ring" | "area", look: Look): void {
  const all = Math.max(
    quarters.reduce((sum, share) => sum + share, 0),
    1,
  );
  const radius = SIDE / 2 - 5;
  context.fillStyle = look.paper;
  context.globalAlpha = shape === "area" ? 0.75 : 0.95;
  context.beginPath();
  context.arc(0, 0, radius + 3, 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 6;
  if (shape === "area") context.setLineDash([4, 3]);
  let from = -Math.PI / 2;
  quarters.forEach((share, i) => {
    const to = from + (2 * Math.PI * share) / all;
    context.strokeStyle = KIND_COLOURS[look.mode][KINDS[i] ?? "words"];
    context.beginPath();
    context.arc(0, 0, radius, from, to);
    context.stroke();
    from = to;
  });
}
