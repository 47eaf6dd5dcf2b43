import { expect, test } from "vitest";
import { digestWords } from "../knowledge.ts";

/** Each event as its type and contexts. */
function contexts(text: string, expected: string): void {
  const { reports } = digestWords(text);
  expect(reports.map((report) => [report.type, ...report.contexts].join(" ")).join(" | ")).toBe(expected);
}

test("words of the sentence say what an event has to do with", () => {
  contexts("Kenya and Uganda signed a free trade agreement.", "SUPPORT economic diplomatic");
  contexts("The court sentenced the former minister to six years for taking bribes.", "SANCTION legal corruption");
  contexts("Police arrested two smugglers with 40 kilos of heroin.", "COERCE legal crime illegal_drugs");
  contexts("Kenya condemned the attack on a vaccination team.", "ACCUSE health");
});

test("an event may have no context", () => {
  contexts("The rebels praised the mayor.", "SUPPORT");
});

test("one weak word tells nothing, two do", () => {
  contexts("The rebels praised the company.", "SUPPORT");
  contexts("The rebels praised the company for the price.", "SUPPORT economic");
});

test("the deed itself may say enough", () => {
  contexts("Drones struck the town of Gao.", "ASSAULT military");
  contexts("The army imposed martial law in Gao.", "COERCE military pro_autocracy");
});

test("the West Bank has no money in it", () => {
  contexts("Gunmen attacked a village in the West Bank.", "ASSAULT");
});

test("who is quoted is not what is told of", () => {
  contexts("Gunmen attacked a village near Gao, military sources said.", "ASSAULT");
});

test("what states say to each other on no other matter is diplomacy", () => {
  contexts("Kenya thanked Uganda.", "SUPPORT diplomatic");
});

test("the paragraph helps a hint along, and the next paragraph does not", () => {
  contexts("The rebels praised the company. Inflation is high.", "SUPPORT economic");
  contexts("The rebels praised the company.\n\nInflation is high.", "SUPPORT");
});
