interface BarsProps {
  readonly counts: readonly number[];
  /** What is drawn, in a sentence, for whoever does not see it. */
  readonly label: string;
  /** The count that fills the height; the same for bars that are set against one another. */
  readonly most?: number;
}

const WIDE = 5;
const HIGH = 24;

/** Counts as a row of small bars, each period as wide; nothing is drawn where there is nothing. */
export function Bars({ counts, label, most = Math.max(...counts, 1) }: BarsProps) {
  return (
    <svg
      className="bars"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${counts.length * WIDE} ${HIGH + 1}`}
      width={counts.length * WIDE}
      height={HIGH + 1}
    >
      <title>{label}</title>
      <line x1="0" x2={counts.length * WIDE} y1={HIGH + 0.5} y2={HIGH + 0.5} stroke="var(--line)" />
      {counts.map((count, i) => {
        const high = (count / most) * HIGH;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: periods are told by their place alone
            key={i}
            x={i * WIDE}
            y={HIGH - high}
            width={WIDE - 1}
            height={high}
            fill="var(--accent)"
          />
        );
      })}
    </svg>
  );
}
