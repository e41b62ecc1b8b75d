import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

async function showImport(host = FakeHost.open()) {
  const { user } = await show(host, "/price-lists/import");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  return { host, user };
}

const detected = () => screen.findByRole("heading", { name: /What was found in/ });

test("the preview shows what was detected and what cannot be read", async () => {
  await showImport();
  await detected();
  expect(screen.getByRole("combobox", { name: /^Month/ })).toHaveDisplayValue("November");
  expect(screen.getByRole("combobox", { name: /^Year/ })).toHaveDisplayValue("2025");
  expect(screen.getByText(/Separator: semicolon/)).toBeVisible();
  expect(screen.getByText("1 column is not known here; it is kept: Notes")).toBeVisible();
  const refused = screen.getByRole("table", { name: "Refused rows" });
  expect(within(refused).getByText("This is not a number.")).toBeVisible();
  expect(within(refused).getByText("the whole row")).toBeVisible();
  await expectNoFaults();
});

test("importing ends with what came in and a way to the catalog", async () => {
  const { host, user } = await showImport();
  await detected();
  await user.click(screen.getByRole("checkbox", { name: /Refuse the whole file/ }));
  await user.click(screen.getByRole("button", { name: "Import 4,000 rows" }));
  expect(await screen.findByRole("heading", { name: "4,000 rows are imported" })).toHaveFocus();
  expect(screen.getByText("2 rows were refused")).toBeVisible();
  expect(host.requestsOf("price_list_import")[0]?.strict).toBe(true);
  await user.click(screen.getByRole("link", { name: "Go to the catalog" }));
  expect(await screen.findByText(/1,300 offers/)).toBeVisible();
});

test("a correction is looked at again, with the rest as it was", async () => {
  const { host, user } = await showImport();
  await detected();
  const market = screen.getByRole("textbox", { name: "Market" });
  await user.clear(market);
  await user.type(market, "b");
  await user.tab();
  expect(screen.getByText("Two letters, like FR.")).toBeVisible();
  expect(host.requestsOf("price_list_inspect"), "half a market is not sent").toHaveLength(1);
  await user.type(market, "e{Enter}");
  await waitFor(() => expect(host.requestsOf("price_list_inspect")).toHaveLength(2));
  expect(host.requestsOf("price_list_inspect")[1]?.corrections).toMatchObject({
    market: "BE",
    month: null,
  });
});

test("a month that is not said must be chosen", async () => {
  const host = FakeHost.open();
  host.priceLists.preview = { month: null };
  const { user } = await showImport(host);
  await detected();
  const run = screen.getByRole("button", { name: "Import 4,000 rows" });
  expect(run).toHaveAttribute("aria-disabled", "true");
  await user.selectOptions(screen.getByRole("combobox", { name: /^Month/ }), "March");
  host.priceLists.preview = { month: "2025-03" };
  await user.selectOptions(screen.getByRole("combobox", { name: /^Year/ }), "2025");
  await waitFor(() => expect(run).not.toHaveAttribute("aria-disabled", "true"));
  expect(host.requestsOf("price_list_inspect")[1]?.corrections.month).toBe("2025-03");
});

test("dates that read two ways are asked about", async () => {
  const host = FakeHost.open();
  host.refusals.set("price_list_inspect", {
    code: "dates_ambiguous",
    message: "",
    ref: "2/1/2025",
  });
  const { user } = await showImport(host);
  expect(await screen.findByRole("alert")).toHaveTextContent("A date like “2/1/2025”");
  await user.click(screen.getByRole("radio", { name: /Day first/ }));
  await detected();
  expect(host.requestsOf("price_list_inspect")[1]?.corrections.dateOrder).toBe("day_first");
});

test("a file that is not a price list is refused with the reason", async () => {
  const host = FakeHost.open();
  host.refusals.set("price_list_inspect", {
    code: "not_a_price_list",
    message: "",
    ref: "no_header",
  });
  await showImport(host);
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "None of the first lines names the columns of a price list. Nothing was changed.",
  );
  expect(screen.getByRole("button", { name: "Choose another file" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Import users from it" })).toBeVisible();
});

test("an import tells how far it is and can be stopped", async () => {
  const { host, user } = await showImport();
  await detected();
  let release = () => {};
  host.held.set("price_list_import", new Promise((resolve) => (release = resolve)));
  await user.click(screen.getByRole("button", { name: "Import 4,000 rows" }));
  await waitFor(() => expect(host.requestsOf("price_list_import")).toHaveLength(1));
  const job = host.requestsOf("price_list_import")[0]?.job ?? "";
  act(() => host.tell({ kind: "progress", job, done: 0.5, rows: 2000, canStop: true }));
  expect(await screen.findByText("2,000 rows")).toBeVisible();
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "0.5");

  const stop = screen.getByRole("button", { name: "Stop" });
  expect(stop, "the button that was pressed gave way to it").toHaveFocus();
  await user.click(stop);
  expect(host.requestsOf("job_cancel")).toEqual([{ job }]);
  host.refusals.set("price_list_import", { code: "cancelled", message: "", ref: null });
  release();
  expect(await screen.findByText("Stopped. Nothing was changed.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Import 4,000 rows" })).toHaveFocus();
});

test("what a look came to is said aloud", async () => {
  const { user } = await showImport();
  await detected();
  const said = screen.getByTestId("announcements");
  expect(said).toHaveTextContent("Good rows: 4,000. Refused rows: 2.");
  const field = await screen.findByRole("textbox", { name: "UnitPrice in line 17" });
  await user.clear(field);
  await user.type(field, "61{Enter}");
  await waitFor(() => expect(said).toHaveTextContent("Good rows: 4,001. Refused rows: 1."));
});

test("a file of refused rows says which list it completes, and with how many rows", async () => {
  const host = FakeHost.open(40);
  const [list] = host.priceLists.lists;
  if (list !== undefined) host.priceLists.preview = { completes: { ...list, rows: 3998 } };
  const { user } = await showImport(host);
  expect(
    await screen.findByText(/^The rows of this file were left out of the list November 2025, FR\./),
  ).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Import 4,000 rows" }));
  expect(await screen.findByText(/^3,998 rows of the list that this file completes/)).toBeVisible();
});

test("the same file twice is noticed", async () => {
  const host = FakeHost.open(40);
  host.priceLists.preview = { alreadyImported: host.priceLists.lists[0] ?? null };
  await showImport(host);
  expect(
    await screen.findByText(/This very file was imported on .* as November 2025, FR/),
  ).toBeVisible();
});

test("a list is removed and brought back", async () => {
  const host = FakeHost.open(40);
  const { user } = await show(host, "/price-lists");
  const table = await screen.findByRole("table", { name: "Imported price lists" });
  expect(within(table).getByText("Current")).toBeVisible();
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Remove the price list November 2025, FR" }));
  expect(await screen.findByText("No price list is imported yet")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(await screen.findByRole("rowheader", { name: "November 2025" })).toBeVisible();
});
