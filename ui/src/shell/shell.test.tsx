import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../testing/fake_host";
import { show } from "../testing/show";

async function showFeatured() {
  const host = FakeHost.open(20);
  const { user } = await show(host, "/catalog");
  const [first] = await screen.findAllByRole("button", { name: /^Feature “/ });
  if (first !== undefined) await user.click(first);
  await screen.findByRole("button", { name: "Undo: feature “Contoso Mail Basic 1”" });
  return { host, user };
}

test("undo says in words what it will do, and what it did", async () => {
  const { host, user } = await showFeatured();
  await user.click(screen.getByRole("button", { name: "Undo: feature “Contoso Mail Basic 1”" }));
  expect(await screen.findByText("Undone: feature “Contoso Mail Basic 1”")).toBeVisible();
  expect(host.catalog.featured).toEqual([]);
  await user.click(
    await screen.findByRole("button", { name: "Redo: feature “Contoso Mail Basic 1”" }),
  );
  await waitFor(() => expect(host.catalog.featured).toHaveLength(1));
});

test("Ctrl+Z and Ctrl+Y undo and redo, but not while one types", async () => {
  const { host, user } = await showFeatured();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{Control>}z{/Control}");
  expect(host.catalog.featured, "the text field has its own undo").toHaveLength(1);

  act(() => screen.getByRole("searchbox").blur());
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(host.catalog.featured).toEqual([]));
  await screen.findByRole("button", { name: /^Redo: / });
  await user.keyboard("{Control>}y{/Control}");
  await waitFor(() => expect(host.catalog.featured).toHaveLength(1));
});

test("Cmd+Z and Cmd+Shift+Z do the same on a Mac", async () => {
  vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
  const { host, user } = await showFeatured();
  await user.keyboard("{Meta>}z{/Meta}");
  await waitFor(() => expect(host.catalog.featured).toEqual([]));
  await screen.findByRole("button", { name: /^Redo: / });
  await user.keyboard("{Meta>}{Shift>}z{/Shift}{/Meta}");
  await waitFor(() => expect(host.catalog.featured).toHaveLength(1));
});

test("the status line counts what waits and leads to the team", async () => {
  const { user } = await showFeatured();
  const link = await screen.findByRole("link", {
    name: "Only on this computer – 2 changes wait for a hub",
  });
  await user.click(link);
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
});

test("the badge says in plain words how it stands with the hub", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.workspace.waiting = 0;
  host.team.status.refused = 2;
  host.team.status.conflicts = 1;
  await show(host, "/settings");
  const badge = within(await screen.findByRole("contentinfo"));
  expect(await badge.findByRole("link", { name: "Everything is sent" })).toBeVisible();
  expect(badge.getByRole("link", { name: "2 changes were not accepted" })).toBeVisible();
  expect(badge.getByRole("link", { name: "1 conflict waits for you" })).toBeVisible();

  host.workspace.waiting = 3;
  host.team.status.connection = "offline";
  act(() => host.tell({ kind: "connection", connection: "offline" }));
  const kept = "The hub does not answer; 3 changes are kept and will be sent";
  expect(await badge.findByRole("link", { name: kept })).toBeVisible();
  expect(badge.getByRole("status"), "said without hurry").toHaveTextContent(kept);
});

test("an exchange that is under way does not make the badge flicker", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.workspace.waiting = 0;
  await show(host, "/settings");
  const badge = await screen.findByRole("link", { name: "Everything is sent" });
  const asked = host.requestsOf("hub_status").length;
  act(() => host.tell({ kind: "connection", connection: "syncing" }));
  expect(badge).toHaveTextContent("Everything is sent");
  expect(host.requestsOf("hub_status"), "nothing is asked meanwhile").toHaveLength(asked);
});

test.each([
  ["not_trusted", "Ce n’est pas le hub connu\u202f; votre travail est gardé"],
  ["hub_restored", "Le hub a été restauré d’une sauvegarde\u202f; votre travail est gardé"],
  ["device_revoked", "Cet appareil a été exclu\u202f; votre travail est gardé"],
  [
    "sign_in_closed",
    "Cet appareil doit rejoindre à nouveau l’équipe\u202f; votre travail est gardé",
  ],
  ["too_old", "Le hub est plus récent que ce programme\u202f; votre travail est gardé"],
  ["stopped", "L’échange s’est arrêté\u202f; votre travail est gardé"],
] as const)("in French too: %s", async (connection, words) => {
  const host = FakeHost.open(4);
  host.state.settings.language = "fr";
  host.team.join();
  host.team.status.connection = connection;
  await show(host, "/settings");
  const found = await screen.findByTitle("Afficher la connexion");
  expect(found.textContent).toBe(words);
});

test("the navigation says where one is", async () => {
  await show(FakeHost.open(4), "/settings");
  const nav = await screen.findByRole("navigation", { name: "Main navigation" });
  expect(nav).toContainElement(screen.getByRole("link", { name: "Settings", current: "page" }));
  await waitFor(() => expect(document.title).toBe("Settings – Fabrikam – Partner Desk"));
});

test("a screen that breaks says so, loses nothing, and can be tried again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const host = FakeHost.open(4);
  const broken = vi.spyOn(host.catalog as unknown as { order: () => unknown }, "order");
  broken.mockReturnValue({ featured: null, limit: 5 });
  const { user } = await show(host, "/featured");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Something went wrong on this screen");
  expect(
    screen.getByRole("navigation", { name: "Main navigation" }),
    "the frame stands",
  ).toBeVisible();

  broken.mockRestore();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Featured offers" })).toBeVisible();
});

test("where the frame itself breaks, what was typed is there again afterwards", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const host = FakeHost.open(4);
  const { user } = await show(host, "/team");
  await user.click(await screen.findByRole("button", { name: "Add a person" }));
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Carla Ruiz");
  const { rights } = host.workspace;
  host.workspace.rights = null as unknown as typeof rights;
  act(() => host.tell({ kind: "changed", tags: ["state"] }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Your work is safe");
  expect(screen.queryByRole("navigation"), "the frame does not stand").toBeNull();

  host.workspace.rights = rights;
  act(() => host.tell({ kind: "changed", tags: ["state"] }));
  await waitFor(() => expect(host.requestsOf("app_state").length).toBeGreaterThan(2));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await user.click(await screen.findByRole("button", { name: "Add a person" }));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Carla Ruiz");
});

test("the report of a crash is shown where it cannot be copied, and copied where it can", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const host = FakeHost.open(4);
  const broken = vi.spyOn(host.catalog as unknown as { order: () => unknown }, "order");
  broken.mockReturnValue({ featured: null, limit: 5 });
  const { user } = await show(host, "/featured");
  const copy = await screen.findByRole("button", { name: "Copy the report" });
  const write = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("no"));
  await user.click(copy);
  await waitFor(() => expect(document.querySelector("details[open]")).not.toBeNull());
  await user.click(copy);
  expect(await screen.findByRole("button", { name: "The report is copied" })).toBeVisible();
  const report = write.mock.lastCall?.[0] ?? "";
  expect(report).toMatch(/^Partner Desk 0\.1\.0\nCode: TypeError\n/);
  expect(report, "nothing of the workspace").not.toMatch(/Fabrikam|Ada|Contoso/);
});

test("a workspace of a newer version can be looked at only, and says so", async () => {
  const host = FakeHost.open(4);
  host.workspace.readOnly = "newer_version";
  await show(host, "/catalog");
  expect((await screen.findAllByText(/A newer version of Partner Desk wrote/))[0]).toBeVisible();
  const [button] = await screen.findAllByRole("button", { name: /^Feature “/ });
  expect(button).toHaveAttribute("aria-disabled", "true");
});

test("a file the program was started with goes straight to the import", async () => {
  const host = FakeHost.open(4);
  host.given = { file: { token: "t", name: "Nov.csv" }, leftOut: 0, place: null };
  await show(host, "/catalog");
  expect(await screen.findByRole("heading", { name: "Import a price list" })).toBeVisible();
  await waitFor(() => expect(host.requestsOf("price_list_inspect")[0]?.file).toBe("t"));
});

test("a file that is held over the window is answered, and let go of it is imported", async () => {
  const host = FakeHost.open(4);
  await show(host, "/catalog");
  await screen.findByRole("searchbox");
  act(() => host.tell({ kind: "hovering", over: true }));
  expect(await screen.findByText("Drop the price list to import it")).toBeVisible();
  act(() => host.tell({ kind: "hovering", over: false }));
  expect(screen.queryByText("Drop the price list to import it")).toBeNull();
  act(() => host.handOver({ file: { token: "t", name: "Nov.csv" }, leftOut: 2 }));
  expect(await screen.findByRole("heading", { name: "Import a price list" })).toBeVisible();
  expect(
    screen.getByText("One file at a time: “Nov.csv” is taken, and 2 others are not."),
  ).toBeVisible();
});

test("who may not import is told so before letting go", async () => {
  const host = FakeHost.open(4);
  const right = host.workspace.rights.find(({ task }) => task === "desk.price_list_import");
  Object.assign(right ?? {}, { allowed: false });
  await show(host, "/settings");
  act(() => host.tell({ kind: "hovering", over: true }));
  expect(await screen.findByText(/^You may not change this\. It is for: /)).toBeVisible();
  act(() => host.tell({ kind: "hovering", over: false }));
});

test("a file that comes during an import waits, and nothing that was typed is lost", async () => {
  const host = FakeHost.open(4);
  host.given = { file: { token: "one", name: "Nov.csv" }, leftOut: 0, place: null };
  const { user } = await show(host, "/catalog");
  const market = await screen.findByRole("textbox", { name: "Market" });
  await user.clear(market);
  await user.type(market, "b");
  act(() => host.handOver({ file: { token: "two", name: "Dec.csv" } }));
  const look = await screen.findByRole("button", { name: "Look at it" });
  expect(screen.getByText(/^“Dec\.csv” waits\./)).toBeVisible();
  expect(market, "as it was").toHaveValue("b");
  act(() => host.handOver({ place: { kind: "team" } }));
  expect(await screen.findByRole("button", { name: "Follow it" })).toBeVisible();
  expect(market).toHaveValue("b");
  await user.click(look);
  await waitFor(() => expect(host.requestsOf("price_list_inspect").at(-1)?.file).toBe("two"));
});

test("a file that waits is offered as long as nobody took it up, whatever else is told", async () => {
  const host = FakeHost.open(4);
  host.given = { file: { token: "one", name: "Nov.csv" }, leftOut: 0, place: null };
  const { user } = await show(host, "/catalog");
  await screen.findByRole("textbox", { name: "Market" });
  for (const name of ["Dec.csv", "Jan.csv", "Feb.csv", "Mar.csv"]) {
    act(() => host.handOver({ file: { token: name, name }, leftOut: 1 }));
    await screen.findByText(new RegExp(`^“${name}” waits`));
  }
  const look = screen.getAllByRole("button", { name: "Look at it" });
  expect(look).toHaveLength(4);
  const said = screen.queryAllByText(/^One file at a time/);
  expect(said.length, "what is only said makes room").toBeLessThan(4);
  if (look[0] !== undefined) await user.click(look[0]);
  await waitFor(() => expect(host.requestsOf("price_list_inspect").at(-1)?.file).toBe("Dec.csv"));
});

test("a link that comes together with a file waits for it", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/catalog");
  await screen.findByRole("searchbox");
  const file = { token: "t", name: "Nov.csv" };
  act(() => host.handOver({ file, place: { kind: "team" } }));
  expect(await screen.findByRole("heading", { name: "Import a price list" })).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Follow it" }));
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
});

test.each([
  [{ kind: "home" }, "Home"],
  [{ kind: "catalog" }, "Catalog"],
  [{ kind: "price_lists" }, "Price lists"],
  [{ kind: "activity" }, "Activity"],
  [{ kind: "users" }, "Users"],
  [{ kind: "user", userId: "p1" }, "Ada Martin"],
  [{ kind: "roles" }, "Users and roles"],
  [{ kind: "role_catalogue" }, "Role catalogue"],
  [{ kind: "who_can" }, "Who can do this?"],
  [{ kind: "offer", offerId: "CFQ7TTC00000:0001" }, "Contoso Mail Basic 1"],
] as const)("a link leads to its page: %o", async (place, heading) => {
  const host = FakeHost.open(4);
  await show(host, "/settings");
  await screen.findByRole("heading", { name: "Settings" });
  act(() => host.handOver({ place }));
  expect(await screen.findByRole("heading", { name: heading, level: 1 })).toBeVisible();
});

test("what comes while no workspace is open waits for one", async () => {
  const host = FakeHost.open(4);
  const workspace = host.state.workspace;
  host.state = { ...host.state, workspace: null };
  await show(host, "/settings");
  await screen.findByRole("heading", { name: "Settings" });
  act(() => host.tell({ kind: "hovering", over: true }));
  expect(await screen.findByText(/^Drop it: it is imported once/)).toBeVisible();
  act(() => host.tell({ kind: "hovering", over: false }));
  act(() => host.handOver({ place: { kind: "home" } }));
  expect(host.requestsOf("handed_over"), "nobody asks").toEqual([]);
  host.state = { ...host.state, workspace };
  act(() => host.tell({ kind: "changed", tags: ["state"] }));
  expect(await screen.findByRole("heading", { name: "Home" })).toBeVisible();
});

test("a file that waited for a workspace is imported where one was just made", async () => {
  const host = FakeHost.open(4);
  const workspace = host.state.workspace;
  host.state = { ...host.state, workspace: null };
  host.given = { file: { token: "t", name: "Nov.csv" }, leftOut: 0, place: null };
  await show(host, "/start");
  await screen.findByRole("textbox", { name: "Name of the workspace" });
  host.state = { ...host.state, workspace };
  act(() => host.tell({ kind: "changed", tags: ["state"] }));
  expect(await screen.findByRole("heading", { name: /What was found in/ })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Look at it" })).toBeNull();
});

test("a link does not take away a workspace that is being made", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/start");
  const name = await screen.findByRole("textbox", { name: "Name of the workspace" });
  await user.type(name, "Contoso Sud");
  act(() => host.handOver({ place: { kind: "team" } }));
  await user.click(await screen.findByRole("button", { name: "Follow it" }));
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
});
