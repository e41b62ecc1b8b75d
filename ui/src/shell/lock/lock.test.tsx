import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { PASSPHRASE } from "../../testing/fake_lock";
import { expectNoFaults, show } from "../../testing/show";

const LOCK_KEYS = "{Control>}{Shift>}L{/Shift}{/Control}";

const hidden = () => document.documentElement.dataset["locked"] !== undefined;

async function lockScreen(name = "Partner Desk is locked") {
  const dialog = await screen.findByRole("dialog", { name });
  await waitFor(() => expect(dialog).toHaveAttribute("open"));
  return within(dialog);
}

async function gone() {
  await waitFor(() => expect(hidden()).toBe(false));
  expect(screen.queryByRole("heading", { name: /locked/ })).toBeNull();
}

afterEach(() => {
  vi.useRealTimers();
});

test("what was typed is there again, and so are the title and the focus", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  const market = await screen.findByRole("textbox", { name: "Home market" });
  await user.clear(market);
  await user.type(market, "b");
  await waitFor(() => expect(document.title).toContain("Fabrikam"));
  await user.keyboard(LOCK_KEYS);
  expect(hidden(), "at once").toBe(true);
  const lock = await lockScreen();
  expect(document.title, "nothing of the page").toBe("Locked – Partner Desk");
  expect(lock.getByText("Fabrikam")).toBeVisible();
  expect(lock.getByText("Ada Martin")).toBeVisible();
  const secret = await lock.findByLabelText("Passphrase");
  await waitFor(() => expect(secret).toHaveFocus());
  await expectNoFaults();

  await user.keyboard("{Enter}");
  expect(await lock.findByText("Type what unlocks it.")).toBeVisible();
  await user.keyboard("wrong{Enter}");
  expect(await lock.findByText(/That does not open it/)).toBeVisible();
  expect(hidden()).toBe(true);
  await user.clear(secret);
  await user.type(secret, `${PASSPHRASE}{Enter}`);
  await gone();
  expect(market).toBeInTheDocument();
  expect(market).toHaveValue("b");
  expect(market).toHaveFocus();
  expect(document.title).toContain("Fabrikam");
  await user.keyboard("e{Enter}");
  await waitFor(() => expect(host.requestsOf("workspace_set_market")).toEqual([{ market: "BE" }]));
});

test("a dialog that was open is open again with what was typed, and hides the lock from nobody", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/catalog");
  await screen.findByRole("searchbox");
  await user.keyboard("{Control>}k{/Control}");
  const box = await screen.findByRole("combobox", { name: /Type what to do/ });
  await user.type(box, "team");
  await user.keyboard(LOCK_KEYS);
  const lock = await lockScreen();
  const place = document.getElementById("lock");
  expect(place).not.toHaveAttribute("aria-hidden");
  expect(place?.parentElement, "beside everything else").toBe(document.body);
  await user.type(await lock.findByLabelText("Passphrase"), `${PASSPHRASE}{Enter}`);
  await gone();
  expect(box).toBeInTheDocument();
  expect(box).toHaveValue("team");
  await waitFor(() => expect(box).toHaveFocus());
});

test("what is read meanwhile waits and fails nowhere", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/featured");
  await screen.findByRole("heading", { name: "Featured offers" });
  const asked = () => host.requestsOf("featured_list").length;
  await waitFor(() => expect(asked()).toBe(1));
  await user.keyboard(LOCK_KEYS);
  const lock = await lockScreen();
  act(() => host.tell({ kind: "changed", tags: ["featured", "state"] }));
  await waitFor(() => expect(host.requestsOf("app_state").length).toBeGreaterThan(1));
  expect(asked(), "nothing is asked for behind the lock").toBe(1);
  await user.type(await lock.findByLabelText("Passphrase"), `${PASSPHRASE}{Enter}`);
  await gone();
  await waitFor(() => expect(asked()).toBe(2));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a call that comes too late to be answered is made again, not refused", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  const market = await screen.findByRole("textbox", { name: "Home market" });
  await user.clear(market);
  await user.type(market, "be");
  // Behind the screens it is locked already; the news is on its way.
  host.refusals.set("workspace_set_market", { code: "locked", message: "", ref: null });
  host.lock.locked = { ...host.workspace, ways: ["passphrase"], wait: 0 };
  await user.keyboard("{Enter}");
  const lock = await lockScreen();
  await user.type(await lock.findByLabelText("Passphrase"), `${PASSPHRASE}{Enter}`);
  await gone();
  expect(await screen.findByText("The home market is Belgium (BE).")).toBeVisible();
});

test("locked from outside, as after sleep, and unlocked elsewhere", async () => {
  const host = FakeHost.open(4);
  await show(host, "/settings");
  await screen.findByRole("heading", { name: "Settings" });
  act(() => host.lock.lock(host.workspace));
  expect(hidden()).toBe(true);
  await lockScreen();
  act(() => host.lock.unlock({ way: "passphrase", passphrase: PASSPHRASE }));
  await gone();
});

test("a program that starts locked shows the lock, then the workspace", async () => {
  const host = FakeHost.open(4);
  host.lock.locked = { ...host.workspace, ways: ["passphrase", "recovery"], wait: 0 };
  const { user } = await show(host);
  const lock = await lockScreen();
  await waitFor(() => expect(document.body.dataset["ready"]).toBe("unlock"));
  // It was asked for before it was known that there is a lock, and refused.
  expect(host.requestsOf("catalog_page")).toHaveLength(1);
  expect(screen.queryByText("Contoso Mail Basic 1")).not.toBeInTheDocument();
  expect(host.asked.map(({ name }) => name)).not.toContain("workspace_list");
  await user.type(await lock.findByLabelText("Passphrase"), `${PASSPHRASE}{Enter}`);
  await gone();
  expect(await screen.findByRole("searchbox")).toBeVisible();
  expect(await screen.findByText("Contoso Mail Basic 1")).toBeVisible();
});

test("wrong tries wait: counted down, and said at the beginning and the end", async () => {
  const host = FakeHost.open(4);
  host.lock.waits = 2;
  const { user } = await show(host, "/settings");
  await user.keyboard(LOCK_KEYS);
  const lock = await lockScreen();
  const secret = await lock.findByLabelText("Passphrase");
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setInterval", "clearInterval", "Date"] });
  await user.type(secret, "wrong{Enter}");
  expect((await lock.findAllByText("The next try is in 2 seconds."))[0]).toBeVisible();
  const said = lock.getByRole("status");
  await waitFor(() => expect(said).toHaveTextContent("The next try is in 2 seconds."));
  const button = lock.getByRole("button", { name: "Unlock" });
  expect(button).toHaveAttribute("aria-disabled", "true");
  const tries = host.requestsOf("desk_unlock").length;
  await user.keyboard("{Enter}");
  expect(host.requestsOf("desk_unlock").length, "not tried").toBe(tries);
  act(() => void vi.advanceTimersByTime(1100));
  expect(await lock.findByText("The next try is in 1 second.")).toBeVisible();
  expect(said, "not every second").toHaveTextContent("The next try is in 2 seconds.");
  act(() => void vi.advanceTimersByTime(1100));
  await waitFor(() => expect(said).toHaveTextContent("You can try again."));
  expect(button).not.toHaveAttribute("aria-disabled", "true");
  if (host.lock.locked !== null) host.lock.locked = { ...host.lock.locked, wait: 0 };
  await user.clear(secret);
  await user.type(secret, `${PASSPHRASE}{Enter}`);
  await gone();
});

test("the recovery key unlocks, too, and without a passphrase the keychain does", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  await user.keyboard(LOCK_KEYS);
  let lock = await lockScreen();
  await user.click(await lock.findByRole("button", { name: "Use the recovery key" }));
  await user.type(await lock.findByLabelText("Recovery key"), "ABCD{Enter}");
  await gone();
  expect(host.requestsOf("desk_unlock").at(-1)).toEqual({ way: "recovery", key: "ABCD" });

  host.lock.ways = ["keychain", "recovery"];
  await user.keyboard(LOCK_KEYS);
  lock = await lockScreen();
  expect(await lock.findByText(/This workspace has no passphrase/)).toBeVisible();
  await expectNoFaults();
  const unlock = lock.getByRole("button", { name: "Unlock" });
  await waitFor(() => expect(unlock).toHaveFocus());
  host.refusals.set("desk_unlock", { code: "keychain_unavailable", message: "", ref: null });
  await user.keyboard("{Enter}");
  expect(await lock.findByText(/keychain does not answer/)).toBeVisible();
  await user.click(unlock);
  await gone();
});

test("neither Escape nor the browser closes it, and its keys are its own", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  await user.keyboard(LOCK_KEYS);
  const lock = await lockScreen();
  const secret = await lock.findByLabelText("Passphrase");
  await user.type(secret, "half");
  expect(fireEvent.keyDown(secret, { key: "Escape" }), "not passed on").toBe(false);
  const dialog = screen.getByRole<HTMLDialogElement>("dialog");
  expect(fireEvent(dialog, new Event("cancel", { cancelable: true }))).toBe(false);
  dialog.removeAttribute("open");
  fireEvent(dialog, new Event("close"));
  expect(dialog).toHaveAttribute("open");
  await user.keyboard("{Control>}k{/Control}{Control>}2{/Control}{Alt}{F10}");
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(secret).toHaveFocus();
  expect(secret).toHaveValue("half");
});

test("in French, and the language and look follow behind the lock", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  await user.keyboard(LOCK_KEYS);
  await lockScreen();
  host.state.settings = { ...host.state.settings, language: "fr", theme: "dark" };
  act(() => host.tell({ kind: "changed", tags: ["state"] }));
  const lock = await lockScreen("Partner Desk est verrouillé");
  await waitFor(() => expect(document.documentElement.style.colorScheme).toBe("dark"));
  await waitFor(() => expect(document.title).toBe("Verrouillé – Partner Desk"));
  await expectNoFaults();
  await user.type(await lock.findByLabelText("Phrase secrète"), `${PASSPHRASE}{Enter}`);
  await gone();
});
