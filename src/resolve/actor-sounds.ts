import { consonants } from "./folding.ts";

/**
 * How names from Arabic, Persian and Urdu sound, word for word: romanisations differ in vowels, doubled letters, the
 * choice between q, gh and g, and in how they write the article and the genitive ("Jaish-e-Mohammed", "Jaish-i-Muhammad").
 *
 *     soundOf(["jaish", "e", "mohammed"]) === soundOf(["jaysh", "i", "muhammad"])
 */
export function soundOf(keys: readonly string[]): string {
  return keys
    .filter((key) => !PARTICLES.has(key))
    .map(
      (key) =>
        key
          .charAt(0)
          .replace(/[aeiou]/, "a")
          .replace(/[qkc]/, "k") +
        consonants(key).replace(/[gk]/g, "k") +
        // Hassan is no Hasina.
        (/ah?$/.test(key) ? "a" : ""),
    )
    .join(" ");
}

/** The article and the genitive, as romanised inside a name. */
const PARTICLES: ReadonlySet<string> = new Set("al el ul ud ut us e i o u ye wal".split(" "));

/** Whether a word inside a name is an article or a genitive written with hyphens. */
export function isParticle(key: string): boolean {
  return PARTICLES.has(key);
}

/** The words that armed groups and parties of these languages are named with: army, party, front, helpers, call … */
const NAMING: ReadonlySet<string> = new Set(
  `hezb hizb hizbul hizbollah hezbollah ansar ansarallah ansarullah jund jundallah jundullah jaish jaysh jaesh lashkar harakat harkat haraka jabhat jabha
  liwa ahrar saraya kataib asaib asaeb tehreek tahrik tehrik tahrir hayat jamaat jamiat jamaah gamaa jemaah mujahideen mujahedin mujahidin sipah ahlu ahl
  majlis hashd quwat faylaq failaq suqour nusra sham islah ennahda nahda dawa fatah fateh muttahida mahaz khatam nujaba haqqani anjuman lijan fida
  suquor murabitun muhajireen mourabitoun ikhwan shabab shabaab tawhid tawheed sunnah sunna quds qassam aqsa`.split(
    /\s+/,
  ),
);

/** Whether a body's name is a romanised one, so that it may be spelled otherwise; English names are spelled one way. */
export function isRomanised(keys: readonly string[]): boolean {
  return keys.some((key) => NAMING.has(key)) && keys.every((key) => !ENGLISH.has(key));
}

const ENGLISH: ReadonlySet<string> = new Set(
  `the of in for and army front movement party group state brigade brigades forces force islamic national liberation martyrs league party free union
  council supreme hill university foundation network news agency radio television tv channel popular resistance province`.split(
    /\s+/,
  ),
);
