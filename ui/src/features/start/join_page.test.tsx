import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { INVITATION } from "../../testing/fake_team";
import { RECOVERY_KEY } from "../../testing/fake_workspaces";
import { expectNoFaults, show } from "../../testing/show";

const ID = "01a20463-bade-7483-8e74-2f631e14f2e6";

function invited() {
  const host = new FakeHost();
  host.team.says = { forOwner: false, workspace: ID };
  return host;
}

async function toDetails(host: FakeHost) {
  const { user } = await show(host, "/start");
  await user.click(await screen.findByRole("link", { name: "Join a team" }));
  await user.type(await screen.findByLabelText("Invitation"), INVITATION);
  await user.click(screen.getByRole("button", { name: "Look at the invitation" }));
  await screen.findByRole("group", { name: "What the invitation says" });
  return user;
}

test("a team is joined from an invitation, and the key is typed back first", async () => {
  const host = invited();
  const user = await toDetails(host);
  expect(screen.getByText("1A2B-3C4D-5E6F-7A8B")).toBeVisible();
  expect(document.body, "an id says nothing to a person").not.toHaveTextContent(ID);
  await expectNoFaults();
  await user.type(screen.getByLabelText(/Name on this computer/), "Fabrikam");
  await user.click(screen.getByRole("radio", { name: "Teal" }));
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(await screen.findByText("Give this device a name.")).toBeVisible();
  await user.type(screen.getByLabelText(/Name of this device/), "Ben’s laptop{Enter}");

  expect(await screen.findByTestId("recovery-key")).toHaveTextContent(RECOVERY_KEY);
  await user.click(screen.getByRole("button", { name: "I have put it away" }));
  await user.type(screen.getByLabelText("The recovery key, typed back"), RECOVERY_KEY);
  await user.click(screen.getByRole("button", { name: "Join" }));
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
  expect(host.requestsOf("hub_join")).toEqual([
    {
      invitation: INVITATION,
      name: "Fabrikam",
      colour: "teal",
      deviceName: "Ben’s laptop",
      passphrase: null,
    },
  ]);
  expect(host.requestsOf("workspace_abandon")).toEqual([]);
});

test("a workspace that is here already brings its unsent changes along", async () => {
  const host = invited();
  host.team.says.knownHere = true;
  const user = await toDetails(host);
  expect(screen.getByText(/Changes here that were not sent yet come along/)).toBeVisible();
  expect(screen.queryByLabelText(/Name on this computer/), "it keeps its name").toBeNull();
  await user.type(screen.getByLabelText(/Name of this device/), "Ben’s laptop{Enter}");
  expect(await screen.findByRole("heading", { name: "Catalog" })).toBeVisible();
  expect(host.requestsOf("workspace_finish")[0]?.typed, "it keeps its key").toBe("");
});

test("an invitation that is over, or for another purpose, goes no further", async () => {
  const host = invited();
  host.team.says = { forOwner: true };
  const user = await toDetails(host);
  expect(screen.getAllByText(/whoever brings a workspace to a new hub\. Open/)[0]).toBeVisible();
  const next = screen.getByRole("button", { name: "Next" });
  expect(next).toHaveAttribute("aria-disabled", "true");
  await user.click(next);
  expect(host.requestsOf("hub_join")).toEqual([]);
});

test("leaving on the way abandons the draft", async () => {
  const host = invited();
  const user = await toDetails(host);
  await user.type(screen.getByLabelText(/Name on this computer/), "Fabrikam");
  await user.type(screen.getByLabelText(/Name of this device/), "Ben’s laptop{Enter}");
  await screen.findByTestId("recovery-key");
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  expect(host.requestsOf("workspace_abandon")).toHaveLength(1);
  expect(document.body).not.toHaveTextContent(RECOVERY_KEY);
});
