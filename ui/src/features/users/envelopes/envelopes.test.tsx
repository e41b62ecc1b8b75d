// A temporary password in an envelope: sealed, opened, handed over, printed, wiped.
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { FakeHost } from "../../../testing/fake_host";
import { hostOfSalesAgent, hostWithUsers } from "../../../testing/fake_users";
import { expectNoFaults, show } from "../../../testing/show";
import { leftUntil } from "./clock";

const PASSWORD = "Jof7#quolibet";

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const field = (name: string) => screen.getByLabelText(name, { selector: "input" });

afterEach(() => vi.useRealTimers());

async function showBen(host: FakeHost = hostWithUsers()) {
  const { user } = await show(host, "/users/of/p2");
  await screen.findByRole("heading", { level: 2, name: "Password" });
  return { host, user };
}

async function sealed(opens: string) {
  const shown = await showBen();
  const { user } = shown;
  await user.click(button("Seal the temporary password of Ben Okri"));
  await user.type(field("Temporary password"), PASSWORD);
  await user.clear(field("Can be opened so many times (1 to 10)"));
  await user.type(field("Can be opened so many times (1 to 10)"), opens);
  await user.click(button("Seal it"));
  await screen.findByRole("heading", { name: "Envelope for Ben Okri" });
  return shown;
}

/** Opens it, and answers the dialog. */
async function opened({ user }: Awaited<ReturnType<typeof sealed>>) {
  await user.click(button("Open the envelope for Ben Okri"));
  await user.click(button("Open it"));
  return screen.findByRole("dialog", { name: "Temporary password of Ben Okri" });
}

test("a password is sealed, and what was typed is nowhere afterwards", async () => {
  const { host } = await sealed("2");
  expect(host.requestsOf("envelope_seal")).toEqual([
    { user: "p2", password: PASSWORD, opens: 2, hours: 24 },
  ]);
  expect(document.body.innerHTML).not.toContain(PASSWORD);
  expect(document.querySelectorAll("input[type=password]")).toHaveLength(0);
  expect(screen.getByText("2 of 2")).toBeVisible();
  expect(screen.getByText(/24 h 0 min left/)).toBeVisible();
  await expectNoFaults();
});

test("what is no envelope stands at its field and goes nowhere", async () => {
  const { host, user } = await showBen();
  await user.click(button("Seal the temporary password of Ben Okri"));
  expect(field("Temporary password")).toHaveAttribute("type", "password");
  await user.clear(field("For so many hours (1 to 168)"));
  await user.type(field("For so many hours (1 to 168)"), "169");
  await user.click(button("Seal it"));
  expect(screen.getByText("Give a password of 1 to 256 characters.")).toBeVisible();
  expect(screen.getByText("Give a whole number from 1 to 168.")).toBeVisible();
  expect(host.requestsOf("envelope_seal")).toEqual([]);
});

test("it is opened hidden, shown when asked, and also after the last opening", async () => {
  const shown = await sealed("1");
  const dialog = await opened(shown);
  expect(dialog).not.toHaveTextContent(PASSWORD);
  await shown.user.click(within(dialog).getByRole("button", { name: "Show the password" }));
  expect(dialog).toHaveTextContent(PASSWORD);
  await waitFor(() => expect(document.body).toHaveTextContent("Opened as often as it could be"));
  await shown.user.click(within(dialog).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.body).not.toHaveTextContent(PASSWORD);
  expect(screen.queryByRole("button", { name: "Open the envelope for Ben Okri" })).toBeNull();
});

test("after a minute it closes by itself, and the clipboard is cleared", async () => {
  const shown = await sealed("3");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  const dialog = await opened(shown);
  await shown.user.click(within(dialog).getByRole("button", { name: "Copy the password" }));
  expect(await navigator.clipboard.readText()).toBe(PASSWORD);
  const write = vi.spyOn(navigator.clipboard, "writeText");
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.body.innerHTML).not.toContain(PASSWORD);
  expect(write).toHaveBeenLastCalledWith("");
});

test("what was copied since stays on the clipboard", async () => {
  const shown = await sealed("3");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  const dialog = await opened(shown);
  await shown.user.click(within(dialog).getByRole("button", { name: "Copy the password" }));
  await navigator.clipboard.writeText("something else");
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(await navigator.clipboard.readText()).toBe("something else");
});

test("whom it was handed to is noted, and it is wiped", async () => {
  const { user } = await sealed("3");
  await user.click(button("Handed to… the password of Ben Okri"));
  await user.clear(field("Handed to"));
  await user.click(button("Note it"));
  expect(screen.getByText("Say to whom.")).toBeVisible();
  await user.type(field("Handed to"), "Ben, at the desk");
  await user.click(button("Note it"));
  expect(await screen.findByText(/^Ben, at the desk, /)).toBeVisible();
  await user.click(button("Wipe now: the envelope for Ben Okri"));
  await user.click(button("Wipe it"));
  expect(await screen.findByText(/^Wiped \(/)).toBeVisible();
});

test("a slip is written in the language that is asked for", async () => {
  const { host, user } = await sealed("3");
  await user.click(button("Print a slip for Ben Okri"));
  await user.selectOptions(screen.getByRole("combobox", { name: "Language of the slip" }), "fr");
  await user.click(button("Choose a file and write it"));
  await screen.findByText(/Print it, and delete the file/);
  expect(host.requestsOf("envelope_slip")).toMatchObject([{ envelope: "e1", language: "fr" }]);
  expect(await screen.findByText("2 of 3")).toBeVisible();
});

test("whoever may hand over no password reads why, and asks for no envelopes", async () => {
  const host = hostOfSalesAgent();
  const { user } = await show(host, "/users/of/p2");
  const seal = await screen.findByRole("button", { name: /^Seal the temporary password/ });
  expect(seal).toHaveAttribute("aria-disabled", "true");
  await user.click(seal);
  expect(host.requestsOf("envelope_list")).toEqual([]);
});

test("the clock counts whole minutes down to nothing", () => {
  const at = "2026-11-10T10:00:00Z";
  const from = (text: string) => leftUntil(at, Date.parse(text));
  expect(from("2026-11-10T08:29:30Z")).toEqual({ hours: 1, minutes: 31 });
  expect(from("2026-11-10T09:59:59Z")).toEqual({ hours: 0, minutes: 1 });
  expect(from("2026-11-10T11:00:00Z")).toEqual({ hours: 0, minutes: 0 });
});
