import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { HEAD, refused } from "../../testing/fake_team";
import { expectNoFaults, show } from "../../testing/show";

test("what waits stands in order, and the record the newest first", async () => {
  const host = FakeHost.open(4);
  const ids = host.priceLists.offers.map((offer) => offer.offerId);
  await host.call("offer_feature", { offerId: ids[0], position: null });
  await host.call("offer_feature", { offerId: ids[1], position: null });
  const { user } = await show(host, "/activity");
  const waiting = await screen.findByRole("region", { name: "Waiting for a hub" });
  const items = await within(waiting).findAllByRole("listitem");
  expect(items[0]).toHaveTextContent("Featured “Contoso Mail Basic 1”");

  const record = screen.getByRole("region", { name: "Record" });
  const [newest] = await within(record).findAllByRole("listitem");
  expect(newest).toHaveTextContent("Featured “Contoso Files Basic 2”by Ada Martin");
  await user.click(within(record).getAllByText("1 change")[0] ?? record);
  expect(within(record).getAllByText("Featured offer · Title")[0]).toBeVisible();
  await expectNoFaults();
});

test("marks say what waits for the hub and what would not be accepted", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  const offerId = host.priceLists.offers[0]?.offerId;
  await host.call("offer_feature", { offerId, position: null });
  await host.call("offer_unfeature", { offerId });
  host.team.marks.set("command-1", { waitsForHub: true, status: "in_flight" });
  host.team.marks.set("command-2", { foreseen: "last_admin" });
  await show(host, "/activity");
  const waiting = await screen.findByRole("region", { name: "Waiting to be sent" });
  const [one, two] = await within(waiting).findAllByRole("listitem");
  expect(await within(waiting).findByText("Waits for the hub")).toBeVisible();
  expect(one).toHaveTextContent("Being sent");
  expect(two).toHaveTextContent(
    "As things stand now, it would not be accepted: The workspace needs at least one active global admin.",
  );
});

test("what was not accepted says why, and can be changed, tried again or dropped", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.team.refused = [
    refused("r1", {}),
    refused("r2", { why: "not_allowed", about: "catalog.customize", editAt: null }),
    refused("r3", { why: "from_the_future", outcome: "quarantined", about: null }),
  ];
  const { user } = await show(host, "/activity");
  const region = await screen.findByRole("region", { name: "Not accepted" });
  const [first, second, third] = await within(region).findAllByRole("article");
  expect(first).toHaveTextContent("All featured places are taken.");
  expect(second).toHaveTextContent("It is for: global admin or admin agent.");
  expect(third).toHaveTextContent("The hub could not judge it and set it aside.");
  expect(third).toHaveTextContent("The hub did not accept it (from_the_future).");
  const inFirst = within(first ?? region);
  expect(inFirst.getByRole("link", { name: "Change it: feature “Contoso Mail”" })).toHaveAttribute(
    "href",
    "#/featured",
  );
  await user.click(inFirst.getByText("What it would have changed"));
  expect(inFirst.getByText("Featured offer · Title")).toBeVisible();
  await expectNoFaults();

  await user.click(inFirst.getByRole("button", { name: /^Try again: / }));
  expect(await screen.findByText("It waits to be sent again.")).toBeVisible();
  expect(host.requestsOf("outbox_retry")).toEqual([{ command: "r1" }]);
});

test("dropping asks first, and keeps the focus in hand", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.team.refused = [refused("r1", {})];
  const { user } = await show(host, "/activity");
  const drop = await screen.findByRole("button", { name: "Drop: feature “Contoso Mail”" });
  drop.focus();
  await user.keyboard("{Enter}");
  expect(document.activeElement).toHaveTextContent("stays in the record as not accepted");
  await user.keyboard("{Escape}");
  const again = screen.getByRole("button", { name: "Drop: feature “Contoso Mail”" });
  expect(again).toHaveFocus();
  expect(host.requestsOf("outbox_drop")).toEqual([]);
  await user.keyboard("{Enter}");
  await user.click(screen.getByRole("button", { name: "Drop it" }));
  expect(await screen.findByText("Everything that was sent was accepted.")).toBeVisible();
});

test("the outbox is exported into a file that one chooses", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.team.refused = [refused("r1", {})];
  const { user } = await show(host, "/activity");
  await user.click(await screen.findByRole("button", { name: "Export what was not sent" }));
  expect(await screen.findByText("2 changes are exported to “Fabrikam.json”.")).toBeVisible();
  expect(host.requestsOf("file_save_target")[0]?.purpose).toBe("outbox");
});

test("the hub’s time stands beside the device’s where the two differ", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  await host.call("offer_feature", { offerId: host.priceLists.offers[0]?.offerId, position: null });
  await host.call("offer_unfeature", { offerId: host.priceLists.offers[0]?.offerId });
  const [late, soon] = host.record.entries;
  Object.assign(late ?? {}, {
    deviceName: "Anna’s laptop",
    eventSeq: 12,
    outcome: "rejected",
    why: "offer_not_featured",
    judgedAt: "2025-11-07T08:01:00Z",
  });
  Object.assign(soon ?? {}, { eventSeq: 11, outcome: "applied", judgedAt: soon?.madeAt });
  await show(host, "/activity");
  const record = await screen.findByRole("region", { name: "Record" });
  const [newest, older] = await within(record).findAllByRole("listitem");
  expect(newest).toHaveTextContent(/edited Mon, Nov 3, .* on Anna’s laptop, arrived Fri, Nov 7, /);
  expect(newest).toHaveTextContent("Not accepted");
  expect(newest).toHaveTextContent("Why: This offer is not featured any more.");
  expect(newest).toHaveTextContent("Event 12");
  expect(older).not.toHaveTextContent("arrived");
});

test("a role is told by its name, and what has no name here is a change", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  await host.call("offer_feature", { offerId: host.priceLists.offers[0]?.offerId, position: null });
  await host.call("offer_unfeature", { offerId: host.priceLists.offers[0]?.offerId });
  const [late, soon] = host.record.entries;
  Object.assign(late ?? {}, { code: "grant_role", subject: "Carla · sales_agent", chain: "" });
  Object.assign(soon ?? {}, { code: "edit_user", subject: "" });
  await show(host, "/activity");
  const record = await screen.findByRole("region", { name: "Record" });
  const [newest, older] = await within(record).findAllByRole("listitem");
  expect(newest).toHaveTextContent("Gave a role: Carla · sales agent");
  expect(newest).not.toHaveTextContent("Chain");
  expect(older).toHaveTextContent(/^A change/);
});

test("the record is checked in words, in both languages", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  const { user } = await show(host, "/activity");
  await user.click(await screen.findByRole("button", { name: "Check the record" }));
  const whole = await screen.findByText(/^The record is whole: every event follows/);
  expect(whole).toBeVisible();
  cleanup();

  host.state.settings.language = "fr";
  const place = { log: "events", seq: 7, last: 7, madeAt: "2025-11-03T09:00:00Z", actor: "Ben" };
  const problems = [{ code: "chain", ...place }];
  host.team.proof = { whole: false, problems };
  const french = await show(host, "/activity");
  await french.user.click(await screen.findByRole("button", { name: "Vérifier le journal" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Le journal n’est pas intact.");
  expect(alert).toHaveTextContent(/Événement 7, de Ben, le .*\s: Il ne découle pas du précédent\./);
  expect(alert).toHaveTextContent("rend visible toute altération");
});

test("printing takes as much as one answer holds, open, and with the signed head", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  const offerId = host.priceLists.offers[0]?.offerId;
  for (let times = 0; times < 30; times += 1) {
    await host.call("offer_feature", { offerId, position: null });
    await host.call("offer_unfeature", { offerId });
  }
  let onPaper = 0;
  const print = vi.fn(() => {
    onPaper = document.querySelectorAll("details[open]").length;
  });
  vi.stubGlobal("print", print);
  const { user } = await show(host, "/activity");
  await user.click(await screen.findByRole("button", { name: "Print the record" }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  expect(onPaper, "every change is open").toBe(60);
  expect(screen.getByText(HEAD.signature), "only on paper, but there").toBeInTheDocument();
  expect(await screen.findByText("1 to 50 of 60")).toBeVisible();
});

test("a long record is read a page at a time", async () => {
  const host = FakeHost.open(4);
  const offerId = host.priceLists.offers[0]?.offerId;
  for (let times = 0; times < 30; times += 1) {
    await host.call("offer_feature", { offerId, position: null });
    await host.call("offer_unfeature", { offerId });
  }
  const { user } = await show(host, "/activity");
  expect(await screen.findByText("1 to 50 of 60")).toBeVisible();
  const record = screen.getByRole("navigation", { name: "Pages of the record" });
  await user.click(within(record).getByRole("button", { name: "Older" }));
  expect(await screen.findByText("51 to 60 of 60")).toBeVisible();
  expect(screen.getByText("1 to 20 of 60")).toBeVisible();
  const waiting = screen.getByRole("navigation", { name: "Pages of what waits" });
  await user.click(within(waiting).getByRole("button", { name: "Newer" }));
  expect(await screen.findByText("21 to 40 of 60")).toBeVisible();
});

test("the record is narrowed down, and what is exported is what is shown", async () => {
  const host = FakeHost.open(4);
  const [one, two] = host.priceLists.offers.map((offer) => offer.offerId);
  await host.call("offer_feature", { offerId: one, position: null });
  await host.call("offer_feature", { offerId: two, position: null });
  await host.call("offer_unfeature", { offerId: one });
  const { user } = await show(host, "/activity");
  const record = await screen.findByRole("region", { name: "Record" });
  const bar = await within(record).findByRole("group", { name: "What of the record is shown" });
  const change = within(bar).getByRole("combobox", { name: "Change" });
  await within(change).findByRole("option", { name: "Featured “…”" });
  await user.selectOptions(change, "feature_offer");
  await waitFor(() => expect(within(record).getAllByRole("listitem")).toHaveLength(2));
  await user.type(within(bar).getByRole("searchbox"), "files{Enter}");
  await waitFor(() => expect(within(record).getAllByRole("listitem")).toHaveLength(1));
  await user.type(within(bar).getByLabelText("From"), "2025-11-03");
  await waitFor(() => {
    const filter = host.requestsOf("record_list").at(-1)?.filter;
    expect(filter?.from).toBe(new Date("2025-11-03T00:00:00").toISOString());
  });
  await expectNoFaults();

  await user.click(within(record).getByRole("button", { name: "Export the record" }));
  expect(within(record).getByText(/A PDF says that it is an excerpt/)).toBeVisible();
  await user.click(within(record).getByRole("button", { name: "Write the file" }));
  expect(await screen.findByText("1 entry is in “Record.pdf”.")).toBeVisible();
  const [asked] = host.requestsOf("record_export");
  expect(asked).toMatchObject({ form: "pdf", language: "en" });
  expect(asked?.filter?.operation).toBe("feature_offer");
  expect(host.requestsOf("file_save_target")[0]?.purpose).toBe("pages");

  await user.click(within(bar).getByRole("button", { name: "Show everything" }));
  await waitFor(() => expect(within(record).getAllByRole("listitem")).toHaveLength(3));
});

test("nothing that fits is said, and a page of what fits has no number of all", async () => {
  const host = FakeHost.open(4);
  const offerId = host.priceLists.offers[0]?.offerId;
  for (let times = 0; times < 60; times += 1) {
    await host.call("offer_feature", { offerId, position: null });
    await host.call("offer_unfeature", { offerId });
  }
  const { user } = await show(host, "/activity");
  const record = await screen.findByRole("region", { name: "Record" });
  const change = await within(record).findByRole("combobox", { name: "Change" });
  await within(change).findByRole("option", { name: "Featured “…”" });
  await user.selectOptions(change, "feature_offer");
  expect(await within(record).findByText("1 to 50")).toBeVisible();
  await user.click(within(record).getByRole("button", { name: "Older" }));
  expect(await within(record).findByText("51 to 60")).toBeVisible();
  await user.selectOptions(change, "grant_role");
  expect(await within(record).findByText("Nothing in the record fits.")).toBeVisible();
});

test("what stood before is not made up where nothing tells", async () => {
  const host = FakeHost.open(4);
  await host.call("offer_feature", { offerId: host.priceLists.offers[0]?.offerId, position: null });
  const change = host.record.entries[0]?.changes[0];
  if (change !== undefined) change.oldKnown = false;
  const { user } = await show(host, "/activity");
  const record = await screen.findByRole("region", { name: "Record" });
  await user.click(await within(record).findByText("1 change"));
  expect(within(record).getByText("Not told here")).toBeVisible();
});

test("without a hub the check is of what is kept here, and says no more", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/activity");
  await user.click(await screen.findByRole("button", { name: "Check the record" }));
  expect(await screen.findByText(/every change follows from the one before it/)).toBeVisible();
  expect(screen.getByText(/tamper-evident/)).toBeVisible();
  expect(screen.getByText("End of this device’s chain")).toBeVisible();
});
