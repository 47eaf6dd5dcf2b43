import type { VerificationState } from "../../model.ts";
import type { Kind } from "./kinds.ts";
import { HALF, shapeOf } from "./marks.ts";

interface MarkProps {
  readonly kind: Kind;
  readonly state: VerificationState;
  /** Whether only its surroundings are known. */
  readonly area?: boolean;
}

/** The mark of one incident as the map draws it. It says nothing that does not stand beside it in words. */
export function Mark({ kind, state, area = false }: MarkProps) {
  return (
    <svg
      className={`mark kind-${kind} state-${state}`}
      viewBox="-11 -11 22 22"
      width="18"
      height="18"
      aria-hidden="true"
    >
      {area ? <circle r="8" className="area" /> : <path d={shapeOf(state)} />}
      {!area && state === "disputed" && <path d={HALF} className="half" />}
    </svg>
  );
}
