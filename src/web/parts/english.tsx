import type { ReactNode } from "react";

/** Words that the machine wrote in English and that are not translated: a reason, a ground, a summary. */
export function English({ children }: { readonly children: ReactNode }) {
  return (
    <span lang="en" dir="auto">
      {children}
    </span>
  );
}
