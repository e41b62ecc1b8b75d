import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Connection } from "../../ipc/bindings";
import { FakeHost } from "../../testing/fake_host";
import { INVITATION } from "../../testing/fake_team";
import { expectNoFaults, show } from "../../testing/show";

function onHub(connection: Connection = "connected"): FakeHost {
  const host = FakeHost.open(4);
  host.team.join();
  host.team.status.connection = connection;
  return host;
}

test("an invitation is read before anything is done with it", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/team");
  await user.click(await screen.findByRole("button", { name: "Look at the invitation" }));
  expect(screen.getByText("Paste the invitation.")).toBeVisible();
  await user.type(screen.getByLabelText("Invitation"), INVITATION);
  await user.click(screen.getByRole("button", { name: "Look at the invitation" }));

  const says = await screen.findByRole("group", { name: "What the invitation says" });
  await waitFor(() => expect(says).toHaveFocus());
  expect(says).toHaveTextContent("1A2B-3C4D-5E6F-7A8B");
  expect(host.requestsOf("hub_publish")).toEqual([]);
  await expectNoFaults();

  await user.type(screen.getByLabelText("Name of this device"), "Ada’s laptop{Enter}");
  expect(await screen.findByText("The workspace is on the hub now.")).toBeVisible();
  expect(host.requestsOf("hub_publish")).toEqual([
    { invitation: INVITATION, deviceName: "Ada’s laptop" },
  ]);
  expect(await screen.findByRole("button", { name: "Exchange now" })).toBeVisible();
});

test("what was typed is still there after a refusal and a look elsewhere", async () => {
  const host = FakeHost.open(4);
  host.refusals.set("hub_read_invitation", { code: "internal", message: "", ref: null });
  const { user } = await show(host, "/team");
  await user.type(await screen.findByLabelText("Invitation"), INVITATION);
  await user.click(screen.getByRole("button", { name: "Look at the invitation" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(screen.getByLabelText("Invitation")).toHaveValue(INVITATION);

  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  await user.click(screen.getByRole("link", { name: "Team" }));
  expect(await screen.findByLabelText("Invitation")).toHaveValue(INVITATION);
});

test("an invitation for joining does not publish, and says where to go", async () => {
  const host = FakeHost.open(4);
  host.team.says = { forOwner: false, workspace: "Fabrikam" };
  const { user } = await show(host, "/team");
  await user.type(await screen.findByLabelText("Invitation"), INVITATION);
  await user.click(screen.getByRole("button", { name: "Look at the invitation" }));
  expect(await screen.findByRole("link", { name: "Join a team" })).toHaveAttribute(
    "href",
    "#/join",
  );
  const publish = screen.getByRole("button", { name: /on this hub/ });
  expect(publish).toHaveAttribute("aria-disabled", "true");
});

test("exchanging now says what came of it", async () => {
  const { user } = await show(onHub(), "/team");
  await user.click(await screen.findByRole("button", { name: "Exchange now" }));
  expect(await screen.findByText("Exchanged: 3 changes sent, 1 received.")).toBeVisible();
  await user.click(screen.getByText("End of the record, signed by the hub"));
  expect(screen.getByText("ab".repeat(32))).toBeVisible();
  await expectNoFaults();
});

test("leaving says what stays, and Escape takes it back", async () => {
  const host = onHub();
  host.workspace.waiting = 2;
  const { user } = await show(host, "/team");
  const leave = await screen.findByRole("button", { name: "Leave the hub" });
  await user.click(leave);
  expect(document.activeElement).toHaveTextContent("2 changes were not sent yet: they stay here");
  await user.keyboard("{Escape}");
  expect(screen.getByRole("button", { name: "Leave the hub" })).toHaveFocus();
  await user.keyboard("{Enter}");
  await user.click(screen.getByRole("button", { name: "Leave" }));
  expect(await screen.findByText(/The hub is left. 2 changes/)).toBeVisible();
  expect(await screen.findByText(/This workspace is on this computer only/)).toBeVisible();
});

test("a restored hub is confirmed by whoever may", async () => {
  const host = onHub("hub_restored");
  const { user } = await show(host, "/team");
  expect(await screen.findByText(/cannot be brought back by this/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Confirm the restored hub" }));
  expect(await screen.findByText("The restored hub is confirmed.")).toBeVisible();
});

test("who may not confirm a restored hub is told who may", async () => {
  const host = onHub("hub_restored");
  const right = host.workspace.rights.find(({ task }) => task === "desk.devices");
  Object.assign(right ?? {}, { allowed: false, whoMay: ["global_admin"] });
  const { user } = await show(host, "/team");
  const confirm = await screen.findByRole("button", { name: "Confirm the restored hub" });
  expect(confirm).toHaveAttribute("aria-disabled", "true");
  await user.hover(confirm);
  const words = "You may not change this. It is for: global admin.";
  expect((await screen.findAllByText(words))[0]).toBeVisible();
});

test.each([
  ["device_revoked", /Nothing here is lost/],
  ["sign_in_closed", /Nothing is lost. Ask for a new invitation/],
] as const)("%s says that nothing is lost and offers the export", async (connection, words) => {
  await show(onHub(connection), "/team");
  expect((await screen.findAllByText(words))[0]).toBeVisible();
  expect(screen.getByRole("button", { name: "Export what was not sent" })).toBeVisible();
  await expectNoFaults();
});

test("somebody is added with roles, and what was typed outlives a refusal", async () => {
  const host = onHub();
  host.refusals.set("person_add", { code: "user_name_taken", message: "", ref: "p1" });
  const { user } = await show(host, "/team");
  const add = await screen.findByRole("button", { name: "Add a person" });
  add.focus();
  await user.keyboard("{Enter}");
  const form = within(screen.getByRole("form", { name: "Add a person" }));
  expect(form.getByLabelText(/^Name/)).toHaveFocus();
  await user.keyboard("Carla Ruiz");
  await user.type(form.getByLabelText("User name"), "carla@fabrikam.example");
  await user.click(form.getByRole("checkbox", { name: "billing admin" }));
  await user.click(form.getByRole("button", { name: "Add" }));
  expect(await form.findByText(/Another person has this user name/)).toBeVisible();
  expect(form.getByLabelText(/^Name/)).toHaveValue("Carla Ruiz");

  await user.click(form.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("Carla Ruiz is added.")).toBeVisible();
  expect(host.requestsOf("person_add").at(-1)).toEqual({
    name: "Carla Ruiz",
    userName: "carla@fabrikam.example",
    roles: ["billing_admin"],
  });
  expect(screen.getByRole("button", { name: "Add a person" })).toHaveFocus();
});

test("roles that change wait for the hub, and say so", async () => {
  const host = onHub();
  const { user } = await show(host, "/team");
  const change = await screen.findByRole("button", { name: "Change the roles of Ben Okri" });
  await user.click(change);
  const form = within(screen.getByRole("form", { name: "Change the roles of Ben Okri" }));
  await user.click(form.getByRole("checkbox", { name: "sales agent" }));
  await user.click(form.getByRole("checkbox", { name: "helpdesk agent" }));
  await user.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(host.requestsOf("person_role")).toEqual([
      { person: "p2", role: "helpdesk_agent", granted: true },
      { person: "p2", role: "sales_agent", granted: false },
    ]),
  );
  const ben = within(screen.getByRole("article", { name: "Ben Okri" }));
  expect(await ben.findByText("Waits for the hub")).toBeVisible();
  expect(ben.getByText("helpdesk agent")).toBeVisible();
});

test("whom the rules do not let one touch is said at the buttons", async () => {
  const host = onHub();
  const why = { message: "", ref: null };
  host.team.people = host.team.people.map((one) => ({
    ...one,
    barred: [
      { deed: "edit", why: { ...why, code: "out_of_reach" } },
      { deed: "roles", why: { ...why, code: "more_powerful" } },
    ],
  }));
  await show(host, "/team");
  async function whyNot(name: RegExp) {
    const [button] = await screen.findAllByRole("button", { name });
    expect(button).toHaveAttribute("aria-disabled", "true");
    button?.focus();
    await waitFor(() => expect(button).toHaveAccessibleDescription());
    const said = button?.getAttribute("aria-describedby") ?? "";
    return document.getElementById(said)?.textContent;
  }
  expect(await whyNot(/roles of Ada Martin/)).toBe(
    "Only a global admin can change a global admin.",
  );
  expect(await whyNot(/details of Ada Martin/)).toMatch(/has roles in the tenant/);
});

test("an invitation is shown once, can be copied, and goes with its form", async () => {
  const host = onHub();
  const { user } = await show(host, "/team");
  await user.click(await screen.findByRole("button", { name: "Invite Ben Okri" }));
  await user.selectOptions(screen.getByLabelText("Good for"), "1 day");
  await user.click(screen.getByRole("button", { name: "Make the invitation" }));
  expect(await screen.findByTestId("shown-once")).toHaveTextContent(INVITATION);
  expect(screen.getByText(/Whoever has it is let in as Ben Okri/)).toBeVisible();
  expect(host.requestsOf("hub_invite")).toEqual([{ person: "p2", validHours: 24 }]);
  await expectNoFaults();

  await user.click(screen.getByRole("button", { name: "Copy the invitation" }));
  expect(await screen.findByText(/The invitation is copied/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "I have handed it over" }));
  expect(document.body).not.toHaveTextContent(INVITATION);
  expect(screen.getByRole("button", { name: "Invite Ben Okri" })).toHaveFocus();
});

test("neither a link nor a file takes away an invitation that is shown once", async () => {
  const host = onHub();
  const { user } = await show(host, "/team");
  await user.click(await screen.findByRole("button", { name: "Invite Ben Okri" }));
  await user.click(screen.getByRole("button", { name: "Make the invitation" }));
  await screen.findByTestId("shown-once");
  act(() => host.handOver({ place: { kind: "home" } }));
  expect(await screen.findByRole("button", { name: "Follow it" })).toBeVisible();
  act(() => host.handOver({ file: { token: "t", name: "Nov.csv" } }));
  expect(await screen.findByRole("button", { name: "Look at it" })).toBeVisible();
  expect(screen.getByTestId("shown-once")).toHaveTextContent(INVITATION);

  await user.click(screen.getByRole("button", { name: "I have handed it over" }));
  act(() => host.handOver({ place: { kind: "settings" } }));
  expect(
    await screen.findByRole("heading", { name: "Settings" }),
    "nothing holds one here any more",
  ).toBeVisible();
});

test("a device is renamed, and shut out with an honest word", async () => {
  const host = onHub();
  const { user } = await show(host, "/team");
  await user.click(await screen.findByRole("button", { name: "Rename “Ben’s laptop”" }));
  const name = screen.getByLabelText("Name of the device");
  expect(name).toHaveFocus();
  await user.clear(name);
  await user.keyboard("Ben’s new laptop{Enter}");
  expect(await screen.findByText("The device is called “Ben’s new laptop” now.")).toBeVisible();

  await user.click(screen.getByRole("button", { name: "Shut out “Ben’s new laptop”" }));
  expect(screen.getByText(/This is no remote wipe/)).toBeVisible();
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Shut it out" }));
  expect(await screen.findByText(/is shut out as soon as the hub has confirmed it/)).toBeVisible();
  expect(host.requestsOf("device_revoke")).toEqual([{ device: "d3" }]);
});

test("everything is said in French too", async () => {
  const host = onHub("device_revoked");
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  await show(host, "/team");
  expect(await screen.findByRole("heading", { name: "Équipe" })).toBeVisible();
  expect(await screen.findByText(/Rien n’est perdu ici/)).toBeVisible();
  expect(screen.getByRole("article", { name: "Ben Okri" })).toHaveTextContent("Agent commercial");
});

test("a person’s history opens in place, and closes with the focus in hand", async () => {
  const host = FakeHost.open(4);
  host.team.join();
  await host.call("offer_feature", { offerId: host.priceLists.offers[0]?.offerId, position: null });
  const entry = host.record.entries[0];
  const change = { entity: "app_user", field: "phone", old: "1", new: "2", oldKnown: true };
  Object.assign(entry ?? {}, { code: "edit_user", subject: "Ada Martin", changes: [change] });
  const { user } = await show(host, "/team");
  const [open] = await screen.findAllByRole("button", { name: /^History of/ });
  const name = open?.getAttribute("aria-label") ?? "";
  await user.click(open as HTMLElement);
  const history = await screen.findByRole("list", { name });
  expect(await within(history).findByText("Changed the details of Ada Martin")).toBeVisible();
  const asked = host.requestsOf("record_list").at(-1)?.filter?.record;
  expect(asked?.entity).toBe("app_user");
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Close the history" }));
  expect(await screen.findByRole("button", { name })).toHaveFocus();
});
