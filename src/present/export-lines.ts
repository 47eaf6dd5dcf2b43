import type { Article, Dossier } from "../model.ts";
import type { ExportPrinter, ExportSetting, Statement } from "./export.ts";

/** The first line of a record that goes from one store to another. */
export interface HeadLine {
  readonly kind: "record";
  readonly format: "tocsin-record";
  readonly version: 1;
  readonly statement: Statement;
}

/** An article that later lines cite; its text is there so that whoever takes it in can check every citation. */
export interface ArticleLine {
  readonly kind: "article";
  readonly article: Article;
}

/** An incident with its reports, and what people put on record about it, persons left out. */
export interface IncidentLine
  extends Pick<Dossier, "incident" | "assessments" | "decisions" | "withdrawn" | "marking"> {
  readonly kind: "incident";
}

export type RecordLine = HeadLine | ArticleLine | IncidentLine;

/** The whole record as JSON Lines: a head, and each incident behind the articles that it is the first to cite. */
export function recordLines({ statement }: ExportSetting): ExportPrinter {
  const told = new Set<string>();
  return {
    head: () => line({ kind: "record", format: "tocsin-record", version: 1, statement }),
    next: ({ dossier, articles }) => {
      const { incident, assessments, decisions, withdrawn, marking } = dossier;
      const fresh = [...articles.values()].filter(({ id }) => !told.has(id));
      for (const { id } of fresh) told.add(id);
      return [
        ...fresh.map((article) => line({ kind: "article", article })),
        line({ kind: "incident", incident, assessments, decisions, withdrawn, marking }),
      ].join("");
    },
    end: () => "",
  };
}

function line(value: RecordLine): string {
  return `${JSON.stringify(value)}\n`;
}
