import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../testing/fake_host";
import { hostWithUsers } from "../testing/fake_users";
import { expectNoFaults, show } from "../testing/show";

async function palette(page = "/settings", host = FakeHost.open(20)) {
  const { user } = await show(host, page);
  await screen.findByRole("navigation");
  const box = await open(user);
  return { host, user, box };
}

async function open(user: Awaited<ReturnType<typeof show>>["user"]) {
  await user.keyboard("{Control>}k{/Control}");
  const box = await screen.findByRole("combobox", { name: /^(Type what|Saisissez)/ });
  await waitFor(() => expect(box).toHaveFocus());
  return box;
}

const options = () => screen.queryAllByRole("option").map((option) => option.textContent);

test("Ctrl+K opens it, also while one types, and a word and Enter go there", async () => {
  const { user } = await show(FakeHost.open(20), "/catalog");
  await user.click(await screen.findByRole("searchbox"));
  const box = await open(user);
  await user.type(box, "team");
  const option = await screen.findByRole("option", { name: /^Go to: Team/ });
  expect(option, "and its keys are shown").toHaveTextContent("Ctrl+7");
  expect(box).toHaveAttribute("aria-activedescendant", option.id);
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("arrows walk through it and round its ends", async () => {
  const { user } = await palette();
  const chosen = () => screen.getByRole("option", { selected: true }).textContent;
  const first = chosen();
  await user.keyboard("{ArrowUp}");
  expect(chosen()).toBe(options().at(-1));
  await user.keyboard("{ArrowDown}");
  expect(chosen()).toBe(first);
  await user.keyboard("{PageDown}{PageUp}");
  expect(chosen()).toBe(first);
});

test("an offer is found by a part of its name, and stands there again later", async () => {
  const { user, box } = await palette();
  await user.type(box, "mail basic 1");
  await user.click(await screen.findByRole("option", { name: "Contoso Mail Basic 1" }));
  expect(await screen.findByRole("heading", { name: /Contoso Mail Basic 1/ })).toBeVisible();
  await open(user);
  expect(options()[0]).toBe("Contoso Mail Basic 1");
});

test("a user is found by a part of the name", async () => {
  const { user, box } = await palette("/settings", hostWithUsers());
  await user.type(box, "okr");
  await user.click(await screen.findByRole("option", { name: "Ben Okri" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Ben Okri" })).toBeVisible();
});

test("what cannot be done says why and does nothing", async () => {
  const { host, user, box } = await palette();
  await user.type(box, "nothing to undo");
  const option = await screen.findByRole("option", { name: /Nothing to undo/ });
  expect(option).toHaveAttribute("aria-disabled", "true");
  await user.keyboard("{Enter}");
  expect(box, "it stays open").toBeVisible();
  expect(host.requestsOf("edit_undo")).toEqual([]);
});

test("words without accents find those with them, and nothing says so", async () => {
  const host = FakeHost.open(4);
  host.state.settings.language = "fr";
  const { user } = await show(host, "/settings");
  await screen.findByRole("navigation");
  const box = await open(user);
  await user.type(box, "EQUIPE");
  expect(await screen.findByRole("option", { name: /^Aller à\s: Équipe/ })).toBeVisible();
  await user.clear(box);
  await user.type(box, "qqq");
  expect(await screen.findByText("Rien ne contient ces mots.")).toBeVisible();
});

test("Escape goes back to where one was", async () => {
  const { user } = await show(FakeHost.open(4), "/catalog");
  const search = await screen.findByRole("searchbox");
  await user.click(search);
  await open(user);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(search).toHaveFocus());
});

test("the keys are shown from it, and closed one is back where one was", async () => {
  const { user } = await show(FakeHost.open(4), "/catalog");
  const search = await screen.findByRole("searchbox");
  await user.click(search);
  await user.type(await open(user), "keys");
  await user.keyboard("{Enter}");
  const sheet = await screen.findByRole("dialog", { name: "Keys" });
  expect(search, "what lies behind it has not the focus").not.toHaveFocus();
  await user.click(within(sheet).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(search).toHaveFocus());
});

test("the theme is changed from it, and the other one is offered then", async () => {
  const { host, user, box } = await palette();
  await user.type(box, "dark");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(host.state.settings.theme).toBe("dark"));
  await open(user);
  expect(options()).toContain("Light theme");
  expect(options()).toContain("High contrast");
  expect(options()).not.toContain("Dark theme");
});

test("without a workspace there is what there is", async () => {
  await palette("/settings", new FakeHost());
  const texts = options();
  expect(texts.some((text) => text?.includes("Workspaces"))).toBe(true);
  expect(texts.some((text) => /Catalog|undo|Import/.test(text ?? ""))).toBe(false);
});

test("the button in the header opens it, and axe finds nothing in it", async () => {
  const { user } = await show(FakeHost.open(4), "/settings");
  const button = await screen.findByRole("button", { name: /^Search and commands Ctrl\+K$/ });
  expect(button).toHaveAttribute("aria-keyshortcuts", "Control+K");
  await user.click(button);
  await screen.findByRole("combobox");
  await expectNoFaults();
});

test("Ctrl+/ shows every key once, and none belongs to two actions", async () => {
  const { user } = await show(FakeHost.open(4), "/settings");
  await screen.findByRole("navigation");
  await user.keyboard("{Control>}/{/Control}");
  const sheet = within(await screen.findByRole("dialog", { name: "Keys" }));
  const keys = sheet.getAllByText(/^Ctrl\+/).map((one) => one.textContent);
  expect(keys).toContain("Ctrl+K");
  expect(keys).toContain("Ctrl+Shift+Z");
  expect(keys, "those of single pages, too").toContain("Ctrl+F");
  expect(sheet.getByText("Alt+↑")).toBeVisible();
  expect(new Set(keys).size).toBe(keys.length);
  await expectNoFaults();
  await user.click(sheet.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("the digits’ keys lead to the pages, also where a digit takes Shift", async () => {
  await show(FakeHost.open(4), "/settings");
  await screen.findByRole("navigation");
  fireEvent.keyDown(document.body, { key: "§", code: "Digit7", ctrlKey: true });
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
});

test("what the hub refuses is said", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  host.refusals.set("sync_now", { code: "hub_unreachable", message: "", ref: null });
  const { user, box } = await palette("/settings", host);
  await user.type(box, "exchange");
  await user.keyboard("{Enter}");
  expect(
    await screen.findByText("The hub does not answer. Your work is kept and will be sent."),
  ).toBeVisible();
});

test("F1 shows the keys, and F5 asks for everything on the page anew", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/catalog");
  await user.click(await screen.findByRole("searchbox"));
  const before = host.requestsOf("catalog_page").length;
  await user.keyboard("{F5}");
  await waitFor(() => expect(host.requestsOf("catalog_page")).toHaveLength(before + 1));
  await waitFor(() =>
    expect(screen.getByTestId("announcements")).toHaveTextContent("Asked again."),
  );
  await user.keyboard("{F1}");
  const sheet = within(await screen.findByRole("dialog", { name: "Keys" }));
  expect(sheet.getByText("F5")).toBeVisible();
  expect(sheet.getByText("F10")).toBeVisible();
});

test("the window is closed by its keys, where there is a window", async () => {
  const host = Object.assign(FakeHost.open(4), { close: vi.fn(async () => undefined) });
  const { user } = await show(host, "/catalog");
  await user.click(await screen.findByRole("searchbox"));
  await user.keyboard("{Control>}q{/Control}");
  await waitFor(() => expect(host.close).toHaveBeenCalledTimes(1));
  await user.keyboard("{Control>}w{/Control}");
  await waitFor(() => expect(host.close).toHaveBeenCalledTimes(2));
});

test("on a Mac the keys are its own", async () => {
  vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
  const { user } = await show(FakeHost.open(4), "/settings");
  await screen.findByRole("navigation");
  await user.keyboard("{Meta>}/{/Meta}");
  const sheet = within(await screen.findByRole("dialog", { name: "Keys" }));
  expect(sheet.getByText("⇧⌘Z")).toBeVisible();
});
