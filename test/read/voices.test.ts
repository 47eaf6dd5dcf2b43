import { expect, test } from "vitest";
import type { ReportedEvent } from "../../src/model.ts";
import { digestWords } from "../knowledge.ts";

/**
 * Whose word the starred event is and what he does with it: "speaker stance", then what differs from an event that
 * is certain, actual and positive.
 */
function voices(marked: string, ...expected: readonly string[]): void {
  test(`${marked}`, () => {
    const start = marked.indexOf("*");
    const text = marked.replaceAll("*", "");
    const end = marked.lastIndexOf("*") - 1;
    const { reports } = digestWords(text);
    const report = reports.find(({ trigger: { span } }) => span.start < end && span.end > start);
    expect(report === undefined ? ["nothing read"] : told(report)).toEqual(expected);
  });
}

function told({ claims }: ReportedEvent): readonly string[] {
  return claims.map(({ speaker, chain, stance, polarity, certainty, realis }) => {
    const who = [...chain, speaker].map((each) => (typeof each === "string" ? each : each.citation.exact));
    const rest = [
      polarity === "positive" ? "" : polarity,
      certainty === "certain" ? "" : certainty,
      realis === "actual" ? "" : realis,
    ];
    return [who.join(" > "), stance, ...rest.filter((part) => part !== "")].join(", ");
  });
}

// Direct and indirect speech.
voices("The ministry said on Sunday that rebels had *shelled* Loikaw.", "The ministry, asserts");
voices("“They *shelled* our street for an hour,” a teacher said.", "a teacher, asserts");
voices(
  "“It was a terrible night. They *shelled* our street. Nobody came,” said the mayor of Loikaw.",
  "the mayor of Loikaw, asserts",
);
voices("The mayor said: “It was a terrible night. They *shelled* our street. Nobody came.”", "The mayor, asserts");
voices("“It was a terrible night,” the mayor said. “They *shelled* our street.”", "the mayor, asserts");
voices("“It was a terrible night.\n\n“They *shelled* our street,” the mayor said.", "the mayor, asserts");
voices(
  "The mayor said the town had been without power for days. He added that rebels had *shelled* the hospital.",
  "He, asserts",
);
voices("The ministry said rebels had broken the truce. They had *shelled* three villages, it added.", "it, asserts");
voices(
  "The ministry issued a statement on Sunday. The statement went on to say that rebels had *shelled* Loikaw.",
  "The statement, asserts",
);
voices("In a statement, the ministry said rebels had *attacked* an army base.", "the ministry, asserts");
voices("Rebels *attacked* an army base near Gao, the ministry said in a statement.", "the ministry, asserts");

// Sources.
voices("According to witnesses, rebels *attacked* an army base near Gao.", "witnesses, asserts");
voices(
  "Rebels *attacked* an army base near Gao, according to a report by the monitoring group.",
  "a report by the monitoring group, asserts",
);
voices("Sources close to the government said rebels had *attacked* an army base.", "Sources, asserts");
voices("State television reported that rebels had *attacked* an army base near Gao.", "State television, asserts");
voices("Local media reported that rebels *attacked* an army base near Gao.", "Local media, asserts");
voices("Rebels *attacked* an army base near Gao, local media reported.", "local media, asserts");
voices("Rebels *attacked* an army base near Gao, residents confirmed by telephone.", "residents, asserts");
voices("“Our town was *shelled* all night,” the governor wrote on Telegram.", "the governor, asserts");
voices("The governor wrote on Telegram that rebels had *shelled* the town.", "The governor, asserts");
voices("In a post on X, the governor said rebels had *shelled* the town.", "the governor, asserts");
voices("A leaked document shows that the army *shelled* the camp.", "A leaked document, asserts");
voices("Rebels reportedly *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Rebels allegedly *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Rebels are said to have *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Rebels are reported to have *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Rebels are believed to have *attacked* an army base near Gao.", "unnamed, asserts, probable");
voices("It is believed that rebels *attacked* an army base near Gao.", "unnamed, asserts, probable");
voices("There were reports that rebels had *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Reports emerged that rebels had *attacked* an army base near Gao.", "unnamed, asserts, unknown");
voices("Rumours swirled on Sunday that rebels had *attacked* an army base near Gao.", "unnamed, asserts, unknown");

// Chains.
voices("The ministry, citing witnesses, said rebels had *attacked* an army base.", "The ministry > witnesses, asserts");
voices(
  "Rebels *attacked* an army base near Gao, according to the ministry, citing witnesses.",
  "the ministry > witnesses, asserts",
);
voices(
  "Rebels *attacked* an army base near Gao, state television said, quoting the governor.",
  "state television > the governor, asserts",
);
voices(
  "State television quoted the governor as saying that rebels had *attacked* an army base.",
  "State television > the governor, asserts",
);
voices(
  "The agency reported that a doctor told it that rebels had *attacked* an army base.",
  "The agency > a doctor, asserts",
);
voices(
  "According to the ministry, witnesses said rebels had *attacked* an army base.",
  "the ministry > witnesses, asserts",
);
voices(
  "The agency, quoting an officer, reported on Sunday that rebels had *attacked* an army base.",
  "The agency > an officer, asserts",
);

// Headlines.
voices("Rebels *attacked* army base near Gao: governor", "governor, asserts");
voices("Governor: Rebels *attacked* army base near Gao", "Governor, asserts");
voices("Governor says rebels *attacked* army base near Gao", "Governor, asserts");
voices("Rebels *attack* army base near Gao, governor says", "governor, asserts");
voices("Rebels *attack* army base near Gao, says governor", "governor, asserts");

// Responsibility, denials, corrections, retractions.
voices("The group claimed responsibility for the *bombing* in Gao.", "The group, claims-responsibility");
voices("The group took credit for the *attack* on the convoy near Gao.", "The group, claims-responsibility");
voices("The group said its fighters had *attacked* an army base near Gao.", "The group, claims-responsibility");
voices("The group said it had *attacked* an army base near Gao.", "The group, claims-responsibility");
voices("“We *attacked* the convoy,” the group said.", "the group, claims-responsibility");
voices(
  "Rebels *attacked* an army base near Gao. The group later took responsibility for the attack.",
  "narrator, asserts",
  "The group, claims-responsibility",
);
voices("The army denied that it had *shelled* Loikaw.", "The army, denies, negative, negated");
voices("The army denied *shelling* Loikaw.", "The army, denies, negative, negated");
voices("The army said it had not *shelled* Loikaw.", "The army, denies, negative, negated");
voices(
  "The army rejected reports that it had *shelled* Loikaw.",
  "The army, denies, negative, negated",
  "unnamed, asserts, unknown",
);
voices(
  "The army dismissed as baseless a report that its planes had *shelled* Loikaw.",
  "The army, denies, negative, negated",
  "unnamed, asserts, unknown",
);
voices("The army said it had nothing to do with the *attack* on Loikaw.", "The army, denies, negative, negated");
voices("There were no *strikes* on Loikaw, the army said.", "the army, denies, negative, negated");
voices(
  "The newspaper retracted its report that the army had *shelled* Loikaw.",
  "The newspaper, retracts, negative, negated",
);
voices(
  "The ministry withdrew its claim that rebels had *shelled* Loikaw.",
  "The ministry, retracts, negative, negated",
);
voices(
  "The ministry no longer stands by its claim that rebels *shelled* Loikaw.",
  "The ministry, retracts, negative, negated",
);
voices("No group has claimed responsibility for the *bombing* in Gao.", "narrator, asserts");
voices("Nobody has claimed the *bombing* in Gao.", "narrator, asserts");

// Threats, promises, demands, hopes.
voices("The Council demanded an inquiry into the *bombing* of the market by rebels.", "narrator, asserts");
voices(
  "The ministry threatened to dissolve two parties whose members had *attacked* a police station.",
  "narrator, asserts",
);
voices("The minister warned that rebels could *attack* the airport.", "The minister, asserts, possible, hypothetical");
voices("The ministry accused rebels of *shelling* Loikaw.", "The ministry, blames");

voices(
  "The ministry denied the alleged *shelling* of Loikaw by its troops.",
  "The ministry, denies, negative, negated",
);
voices(
  "The minister accused the rebels of *shelling* Loikaw, which the rebels denied.",
  "the rebels, denies, negative, negated",
  "The minister, blames",
);
