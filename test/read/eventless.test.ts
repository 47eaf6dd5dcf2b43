import { describe, expect, test } from "vitest";
import { digestWords } from "../knowledge.ts";

/** A sentence with words of conflict or agreement that tells of nothing PLOVER codes. */
function tellsNothing(text: string): void {
  test(`no event: ${text}`, () => expect(digestWords(text).reports.map(({ rule }) => rule)).toEqual([]));
}

/** The sentence beside it where the same words are meant. */
function tells(type: string, text: string): void {
  test(`${type}: ${text}`, () => expect(digestWords(text).reports.map((report) => report.type)).toContain(type));
}

describe("things and beasts do nothing to anyone", () => {
  tellsNothing("The storm hit the coast on Monday.");
  tellsNothing("Lightning struck a church tower.");
  tellsNothing("Rising rents are driving families out of the city.");
  tellsNothing("Fuel costs are killing small shops.");
  tellsNothing("The retailer was hit by rising wages.");
  tellsNothing("A fire in a factory killed five workers.");
  tellsNothing("A gas explosion wrecked a bakery.");
  tellsNothing("A shark attacked a surfer off the beach.");
  tellsNothing("The crops were attacked by a fungus.");
  tellsNothing("Farmers are threatened by drought.");
  tellsNothing("The volcano erupted and forced thousands to flee.");
  tellsNothing("The cancer invaded her lungs.");
  tells("ASSAULT", "Mortar fire killed five workers in Taiz.");
  tells("ASSAULT", "An explosion in Mogadishu killed five soldiers.");
  tells("SANCTION", "Thousands fled the town as fighting neared Goma.");
});

describe("words are thrown, ideas are aimed at", () => {
  tellsNothing("The minister was bombarded with questions.");
  tellsNothing("The store was bombarded with complaints about the delay.");
  tellsNothing("There was an explosion of interest in chess.");
  tellsNothing("The city is waging war on noise.");
  tellsNothing("The city began a crackdown on litter.");
  tellsNothing("The senator attacked the budget.");
  tellsNothing("The chef butchered the sauce.");
  tellsNothing("The publisher killed the magazine after ten years.");
  tells("ASSAULT", "The army bombarded the town with mortars.");
  tells("ACCUSE", "The premier came under fire from critics over the arrests.");
  tells("ASSAULT", "The patrol came under fire near Tillaberi.");
});

describe("a particle makes another verb", () => {
  tellsNothing("The nurse struck up a friendship with the patient.");
  tellsNothing("The singer blasted out her hits.");
  tellsNothing("The party's website talks up its plans.");
  tellsNothing("He fought back tears.");
  tells("ASSAULT", "Gunmen gunned down two officers in Gao.");
});

describe("games and stories", () => {
  tellsNothing("United beat City 3-1 in the league on Sunday.");
  tellsNothing("The visitors were crushed 5-0.");
  tellsNothing("The quarterback threw for three touchdowns.");
  tellsNothing("Fans protested the penalty in the final minute of the match.");
  tellsNothing("The referee warned both players.");
  tellsNothing("The federation suspended the runner for doping before the championship.");
  tellsNothing("The hosts launched a late assault on the goal in the second half of the match.");
  tellsNothing("In the game, an army of orcs besieges the castle.");
  tellsNothing("The film follows a gunman who takes a bank hostage.");
  tellsNothing("The novel's heroine is abducted by pirates.");
  tellsNothing("The play ends with the murder of the king.");
  tells("ASSAULT", "Gunmen shot dead two players after the football match in Kaduna.");
  tells("COERCE", "Police arrested forty fans at the tournament in Doha.");
});

describe("what firms, clubs, courts and families settle is nobody else's matter", () => {
  tellsNothing("The two carmakers agreed to merge by the end of the year.");
  tellsNothing("The insurer rejected the claim because the form was late.");
  tellsNothing("The telecoms company pledged to expand its network.");
  tellsNothing("The judge dismissed the couple's lawsuit over a fence.");
  tellsNothing("The hospital released the singer after two days.");
  tellsNothing("The club rejected a bid for its top scorer.");
  tellsNothing("The teacher told the pupils to sit down.");
  tellsNothing("The landlord evicted the cat.");
  tellsNothing("Critics panned the film as dull.");
  tells("AGREE", "The company agreed to withdraw from Myanmar.");
  tells("PROTEST", "Nurses went on strike in Lagos.");
  tells("ACCUSE", "The court convicted three activists in Minsk.");
});

describe("habits, demonstrations of things, talk of words", () => {
  tellsNothing("The embassy is closed on Mondays.");
  tellsNothing("The engineer demonstrated a new robot.");
  tellsNothing("The students demonstrated how the pump works.");
  tellsNothing("The children stormed the buffet.");
  tellsNothing("The surgeon performed the operation in four hours.");
  tellsNothing("Smokers were urged to quit.");
  tellsNothing("A shell company bought the villa.");
  tellsNothing("The attack helicopter is made in Italy.");
  tells("PROTEST", "Students demonstrated in Dhaka on Friday.");
  tells("COERCE", "The junta closed the border on Monday.");
});

describe("words of force that are only words", () => {
  tellsNothing("The minister's charm offensive in the valleys won over the voters.");
  tellsNothing("The senator launched a personal attack on his opponent.");
  tells("ASSAULT", "The army launched an attack on the rebels.");
  tellsNothing("The prosecutor fired back at critics.");
  tells("ASSAULT", "The soldiers fired back at the gunmen.");
  tellsNothing("The mayor declared war on potholes.");
  tellsNothing("The government's plan came under attack from economists.");
  tells("ASSAULT", "The convoy came under attack from rebels.");
});

test("a whole article about sport is about sport, in sentences with no word of it too", () => {
  const { reports } = digestWords(
    "The midfielder scored twice in the semi-final. The goalkeeper saved a penalty before half-time. " +
      "He attacked from the first minute. The captain was shot down by cramps.",
  );
  expect(reports).toEqual([]);
});
