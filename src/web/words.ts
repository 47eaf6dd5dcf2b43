import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";

/** Languages that the screens speak. The record itself is shown in the words in which it was published. */
export const LANGUAGES: readonly { readonly code: string; readonly name: string; readonly dir: "ltr" | "rtl" }[] = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "ar", name: "العربية", dir: "rtl" },
];

const REMEMBERED = "tocsin-language";
/** Each language comes in one piece, and only when it is spoken. */
const WORDS: Readonly<Record<string, () => Promise<{ readonly default: Files }>>> = {
  en: () => import("./words/en.ts"),
  ar: () => import("./words/ar.ts"),
};

type Files = Readonly<Record<string, { readonly default: Record<string, unknown> }>>;

/** Opens the words of the screens in the language that was chosen, or that the browser asks for, and turns the page with them. */
export async function openWords(): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
  });
  await load("en");
  await speak(localStorage.getItem(REMEMBERED) ?? navigator.language.slice(0, 2));
  return i18next;
}

/** Changes the language of the screens, and remembers it in this browser. */
export async function speak(code: string): Promise<void> {
  const language = LANGUAGES.find((one) => one.code === code) ?? LANGUAGES[0];
  if (language === undefined) return;
  await load(language.code);
  await i18next.changeLanguage(language.code);
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.dir;
}

export function remember(code: string): void {
  localStorage.setItem(REMEMBERED, code);
}

async function load(code: string): Promise<void> {
  const words = await WORDS[code]?.();
  for (const [path, { default: said }] of Object.entries(words?.default ?? {})) {
    const screen = path.slice(path.lastIndexOf("/") + 1, -".json".length);
    i18next.addResourceBundle(code, "translation", { [screen]: said }, true);
  }
}
