import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../testing/fake_host";
import { show } from "../testing/show";

test("what fails after one has left its page is told where one is, and stays", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/workspaces");
  const copies = await screen.findByRole("region", { name: "Copies" });
  let release = () => {};
  host.held.set("workspace_copy_now", new Promise((resolve) => (release = resolve)));
  host.refusals.set("workspace_copy_now", { code: "disk_full", message: "", ref: null });
  await user.click(within(copies).getByRole("button", { name: "Copy now" }));
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  release();
  const said = await screen.findByRole("alert");
  expect(said).toHaveTextContent(/What you began on another page was not done\. The disk is full/);
  await user.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a name and a colour that were chosen are there again when one comes back", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Name and colour" }));
  await user.type(screen.getByLabelText(/Name of the workspace/), " Nord");
  await user.click(screen.getByRole("radio", { name: "Gold" }));
  await user.click(screen.getByRole("link", { name: "Settings" }));
  const market = await screen.findByRole("textbox", { name: "Home market" });
  await user.clear(market);
  await user.type(market, "b");
  await user.click(screen.getByRole("link", { name: "Workspaces" }));
  await user.click(await screen.findByRole("button", { name: "Name and colour" }));
  expect(screen.getByLabelText(/Name of the workspace/)).toHaveValue("Fabrikam Nord");
  expect(screen.getByRole("radio", { name: "Gold" })).toBeChecked();
  await user.click(screen.getByRole("link", { name: "Settings" }));
  expect(await screen.findByRole("textbox", { name: "Home market" })).toHaveValue("b");
});

test("of a workspace that is being made the words are kept, and no secret", async () => {
  const host = new FakeHost();
  host.state.keychain = "absent";
  const { user } = await show(host, "/start");
  await user.type(await screen.findByLabelText(/Name of the workspace/), "Contoso");
  await user.type(screen.getByLabelText("Passphrase"), "a long enough passphrase");
  await user.click(screen.getByRole("link", { name: "Join a team" }));
  await user.click(await screen.findByRole("button", { name: "Back" }));
  await screen.findByRole("heading", { level: 1 });
  window.location.hash = "#/start";
  expect(await screen.findByLabelText(/Name of the workspace/)).toHaveValue("Contoso");
  expect(screen.getByLabelText("Passphrase")).toHaveValue("");
});
