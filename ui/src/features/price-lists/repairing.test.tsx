import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

async function showImport(host: FakeHost, choose: string) {
  const { user } = await show(host, "/price-lists/import");
  await user.click(await screen.findByRole("button", { name: choose }));
  return user;
}

for (const { language, words } of [
  {
    language: "en",
    words: {
      choose: "Choose a file",
      show: "Show the columns",
      meaning: "Meaning of the column “Notre prix”",
      missing: /No column is known to be UnitPrice/,
      field: "UnitPrice in line 17",
      repaired: "Repaired.",
      wrong: "Still wrong: This is not a number.",
      takeBack: "Take back the repair of UnitPrice in line 17",
      save: "Save the refused rows…",
      columns: "Columns",
    },
  },
  {
    language: "fr",
    words: {
      choose: "Choisir un fichier",
      show: "Afficher les colonnes",
      meaning: /^Sens de la colonne .*Notre prix/,
      missing: /Aucune colonne n’est reconnue comme UnitPrice/,
      field: "UnitPrice, ligne 17",
      repaired: "Corrigée.",
      wrong: "Toujours faux : Ce n’est pas un nombre.",
      takeBack: "Annuler la correction de UnitPrice, ligne 17",
      save: "Enregistrer les lignes refusées…",
      columns: "Colonnes",
    },
  },
] as const) {
  const host = () => {
    const made = FakeHost.open();
    made.state = { ...made.state, settings: { ...made.state.settings, language } };
    return made;
  };

  test(`a missing column is chosen by hand, ${language}`, async () => {
    const fake = host();
    fake.priceLists.priceColumn = "Notre prix";
    const user = await showImport(fake, words.choose);
    const main = within(await screen.findByRole("main"));
    expect(await main.findByText(words.missing)).toBeVisible();
    const select = screen.getByRole("combobox", { name: words.meaning });
    await expectNoFaults();
    await user.selectOptions(select, "UnitPrice");
    await waitFor(() => expect(main.queryByText(words.missing)).toBeNull());
    expect(fake.requestsOf("price_list_inspect")[1]?.corrections).toMatchObject({
      kind: "license_new_commerce",
      columns: [{ column: "UnitPrice", from: "Notre prix" }],
    });
    expect(select, "it stays open, and where it was").toBeVisible();
  });

  test(`a cell is repaired where it stands, ${language}`, async () => {
    const fake = host();
    const user = await showImport(fake, words.choose);
    expect(await screen.findByRole("button", { name: words.show })).toBeVisible();
    const field = await screen.findByRole("textbox", { name: words.field });
    expect(field).toHaveValue("a lot");
    await user.clear(field);
    await user.type(field, "few{Enter}");
    expect(await screen.findByText(words.wrong)).toBeVisible();
    expect(field, "nothing typed is lost").toHaveValue("few");
    await user.clear(field);
    await user.type(field, "61{Enter}");
    expect(await screen.findByText(words.repaired)).toBeVisible();
    expect(field).toHaveFocus();
    await expectNoFaults();
    const asked = fake.requestsOf("price_list_inspect");
    expect(asked.at(-1)?.corrections.repairs).toEqual([
      { sheet: null, line: 17, column: "UnitPrice", text: "61" },
    ]);
    await user.click(screen.getByRole("button", { name: words.save }));
    await waitFor(() => expect(fake.requestsOf("price_list_refused_save")).toHaveLength(1));
    expect(fake.requestsOf("price_list_refused_save")[0]).toMatchObject({
      target: "target",
      language,
      corrections: { repairs: [{ text: "61" }] },
    });
    await user.click(screen.getByRole("button", { name: words.takeBack }));
    const back = () => screen.getByRole("textbox", { name: words.field });
    await waitFor(() => expect(back()).toHaveValue("a lot"));
    expect(
      within(screen.getByRole("region", { name: words.columns })).getByRole("button"),
    ).toBeVisible();
  });
}
