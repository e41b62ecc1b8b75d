import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { show } from "../../testing/show";

const MINUTE = 60_000;
const locked = () => document.documentElement.dataset["locked"] !== undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function settings(host = FakeHost.open(4)) {
  const shown = await show(host, "/settings");
  await screen.findByRole("heading", { name: "Settings" });
  return { ...shown, host };
}

const passes = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

/** As on a computer that sleeps: time goes on, and nothing is looked at. */
const sleeps = (ms: number) => vi.setSystemTime(Date.now() + ms);

test("a quarter of an hour without a key or a pointer locks, and each of them begins it anew", async () => {
  await settings();
  for (const sign of ["keyDown", "pointerDown", "pointerMove", "wheel"] as const) {
    passes(14 * MINUTE);
    expect(locked(), sign).toBe(false);
    fireEvent[sign](document.body);
  }
  passes(15 * MINUTE - 6000);
  expect(locked()).toBe(false);
  passes(6000);
  await waitFor(() => expect(locked()).toBe(true));
  expect(await screen.findByRole("heading", { name: "Partner Desk is locked" })).toBeVisible();
});

test("it is as long as was chosen, and never where that was chosen", async () => {
  const { host, user } = await settings();
  await user.click(screen.getByRole("radio", { name: "5 minutes" }));
  await waitFor(() => expect(host.state.settings.lockAfter).toBe("5"));
  passes(6 * MINUTE);
  await waitFor(() => expect(locked()).toBe(true));
  act(() => host.lock.unlock({ way: "recovery", key: "" }));
  await waitFor(() => expect(locked()).toBe(false));
  passes(4 * MINUTE);
  expect(locked(), "coming back counts").toBe(false);
  await user.click(screen.getByRole("radio", { name: "Never by itself" }));
  await waitFor(() => expect(host.state.settings.lockAfter).toBe("never"));
  passes(600 * MINUTE);
  expect(locked()).toBe(false);
});

test("after sleep the first thing that happens locks, be it the pointer that ended it", async () => {
  const { host } = await settings();
  for (const first of [
    () => fireEvent.pointerMove(document.body),
    () => fireEvent.keyDown(document.body, { key: "a" }),
    () => fireEvent.focus(window),
    () => fireEvent(document, new Event("visibilitychange")),
    () => passes(5000),
  ]) {
    sleeps(16 * MINUTE);
    expect(locked()).toBe(false);
    first();
    await waitFor(() => expect(locked()).toBe(true));
    act(() => host.lock.unlock({ way: "recovery", key: "" }));
    await waitFor(() => expect(locked()).toBe(false));
  }
});

test("a clock that is turned back neither locks nor keeps from locking", async () => {
  await settings();
  sleeps(-60 * MINUTE);
  passes(14 * MINUTE);
  expect(locked()).toBe(false);
  passes(2 * MINUTE);
  await waitFor(() => expect(locked()).toBe(true));
});

test("without a workspace there is nothing to lock", async () => {
  const { host } = await settings(new FakeHost());
  passes(60 * MINUTE);
  expect(locked()).toBe(false);
  expect(host.requestsOf("desk_lock")).toEqual([]);
});
