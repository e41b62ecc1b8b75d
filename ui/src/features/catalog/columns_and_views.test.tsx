// Which columns the catalog shows, and what of it is saved under a name.
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

const headings = () =>
  screen.getAllByRole("columnheader").map((one) => one.textContent?.replace(/ [▲▼]/, ""));

async function showCatalog(host = FakeHost.open(40), page = "/catalog") {
  const shown = await show(host, page);
  await screen.findByRole("grid", { name: "Catalog" });
  return { ...shown, host };
}

test("columns are chosen and moved by keys, kept for this computer, and set back", async () => {
  const { host, user } = await showCatalog();
  expect(headings()).toEqual(["Offer", "Offer ID", "Lowest price", "Featured"]);
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const dialog = await screen.findByRole("dialog", { name: "Columns" });
  await user.click(within(dialog).getByRole("checkbox", { name: "Publisher" }));
  await user.click(within(dialog).getByRole("checkbox", { name: "Offer ID" }));
  expect(headings()).toEqual(["Offer", "Lowest price", "Featured", "Publisher"]);
  await expectNoFaults();

  const up = within(dialog).getByRole("button", { name: "Move “Featured” forward" });
  await user.click(up);
  expect(up, "it moved, and the focus with it").toHaveFocus();
  expect(within(dialog).getByText(/“Featured” is now number 2 of/)).toBeInTheDocument();
  within(dialog).getByRole("checkbox", { name: "Lowest price" }).focus();
  await user.keyboard("{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}");
  expect(headings()).toEqual(["Offer", "Lowest price", "Featured", "Publisher"]);
  await waitFor(() =>
    expect(host.state.settings.columns["catalog"]).toEqual(["price", "action", "publisher"]),
  );

  await user.click(within(dialog).getByRole("button", { name: "As it was at first" }));
  await waitFor(() => expect(host.state.settings.columns).toEqual({}));
  expect(headings()).toEqual(["Offer", "Offer ID", "Lowest price", "Featured"]);
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Columns" })).toHaveFocus());
});

test("a choice that is kept slowly does not take back the next one", async () => {
  const host = FakeHost.open(40);
  const held: (() => void)[] = [];
  const call = host.call.bind(host);
  vi.spyOn(host, "call").mockImplementation(async (name, request) => {
    if (name === "columns_choose") await new Promise<void>((goOn) => held.push(goOn));
    return call(name, request);
  });
  const { user } = await showCatalog(host);
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const dialog = await screen.findByRole("dialog", { name: "Columns" });
  await user.click(within(dialog).getByRole("checkbox", { name: "Publisher" }));
  await user.click(within(dialog).getByRole("checkbox", { name: "Offer ID" }));
  const wanted = ["Offer", "Lowest price", "Featured", "Publisher"];
  expect(headings()).toEqual(wanted);
  await waitFor(() => expect(held, "one after the other").toHaveLength(1));
  held[0]?.();
  await waitFor(() => expect(held).toHaveLength(2));
  expect(headings()).toEqual(wanted);
  held[1]?.();
  await waitFor(() =>
    expect(host.state.settings.columns["catalog"]).toEqual(["price", "action", "publisher"]),
  );
  expect(headings()).toEqual(wanted);
});

test("what is shown is what is copied and exported", async () => {
  const host = FakeHost.open(40);
  host.state.settings.columns = { catalog: ["publisher", "retail_price", "sku_id"] };
  const { user } = await showCatalog(host);
  expect(headings()).toEqual(["Offer", "Publisher", "ERP", "SKU ID"]);

  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown} {Control>}c{/Control}");
  await waitFor(() => expect(copied).toHaveBeenCalled());
  const [head, first] = (copied.mock.calls[0]?.[0] ?? "").split("\n");
  expect(head?.split("\t")).toEqual([
    "Offer",
    "Product",
    "Publisher",
    "Currency",
    "Estimated retail price (ERP)",
    "SKU ID",
  ]);
  expect(first?.split("\t")).toEqual([
    "Contoso Mail Basic 1",
    "Contoso Mail",
    "Contoso Ltd",
    "EUR",
    "15",
    "0001",
  ]);

  await user.click(screen.getByRole("button", { name: "Export…" }));
  const panel = screen.getByRole("group", { name: "Export…" });
  await user.click(within(panel).getByRole("button", { name: "Export" }));
  await waitFor(() => expect(host.requestsOf("catalog_export")).toHaveLength(1));
  const [asked] = host.requestsOf("catalog_export");
  expect(asked?.columns).toEqual([
    "title",
    "product",
    "publisher",
    "currency",
    "retail_price",
    "sku_id",
  ]);
  expect(asked?.words, "every code that the lists have").toMatchObject({
    P2Y: "2 years",
    annual: "Annual",
    government: "Government",
  });
});

test("a view keeps search, filters, order and columns; it is opened, saved over and left", async () => {
  const { host, user } = await showCatalog(undefined, "/catalog?q=mail&term=P1Y&sort=price");
  const menu = async () => {
    await user.click(await screen.findByRole("button", { name: /^Views?/ }));
    return screen.findByRole("menu", { name: "Views" });
  };
  await user.click(within(await menu()).getByRole("menuitem", { name: "Save as a new view…" }));
  const dialog = await screen.findByRole("dialog", { name: "Save as a new view…" });
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText(/This name cannot be used/)).toBeVisible();
  await user.type(within(dialog).getByRole("textbox", { name: "Name of the view" }), "Yearly mail");
  await expectNoFaults();
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("button", { name: "View: Yearly mail" })).toBeVisible();
  expect(host.tables.views).toMatchObject([
    {
      table: "catalog",
      name: "Yearly mail",
      question: "q=mail&sort=price&term=P1Y",
      columns: ["title", "offer_id", "price", "action"],
    },
  ]);

  // Another column is the view's, not one's own.
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const columns = await screen.findByRole("dialog", { name: "Columns" });
  await user.click(within(columns).getByRole("checkbox", { name: "Segment" }));
  await user.click(within(columns).getByRole("button", { name: "Close" }));
  expect(host.requestsOf("columns_choose")).toEqual([]);
  expect(await screen.findByRole("button", { name: "View: Yearly mail (changed)" })).toBeVisible();
  await user.click(within(await menu()).getByRole("menuitem", { name: /^Save “Yearly mail” as/ }));
  await waitFor(() => expect(host.tables.views[0]?.columns).toContain("segment"));

  await user.click(
    within(await menu()).getByRole("menuitemradio", { name: "No view, everything" }),
  );
  await waitFor(() =>
    expect(headings()).toEqual(["Offer", "Offer ID", "Lowest price", "Featured"]),
  );
  await waitFor(() => expect(screen.getByRole("searchbox")).toHaveValue(""));
  await user.click(within(await menu()).getByRole("menuitemradio", { name: "Yearly mail" }));
  await waitFor(() => expect(headings()).toContain("Segment"));
  await waitFor(() => expect(screen.getByRole("searchbox")).toHaveValue("mail"));
  expect(await screen.findByRole("button", { name: "Filters (1)" })).toBeVisible();
});

test("views are renamed and deleted, and a deleted one comes back", async () => {
  const host = FakeHost.open(4);
  const view = { table: "catalog", question: "q=mail", columns: ["price"] };
  host.tables.views = [
    { ...view, id: "view-a", name: "Mail" },
    { ...view, id: "view-b", name: "Post" },
  ];
  const { user } = await showCatalog(host);
  await user.click(screen.getByRole("button", { name: "Views" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rename or delete views…" }));
  const dialog = await screen.findByRole("dialog", { name: "Saved views" });
  await user.click(within(dialog).getByRole("button", { name: "Rename “Mail”" }));
  const box = within(dialog).getByRole("textbox", { name: "Name of the view" });
  await user.clear(box);
  await user.type(box, "Post{Enter}");
  expect(await within(dialog).findByText(/Another view has this name/)).toBeVisible();
  await user.clear(box);
  await user.type(box, "Letters{Enter}");
  await waitFor(() => expect(host.tables.views.map(({ name }) => name)).toContain("Letters"));
  await expectNoFaults();

  await user.click(await within(dialog).findByRole("button", { name: "Delete “Letters”" }));
  await waitFor(() => expect(host.tables.views).toHaveLength(1));
  await waitFor(() =>
    expect(within(dialog).getByRole("button", { name: "Delete “Post”" })).toHaveFocus(),
  );
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(host.tables.views.map(({ name }) => name)).toContain("Letters"));
});

test("the palette leads to a view, from wherever one is", async () => {
  const host = FakeHost.open(40);
  host.tables.views = [
    { id: "view-a", table: "catalog", name: "Letters", question: "q=mail", columns: ["price"] },
    { id: "view-b", table: "of_later", name: "Letters to come", question: "", columns: [] },
  ];
  const { user } = await show(host, "/settings");
  await screen.findByRole("heading", { name: "Settings" });
  expect(host.requestsOf("view_list"), "not before somebody looks for them").toEqual([]);
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: /Type what to do/ }), "letters");
  const found = await screen.findByRole("option", { name: "Open the view “Letters” (Catalog)" });
  expect(screen.queryByText(/to come/), "of a table that is not known here").toBeNull();
  await user.click(found);
  await screen.findByRole("grid", { name: "Catalog" });
  expect(headings()).toEqual(["Offer", "Lowest price"]);
  await waitFor(() => expect(screen.getByRole("searchbox")).toHaveValue("mail"));
});

test("where the workspace can only be looked at, views are opened and not saved", async () => {
  const host = FakeHost.open(4);
  host.workspace.readOnly = "newer_version";
  const { user } = await showCatalog(host);
  await user.click(screen.getByRole("button", { name: "Views" }));
  const item = await screen.findByRole("menuitem", { name: "Save as a new view…" });
  expect(item).toHaveAttribute("aria-disabled", "true");
  expect(item).toHaveAttribute("title", expect.stringMatching(/newer version/));
});
