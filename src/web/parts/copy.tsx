import { useState } from "react";
import { useTranslation } from "react-i18next";

interface CopyProps {
  readonly text: string;
  readonly label: string;
}

/** Puts a text where it can be pasted from, and says that it did. */
export function Copy({ text, label }: CopyProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<"idle" | "done" | "failed">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("done");
    } catch {
      setState("failed"); // a page that is not served securely may not
    }
  };
  return (
    <>
      <button type="button" className="copy" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" className="quiet">
        {state === "idle" ? "" : state === "done" ? t("incident.copied") : t("incident.copy-failed", { text })}
      </span>
    </>
  );
}
