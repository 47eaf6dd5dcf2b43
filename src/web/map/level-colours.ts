/** The colours of levels of warning on the map; the level itself is always written beside. */
export const LEVEL_COLOURS = {
  light: { 1: "#1e6441", 2: "#0d5377", 3: "#a86d00", 4: "#a3261c" },
  dark: { 1: "#83d3aa", 2: "#7cc4ea", 3: "#f0c469", 4: "#ff9d92" },
} as const;
