import { expect, test } from "vitest";
import { en } from "./en";
import { makeFormat } from "./format";
import { fr } from "./fr";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [[here, value] as [string, string]] : leaves(value, here);
  });
}

const texts = { en: new Map(leaves(en)), fr: new Map(leaves(fr)) };
const PLURAL = /_(zero|one|two|few|many|other)$/;
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

test.each(["en", "fr"] as const)(
  "plurals in %s have every category of the language",
  (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const bases = new Set(
      [...texts[language].keys()]
        .filter((key) => PLURAL.test(key))
        .map((k) => k.replace(PLURAL, "")),
    );
    expect(bases.size).toBeGreaterThan(10);
    for (const base of bases) {
      for (const category of wanted) {
        expect(texts[language].has(`${base}_${category}`), `${base}_${category}`).toBe(true);
      }
    }
  },
);

test("both languages have the same texts with the same placeholders", () => {
  for (const [key, text] of texts.en) {
    const french = texts.fr.get(key);
    expect(french, `${key} is missing in French`).toBeDefined();
    expect(placeholders(french ?? ""), key).toEqual(placeholders(text));
  }
  for (const key of texts.fr.keys()) {
    const english = key.replace(/_many$/, "_other");
    expect(texts.en.has(english), `${key} is missing in English`).toBe(true);
  }
});

test("no text is empty", () => {
  for (const [key, text] of [...texts.en, ...texts.fr]) expect(text.trim(), key).not.toBe("");
});

test("French has its own typography", () => {
  for (const [key, text] of texts.fr) {
    expect(text, `${key}: apostrophes are ’`).not.toMatch(/'/);
    expect(text, `${key}: a narrow no-break space before ; ! ?`).not.toMatch(/[^\u202f][;!?]/);
    expect(text, `${key}: a no-break space before :`).not.toMatch(/[^\u00a0]:(\s|$)/);
    expect(text, `${key}: no-break spaces inside « »`).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    expect(text, `${key}: « » rather than “ ”`).not.toMatch(/[“”]/);
  }
});

test("prices are written as text, never as floats", () => {
  const format = makeFormat("en-GB");
  expect(format.money("9007199254740993.10", "EUR")).toBe("€9,007,199,254,740,993.10");
  expect(format.money("0.1234", "USD")).toBe("US$0.1234");
  expect(format.money("not a price", "EUR")).toBe("not a price");
  expect(makeFormat("fr").money("1234.5", "EUR")).toBe("1\u202f234,50\u00a0€");
});

test("a list's days do not move with the reader's time zone", () => {
  expect(makeFormat("en-GB").day("2025-04-01T00:00:00Z")).toBe("1 Apr 2025");
  expect(makeFormat("fr").month("2025-11")).toBe("novembre 2025");
});
