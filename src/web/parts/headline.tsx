import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EventType, Realis } from "../../model.ts";

/** What a headline is put together from, so that it can be said in each language of the screens. */
export interface Headlined {
  readonly type: EventType;
  readonly mode: string | null;
  readonly place: { readonly name: string; readonly country: string | null } | null;
  readonly actors: readonly { readonly name: string }[];
  readonly recipients: readonly { readonly name: string }[];
  readonly unsaid: Realis | null;
}

/** "Attack with heavy weapons, Loikaw: the army → a clinic", and that nobody says that it happened. Names stay in their own script. */
export function Headline({ of }: { readonly of: Headlined }) {
  const { t } = useTranslation();
  const { type, mode, place, actors, recipients, unsaid } = of;
  return (
    <>
      {deedWords(t, type, mode)}
      {place === null ? null : (
        <>
          {t("record.comma")}
          <bdi>{place.name}</bdi>
        </>
      )}
      {": "}
      {actors.length === 0 ? t("record.unnamed") : <Names of={actors} />}
      {recipients.length === 0 ? null : (
        <>
          {t("record.to")}
          <Names of={recipients} />
        </>
      )}
      {unsaid === null ? null : ` (${t(`record.unsaid.${unsaid}`)})`}
    </>
  );
}

function Names({ of }: { readonly of: readonly { readonly name: string }[] }) {
  return of.map(({ name }, i) => (
    <span key={name}>
      {i === 0 ? "" : "; "}
      <bdi>{name}</bdi>
    </span>
  ));
}

/** What was done, by its mode where it has one: "Air attack". */
export function deedWords(t: TFunction, type: EventType, mode: string | null): string {
  const named = t(`record.type.${type}`);
  return mode === null ? named : t(`record.mode.${type}-${mode}`, { defaultValue: `${named} (${mode})` });
}
