import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A link or token that cannot be shown again, with a button that copies it. */
export function MadeOnce({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Browsers let only pages over TLS, or of this machine, write to the clipboard; the text can be marked by hand.
    await navigator.clipboard?.writeText(text);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="made-once calm" role="status">
      <label>
        {label}
        <input readOnly value={text} dir="ltr" onFocus={({ target }) => target.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {t(copied ? "accounts.copied" : "accounts.copy")}
      </button>
    </div>
  );
}
