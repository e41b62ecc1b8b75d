// Adding a user, the password requests of everybody, and the rules for roles.
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { hostOfSalesAgent, hostWithUsers } from "../../testing/fake_users";
import { expectNoFaults, show } from "../../testing/show";

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const box = (name: string) => screen.getByRole("textbox", { name });

async function showNew() {
  const host = hostWithUsers();
  const { user } = await show(host, "/users");
  await user.click(await screen.findByRole("button", { name: "Add a user" }));
  await screen.findByRole("heading", { level: 1, name: "Add a user" });
  await screen.findByRole("checkbox", { name: "sales agent" });
  return { host, user };
}

test("somebody is added with details and roles, and then shown", async () => {
  const { host, user } = await showNew();
  expect(box("Name")).toHaveFocus();
  expect(screen.getByText(/its first password, are made in Partner Center/)).toBeVisible();
  await user.type(box("Name"), "Hana Abe");
  await user.type(box("User name"), " hana@fabrikam.example ");
  await user.selectOptions(screen.getByRole("combobox", { name: "Member or guest" }), "member");
  await user.click(screen.getByRole("checkbox", { name: "sales agent" }));
  await expectNoFaults();
  await user.click(button("Add"));
  expect(await screen.findByRole("heading", { level: 1, name: "Hana Abe" })).toBeVisible();
  expect(screen.getByText("Hana Abe is added.")).toBeVisible();
  expect(host.requestsOf("user_create")).toEqual([
    {
      details: [
        { field: "display_name", value: "Hana Abe" },
        { field: "user_name", value: "hana@fabrikam.example" },
        { field: "user_type", value: "member" },
      ],
      roles: ["sales_agent"],
    },
  ]);
});

test("without a name nobody is added, and a mistake stands at its field", async () => {
  const { host, user } = await showNew();
  await user.click(button("Add"));
  expect(screen.getByText("Give a name.")).toBeVisible();
  expect(host.requestsOf("user_create")).toEqual([]);
  host.refusals.set("user_create", {
    code: "bad_user_field",
    message: "",
    ref: "usage_location",
  });
  await user.type(box("Name"), "Hana Abe");
  await user.type(box("Usage location"), "France");
  await user.click(button("Add"));
  await waitFor(() => expect(box("Usage location")).toBeInvalid());
  expect(screen.getByText(/has two letters, like FR or US/)).toBeVisible();
});

test("what was typed of somebody new outlives a look elsewhere, until it is cancelled", async () => {
  const { user } = await showNew();
  await user.type(box("Name"), "Hana");
  await user.click(screen.getByRole("checkbox", { name: "sales agent" }));
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  window.location.hash = "/users/new";
  expect(await screen.findByRole("textbox", { name: "Name" })).toHaveValue("Hana");
  expect(await screen.findByRole("checkbox", { name: "sales agent" })).toBeChecked();
  await user.click(button("Cancel"));
  await user.click(await screen.findByRole("button", { name: "Add a user" }));
  expect(await screen.findByRole("textbox", { name: "Name" })).toHaveValue("");
});

test("a guest is offered only the roles that guests may have", async () => {
  const { user } = await showNew();
  const billing = () => screen.getByRole("checkbox", { name: /^billing admin/ });
  expect(billing()).not.toHaveAttribute("aria-disabled", "true");
  await user.selectOptions(screen.getByRole("combobox", { name: "Member or guest" }), "guest");
  expect(billing()).toHaveAttribute("aria-disabled", "true");
  expect(billing()).toHaveAccessibleName(/A guest may not hold this role/);
});

test("every request that waits has its steps, and what was settled stands below", async () => {
  const host = hostWithUsers();
  host.accounts.answers.password_request({ user: "p2" });
  host.accounts.answers.password_request({ user: "p5" });
  const { user } = await show(host, "/users");
  await user.click(await screen.findByRole("button", { name: "Password requests (2 wait)" }));
  await screen.findByRole("heading", { level: 1, name: "Password requests" });
  const ben = within(await screen.findByRole("article", { name: "Ben Okri" }));
  expect(await ben.findByText(/Select Ben Okri \(ben@fabrikam.example\) from/)).toBeVisible();
  await expectNoFaults();
  await user.click(
    ben.getByRole("button", {
      name: "It is done: the password of Ben Okri is reset in the portal",
    }),
  );
  await user.click(ben.getByRole("button", { name: "Yes, it is done" }));
  const past = await screen.findByRole("table", { name: "Done and withdrawn" });
  expect(within(past).getByRole("row", { name: /^Ben Okri/ })).toHaveTextContent(
    /Done in the portal \(Ada Martin, /,
  );
  expect(screen.queryByRole("article", { name: "Ben Okri" })).toBeNull();
  await user.click(button("Show the user Émile Roy"));
  expect(await screen.findByRole("heading", { level: 1, name: "Émile Roy" })).toBeVisible();
});

test("who may not reset passwords sees the steps and who may", async () => {
  const host = hostWithUsers();
  host.accounts.answers.password_request({ user: "p2" });
  const right = host.workspace.rights.find(({ task }) => task === "users.reset_password");
  Object.assign(right ?? {}, { allowed: false, whoMay: ["global_admin"] });
  await show(host, "/users/passwords");
  const done = await screen.findByRole("button", {
    name: "It is done: the password of Ben Okri is reset in the portal",
  });
  expect(done).toHaveAttribute("aria-disabled", "true");
});

test("the rules say what they mean, and only what was changed is sent", async () => {
  const host = hostWithUsers();
  const { user } = await show(host, "/users/rules");
  const one = await screen.findByRole("checkbox", { name: "One role of each category" });
  expect(one).toBeChecked();
  const save = button("Save the rules");
  expect(save, "nothing is changed").toHaveAttribute("aria-disabled", "true");
  await expectNoFaults();
  await user.click(one);
  await user.click(save);
  expect(await screen.findByText("The rules are saved.")).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: "account admin" }));
  await user.click(save);
  await waitFor(() =>
    expect(host.requestsOf("role_policies")).toEqual([
      { oneRolePerCategory: false, guestRoles: null },
      { oneRolePerCategory: null, guestRoles: ["referrals_admin", "account_admin"] },
    ]),
  );
});

test("who may not settle the rules reads them, and who may", async () => {
  await show(hostOfSalesAgent(), "/users/rules");
  expect(await screen.findByRole("button", { name: "Save the rules" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("who sees only the global admins reads what their own roles allow", async () => {
  const { user } = await show(hostOfSalesAgent(), "/users");
  await user.click(await screen.findByText("Your roles, and what they allow"));
  expect(screen.getByText(/^Sells: customers/)).toBeVisible();
  await expectNoFaults();
});

test("the commands lead to adding a user and to the global admins", async () => {
  const { user } = await show(hostWithUsers(), "/settings");
  await screen.findByRole("navigation");
  await user.keyboard("{Control>}k{/Control}");
  const commands = await screen.findByRole("combobox", { name: /^Type what/ });
  await user.type(commands, "global admin");
  await user.click(await screen.findByRole("option", { name: /Who is a global admin/ }));
  expect(await screen.findByRole("row", { name: /^Ada Martin/ })).toBeVisible();
  expect(button("Who is a global admin?")).toHaveAttribute("aria-pressed", "true");
});

test("in French", async () => {
  const host = hostWithUsers();
  host.state.settings.language = "fr";
  host.accounts.answers.password_request({ user: "p2" });
  await show(host, "/users/of/p2");
  expect(await screen.findByRole("heading", { name: "Mot de passe" })).toBeVisible();
  expect(screen.getByText(/Choisissez « Réinitialiser le mot de passe »/)).toBeVisible();
  expect(button("Supprimer Ben Okri")).toBeVisible();
  await expectNoFaults();
});
