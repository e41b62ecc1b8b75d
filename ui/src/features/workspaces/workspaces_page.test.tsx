import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import type { WorkspaceCard } from "../../ipc/bindings";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

function closed(some: Partial<WorkspaceCard> = {}): FakeHost {
  const host = new FakeHost();
  const card = { id: "ws-1", name: "Fabrikam", colour: "teal", lastOpened: true } as const;
  host.workspaces.cards = [{ ...card, slots: ["keychain", "recovery"], ...some }];
  return host;
}

test("a workspace whose key is in the keychain opens straight", async () => {
  const host = closed();
  const { user } = await show(host);
  expect(await screen.findByText("Colour: Teal")).toBeVisible();
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Open “Fabrikam”" }));
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
  expect(host.requestsOf("workspace_open")).toEqual([{ id: "ws-1", unlock: { kind: "keychain" } }]);
});

test("a keychain that does not answer leaves the recovery key", async () => {
  const host = closed();
  host.refusals.set("workspace_open", { code: "keychain_unavailable", message: "", ref: null });
  const { user } = await show(host);
  await user.click(await screen.findByRole("button", { name: "Open “Fabrikam”" }));
  expect(await screen.findByText(/The system’s keychain does not answer/)).toBeVisible();
  await user.type(
    screen.getByLabelText("Recovery key", { selector: "input[type=password]" }),
    "ABCD",
  );
  await user.click(screen.getByRole("button", { name: "Open" }));
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
  expect(host.requestsOf("workspace_open")[1]?.unlock).toEqual({ kind: "recovery", key: "ABCD" });
});

test("the last one behind a passphrase asks for it at once", async () => {
  const host = closed({ slots: ["passphrase", "recovery"] });
  const { user } = await show(host);
  await waitFor(() => expect(document.body.dataset["ready"]).toBe("unlock"));
  const field = screen.getByLabelText("Passphrase", { selector: "input[type=password]" });
  await user.type(field, "wrong{Enter}");
  expect(await screen.findByText(/That does not open it/)).toBeVisible();
  await user.clear(field);
  await user.type(field, "correct horse battery{Enter}");
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
});

test("a damaged workspace offers its backups, looked into before they replace anything", async () => {
  const host = closed();
  host.refusals.set("workspace_open", { code: "workspace_damaged", message: "", ref: null });
  const { user } = await show(host);
  await user.click(await screen.findByRole("button", { name: "Open “Fabrikam”" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("nothing was overwritten");
  await user.click(await screen.findByRole("button", { name: /Look inside the backup of/ }));
  await user.click(await screen.findByRole("radio", { name: "The system’s keychain" }));
  await user.click(screen.getByRole("button", { name: "Look inside" }));
  expect(await screen.findByText("October 2025")).toBeVisible();
  expect(screen.getByText(/2 newer changes from here are carried over/)).toBeVisible();
  expect(screen.getByText(/1 price list imported here since is not carried over/)).toBeVisible();
  await expectNoFaults();
  expect(host.requestsOf("backup_restore"), "nothing changes before it is confirmed").toEqual([]);
  await user.click(screen.getByRole("button", { name: "Restore this backup" }));
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
});

test("the open workspace is backed up and closed", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Back up “Fabrikam”" }));
  expect(
    await screen.findByText(/The backup “Fabrikam.deskbackup” is made \(4.3 MB\)/),
  ).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Close the workspace" }));
  expect(await screen.findByRole("button", { name: "Open “Fabrikam”" })).toBeVisible();
  expect(screen.queryByRole("link", { name: "Catalog" })).not.toBeInTheDocument();
});
