// The words on screen, in the language that the person or the system chose.
import i18next, { type TFunction } from "i18next";
import { useSyncExternalStore } from "react";
import type { Language } from "../ipc/bindings";
import { en } from "./en";

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

/** English comes with the first script, French where it is spoken. */
async function textsOf(language: SpokenLanguage) {
  return language === "fr" ? (await import("./fr")).fr : en;
}

/** Begins to fetch what the system speaks; a person who chose otherwise waits a little. */
export function foreseeLanguage(): void {
  // Whoever needs the texts asks again, and hears why there are none.
  void textsOf(resolveLanguage("system")).catch(() => undefined);
}

export async function startI18n(language: SpokenLanguage): Promise<void> {
  const texts = await textsOf(language);
  wanted = language;
  void i18next.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    fallbackLng: false,
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

/** The last one that was asked for, while its texts are on their way. */
let wanted: SpokenLanguage | undefined;

export async function speak(language: SpokenLanguage): Promise<void> {
  wanted = language;
  const texts = await textsOf(language);
  if (wanted !== language || i18next.language === language) return;
  i18next.addResourceBundle(language, "translation", texts);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/**
 * The words, and drawn anew when others are spoken. It is `useTranslation` without what
 * nobody here needs: a list has dozens of parts with words.
 */
export function useText(): T {
  return textIn(useLanguage());
}

export function useLanguage(): SpokenLanguage {
  return useSyncExternalStore(watchLanguage, () => (i18next.language === "fr" ? "fr" : "en"));
}

function watchLanguage(changed: () => void): () => void {
  i18next.on("languageChanged", changed);
  return () => i18next.off("languageChanged", changed);
}

const texts = new Map<SpokenLanguage, T>();

function textIn(language: SpokenLanguage): T {
  const known = texts.get(language) ?? remembering(i18next.getFixedT(language));
  texts.set(language, known);
  return known;
}

/**
 * The same, and texts into which nothing is put are looked up once: looking up took a
 * quarter of the time in which a list is drawn. The others may name people and offers,
 * and are not kept when their workspace is closed.
 */
function remembering(t: T): T {
  const known = new Map<string, string>();
  const put = t as unknown as (key: string, options?: object) => string;
  const say = (key: string, options?: object): string => {
    if (options !== undefined) return put(key, options);
    const text = known.get(key) ?? put(key);
    known.set(key, text);
    return text;
  };
  return say as unknown as T;
}
