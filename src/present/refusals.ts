import type { RefusedEvent } from "../explanation.ts";

/** Why words told of no event, as half a sentence: "it only describes “helicopter”". */
export function refusalWords({ refusal, wants, words, by }: RefusedEvent): string {
  const what = words.map(quoted).join(" and ");
  switch (refusal) {
    case "modifier":
      return what === "" ? "it only describes another word" : `it only describes ${what}`;
    case "other-verb":
      return "the word behind it makes another verb of it";
    case "no-lender":
      return "no verb such as “launched” or “took part in” says who does it";
    case "wrong-object":
      if (wants === null) return "it has an object, and the rule is for the word without one";
      return `the rule bars such an object${behind(what)} (not ${wants})`;
    case "no-object":
      return what === ""
        ? `it has no object, and the rule asks for one (${wants})`
        : `the rule asks for another object than ${what} (${wants})`;
    case "wrong-subject":
      return `the rule bars such a subject${behind(what)} (not ${wants})`;
    case "no-subject":
      return what === ""
        ? `it has no subject, and the rule asks for one (${wants})`
        : `the rule asks for another subject than ${what} (${wants})`;
    case "no-complement":
      return wants === "to" ? "no “to …” follows it" : "no clause says what is meant by it";
    case "outranked":
      return `another rule fits these words better${rule(by)}`;
    case "sport":
      return "the words around it are about a game";
    case "story":
      return "the words around it are about a film, a book or a play";
    case "in-words":
      return "it is done with words, not with force";
    case "idea":
      return "what it falls on is an idea that no hand can touch";
    case "hunt":
      return "it falls on animals";
    case "habit":
      return "it tells of a habit, not of a happening";
    case "crowded":
      return "the sentence has too many such words to tell of anything: it is a list";
    case "idle-plan":
      return "what is planned or warned of is no event that could be told";
    case "one-side":
      return `fewer than ${wants ?? "2"} sides are named`;
    case "no-recipient":
      return `nobody is named whom it falls on (looked for ${slotsWords(wants)})`;
    case "no-actor":
      return `nobody is named who does it (looked for ${slotsWords(wants)})`;
    case "nobody":
      return "too little is named of who, whom and where";
    case "done-by-things":
      return what === "" ? "its subject is no one who acts" : `its subject, ${what}, is no one who acts`;
    case "no-violence":
      return "people come to harm, but no violence is named";
    case "light-verb":
      return `it belongs to the words of another event${teller(by)}`;
    case "echo":
      return `it says again what another word says${teller(by)}`;
    case "topic":
      return `it is what the protest is about${teller(by)}`;
    case "content":
      return `it is what is agreed, asked, refused or threatened${teller(by)}`;
    case "same-force":
      return "it is part of the same use of force, which is told once";
    case "moves-in-force":
      return "forces moved in the same sentence as force used are part of its use";
    case "struggle":
      return "a struggle against something with one side named is a policy";
    case "time-mark":
      return "it only says since when";
    case "aside":
      return "it is mentioned in passing, and nobody is named who does it";
    case "description":
      return "it only says who is meant";
    case "purpose":
      return "it is only what something else is done for";
    case "private":
      return "nobody takes part whom the public record is about";
  }
}

export function quoted(words: string): string {
  return `“${words}”`;
}

function behind(what: string): string {
  return what === "" ? "" : ` as ${what}`;
}

function rule(by: RefusedEvent["by"]): string {
  return by === null ? "" : `: ${by.rule}`;
}

function teller(by: RefusedEvent["by"]): string {
  return by === null ? "" : `: ${quoted(by.trigger)} (${by.rule})`;
}

/** Where a frame looks for who takes part, in plain words; what is not listed is a preposition. */
const SLOTS: Readonly<Record<string, string>> = {
  subj: "its subject",
  obj: "its object",
  iobj: "an indirect object",
  inner: "who acts within its object",
  deep: "someone within its complement",
  clause: "the subject of its clause",
  mod: "a name before it",
  compound: "a noun before it",
  poss: "an owner",
  where: "a place",
  who: "a person as its object",
  hands: "“at the hands of”",
  speaker: "who says so",
  undergoer: "who undergoes it",
  owned: "the owner of its object",
  maker: "the maker of its object",
  object: "the object that the rule asks for",
};

/** "its subject, “by”, “from” or an owner". */
function slotsWords(slots: string | null): string {
  const all = (slots ?? "").split(" ").filter((slot) => slot !== "");
  const said = [...new Set(all.map((slot) => SLOTS[slot] ?? quoted(slot)))];
  return said.length < 2 ? said.join("") : `${said.slice(0, -1).join(", ")} or ${said.at(-1)}`;
}
