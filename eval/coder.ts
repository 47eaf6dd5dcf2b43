import type { Digest, Knowledge } from "../src/model.ts";
import { digestText } from "../src/pipeline.ts";
import { eventRecord } from "../src/present/record.ts";

/** The whole way from text to events, as `read --batch` goes it, for scorers that want the result alone. */
export function openCoder(knowledge: Knowledge) {
  return (text: string) =>
    digestWords(text, knowledge).reports.map((report) => ({ ...eventRecord(report), trigger: report.trigger.span }));
}

/** The attributions of a text, with their speakers as spans. */
export function openReader(knowledge: Knowledge) {
  return (text: string) => {
    const { reading } = digestWords(text, knowledge);
    return reading.attributions
      .filter(({ nested }) => !nested)
      .map(({ speaker, cue, content }) => ({
        speaker: speaker === null ? null : (reading.mentions[speaker]?.span ?? null),
        cue,
        content,
      }));
  };
}

/** The whole way from a text and its day of publication to events, claims and places. */
export function openDigester(knowledge: Knowledge) {
  return (text: string, published: string) => digestText({ id: "eval", text, published }, knowledge);
}

function digestWords(text: string, knowledge: Knowledge): Digest {
  return digestText({ id: "eval", text }, knowledge);
}
