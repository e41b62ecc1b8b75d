// Numbers, prices and dates as the person's language writes them. Prices come
// as decimal text and stay text: no float ever sees them.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localeOf, type SpokenLanguage } from "./i18n";

type DecimalText = `${number}`;

const isDecimal = (text: string): text is DecimalText => /^-?\d+(\.\d+)?$/.test(text);

/** `Intl` formats decimal text exactly; the typings know it since ES2023. */
function formatText(format: Intl.NumberFormat, text: string): string {
  return isDecimal(text) ? format.format(text) : text;
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

export function makeFormat(locale: string) {
  const money = once(
    (currency: string) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 6 }),
  );
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 10, useGrouping: false });
  const percent = new Intl.NumberFormat(locale, { style: "unit", unit: "percent" });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  // A list's dates are days, whatever the time zone of the reader.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const monthName = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  const all = new Intl.ListFormat(locale, { type: "conjunction" });
  const size = (unit: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 });

  return {
    money: (text: string, currency: string) =>
      /^[A-Z]{3}$/.test(currency) ? formatText(money(currency), text) : `${text} ${currency}`,
    decimal: (text: string) => formatText(number, text),
    /** Without spaces between thousands: for other programs. */
    plainDecimal: (text: string) => formatText(plain, text),
    count: (value: number) => number.format(value),
    percent: (text: string) => formatText(percent, text),
    instant: (iso: string) => format(instant, iso),
    /** With the day of the week: “Tue, 4 Nov 2025, 10:32”. */
    weekday: (iso: string) => format(weekday, iso),
    day: (iso: string) => format(day, iso),
    /** `2025-11` as “November 2025”. */
    month: (text: string) => format(month, `${text}-01T00:00:00Z`),
    /** From 1. */
    monthName: (index: number) => monthName.format(new Date(Date.UTC(2000, index - 1, 1))),
    market: (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
    language: (code: string) =>
      /^[A-Za-z]{2,3}(-[A-Za-z]{2})?$/.test(code) ? (languages.of(code) ?? code) : code,
    either: (items: readonly string[]) => list.format(items),
    all: (items: readonly string[]) => all.format(items),
    bytes: (value: number) =>
      value < 1_000_000
        ? size("kilobyte").format(value / 1000)
        : size("megabyte").format(value / 1_000_000),
  };
}

export type Format = ReturnType<typeof makeFormat>;

function format(how: Intl.DateTimeFormat, iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : how.format(date);
}

const formats = once(makeFormat);

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: SpokenLanguage = i18n.language === "fr" ? "fr" : "en";
  return useMemo(() => formats(localeOf(language)), [language]);
}
