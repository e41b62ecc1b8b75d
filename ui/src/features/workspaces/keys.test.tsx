import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { RECOVERY_KEY } from "../../testing/fake_workspaces";
import { expectNoFaults, show } from "../../testing/show";

async function atKeys(host = FakeHost.open()) {
  const { user } = await show(host, "/workspaces");
  const keys = await screen.findByRole("region", { name: "Keys" });
  await within(keys).findByRole("article", { name: "Recovery key" });
  return { host, user, keys };
}

test("what opens the workspace is listed, with when it was made where that is known", async () => {
  const { keys } = await atKeys();
  const ways = within(keys).getAllByRole("article");
  expect(ways.map((one) => within(one).getByRole("heading").textContent)).toEqual([
    "The system’s keychain",
    "Recovery key",
  ]);
  expect(ways[0]).toHaveTextContent(/Made on Nov 1, 2025/);
  expect(ways[1]).toHaveTextContent("It is not known when it was made.");
  await expectNoFaults();
});

test("a passphrase is added, changed and taken away", async () => {
  const { host, user, keys } = await atKeys();
  await user.click(within(keys).getByRole("button", { name: "Add a passphrase" }));
  const first = within(keys).getByLabelText("Passphrase");
  expect(first).toHaveFocus();
  await user.type(first, "short");
  await user.click(within(keys).getByRole("button", { name: "Save the passphrase" }));
  expect(
    within(keys).getByText("At least 12 characters.", { selector: "[role=alert] *, [role=alert]" }),
  ).toBeVisible();
  expect(host.requestsOf("keys_set_passphrase")).toEqual([]);
  await user.type(first, " and long enough");
  await user.type(within(keys).getByLabelText("Passphrase, once more"), "another");
  await user.click(within(keys).getByRole("button", { name: "Save the passphrase" }));
  expect(within(keys).getByText("The two are not the same.")).toBeVisible();
  const again = within(keys).getByLabelText("Passphrase, once more");
  await user.clear(again);
  await user.type(again, "short and long enough{Enter}");
  expect(await within(keys).findByRole("article", { name: "Passphrase" })).toBeVisible();
  expect(host.requestsOf("keys_set_passphrase")).toEqual([{ passphrase: "short and long enough" }]);
  expect(screen.queryByDisplayValue(/long enough/), "it is nowhere any more").toBeNull();

  await user.click(within(keys).getByRole("button", { name: "Change the passphrase" }));
  expect(
    within(keys).getByText(/The passphrase before opens this workspace no more/),
  ).toBeVisible();
  await user.keyboard("{Escape}");
  await user.click(within(keys).getByRole("button", { name: "Remove the passphrase" }));
  await user.click(within(keys).getByRole("button", { name: "Remove" }));
  await waitFor(() =>
    expect(within(keys).queryByRole("article", { name: "Passphrase" })).toBeNull(),
  );
});

test("a link waits while a passphrase is typed, and while a recovery key is shown", async () => {
  const { host, user, keys } = await atKeys();
  await user.click(within(keys).getByRole("button", { name: "Add a passphrase" }));
  const passphrase = within(keys).getByLabelText("Passphrase");
  await user.type(passphrase, "half of");
  act(() => host.handOver({ place: { kind: "team" } }));
  await screen.findByRole("button", { name: "Follow it" });
  expect(passphrase).toHaveValue("half of");
  await user.keyboard("{Escape}");

  await user.click(within(keys).getByRole("button", { name: "New recovery key" }));
  await user.click(within(keys).getByRole("button", { name: "Show the new key" }));
  const key = await within(keys).findByTestId("recovery-key");
  act(() => host.handOver({ file: { token: "t", name: "Nov.csv" } }));
  await screen.findByRole("button", { name: "Look at it" });
  expect(key).toBeVisible();
});

test("the passphrase stays where nothing else opens the workspace, and says why", async () => {
  const host = FakeHost.open();
  host.keys.keys = [{ kind: "passphrase", inKeyFile: true, madeAt: null }];
  const { user } = await show(host, "/workspaces");
  const remove = await screen.findByRole("button", { name: "Remove the passphrase" });
  expect(screen.getByText("In the key file")).toBeVisible();
  await user.click(remove);
  expect(remove).toHaveAccessibleDescription(/Nothing else would open this workspace/);
  expect(host.requestsOf("keys_remove_passphrase")).toEqual([]);
});

test("a new recovery key is shown once and counts once it was typed back", async () => {
  const { host, user, keys } = await atKeys();
  await user.click(within(keys).getByRole("button", { name: "New recovery key" }));
  expect(within(keys).getByText(/Keep the old one/)).toBeVisible();
  await user.click(within(keys).getByRole("button", { name: "Show the new key" }));
  expect(await within(keys).findByTestId("recovery-key")).toHaveTextContent(RECOVERY_KEY);
  await expectNoFaults();
  await user.click(within(keys).getByRole("button", { name: "I have put it away" }));
  const field = within(keys).getByLabelText("The recovery key, typed back");
  await user.type(field, "ABCD");
  await user.click(within(keys).getByRole("button", { name: "Use this key from now on" }));
  expect(await within(keys).findByText(/There is a slip/)).toBeVisible();
  expect(within(keys).getByText("It is not known when it was made.")).toBeVisible();
  await user.clear(field);
  await user.type(field, `${RECOVERY_KEY}{Enter}`);
  await waitFor(() =>
    expect(within(keys).queryByText("It is not known when it was made.")).toBeNull(),
  );
  expect(document.body).not.toHaveTextContent(RECOVERY_KEY);
  expect(host.requestsOf("workspace_abandon"), "a finished draft is not abandoned").toEqual([]);
});

test("closing the panel abandons the new recovery key", async () => {
  const { host, user, keys } = await atKeys();
  await user.click(within(keys).getByRole("button", { name: "New recovery key" }));
  await user.click(within(keys).getByRole("button", { name: "Show the new key" }));
  await within(keys).findByTestId("recovery-key");
  await user.keyboard("{Escape}");
  expect(document.body).not.toHaveTextContent(RECOVERY_KEY);
  expect(host.requestsOf("workspace_abandon")).toEqual([{ draft: "key-draft" }]);
  expect(within(keys).getByRole("button", { name: "New recovery key" })).toHaveFocus();
});

test("copies are listed, made, and looked into before they are restored", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/workspaces");
  const copies = await screen.findByRole("region", { name: "Copies" });
  const list = await within(copies).findByRole("list", { name: "Own backups of “Fabrikam”" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(1);
  await user.click(within(copies).getByRole("button", { name: "Copy now" }));
  await waitFor(() => expect(within(list).getAllByRole("listitem")).toHaveLength(2));
  expect(list).toHaveTextContent(/Nov 3, 2025.*4\.4 MB/);
  await user.click(within(list).getAllByRole("button", { name: /Look inside/ })[0] as HTMLElement);
  await user.click(await screen.findByRole("radio", { name: "The system’s keychain" }));
  await user.click(screen.getByRole("button", { name: "Look inside" }));
  expect(await screen.findByText("October 2025")).toBeVisible();
  expect(host.requestsOf("backup_inspect")).toEqual([{ file: "b2", unlock: { kind: "keychain" } }]);
  expect(host.requestsOf("backup_restore")).toEqual([]);
});

test("the data key is changed once the passphrase is known and the new key typed back", async () => {
  const host = FakeHost.open();
  host.keys.keys.push({ kind: "passphrase", inKeyFile: false, madeAt: null });
  const { user, keys } = await atKeys(host);
  await user.click(within(keys).getByRole("button", { name: "Change the data key" }));
  expect(within(keys).getByText(/Backup files that you made before/)).toBeVisible();
  await expectNoFaults();
  await user.click(within(keys).getByRole("button", { name: "Begin" }));
  expect(within(keys).getByText("Type it first.")).toBeVisible();
  const field = within(keys).getByLabelText("Passphrase of this workspace");
  await user.type(field, "not this one{Enter}");
  expect(await within(keys).findByText(/That does not open it/)).toBeVisible();
  await user.clear(field);
  await user.type(field, "correct horse battery{Enter}");
  expect(await within(keys).findByTestId("recovery-key")).toHaveTextContent(RECOVERY_KEY);
  await user.click(within(keys).getByRole("button", { name: "I have put it away" }));
  expect(within(keys).getByLabelText("The recovery key, typed back")).toHaveFocus();
  expect(host.requestsOf("keys_finish_change")).toEqual([]);
  await user.keyboard(`${RECOVERY_KEY}{Enter}`);
  expect(await screen.findByText("The data key is changed, in 1 copy too.")).toBeVisible();
  expect(
    within(keys).getByText(/Backup files that you made by hand keep their old key/),
  ).toBeVisible();
  expect(within(keys).queryByText("It is not known when it was made.")).toBeNull();
  expect(document.body).not.toHaveTextContent(RECOVERY_KEY);
});

test("without a recovery key there is none to write down", async () => {
  const host = FakeHost.open();
  host.keys.keys = [{ kind: "passphrase", inKeyFile: true, madeAt: null }];
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Change the data key" }));
  expect(screen.queryByLabelText("Passphrase of this workspace"), "the key file has it").toBeNull();
  await user.click(screen.getByRole("button", { name: "Begin" }));
  expect(await screen.findByText("The data key is changed, in 1 copy too.")).toBeVisible();
  expect(host.requestsOf("keys_finish_change")).toMatchObject([{ draft: "key-draft", typed: "" }]);
});

/** A change that has begun and is not at its end. */
async function changing(host = FakeHost.open()) {
  const { user, keys } = await atKeys(host);
  let release = () => {};
  host.held.set("keys_finish_change", new Promise((resolve) => (release = resolve)));
  await user.click(within(keys).getByRole("button", { name: "Change the data key" }));
  await user.click(within(keys).getByRole("button", { name: "Begin" }));
  await user.click(await within(keys).findByRole("button", { name: "I have put it away" }));
  await user.keyboard(`${RECOVERY_KEY}{Enter}`);
  await waitFor(() => expect(host.requestsOf("keys_finish_change")).toHaveLength(1));
  const job = host.requestsOf("keys_finish_change")[0]?.job ?? "";
  return { host, user, keys, job, release: () => release() };
}

test("a change tells how far it is, and is stopped as long as that can be", async () => {
  const { host, user, keys, job, release } = await changing();
  act(() => host.tell({ kind: "progress", job, done: 0.25, rows: 0, canStop: true }));
  const bar = await within(keys).findByRole("progressbar");
  expect(bar).toHaveAttribute("aria-valuenow", "0.25");
  expect(within(keys).queryByText("0 rows")).toBeNull();
  await expectNoFaults();
  await user.click(within(keys).getByRole("button", { name: "Stop" }));
  expect(host.requestsOf("job_cancel")).toEqual([{ job }]);

  // It came to the exchange before it heard that.
  act(() => host.tell({ kind: "progress", job, done: 0.5, rows: 0, canStop: false }));
  expect(await within(keys).findByText(/goes on to its end/, { selector: "div" })).toBeVisible();
  await user.click(within(keys).getByRole("button", { name: "Stop" }));
  expect(host.requestsOf("job_cancel")).toHaveLength(1);
  release();
  expect(await within(keys).findByText("The data key is changed, in 1 copy too.")).toBeVisible();
  expect(within(keys).queryByRole("progressbar")).toBeNull();
});

test("stopped in time it says so in its place, and the key that was shown is still there", async () => {
  const { host, keys, job, release } = await changing();
  host.refusals.set("keys_finish_change", { code: "cancelled", message: "", ref: null });
  const failed = { code: "cancelled", message: "", ref: null } as const;
  host.keys.lastChange = { job, done: null, failed };
  release();
  expect(await within(keys).findByText("Stopped. Nothing was changed.")).toBeVisible();
  expect(within(keys).getByLabelText("The recovery key, typed back")).toHaveValue(RECOVERY_KEY);
  act(() => host.tell({ kind: "changed", tags: ["workspaces"] }));
  await waitFor(() => expect(host.requestsOf("keys_list").length).toBeGreaterThan(1));
  expect(within(keys).getAllByText("Stopped. Nothing was changed.")).toHaveLength(1);
});

test("whoever looks elsewhere meanwhile finds how it ended", async () => {
  const { host, user, release } = await changing();
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  host.keys.done = {
    ...host.keys.done,
    keychainLost: true,
    oldKey: ["ws-1-forgotten-20251103T100000000Z"],
    unfinished: { code: "disk_full", message: "", ref: null },
  };
  release();
  await user.click(screen.getByRole("link", { name: "Workspaces" }));
  const keys = await screen.findByRole("region", { name: "Keys" });
  expect(await within(keys).findByText(/The next opening goes on with it/)).toHaveTextContent(
    "the new recovery key opens it",
  );
  expect(within(keys).getByText(/choose “Let the keychain open it”/)).toBeVisible();
  const old = within(keys).getByRole("list", { name: /So does what was set aside/ });
  expect(old).toHaveTextContent("set-aside/ws-1-forgotten-20251103T100000000Z");
  await expectNoFaults();
  expect(host.requestsOf("job_cancel"), "it was not stopped for that").toEqual([]);
  await user.click(within(keys).getByRole("button", { name: "Close" }));
  expect(within(keys).queryByText(/The data key is changed/)).toBeNull();
});

test("a window that was loaded anew follows the change that is under way", async () => {
  const host = FakeHost.open();
  host.keys.changing = "job-of-before";
  const { user, keys } = await atKeys(host);
  const job = "job-of-before";
  act(() => host.tell({ kind: "progress", job, done: 0.75, rows: 0, canStop: true }));
  expect(within(keys).getByRole("progressbar")).toHaveAttribute("aria-valuenow", "0.75");
  await user.click(within(keys).getByRole("button", { name: "Stop" }));
  expect(host.requestsOf("job_cancel")).toEqual([{ job }]);
});

test("the keychain is let in and shut out, and says why where it cannot be", async () => {
  const host = FakeHost.open();
  const { user, keys } = await atKeys(host);
  await user.click(within(keys).getByRole("button", { name: "Stop opening with the keychain" }));
  expect(within(keys).getByText(/does not open by itself from then on/)).toBeVisible();
  await user.click(within(keys).getByRole("button", { name: "Stop it" }));
  const again = await within(keys).findByRole("button", { name: "Let the keychain open it" });
  expect(within(keys).queryByRole("article", { name: "The system’s keychain" })).toBeNull();
  host.keys.noKeychain = true;
  await user.click(again);
  expect(await within(keys).findByRole("alert")).toBeVisible();
  host.keys.noKeychain = false;
  await user.click(again);
  expect(await within(keys).findByRole("article", { name: "The system’s keychain" })).toBeVisible();
  await expectNoFaults();
});
