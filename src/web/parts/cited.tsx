import { Link } from "@tanstack/react-router";
import type { Citation } from "../../model.ts";
import "./cited.css";

interface CitedProps {
  readonly citation: Citation;
  readonly language?: string | undefined;
}

/** The exact words of an article; they lead to where they stand in it. */
export function Cited({ citation: { article, span, exact }, language }: CitedProps) {
  return (
    <Link
      to="/articles/$id"
      params={{ id: article }}
      search={{ at: `${span.start}-${span.end}` }}
      className="cited"
      lang={language}
      dir="auto"
    >
      <q>{exact.replace(/\s+/g, " ")}</q>
    </Link>
  );
}
