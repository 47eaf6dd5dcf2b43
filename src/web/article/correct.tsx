import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article, EventType, ReportedEvent, Span } from "../../model.ts";
import type { ArticleView } from "../../present/screens.ts";
import { AuthorFields, NotAllowed, useRecorder } from "../record/author.tsx";
import { PutForm, type Sending } from "../record/put-form.tsx";
import { Days, Deed, People, PlaceField, Quantities, Status, WordsField } from "./correct-fields.tsx";
import { amendmentIn, type Draft, draftOf, EMPTY, spanOf } from "./draft.ts";
import { findWords } from "./pieces.ts";
import "../record/record.css";

interface CorrectProps {
  readonly report: ReportedEvent;
  readonly view: ArticleView;
  readonly onDone: () => void;
}

/** Says how the words of a report are to be read. Only what was changed is sent. */
export function CorrectForm({ report, view: { article }, onDone }: CorrectProps) {
  const { t } = useTranslation();
  const recorder = useRecorder("correct");
  const [draft, setDraft] = useState(() => draftOf(report));
  if (!recorder.may) return <NotAllowed recorder={recorder} />;
  const near = report.trigger.span.start;
  return (
    <div className="correct">
      <AuthorFields recorder={recorder} />
      <PutForm
        author={recorder.author}
        title={t("article.correct")}
        bare
        onDone={onDone}
        sendings={() => {
          const amendment = amendmentIn(draft, draftOf(report), article.text, near, t);
          if (Object.keys(amendment).length === 0) throw new Error(t("article.nothing-changed"));
          return sending(article, { kind: "correction", report: report.id, amendment });
        }}
      >
        <AmendmentFields draft={draft} onChange={setDraft} article={article} near={near} />
      </PutForm>
    </div>
  );
}

/** Says that the words of a report tell of no event. */
export function NoEventForm({ report }: { readonly report: ReportedEvent }) {
  const { t } = useTranslation();
  const recorder = useRecorder("correct");
  if (!recorder.may) return null;
  return (
    <PutForm
      author={recorder.author}
      title={t("article.no-event")}
      sendings={() => [{ path: "/api/decisions", body: { about: report.id, decision: { kind: "no-event" } } }]}
    >
      <p>{t("article.no-event-words")}</p>
    </PutForm>
  );
}

/** Takes a correction back; the reader's reading is then in effect again. */
export function WithdrawForm({ seq }: { readonly seq: number }) {
  const { t } = useTranslation();
  const recorder = useRecorder("correct");
  if (!recorder.may) return null;
  return (
    <PutForm
      author={recorder.author}
      title={t("article.withdraw", { seq })}
      sendings={() => [{ path: "/api/decisions", body: { decision: { kind: "withdrawal", of: seq } } }]}
    >
      <AuthorFields recorder={recorder} />
    </PutForm>
  );
}

/** Tells of an event that was not read, by the words that tell of it. */
export function MissedForm({ view: { article, sentences } }: { readonly view: ArticleView }) {
  const { t } = useTranslation();
  const recorder = useRecorder("correct");
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [trigger, setTrigger] = useState("");
  const [speaker, setSpeaker] = useState("");
  const [stance, setStance] = useState("asserts");
  if (!recorder.may) return null;
  const told = trigger === "" ? null : findWords(article.text, trigger, 0);
  const near = told?.start ?? 0;
  const reset = () => {
    setDraft(EMPTY);
    setTrigger("");
    setSpeaker("");
  };
  return (
    <details className="card">
      <summary>{t("article.missed")}</summary>
      <AuthorFields recorder={recorder} />
      <PutForm
        author={recorder.author}
        title={t("article.missed")}
        bare
        onDone={reset}
        sendings={() => {
          const own = spanOf(trigger, article.text, 0, t);
          const { type, ...rest } = amendmentIn(draft, EMPTY, article.text, own.start, t);
          return sending(article, {
            kind: "missed-event",
            type: type ?? EMPTY.type,
            trigger: own,
            words: sentenceAround(own, sentences),
            speaker: speaker === "" ? "narrator" : { span: spanOf(speaker, article.text, own.start, t), actor: null },
            stance,
            amendment: rest,
          });
        }}
      >
        <WordsField
          label={t("article.trigger")}
          value={trigger}
          onChange={setTrigger}
          article={article}
          near={near}
          required
        />
        <AmendmentFields draft={draft} onChange={setDraft} article={article} near={near} />
        <WordsField label={t("article.speaker")} value={speaker} onChange={setSpeaker} article={article} near={near} />
        <label>
          {t("article.stance")}
          <select value={stance} onChange={({ target }) => setStance(target.value)}>
            {STANCES.map((one) => (
              <option key={one} value={one}>
                {t(`incident.stance.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </PutForm>
    </details>
  );
}

const STANCES = ["asserts", "denies", "threatens", "promises", "demands", "hopes", "claims-responsibility", "blames"];

interface AmendmentFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly article: Article;
  readonly near: number;
}

function AmendmentFields({ draft, onChange, article, near }: AmendmentFieldsProps) {
  const { t } = useTranslation();
  const put = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <>
      <Deed
        type={draft.type}
        mode={draft.mode}
        onChange={(type: EventType, mode: string | null) => put({ type, mode })}
      />
      <People
        label={t("article.who")}
        people={draft.actors}
        onChange={(actors) => put({ actors })}
        article={article}
        near={near}
      />
      <People
        label={t("article.whom")}
        people={draft.recipients}
        onChange={(recipients) => put({ recipients })}
        article={article}
        near={near}
      />
      <PlaceField place={draft.place} onChange={(place) => put({ place })} article={article} near={near} />
      <Days first={draft.first} last={draft.last} onChange={(first, last) => put({ first, last })} />
      <Quantities
        quantities={draft.quantities}
        onChange={(quantities) => put({ quantities })}
        article={article}
        near={near}
      />
      <Status
        realis={draft.realis}
        polarity={draft.polarity}
        onChange={(realis, polarity) => put({ realis, polarity })}
      />
    </>
  );
}

function sending(article: Article, correction: object): readonly Sending[] {
  return [{ path: `/api/articles/${encodeURIComponent(article.id)}/corrections`, body: { correction } }];
}

/** The sentence in which some words stand, or all of those over which they reach. */
function sentenceAround(words: Span, sentences: readonly Span[]): Span {
  const touched = sentences.filter(({ start, end }) => start < words.end && words.start < end);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return words;
  return { start: Math.min(first.start, words.start), end: Math.max(last.end, words.end) };
}
