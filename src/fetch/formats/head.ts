/** A plain text with the head that `clean` understands in front: what is known of it, closed by an empty line. */
export function withHead(
  known: { readonly title?: string | null; readonly publisher?: string | null; readonly published?: string | null },
  text: string,
): string {
  if (text.trim() === "") return ""; // what is known of nothing is nothing to read
  const lines = Object.entries(known).flatMap(([key, value]) =>
    value === null || value === undefined || value.trim() === ""
      ? []
      : [`${key}: ${value.replace(/\s+/g, " ").trim()}`],
  );
  // Without a head of ours, a first paragraph that looks like one would be taken for it.
  return `${lines.length === 0 ? "source:" : lines.join("\n")}\n\n${text}`;
}
