import { useTranslation } from "react-i18next";
import type { VerificationState } from "../../model.ts";

/** How far an incident is borne out, in a word with its sign. The sign is the same as on the map. */
export function StateTag({ state }: { readonly state: VerificationState }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${TONES[state]}`}>
      <span aria-hidden="true">{STATE_SIGNS[state]} </span>
      {t(`record.state.${state}`)}
    </span>
  );
}

/** A sign for each state, so that no colour carries it alone. */
export const STATE_SIGNS: Readonly<Record<VerificationState, string>> = {
  reported: "○",
  corroborated: "●",
  disputed: "◐",
  withdrawn: "–",
  verified: "✓",
  refuted: "×",
  "not-verifiable": "?",
};

const TONES: Readonly<Record<VerificationState, string>> = {
  reported: "",
  corroborated: "",
  disputed: "caution",
  withdrawn: "quiet",
  verified: "calm",
  refuted: "quiet",
  "not-verifiable": "",
};
