/**
 * Sends the forms by which people put something on record to the API, and says what came of it. Who they are is
 * remembered in this browser and nowhere else.
 */

const section = document.getElementById("record");
const author = document.querySelector<HTMLFormElement>("#author");
const status = document.getElementById("recorded");
const REMEMBERED = ["person", "organisation"];
const SAID = "tocsin-recorded";

if (section !== null && author !== null && status !== null) {
  status.textContent = sessionStorage.getItem(SAID);
  sessionStorage.removeItem(SAID);
  if (status.textContent !== "") status.scrollIntoView({ block: "center" });
  for (const name of REMEMBERED) {
    const field = author.elements.namedItem(name) as HTMLInputElement;
    field.value = localStorage.getItem(`tocsin-${name}`) ?? "";
    field.addEventListener("change", () => localStorage.setItem(`tocsin-${name}`, field.value));
  }
  for (const form of section.querySelectorAll<HTMLFormElement>("form[data-kind]")) {
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      void send(form, author, section, status);
    });
  }
}

async function send(form: HTMLFormElement, who: HTMLFormElement, from: HTMLElement, told: HTMLElement): Promise<void> {
  if (!who.reportValidity()) return;
  told.textContent = "Sending…";
  try {
    const answer = await post(`/api/incidents/${from.dataset["incident"] ?? ""}/decisions`, await proposal(form, who));
    sessionStorage.setItem(SAID, `Put on record as no. ${String(answer["seq"])}.`);
    location.reload();
  } catch (error) {
    told.textContent = `Not put on record: ${error instanceof Error ? error.message : String(error)}`;
    told.scrollIntoView({ block: "center" });
  }
}

/** What a form says, in the form of the API. */
async function proposal(form: HTMLFormElement, who: HTMLFormElement): Promise<object> {
  const decision: Record<string, unknown> = { kind: form.dataset["kind"] };
  for (const field of form.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
    decision[field.name] = valueOf(field);
  }
  const { why, about, code, ...rest } = decision;
  const other = code === undefined ? {} : { other: await firstReport(String(code)) };
  const person = (who.elements.namedItem("person") as HTMLInputElement).value;
  const organisation = (who.elements.namedItem("organisation") as HTMLInputElement).value;
  return {
    by: { person, organisation: organisation.trim() === "" ? null : organisation },
    why,
    ...(about === undefined ? {} : { about }),
    decision: { ...rest, ...other },
  };
}

function valueOf({ value, dataset }: HTMLInputElement): unknown {
  switch (dataset["type"]) {
    case "lines":
      return value
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    case "number":
      return value === "" ? null : Number(value);
    case "optional":
      return value.trim() === "" ? null : value;
    default:
      return value;
  }
}

/** A report of the incident that goes by a code: to be joined is said of reports. */
async function firstReport(code: string): Promise<string> {
  const answer = await read(await fetch(`/api/incidents/${encodeURIComponent(code.trim())}`));
  const { incident } = answer as { incident: { reports: readonly { id: string }[] } };
  return incident.reports[0]?.id ?? "";
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  return await read(
    await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );
}

/** What the API answers; what it refuses is thrown in its own words. */
async function read(answer: Response): Promise<Record<string, unknown>> {
  const said = (await answer.json()) as Record<string, unknown>;
  if (answer.ok) return said;
  const slips = (said["errors"] ?? []) as readonly { pointer: string; detail: string }[];
  throw new Error([said["detail"], ...slips.map(({ pointer, detail }) => `${pointer}: ${detail}`)].join(" "));
}
