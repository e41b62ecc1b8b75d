import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

async function atForget(host: FakeHost) {
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Forget “Fabrikam”" }));
  const panel = screen.getByRole("group", { name: "Forget “Fabrikam”" });
  await within(panel).findByText(/Nothing is deleted/);
  return { user, panel };
}

test("name and colour are changed, and the window follows", async () => {
  const host = FakeHost.open();
  host.workspaces.cards.push({
    ...host.workspaces.cards[0],
    id: "ws-2",
    name: "Contoso",
    lastOpened: false,
  } as never);
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Name and colour" }));
  const name = screen.getByLabelText(/Name of the workspace/);
  expect(name).toHaveValue("Fabrikam");
  await user.clear(name);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("Give the workspace a name.")).toBeVisible();
  await user.type(name, "Contoso{Enter}");
  expect(await screen.findByText(/already a workspace “Contoso”/)).toBeVisible();
  await user.clear(name);
  await user.type(name, "Fabrikam Nord");
  await user.click(screen.getByRole("radio", { name: "Gold" }));
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("article", { name: "Fabrikam Nord" })).toBeVisible();
  expect(screen.getByRole("banner")).toHaveTextContent("Fabrikam Nord");
  expect(document.title).toBe("Workspaces – Fabrikam Nord – Partner Desk");
  expect(host.requestsOf("workspace_change_cover").at(-1)).toEqual({
    name: "Fabrikam Nord",
    colour: "gold",
  });
});

test("a workspace is forgotten once its name is typed, and says how it comes back", async () => {
  const host = FakeHost.open();
  const { user, panel } = await atForget(host);
  expect(within(panel).getByText("Everything is sent.")).toBeVisible();
  expect(
    within(panel).getByText("The folder can still be opened with its recovery key."),
  ).toBeVisible();
  await expectNoFaults();
  const action = within(panel).getByRole("button", { name: "Forget the workspace" });
  await user.click(action);
  expect(within(panel).getByText("Type the name.")).toBeVisible();
  const name = within(panel).getByLabelText("Type the name of the workspace: Fabrikam");
  await user.type(name, "fabrikam{Enter}");
  expect(await within(panel).findByText(/This is not the name of the workspace/)).toBeVisible();
  await user.clear(name);
  await user.type(name, "Fabrikam{Enter}");
  expect(await screen.findByText(/The workspace is forgotten/)).toHaveTextContent(
    "set-aside/ws-1-forgotten-",
  );
  expect(screen.getByText(/choose “Restore a backup”/)).toBeVisible();
  expect(screen.queryByRole("article", { name: "Fabrikam" })).toBeNull();
});

test("what was never sent is told in words and exported first", async () => {
  const host = FakeHost.open(4);
  await host.call("offer_feature", { offerId: "CFQ7TTC00000:0001", position: null });
  await host.call("offer_unfeature", { offerId: "CFQ7TTC00000:0001" });
  const { user, panel } = await atForget(host);
  expect(within(panel).getByText("2 changes were never sent:")).toBeVisible();
  const list = within(panel).getByRole("list", { name: "Changes that were never sent" });
  await waitFor(() => expect(list).toHaveTextContent(/Contoso Mail Basic 1/));
  const name = within(panel).getByLabelText(/Type the name/);
  await user.type(name, "Fabrikam{Enter}");
  expect(host.requestsOf("workspace_forget")).toEqual([]);
  const action = within(panel).getByRole("button", { name: "Forget the workspace" });
  expect(action).toHaveAccessibleDescription(/Export what was not sent first/);
  await user.click(within(panel).getByRole("button", { name: "Export what was not sent" }));
  expect(await within(panel).findByText(/are in the file that you exported/)).toBeVisible();
  expect(within(panel).getByText(/The rows of 1 price list among them are not in/)).toBeVisible();
  await user.click(action);
  expect(await screen.findByText(/The workspace is forgotten/)).toBeVisible();
});

async function atUnopened() {
  const host = FakeHost.open();
  host.state.workspace = null;
  const [card] = host.workspaces.cards;
  if (card === undefined) throw new Error("there is a workspace");
  host.workspaces.cards = [{ ...card, slots: ["passphrase", "recovery"], lastOpened: true }];
  const { user } = await show(host, "/workspaces");
  await user.click(
    await screen.findByRole("button", { name: "Forget “Fabrikam” without opening it" }),
  );
  const panel = screen.getByRole("group", { name: "Forget “Fabrikam” without opening it" });
  return { host, user, panel };
}

test("a workspace that no key opens is forgotten, and what nobody can see is told", async () => {
  const { host, user, panel } = await atUnopened();
  expect(within(panel).getByText(/cannot be seen or exported without a key/)).toBeVisible();
  expect(within(panel).getByText(/Nothing is deleted/)).toBeVisible();
  await expectNoFaults();
  const action = within(panel).getByRole("button", { name: "Forget the workspace" });
  await user.click(action);
  expect(within(panel).getByText("Type the name.")).toBeVisible();
  const name = within(panel).getByLabelText(/Type the name of the workspace/);
  await user.type(name, "Contoso{Enter}");
  expect(await within(panel).findByText(/This is not the name of the workspace/)).toBeVisible();
  expect(host.workspaces.cards).toHaveLength(1);
  await user.clear(name);
  await user.type(name, "Fabrikam{Enter}");
  expect(await screen.findByText(/with everything in it/)).toHaveTextContent(
    "set-aside/ws-1-forgotten-",
  );
  expect(screen.getByText(/Should a key of it be found/)).toBeVisible();
  expect(host.requestsOf("workspace_forget_unopened").at(-1)).toEqual({
    id: "ws-1",
    name: "Fabrikam",
  });
});

test("one that opens is not forgotten unseen", async () => {
  const { host, user, panel } = await atUnopened();
  host.refusals.set("workspace_forget_unopened", { code: "still_opens", message: "", ref: null });
  await user.type(within(panel).getByLabelText(/Type the name/), "Fabrikam{Enter}");
  expect(await within(panel).findByText(/Open it and forget it there/)).toBeVisible();
});

test("French says it in French", async () => {
  const host = FakeHost.open();
  host.state.settings.language = "fr";
  const { user } = await show(host, "/workspaces");
  await user.click(await screen.findByRole("button", { name: "Oublier «\u00a0Fabrikam\u00a0»" }));
  expect(await screen.findByText(/Rien n’est supprimé/)).toBeVisible();
  expect(screen.getByRole("region", { name: "Clés" })).toBeVisible();
  await expectNoFaults();
});
