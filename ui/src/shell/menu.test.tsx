import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { NativeMenus } from "../ipc/host";
import { FakeHost } from "../testing/fake_host";
import { expectNoFaults, show } from "../testing/show";

async function menuButton(host = FakeHost.open(4), page = "/settings", name = "Menu") {
  const { user } = await show(host, page);
  return { host, user, button: await screen.findByRole("button", { name }) };
}

test("the menu has every action in its group, with its keys, and says what it cannot do", async () => {
  const { user, button } = await menuButton();
  expect(button).toHaveAttribute("aria-haspopup", "menu");
  await user.click(button);
  const menu = within(await screen.findByRole("menu", { name: "Menu" }));
  const groups = menu.getAllByRole("group").map((group) => group.textContent ?? "");
  expect(groups.map((text) => /^(File|Edit|View|Go|Help)/.exec(text)?.[0])).toEqual([
    "File",
    "Edit",
    "View",
    "Go",
    "Help",
  ]);
  expect(menu.getByRole("menuitem", { name: /^Go to: Home/ })).toHaveTextContent("Ctrl+1");
  expect(menu.getByRole("menuitem", { name: /^Nothing to undo/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectNoFaults();
  await user.click(menu.getByRole("menuitem", { name: /^Go to: Team/ }));
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
});

test("Escape closes it and the button has the focus again", async () => {
  const { user, button } = await menuButton();
  button.focus();
  await user.keyboard("{Enter}");
  const menu = await screen.findByRole("menu");
  await waitFor(() => expect(menu).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(button).toHaveFocus();
});

test("Alt alone and F10 lead to it; Alt with something else does not", async () => {
  const { user, button } = await menuButton(FakeHost.open(4), "/catalog");
  const search = await screen.findByRole("searchbox");
  await user.click(search);
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(search).toHaveFocus();
  await user.keyboard("{Alt>}");
  act(() => void fireEvent.blur(window));
  await user.keyboard("{/Alt}");
  expect(search, "one went to another window").toHaveFocus();
  await user.keyboard("{Alt}");
  expect(button).toHaveFocus();
  await user.click(search);
  await user.keyboard("{F10}");
  expect(button).toHaveFocus();
});

test("the button opens the menu and closes it, by touch as well", async () => {
  const { user, button } = await menuButton();
  await user.click(button);
  await screen.findByRole("menu");
  // A touch closes whatever is open before it becomes a click.
  fireEvent.pointerDown(button);
  fireEvent.touchStart(button);
  fireEvent.click(button, { detail: 1 });
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(button).toHaveAttribute("aria-expanded", "false");
});

test("Alt, F10 or Escape at the button give back the place where one was", async () => {
  const { user, button } = await menuButton(FakeHost.open(4), "/catalog");
  const search = await screen.findByRole("searchbox");
  await user.click(search);
  for (const [there, back] of [
    ["{Alt}", "{Alt}"],
    ["{F10}", "{F10}"],
    ["{Alt}", "{Escape}"],
  ] as const) {
    await user.keyboard(there);
    expect(button).toHaveFocus();
    await user.keyboard(back);
    expect(search, back).toHaveFocus();
  }
  await user.keyboard("{F10}{Enter}");
  const menu = await screen.findByRole("menu");
  await waitFor(() => expect(menu).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(button).toHaveFocus());
  await user.keyboard("{Escape}");
  expect(search).toHaveFocus();
});

test("neither leads away from what covers the window", async () => {
  const { user, button } = await menuButton();
  await user.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  const focus = vi.spyOn(button, "focus");
  await user.keyboard("{Alt}{F10}");
  expect(focus).not.toHaveBeenCalled();
  expect(dialog).toContainElement(document.activeElement as HTMLElement);
});

test("in French, and without a workspace", async () => {
  const host = new FakeHost();
  host.state.settings.language = "fr";
  const { user, button } = await menuButton(host);
  await user.click(button);
  const menu = within(await screen.findByRole("menu"));
  expect(menu.getByText("Affichage")).toBeVisible();
  expect(menu.queryByText("Édition"), "an empty group is none").toBeNull();
});

test("on a Mac the system has the menus, from the same list", async () => {
  vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
  const menu = vi.fn(async (_: NativeMenus) => undefined);
  const host = Object.assign(FakeHost.open(4), { menu });
  await show(host, "/settings");
  await screen.findByRole("navigation");
  expect(screen.queryByRole("button", { name: "Menu" })).toBeNull();
  await waitFor(() => expect(menu).toHaveBeenCalled());
  const { menus, words } = menu.mock.lastCall?.[0] ?? { menus: [], words: undefined };
  expect(menus.map(({ title }) => title)).toContain(words?.edit);
  const items = menus.flatMap((one) => one.items);
  expect(items.find(({ id }) => id === "palette")?.keys).toBe("CmdOrCtrl+K");
  expect(
    items.find(({ id }) => id === "undo"),
    "a text field has its own undo",
  ).toMatchObject({
    keys: null,
    off: true,
  });
  act(() => host.tell({ kind: "menu", action: "go /team" }));
  expect(await screen.findByRole("heading", { name: "Team" })).toBeVisible();

  act(() => host.tell({ kind: "menu", action: "palette" }));
  expect(await screen.findByRole("dialog")).toBeVisible();
  const covered = menu.mock.lastCall?.[0].menus.flatMap((one) => one.items) ?? [];
  expect(
    covered.filter(({ off }) => !off).map(({ id }) => id),
    "what covers the window has its keys for itself, but it can be locked",
  ).toEqual(["lock"]);
  act(() => host.tell({ kind: "menu", action: "go /settings" }));
  expect(screen.queryByRole("heading", { name: "Settings" })).toBeNull();
});
