import { expect, test } from "vitest";
import { trimmed } from "../../src/resolve/actor-labels.ts";

/** A label without what belongs to the sentence around it rather than to the name. */
function isCalled(words: string, label: string): void {
  test(`${words} is called ${label}`, () => {
    expect(trimmed(words)).toBe(label);
  });
}

isCalled("the region's", "region");
isCalled("The region’s people", "region’s people");
isCalled("the Houthis'", "Houthis");
isCalled("the armed groups,", "armed groups");
isCalled("“resistance” fighters", "resistance” fighters");
isCalled("an aid\nworker", "aid worker");
isCalled("The villagers.", "villagers");
// What belongs to a name stays
isCalled("the U.S.", "U.S.");
isCalled("Rapid Support Forces (RSF)", "Rapid Support Forces (RSF)");
isCalled("RSF)", "RSF");
isCalled("The Hague", "Hague");
isCalled("the", "the");
isCalled("—", "—");
