import i18next from "i18next";
import { expect, test } from "vitest";
import { speak, startI18n } from "./i18n";

test("the language that was chosen last is spoken, whichever texts come last", async () => {
  await startI18n("en");
  const french = speak("fr");
  await speak("en");
  await french;
  expect(i18next.language).toBe("en");
  await speak("fr");
  expect(i18next.t("shell.nav.settings")).toBe("Paramètres");
  expect(document.documentElement.lang).toBe("fr");
});
