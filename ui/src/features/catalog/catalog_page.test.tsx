import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";
import { PAGE_SIZE } from "./page_query";

const pagesAsked = (host: FakeHost) =>
  host.requestsOf("catalog_page").map(({ offset }) => offset / PAGE_SIZE);

async function showCatalog(offers = 4000) {
  const host = FakeHost.open(offers);
  const { user } = await show(host, "/catalog");
  const grid = await screen.findByRole("grid", { name: "Catalog" });
  return { host, user, grid };
}

test("a long catalog asks for the page in sight and draws the rows in sight", async () => {
  const { host, grid } = await showCatalog();
  expect(grid).toHaveAttribute("aria-rowcount", String(4000 + 4 + 1));
  expect(within(grid).getAllByRole("row").length).toBeLessThan(40);
  expect(new Set(pagesAsked(host))).toEqual(new Set([0]));
  expect(screen.getByText("Commercial – 1,000 offers")).toBeVisible();
  expect(screen.getByText(/4,000 offers · France \(FR\), November 2025/)).toBeVisible();
  await expectNoFaults();
});

test("scrolling far asks for what is in sight there, and for nothing between", async () => {
  const { host, grid } = await showCatalog();
  grid.scrollTop = 57 * 2550;
  fireEvent.scroll(grid);
  await waitFor(() => expect(grid).toHaveTextContent("Contoso Mail Premium 2545"), {
    timeout: 3000,
  });
  expect(new Set(pagesAsked(host))).toEqual(new Set([0, 25]));
});

test("search is asked at each letter, and what is typed meanwhile as soon as it can be", async () => {
  const { host, user, grid } = await showCatalog();
  const asked = () =>
    host
      .requestsOf("catalog_page")
      .map(({ search }) => search)
      .filter((search) => search !== "");
  await user.keyboard("/");
  expect(screen.getByRole("searchbox")).toHaveFocus();
  await user.keyboard("vo");
  await waitFor(() => expect(asked(), "without waiting for more").toEqual(["v", "vo"]));

  let release = () => {};
  host.held.set("catalog_page", new Promise((resolve) => (release = resolve)));
  await user.keyboard("ices");
  expect(screen.getByRole("searchbox"), "typing waits for nothing").toHaveValue("voices");
  await waitFor(() => expect(asked(), "two at a time").toEqual(["v", "vo", "voi", "voic"]));
  await user.keyboard("{Backspace}");
  release();
  await waitFor(() => expect(asked().at(-1), "the last text").toBe("voice"));
  expect(asked(), "and none between").not.toContain("voices");
  await waitFor(() => expect(screen.getByText(/^500 offers/)).toBeVisible());
  expect(grid).not.toBeInTheDocument();
});

test("until an answer is there the last one stays, and a late one is dropped", async () => {
  const { host, user } = await showCatalog();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("voice");
  await waitFor(() => expect(screen.getByText(/^500 offers/)).toBeVisible());
  let release = () => {};
  host.held.set("catalog_page", new Promise((resolve) => (release = resolve)));
  await user.keyboard(" like nothing");
  await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-busy", "true"));
  expect(screen.getByText(/^500 offers/), "the last answer stays meanwhile").toBeVisible();
  release();
  expect(await screen.findByText("Nothing found for “voice like nothing”")).toBeVisible();
});

test("arrow keys move the one row with the focus, Enter opens and back returns to it", async () => {
  const { user, grid } = await showCatalog();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown}");
  expect(within(grid).getByRole("row", { name: /Contoso Mail Basic 1 / })).toHaveFocus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  const second = within(grid).getByRole("row", { name: /Contoso Files Basic 2 / });
  expect(second).toHaveFocus();
  expect(second).toHaveAttribute("aria-rowindex", "4");
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("button", { name: "Feature “Contoso Files Basic 2”" })).toHaveFocus();
  await user.keyboard("{ArrowLeft}{Enter}");
  expect(await screen.findByRole("heading", { name: "Contoso Files Basic 2" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back to the catalog" }));
  expect(await screen.findByRole("row", { name: /Contoso Files Basic 2 / })).toHaveFocus();
});

test("the last row is reached by End, whatever its page", async () => {
  const { user } = await showCatalog();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown}{End}");
  await waitFor(
    () => expect(document.activeElement).toHaveTextContent("Contoso Voice Élite 4000"),
    {
      timeout: 3000,
    },
  );
});

test("a sixth featured offer is refused with the way out", async () => {
  const { user } = await showCatalog(40);
  for (let place = 1; place <= 5; place += 1) {
    const [next] = screen.getAllByRole("button", { name: /^Feature “/ });
    if (next !== undefined) await user.click(next);
    await waitFor(() =>
      expect(screen.getAllByRole("button", { name: /^Remove “/ })).toHaveLength(place),
    );
  }
  const strip = screen.getByRole("region", { name: "Featured offers" });
  expect(within(strip).getAllByRole("listitem")).toHaveLength(5);

  const [sixth] = screen.getAllByRole("button", { name: /^Feature “/ });
  if (sixth !== undefined) await user.click(sixth);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("5 offers are featured, and there can be no more.");
  expect(within(alert).getByRole("link", { name: "Show the featured offers" })).toBeVisible();
});

test("a segment shows its own featured offers only", async () => {
  const host = FakeHost.open(40);
  host.catalog.featured = [
    host.priceLists.offers[0]?.offerId ?? "",
    host.priceLists.offers[39]?.offerId ?? "",
  ];
  const { user } = await show(host, "/catalog");
  const strip = await screen.findByRole("region", { name: "Featured offers" });
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Customer segment" }),
    "government",
  );
  await waitFor(() => expect(within(strip).getAllByRole("listitem")).toHaveLength(1));
  expect(strip).toHaveTextContent("Contoso Voice");
});

test("who may not feature sees the button, why not, and who may", async () => {
  const host = FakeHost.open(4);
  for (const right of host.workspace.rights) right.allowed = false;
  const { user } = await show(host, "/catalog");
  const [button] = await screen.findAllByRole("button", { name: /^Feature “/ });
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription(
    "You may not change this. It is for: global admin or admin agent.",
  );
  if (button !== undefined) await user.click(button);
  expect(host.requestsOf("offer_feature")).toEqual([]);
});

test("filters narrow the catalog down, stand in the address and are cleared at once", async () => {
  const { host, user } = await showCatalog(40);
  await user.click(screen.getByRole("button", { name: "Filters" }));
  const filters = screen.getByRole("group", { name: "Filters" });
  await user.selectOptions(within(filters).getByRole("combobox", { name: "Term" }), "P1Y");
  await user.type(within(filters).getByRole("textbox", { name: "Price up to" }), "12,5{Enter}");
  await waitFor(() =>
    expect(host.requestsOf("catalog_page").at(-1)?.narrow).toMatchObject({
      term: "P1Y",
      priceTo: "12.5",
    }),
  );
  expect(screen.getByRole("button", { name: "Filters (2)" })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await expectNoFaults();

  await user.type(within(filters).getByRole("textbox", { name: "Price from" }), "cheap{Enter}");
  expect(within(filters).getByText("Not a price")).toBeVisible();
  expect(within(filters).getByRole("textbox", { name: "Price from" })).toHaveValue("cheap");
  expect(host.requestsOf("catalog_page").at(-1)?.narrow.priceFrom, "nothing else").toBeNull();

  await user.selectOptions(within(filters).getByRole("combobox", { name: "Term" }), "P1M");
  await waitFor(() => expect(host.requestsOf("catalog_page").at(-1)?.narrow.term).toBe("P1M"));
  await user.click(within(filters).getByRole("button", { name: "Clear the filters" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Filters" })).toBeVisible());
});

test("filters that nothing has say so, and how to see more", async () => {
  const host = FakeHost.open(40);
  await show(host, "/catalog?to=0");
  expect(await screen.findByText("No offer has such a price")).toBeVisible();
  expect(screen.getByRole("button", { name: "Filters (1)" })).toBeVisible();
});

test("a heading puts the offers in its order, and again the other way round", async () => {
  const { host, user, grid } = await showCatalog(40);
  const heading = () => screen.getByRole("columnheader", { name: /Lowest price/ });
  expect(within(grid).getByRole("columnheader", { name: "Offer" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  expect(heading()).toHaveAttribute("aria-sort", "none");
  await user.click(within(heading()).getByRole("button"));
  await waitFor(() => expect(heading()).toHaveAttribute("aria-sort", "ascending"));
  await user.click(within(heading()).getByRole("button"));
  await waitFor(() => expect(heading()).toHaveAttribute("aria-sort", "descending"));
  expect(host.requestsOf("catalog_page").at(-1)?.order).toEqual({ by: "price", descending: true });
});

test("rows are chosen by keyboard, and copied as a spreadsheet pastes them", async () => {
  const { user, grid } = await showCatalog(40);
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  const chosen = within(grid)
    .getAllByRole("row")
    .filter((row) => row.getAttribute("aria-selected") === "true");
  expect(chosen).toHaveLength(3);
  expect(screen.getByText("3 offers chosen")).toBeVisible();
  await expectNoFaults();

  await user.keyboard("{Control>}c{/Control}");
  await waitFor(() => expect(copied).toHaveBeenCalled());
  const lines = (copied.mock.calls[0]?.[0] ?? "").split("\n").map((line) => line.split("\t"));
  expect(lines[0]).toEqual([
    "Offer",
    "Product",
    "Offer ID",
    "Term",
    "Billing",
    "Currency",
    "Price",
  ]);
  expect(lines[1]?.slice(0, 3)).toEqual([
    "Contoso Mail Basic 1",
    expect.any(String),
    expect.stringContaining(":"),
  ]);
  expect(new Set(lines.slice(1).map(([title]) => title)).size, "of three offers").toBe(3);
  expect(await screen.findByText(/3 offers are on the clipboard/)).toBeVisible();

  await user.keyboard("{Control>}a{/Control}");
  expect(screen.getByText("40 offers chosen")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(screen.queryByText(/offers? chosen/)).not.toBeInTheDocument();
});

test("what is found is exported in the form and with the columns that were chosen", async () => {
  const { host, user } = await showCatalog(40);
  await user.click(screen.getByRole("button", { name: "Export…" }));
  const panel = screen.getByRole("group", { name: "Export…" });
  await user.selectOptions(within(panel).getByRole("combobox", { name: "Form" }), "workbook");
  await expectNoFaults();
  await user.click(within(panel).getByRole("button", { name: "Export" }));
  expect(await screen.findByText(/80 prices are in/)).toBeVisible();
  expect(host.requestsOf("file_save_target")[0]).toMatchObject({
    purpose: "table_workbook",
    suggestedName: "Catalog.xlsx",
  });
  const [asked] = host.requestsOf("catalog_export");
  expect(asked?.headings).toHaveLength(asked?.columns.length ?? 0);
  expect(asked).toMatchObject({ form: "workbook", words: { P1Y: "1 year", yes: "yes" } });
});

test("an empty catalog leads to the import", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/catalog");
  expect(await screen.findByText("No price list is imported yet")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Import a price list" }));
  expect(await screen.findByRole("heading", { name: "Import a price list" })).toBeVisible();
});

test("an offer's page says what the list does not say", async () => {
  const host = FakeHost.open(4);
  await show(host, `/catalog/${encodeURIComponent(host.priceLists.offers[0]?.offerId ?? "")}`);
  expect(await screen.findByRole("heading", { name: "Contoso Mail Basic 1" })).toBeVisible();
  expect(screen.getAllByText("unknown (the list does not say)"), "family and add-on").toHaveLength(
    2,
  );
  expect(screen.getByRole("rowheader", { name: "1 month" })).toBeVisible();
  const lists = await screen.findByRole("table", { name: "Every list that has it" });
  expect(within(lists).getAllByRole("row"), "below the headings").toHaveLength(2);
  expect(screen.getAllByText("€2.50 (16.7%)")).toHaveLength(2);
  await expectNoFaults();
});

test("a link to an offer is copied, and where it cannot be it is shown", async () => {
  const host = FakeHost.open(4);
  const offerId = host.priceLists.offers[0]?.offerId ?? "";
  const { user } = await show(host, `/catalog/${encodeURIComponent(offerId)}`);
  const button = await screen.findByRole("button", { name: "Copy a link to this offer" });
  await user.click(button);
  expect(await screen.findByText("The link is copied.")).toBeVisible();
  const link = `partner-desk://offer/${offerId}`;
  expect(await navigator.clipboard.readText()).toBe(link);
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
  await user.click(button);
  expect(await screen.findByText(`The link could not be copied: ${link}`)).toBeVisible();
  await expectNoFaults();
});

test("what was done with an offer is told from the record", async () => {
  const host = FakeHost.open(4);
  const offerId = host.priceLists.offers[0]?.offerId ?? "";
  const { user } = await show(host, "/catalog");
  const [feature] = await screen.findAllByRole("button", { name: /^Feature “/ });
  if (feature !== undefined) await user.click(feature);
  await waitFor(() => expect(host.record.entries).toHaveLength(1));
  window.location.hash = `/catalog/${encodeURIComponent(offerId)}`;
  const name = "History of Contoso Mail Basic 1";
  await user.click(await screen.findByRole("button", { name }));
  const history = await screen.findByRole("list", { name });
  expect(await within(history).findByText("Featured “Contoso Mail Basic 1”")).toBeVisible();
  expect(host.requestsOf("record_list").at(-1)?.filter?.record).toEqual({
    entity: "featured_offer",
    id: offerId,
  });
  await expectNoFaults();
});

test("what was done with an offer is told also where no list has it any more", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/catalog/GONE00000000%3A0001");
  expect(await screen.findByText("This offer is not in a current price list.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "History of GONE00000000:0001" }));
  expect(await screen.findByText("The record kept here says nothing of it.")).toBeVisible();
});
