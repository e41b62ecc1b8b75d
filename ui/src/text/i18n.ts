// The words on screen, in the language that the person or the system chose.
import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../ipc/bindings";
import { en } from "./en";
import { fr } from "./fr";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    enableSelector: false;
  }
}

export type T = TFunction;
export type SpokenLanguage = "en" | "fr";

/** The system's languages, the best first, as full tags such as `fr-CA`. */
function systemTags(): readonly string[] {
  return navigator.languages.length > 0 ? navigator.languages : [navigator.language];
}

const speaks = (tag: string, language: SpokenLanguage) =>
  tag === language || tag.startsWith(`${language}-`);

/** The first language of the system that we have; English when there is none. */
export function resolveLanguage(chosen: Language): SpokenLanguage {
  if (chosen !== "system") return chosen;
  const tag = systemTags().find((it) => speaks(it, "en") || speaks(it, "fr"));
  return tag !== undefined && speaks(tag, "fr") ? "fr" : "en";
}

/** For dates and numbers: the system's own variety of the language, if it has one. */
export function localeOf(language: SpokenLanguage): string {
  return systemTags().find((tag) => speaks(tag, language)) ?? language;
}

export function startI18n(language: SpokenLanguage): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { en: { translation: en }, fr: { translation: fr } },
    fallbackLng: false,
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}

export function speak(language: SpokenLanguage): void {
  if (i18next.language === language) return;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
