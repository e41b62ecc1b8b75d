import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

/** With nothing that wants attention today. */
function wellKept(): FakeHost {
  const host = FakeHost.open(4);
  const now = new Date();
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
  const next = new Date(now.getFullYear(), now.getMonth() + 1, 1);
  const after = `${next.getFullYear()}-${String(next.getMonth() + 1).padStart(2, "0")}`;
  host.priceLists.lists = [month, after].flatMap((month) =>
    host.priceLists.lists.map((list) => ({ ...list, month })),
  );
  host.keys.copies = host.keys.copies.map((one) => ({ ...one, madeAt: now.toISOString() }));
  return host;
}

const region = (name: string) => screen.findByRole("region", { name });

test("where nothing is to be said, it says that", async () => {
  await show(wellKept(), "/home");
  expect(await within(await region("What waits")).findByText("Nothing waits.")).toBeVisible();
  const wants = within(await region("What wants attention"));
  expect(await wants.findByText("Nothing wants attention.")).toBeVisible();
  const changed = within(await region("What changed"));
  expect(await changed.findByText("Nothing was done yet.")).toBeVisible();
  await expectNoFaults();
});

test("what waits is counted, with the oldest, and leads to where it is settled", async () => {
  const host = wellKept();
  host.team.join();
  host.team.status.refused = 1;
  host.team.status.conflicts = 2;
  const offerId = host.priceLists.offers[0]?.offerId;
  await host.call("offer_feature", { offerId, position: null });
  await host.call("offer_unfeature", { offerId });
  host.team.marks.set("command-1", { status: "in_flight" });
  host.team.marks.set("command-2", { foreseen: "last_admin" });
  await show(host, "/home");
  const waits = within(await region("What waits"));
  const [sending, refused, conflicts] = await waits.findAllByRole("listitem");
  expect(sending).toHaveTextContent(
    /^2 changes wait to be sent, the oldest since Nov 3, 2025, .*\. 1 of them is on its way\. 1 of them would not be accepted as things stand now\. Show them$/,
  );
  expect(refused).toHaveTextContent("1 change was not accepted");
  expect(conflicts).toHaveTextContent("2 conflicts wait for you");
  expect(waits.getByRole("link", { name: "2 conflicts wait for you" })).toHaveAttribute(
    "href",
    "#/conflicts",
  );
});

test.each(["hub_status", "price_list_list", "featured_list", "workspace_backups"] as const)(
  "what cannot be asked is not nothing: %s",
  async (name) => {
    const host = wellKept();
    host.refusals.set(name, { code: "internal", message: "", ref: null });
    await show(host, "/home");
    const wants = within(await region("What wants attention"));
    expect(await wants.findByRole("alert")).toHaveTextContent(/Something went wrong/);
    expect(wants.queryByText("Nothing wants attention.")).toBeNull();
    expect(wants.queryByRole("list"), "no list of nothing").toBeNull();
  },
);

test("a hub that cannot be asked for does not hide what waits", async () => {
  const host = wellKept();
  const offerId = host.priceLists.offers[0]?.offerId;
  await host.call("offer_feature", { offerId, position: null });
  host.team.marks.set("command-1", { status: "in_flight" });
  host.refusals.set("hub_status", { code: "internal", message: "", ref: null });
  await show(host, "/home");
  const waits = within(await region("What waits"));
  expect(await waits.findByRole("alert")).toBeVisible();
  expect(waits.queryByText("Nothing waits.")).toBeNull();
  expect(waits.getByRole("listitem")).toHaveTextContent(
    /^1 change waits for a hub, since .*\. It is on its way\. Show them$/,
  );
});

test("what changed is told by whom and when, ten at most, and is told anew", async () => {
  const host = wellKept();
  const offerId = host.priceLists.offers[0]?.offerId;
  for (let times = 0; times < 6; times += 1) {
    await host.call("offer_feature", { offerId, position: null });
    await host.call("offer_unfeature", { offerId });
  }
  await show(host, "/home");
  const changed = within(await region("What changed"));
  const lines = await changed.findAllByRole("listitem");
  expect(lines).toHaveLength(10);
  expect(lines[0]).toHaveTextContent(/^Removed “Contoso Mail Basic 1” .* by Ada Martin, Nov 3, /);
  expect(changed.getByRole("link", { name: "Show the whole record" })).toHaveAttribute(
    "href",
    "#/activity",
  );
  await host.call("offer_feature", { offerId, position: null });
  expect((await changed.findAllByText(/Featured “/))[0]).toBeVisible();
});

test("what wants attention is said with the way to it, in French too", async () => {
  const host = FakeHost.open(4);
  host.state.settings.language = "fr";
  host.priceLists.lists = [];
  host.priceLists.offers = [];
  host.catalog.featured = ["gone"];
  host.catalog.vanished.set("gone", "Contoso Mail");
  host.keys.copies = [];
  host.team.join();
  host.team.status.connection = "not_trusted";
  host.workspace.roles = [];
  host.workspaces.cards = host.workspaces.cards.map((card) => ({ ...card, slots: ["keychain"] }));
  await show(host, "/home");
  const wants = within(await region("Ce qui demande votre attention"));
  const texts = (await wants.findAllByRole("listitem")).map((one) => one.textContent ?? "");
  const wanted = [
    /^Vous n’avez aucun rôle ici/,
    /^Ce n’est pas le hub connu/,
    /pas encore de liste de prix pour .* sur le marché France \(FR\)/,
    /^Une des offres mises en avant n’est plus disponible\s: Contoso Mail/,
    /^Il n’y a aucune copie de cet espace de travail/,
    /ni phrase secrète ni clé de récupération/,
  ];
  for (const one of wanted)
    expect(
      texts.some((text) => one.test(text)),
      `${one}`,
    ).toBe(true);
  await expectNoFaults();
});

test("who may not see the record is told for whom it is", async () => {
  const host = wellKept();
  const right = host.workspace.rights.find(({ task }) => task === "desk.record_view");
  Object.assign(right ?? {}, { allowed: false });
  await show(host, "/home");
  const changed = within(await region("What changed"));
  expect(changed.getByText(/^You may not change this\. It is for: /)).toBeVisible();
  expect(host.requestsOf("record_list")).toEqual([]);
});

test("one key leads there, and the program still begins with the catalog", async () => {
  const { user } = await show(wellKept(), "/");
  expect(await screen.findByRole("searchbox")).toBeVisible();
  await user.keyboard("{Control>}1{/Control}");
  expect(await screen.findByRole("heading", { name: "Home" })).toBeVisible();
});
