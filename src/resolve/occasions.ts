import type { Citation, Span } from "../model.ts";

type Occasion = "video" | "conference" | "statement";

/** Words that tell by what means or before whom something was said. */
export const OCCASIONS: readonly { readonly kind: Occasion; readonly form: RegExp; readonly example: string }[] = [
  {
    kind: "video",
    form: /\b(?:footage|videos?|clips?|images?|photos?|pictures|recordings?)(?: [\p{Ll}]+){0,3} by (?:the |its |an? )?[\p{L}’'-]+(?: [\p{L}’'-]+){0,3}/iu,
    example: "Footage released by the army showed drones over the town.",
  },
  {
    kind: "video",
    form: /\b(?:in|on) (?:an?|the) (?:\w+ )?(?:video|clip|recording|live ?stream|broadcast)(?: \w+)?(?: (?:posted|published|released|shared|broadcast|circulated|carried|aired))?(?: (?:on|by|online|to)(?: (?:its|his|her|their|the|social))?(?: [\p{L}\d]+){0,2})?/iu,
    example: "The group said in a video posted on Telegram that it attacked the post.",
  },
  {
    kind: "conference",
    form: /\b(?:told|at|during|in) (?:an?|the) (?:\w+ )?(?:news|press|media) (?:conference|briefing)|\btold (?:reporters|journalists|the press)\b|\bat (?:an?|the) (?:\w+ )?briefing\b/iu,
    example: "The minister told a news conference that boats were seized.",
  },
  {
    kind: "statement",
    form: /\b(?:in|by|via|through) (?:an?|the|its|his|her|their) (?:\w+ ){0,2}(?:statement|communiqu[eé]|press release|comments?|remarks?|post|message)\b(?:,? (?:carried|published|posted|issued|released|quoted|run|broadcast|shared)(?: (?:by|on|in)(?: the| its| his| her| their)?(?: [\p{L}\d]+){1,4})?)?|\b(?:on|via) (?:its|his|her|their|the) (?:[\p{L}]+ )?(?:Telegram|Facebook|X|Twitter|WhatsApp)(?: (?:channel|account|page))?|\b(?:on|via) (?:Telegram|Facebook|Twitter|WhatsApp)\b/iu,
    example: "The army said in a statement carried by the state news agency that troops attacked its post.",
  },
];

/**
 * The words of a sentence that tell on what occasion a speaker said what is claimed: in a statement, in a video, before
 * the press; `null` when it has none. They stand beside the claim's own words, or it would be the claim that has them.
 */
export function occasionIn(
  sentence: Citation,
  claim: Span,
): { readonly kind: Occasion; readonly citation: Citation } | null {
  for (const { kind, form } of OCCASIONS) {
    const match = form.exec(sentence.exact);
    if (match === null) continue;
    const start = sentence.span.start + match.index;
    const span = { start, end: start + match[0].length };
    const within = span.start > claim.start && span.end < claim.end;
    const bare = claim.start === sentence.span.start && claim.end >= sentence.span.end - 1;
    if (!within || bare) return { kind, citation: { article: sentence.article, span, exact: match[0] } };
  }
  return null;
}
