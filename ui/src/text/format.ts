// Numbers, prices and dates as the person's language writes them. Prices come
// as decimal text and stay text: no float ever sees them.
import { localeOf, useLanguage } from "./i18n";

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

/** Made when it is first needed: a browser takes milliseconds for each. */
function late<V>(make: () => V): () => V {
  let made: V | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function makeFormat(locale: string) {
  const number = (options: Intl.NumberFormatOptions) =>
    late(() => new Intl.NumberFormat(locale, options));
  const date = (options: Intl.DateTimeFormatOptions) =>
    late(() => new Intl.DateTimeFormat(locale, options));
  const names = (type: "region" | "language") =>
    late(() => new Intl.DisplayNames(locale, { type }));
  const list = (type: "conjunction" | "disjunction") =>
    late(() => new Intl.ListFormat(locale, { type }));

  const money = once((currency: string) =>
    number({ style: "currency", currency, maximumFractionDigits: 6 })(),
  );
  const decimal = number({ maximumFractionDigits: 10 });
  const plain = number({ maximumFractionDigits: 10, useGrouping: false });
  const percent = number({ style: "unit", unit: "percent" });
  const size = once((unit: string) => number({ style: "unit", unit, maximumFractionDigits: 1 })());
  const instant = date({ dateStyle: "medium", timeStyle: "short" });
  const weekday = date({
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  // A list's dates are days, whatever the time zone of the reader.
  const day = date({ dateStyle: "medium", timeZone: "UTC" });
  const month = date({ month: "long", year: "numeric", timeZone: "UTC" });
  const monthName = date({ month: "long", timeZone: "UTC" });
  const regions = names("region");
  const languages = names("language");
  const either = list("disjunction");
  const all = list("conjunction");

  return {
    money: (text: string, currency: string) =>
      /^[A-Z]{3}$/.test(currency) ? formatText(money(currency), text) : `${text} ${currency}`,
    decimal: (text: string) => formatText(decimal(), text),
    /** Without spaces between thousands: for other programs. */
    plainDecimal: (text: string) => formatText(plain(), text),
    count: (value: number) => decimal().format(value),
    percent: (text: string) => formatText(percent(), text),
    instant: (iso: string) => format(instant(), iso),
    /** With the day of the week: “Tue, 4 Nov 2025, 10:32”. */
    weekday: (iso: string) => format(weekday(), iso),
    day: (iso: string) => format(day(), iso),
    /** `2025-11` as “November 2025”. */
    month: (text: string) => format(month(), `${text}-01T00:00:00Z`),
    /** From 1. */
    monthName: (index: number) => monthName().format(new Date(Date.UTC(2000, index - 1, 1))),
    market: (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions().of(code) ?? code) : code),
    language: (code: string) =>
      /^[A-Za-z]{2,3}(-[A-Za-z]{2})?$/.test(code) ? (languages().of(code) ?? code) : code,
    either: (items: readonly string[]) => either().format(items),
    all: (items: readonly string[]) => all().format(items),
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
  return formats(localeOf(useLanguage()));
}
