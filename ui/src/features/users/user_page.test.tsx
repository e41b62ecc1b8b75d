import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { FakeHost } from "../../testing/fake_host";
import { hostWithUsers } from "../../testing/fake_users";
import { expectNoFaults, show } from "../../testing/show";

async function showUser(id: string, host: FakeHost = hostWithUsers()) {
  const { user } = await show(host, `/users/of/${id}`);
  await screen.findByRole("button", { name: "Back to the users" });
  await screen.findByRole("heading", { name: "How things stand" });
  return { host, user };
}

const region = (name: string) => within(screen.getByRole("region", { name }));
const button = (name: string) => screen.getByRole("button", { name });

async function whyNot(name: string) {
  expect(button(name)).toHaveAttribute("aria-disabled", "true");
  button(name).focus();
  await waitFor(() => expect(button(name)).toHaveAccessibleDescription());
  const said = button(name).getAttribute("aria-describedby") ?? "";
  return document.getElementById(said)?.textContent ?? "";
}

test("the list opens a user and back returns to the same row", async () => {
  const { user } = await show(hostWithUsers(), "/users?q=ben");
  await screen.findByRole("grid", { name: "Users" });
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(await screen.findByRole("heading", { level: 1, name: "Ben Okri" })).toBeVisible();
  await user.click(button("Back to the users"));
  expect(await screen.findByRole("row", { name: /^Ben Okri/ })).toHaveFocus();
  expect(screen.getByRole("searchbox")).toHaveValue("ben");
});

test("how things stand, the roles and the details are said in words", async () => {
  const host = hostWithUsers();
  host.accounts.details.set("p2", { usage_location: "FR", preferred_language: "fr" });
  await showUser("p2", host);
  expect(region("How things stand").getByText("active")).toBeVisible();
  expect(region("Roles").getByText("sales agent")).toBeVisible();
  expect(region("Roles").getByText(/^Sells: customers/)).toBeVisible();
  expect(region("Details").getByText("France (FR)")).toBeVisible();
  expect(region("Details").getByText("French")).toBeVisible();
  expect(region("Details").getByText("created here")).toBeVisible();
  await expectNoFaults();
});

test("what a user can do is explained by role, and in part where it is in part", async () => {
  const host = hostWithUsers();
  const from = { source: "po", title: "" };
  host.accounts.abilities = [
    { ...from, task: "profile.view_own", reach: "full", by: [] },
    { ...from, task: "customers.create", reach: "full", by: ["sales_agent"] },
    { ...from, task: "new.task", title: "A task of a newer version", reach: "full", by: [] },
  ];
  const { user } = await showUser("p2", host);
  await user.click(button("What can Ben Okri do, and why?"));
  const told = within(await screen.findByRole("group", { name: "What can Ben Okri do, and why?" }));
  expect(await told.findByText(/See one’s own profile/)).toHaveTextContent("(everybody may)");
  expect(told.getByText(/^Add a customer|^Add customers/)).toHaveTextContent("(by: sales agent)");
  expect(told.getByText(/A task of a newer version/)).toBeVisible();
  await expectNoFaults();
  await user.keyboard("{Escape}");
  expect(button("What can Ben Okri do, and why?")).toHaveFocus();
});

test("only what differs of the details is saved, and undo takes it back", async () => {
  const { host, user } = await showUser("p2");
  await user.click(button("Edit the details of Ben Okri"));
  const form = within(screen.getByRole("form", { name: "Edit the details of Ben Okri" }));
  const name = form.getByRole("textbox", { name: "Name" });
  await user.clear(name);
  await user.click(form.getByRole("button", { name: "Save" }));
  expect(form.getByText("Give a name.")).toBeVisible();
  await user.type(name, "Benedict Okri");
  await user.type(form.getByRole("textbox", { name: "Phone" }), "+33 1 99 00");
  await expectNoFaults();
  await user.click(form.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Benedict Okri" })).toBeVisible();
  expect(host.requestsOf("user_edit")).toEqual([
    {
      person: "p2",
      edits: [
        { field: "display_name", value: "Benedict Okri" },
        { field: "phone", value: "+33 1 99 00" },
      ],
    },
  ]);
  await user.click(screen.getByRole("button", { name: /^Undo:/ }));
  expect(await screen.findByRole("heading", { level: 1, name: "Ben Okri" })).toBeVisible();
});

test("a mistake stands at its field, and what was typed outlives a look elsewhere", async () => {
  const { user } = await showUser("p2");
  await user.click(button("Edit the details of Ben Okri"));
  const userName = () => screen.getByRole("textbox", { name: "User name" });
  await user.clear(userName());
  await user.type(userName(), "ada@fabrikam.example{Enter}");
  await waitFor(() => expect(userName()).toBeInvalid());
  expect(screen.getByText(/Another person has this user name/)).toBeVisible();

  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  window.location.hash = "/users/of/p2";
  await user.click(await screen.findByRole("button", { name: "Edit the details of Ben Okri" }));
  expect(userName()).toHaveValue("ada@fabrikam.example");
});

test("what another directory keeps can be read, and says where it is changed", async () => {
  const host = hostWithUsers();
  host.accounts.details.set("p2", { last_directory_sync: "2025-10-01T12:00:00Z" });
  host.accounts.bar("p2", "password_kept_elsewhere", "password");
  const { user } = await showUser("p2", host);
  expect(screen.getByText(/A directory on premises keeps the name/)).toBeVisible();
  await user.click(button("Edit the details of Ben Okri"));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveAttribute("readonly");
  expect(screen.getByRole("textbox", { name: "Department" })).not.toHaveAttribute("readonly");
  expect(await whyNot("Reset password of Ben Okri")).toMatch(/Another directory keeps/);
});

test("somebody is deleted after a question, says how long they stay, and is restored", async () => {
  const { host, user } = await showUser("p2");
  await user.click(button("Delete Ben Okri"));
  expect(screen.getByText(/For 30 days the account can be restored/)).toBeVisible();
  expect(host.requestsOf("user_delete")).toEqual([]);
  await user.click(button("Delete"));
  expect(await screen.findByText(/Can be restored for 30 more days/)).toBeVisible();
  expect(await whyNot("Edit the details of Ben Okri")).toBe(
    "This user is deleted. Restore them first.",
  );
  await expectNoFaults();
  await user.click(button("Restore Ben Okri"));
  expect(await screen.findByText(/Look whether the roles are still right/)).toBeVisible();
  expect(region("How things stand").getByText("active")).toBeVisible();
});

test("after the 30 days nobody can be restored, and it says so", async () => {
  await showUser("p7");
  expect(screen.getByText(/The 30 days are over: this user cannot be restored/)).toBeVisible();
  expect(await whyNot("Restore Gil Lima")).toMatch(/30 days .* are over/);
});

test("somebody is disabled after a question and enabled again", async () => {
  const { user } = await showUser("p2");
  await user.click(button("Disable Ben Okri"));
  await user.click(button("Disable"));
  expect(await screen.findByRole("button", { name: "Enable Ben Okri" })).toBeVisible();
  await user.click(button("Enable Ben Okri"));
  expect(await screen.findByRole("button", { name: "Disable Ben Okri" })).toBeVisible();
});

test("nobody shuts out themselves, and a global admin is a global admin’s affair", async () => {
  const host = hostWithUsers();
  await showUser("p1", host);
  expect(await whyNot("Delete Ada Martin")).toMatch(/You cannot do this to yourself/);
  expect(await whyNot("Reset password of Ada Martin")).toMatch(/Your own password/);
});

test("whom the rules do not let one touch is said at every button, before anybody tries", async () => {
  const host = hostWithUsers();
  host.accounts.bar("p2", "more_powerful", "state", "delete", "password", "mfa", "roles");
  host.accounts.bar("p2", "out_of_reach", "edit");
  await showUser("p2", host);
  const above = "Only a global admin can change a global admin.";
  expect(await whyNot("Disable Ben Okri")).toBe(above);
  expect(await whyNot("Delete Ben Okri")).toBe(above);
  expect(await whyNot("Reset password of Ben Okri")).toBe(above);
  expect(await whyNot("Change the MFA state of Ben Okri")).toBe(above);
  expect(await whyNot("Change the roles of Ben Okri")).toBe(above);
  expect(await whyNot("Edit the details of Ben Okri")).toMatch(/has roles in the tenant/);
  await expectNoFaults();
});

test("a global admin’s row alone bars nothing: the screen knows no rule", async () => {
  const host = hostWithUsers();
  host.workspace.roles = ["user_mgmt_admin"];
  host.accounts.users = host.accounts.users.map((one) =>
    one.id === "p2" ? { ...one, roles: ["global_admin"] } : one,
  );
  await showUser("p2", host);
  expect(button("Disable Ben Okri")).not.toHaveAttribute("aria-disabled", "true");
});

test("locations are numbers, and come and go one by one", async () => {
  const host = hostWithUsers();
  host.accounts.reach.set("p5", { entireCompany: false, locations: ["4711", "4712"] });
  const { user } = await showUser("p5", host);
  expect(screen.getByText("These locations (MPN ID): 4711 and 4712")).toBeVisible();
  await user.click(button("Change the locations of Émile Roy"));
  const ids = screen.getByRole("textbox", { name: "MPN IDs of locations" });
  await user.clear(ids);
  await user.type(ids, "4712, Lyon{Enter}");
  expect(screen.getByText("This is not the MPN ID of a location: Lyon")).toBeVisible();
  await user.clear(ids);
  await user.type(ids, "4712 4713{Enter}");
  expect(await screen.findByText("These locations (MPN ID): 4712 and 4713")).toBeVisible();
  expect(host.requestsOf("user_locations")).toEqual([
    { user: "p5", entireCompany: null, add: ["4713"], remove: ["4711"] },
  ]);
});

test("the second factor is a task of its own", async () => {
  const host = hostWithUsers();
  const { user } = await showUser("p3", host);
  await user.click(button("Change the MFA state of Carla Ruiz"));
  await user.selectOptions(screen.getByRole("combobox"), "enabled");
  await user.click(button("Save"));
  await waitFor(() =>
    expect(host.requestsOf("user_edit")).toEqual([
      { person: "p3", edits: [{ field: "mfa_state", value: "enabled" }] },
    ]),
  );
});

test("who may not see to the second factor is told who may", async () => {
  const host = hostWithUsers();
  host.workspace.rights.push({ task: "security.mfa", allowed: false, whoMay: ["global_admin"] });
  await showUser("p3", host);
  expect(await whyNot("Change the MFA state of Carla Ruiz")).toMatch(/It is for: global admin/);
});

test("what was done with a user is told from the record", async () => {
  const { host, user } = await showUser("p2");
  await user.click(button("History of Ben Okri"));
  await waitFor(() =>
    expect(host.requestsOf("record_list").at(-1)?.filter?.record).toEqual({
      entity: "app_user",
      id: "p2",
    }),
  );
});

test("a link to a user is copied", async () => {
  const { user } = await showUser("p2");
  await user.click(button("Copy a link to this user"));
  expect(await screen.findByText("The link is copied.")).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe("partner-desk://users/p2");
});

test("a user who is gone is said to be gone", async () => {
  await show(hostWithUsers(), "/users/of/nobody");
  expect(
    await screen.findByText("There is no such user in this workspace any more."),
  ).toBeVisible();
});

test("a new password is asked for, is not yet done, and is handed over in the portal", async () => {
  const { host, user } = await showUser("p2");
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(button("Reset password of Ben Okri"));
  expect(screen.getByText(/This is a request, and not yet a new password/)).toBeVisible();
  expect(host.requestsOf("password_request")).toEqual([]);
  await user.click(button("Ask for it"));

  expect(await screen.findByText(/Until it is done in the portal, the old password/)).toBeVisible();
  const steps = within(screen.getByRole("list", { name: "Steps in the portal" }));
  expect(steps.getByText("Select Ben Okri (ben@fabrikam.example) from the list.")).toBeVisible();
  expect(await whyNot("Reset password of Ben Okri")).toMatch(/is asked for already/);
  await expectNoFaults();

  await user.click(button("Copy the link"));
  expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^https:\/\/partner\.microsoft\.com/));
  await user.click(button("It is done: the password of Ben Okri is reset in the portal"));
  expect(host.requestsOf("password_settle"), "only after a question").toEqual([]);
  await user.click(button("Yes, it is done"));
  expect(await screen.findByText(/^Done in the portal \(Ada Martin, /)).toBeVisible();
  expect(host.requestsOf("password_settle")).toEqual([{ request: "r1", user: "p2", done: true }]);
});

test("the account in the directory has a link of its own where its id is known", async () => {
  const host = hostWithUsers();
  host.accounts.details.set("p2", { directory_id: "6be4c1d0-0000-4000-8000-00000000000a" });
  host.accounts.answers.password_request({ user: "p2" });
  await showUser("p2", host);
  expect(
    screen.getByText(/entra\.microsoft\.com.*userId\/6be4c1d0-0000-4000-8000-00000000000a$/),
  ).toBeVisible();
});

test("a request that nobody wants any more is withdrawn", async () => {
  const host = hostWithUsers();
  host.accounts.answers.password_request({ user: "p2" });
  const { user } = await showUser("p2", host);
  await user.click(button("No longer wanted: a new password for Ben Okri"));
  expect(await screen.findByText(/^No longer wanted \(/)).toBeVisible();
  expect(button("Reset password of Ben Okri")).not.toHaveAttribute("aria-disabled", "true");
});

test("roles go and come in one decision, and one that is not yours says so", async () => {
  const host = hostWithUsers();
  host.roles.forbid("global_admin");
  const { user } = await showUser("p2", host);
  await user.click(button("Change the roles of Ben Okri"));
  const form = within(screen.getByRole("form", { name: "Change the roles of Ben Okri" }));
  const box = (name: RegExp) => form.getByRole("checkbox", { name });
  expect(box(/^global admin/)).toHaveAccessibleName(/Your roles do not let you give or take/);
  await user.click(box(/^global admin/));
  expect(box(/^global admin/)).not.toBeChecked();
  await user.click(box(/^helpdesk agent/));
  expect(form.getByText(/Two roles of one category: sales agent and helpdesk agent/)).toBeVisible();
  await user.click(box(/^sales agent/));
  expect(form.queryByText(/Two roles of one category/)).toBeNull();
  await expectNoFaults();
  await user.click(form.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The roles of Ben Okri are changed.")).toBeVisible();
  expect(host.requestsOf("user_roles")).toEqual([
    { user: "p2", take: ["sales_agent"], give: ["helpdesk_agent"] },
  ]);
});

test("a guest is offered the roles of guests, and what is refused is said", async () => {
  const host = hostWithUsers();
  host.refusals.set("user_roles", { code: "last_admin", message: "", ref: null });
  const { user } = await showUser("p4", host);
  await user.click(button("Change the roles of Dana Ito"));
  expect(screen.getByRole("checkbox", { name: /^billing admin/ })).toHaveAccessibleName(
    /A guest may not hold this role/,
  );
  await user.click(screen.getByRole("checkbox", { name: /^referrals admin/ }));
  await user.click(button("Save"));
  expect(await screen.findByRole("alert")).toHaveTextContent(/at least one active global admin/);
  expect(screen.getByRole("checkbox", { name: /^referrals admin/ }), "stays ticked").toBeChecked();
});

test("each role says what it allows, and in part where it is in part", async () => {
  const { user } = await showUser("p2");
  await user.click(region("Roles").getByText("What it allows"));
  const tasks = region("Roles")
    .getAllByRole("listitem")
    .map((one) => one.textContent);
  expect(tasks.some((text) => /^Search and see customers/.test(text ?? ""))).toBe(true);
});
