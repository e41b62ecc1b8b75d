import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { RECOVERY_KEY } from "../../testing/fake_workspaces";
import { expectNoFaults, show } from "../../testing/show";

async function toKey(host = new FakeHost()) {
  const { user } = await show(host);
  await user.type(await screen.findByLabelText(/Name of the workspace/), "Fabrikam");
  await user.click(screen.getByRole("radio", { name: "Teal" }));
  await user.type(screen.getByLabelText(/Your name/), "Ada Martin");
  await user.click(screen.getByRole("button", { name: "Next" }));
  return { host, user };
}

test("a fresh program begins with a new workspace", async () => {
  await show(new FakeHost());
  expect(await screen.findByRole("heading", { name: "Welcome to Partner Desk" })).toBeVisible();
  expect(screen.getByText(/only things outside the encryption/)).toBeVisible();
  await expectNoFaults();
});

test("the recovery key is typed back before the workspace is made", async () => {
  const { host, user } = await toKey();
  expect(await screen.findByTestId("recovery-key")).toHaveTextContent(RECOVERY_KEY);
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "I have put it away" }));

  const field = screen.getByLabelText("The recovery key, typed back");
  await user.type(field, "ABCD-EFGH-wrong");
  await user.click(screen.getByRole("button", { name: "Make the workspace" }));
  expect(await screen.findByText(/There is a slip in the recovery key/)).toBeVisible();
  expect(field, "what was typed stays").toHaveValue("ABCD-EFGH-wrong");
  expect(field).toHaveAttribute("aria-invalid", "true");

  await user.clear(field);
  await user.type(field, RECOVERY_KEY.toLowerCase().replaceAll("-", " "));
  await user.click(screen.getByRole("button", { name: "Make the workspace" }));
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
  expect(host.requestsOf("workspace_begin")).toEqual([
    {
      name: "Fabrikam",
      colour: "teal",
      userName: "Ada Martin",
      homeMarket: null,
      passphrase: null,
    },
  ]);
  expect(host.requestsOf("workspace_abandon"), "a finished draft is not abandoned").toEqual([]);
});

test("going back keeps what was typed, and the same key where nothing changed", async () => {
  const { host, user } = await toKey();
  await user.click(await screen.findByRole("button", { name: "Back" }));
  expect(screen.getByLabelText(/Name of the workspace/)).toHaveValue("Fabrikam");
  await user.click(screen.getByRole("button", { name: "Next" }));
  await screen.findByTestId("recovery-key");
  expect(host.requestsOf("workspace_begin")).toHaveLength(1);

  await user.click(screen.getByRole("button", { name: "Back" }));
  await user.type(screen.getByLabelText(/Name of the workspace/), " Two");
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(await screen.findByText(/a new recovery key was made/)).toBeVisible();
  expect(host.requestsOf("workspace_abandon"), "the first draft is void").toHaveLength(1);
});

test("leaving abandons the draft, and the key is nowhere any more", async () => {
  const { host, user } = await toKey();
  await screen.findByTestId("recovery-key");
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  expect(host.requestsOf("workspace_abandon")).toHaveLength(1);
  expect(document.body).not.toHaveTextContent(RECOVERY_KEY);
});

test("without a keychain it says so and asks for a passphrase", async () => {
  const host = new FakeHost();
  host.state.keychain = "absent";
  const { user } = await toKey(host);
  expect(screen.getByText(/No keychain answers on this computer/)).toBeVisible();
  expect(screen.getByRole("radio", { name: "In the system’s keychain" })).toBeDisabled();
  expect(screen.getByText("At least 12 characters.")).toBeVisible();

  await user.type(screen.getByLabelText("Passphrase"), "correct horse battery");
  await user.type(screen.getByLabelText("Passphrase, once more"), "correct horse");
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.getByText("The two are not the same.")).toBeVisible();

  await user.type(screen.getByLabelText("Passphrase, once more"), " battery");
  await user.click(screen.getByRole("button", { name: "Next" }));
  await screen.findByTestId("recovery-key");
  expect(host.requestsOf("workspace_begin")[0]?.passphrase).toBe("correct horse battery");
});

test("a keychain that fails in the moment leaves the passphrase", async () => {
  const host = FakeHost.open();
  host.refusals.set("workspace_begin", { code: "keychain_unavailable", message: "", ref: null });
  const { user } = await show(host, "/start");
  await user.type(await screen.findByLabelText(/Name of the workspace/), "Second");
  await user.type(screen.getByLabelText(/Your name/), "Ada");
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(await screen.findByText(/The system’s keychain is locked/)).toBeVisible();
  expect(screen.getByLabelText("Passphrase")).toBeVisible();
  expect(screen.getByLabelText(/Name of the workspace/)).toHaveValue("Second");
});
