/** A line between two neighbours, as the source names them, on which states differ, and who says that they do. */
export interface DisputedLine {
  readonly between: readonly [string, string];
  /** The part that is meant, as west, south, east, north; all of the line where it is left out. */
  readonly box?: readonly [number, number, number, number];
  readonly why: string;
}

const KASHMIR = [72.9, 32.4, 80.6, 37.2] as const;
const LINE_OF_CONTROL =
  "footnote of United Nations maps: the line is about that of control in Jammu and Kashmir; its final status is not agreed";

/**
 * Lines that Natural Earth draws as any other border, and that the United Nations' own maps dot or footnote, that
 * resolutions speak of, or that a court has before it. They are drawn dashed, whomever the source gives which side.
 */
export const DISPUTED_LINES: readonly DisputedLine[] = [
  { between: ["Russia", "Ukraine"], box: [32.4, 45.2, 36.7, 46.4], why: "General Assembly resolution 68/262 (2014)" },
  { between: ["Israel", "Syria"], why: "Security Council resolution 497 (1981)" },
  {
    between: ["Israel", "Lebanon"],
    why: "the Blue Line of 2000 is a line of withdrawal: report of the Secretary-General S/2000/590",
  },
  { between: ["Lebanon", "Syria"], box: [35.55, 33.2, 35.9, 33.45], why: "Shebaa Farms: S/2006/675" },
  { between: ["India", "Pakistan"], box: KASHMIR, why: LINE_OF_CONTROL },
  { between: ["China", "India"], why: "claimed by both in several places; what is drawn is the line of control" },
  { between: ["China", "Pakistan"], box: KASHMIR, why: LINE_OF_CONTROL },
  { between: ["Sudan", "S. Sudan"], why: "footnote of United Nations maps: the final boundary is not determined" },
  { between: ["Egypt", "Sudan"], why: "Hala'ib and Bir Tawil: claimed by both, and by neither" },
  { between: ["Kenya", "S. Sudan"], why: "Ilemi: claimed by both" },
  { between: ["Guyana", "Venezuela"], why: "before the International Court of Justice" },
  { between: ["North Korea", "South Korea"], why: "the Military Demarcation Line of the armistice of 1953" },
];

/** Units that the source draws as countries and that are no member states of the United Nations, by its names. */
export const NOT_MEMBERS: ReadonlySet<string> = new Set([
  "Kosovo",
  "Somaliland",
  "N. Cyprus",
  "W. Sahara",
  "Palestine",
  "Siachen Glacier",
]);
