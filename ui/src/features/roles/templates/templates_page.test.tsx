import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../../testing/fake_host";
import { user as person } from "../../../testing/fake_people";
import { expectNoFaults, show } from "../../../testing/show";

const CLERK = {
  id: "t1",
  name: "Billing clerk",
  note: "Head office",
  roles: ["billing_admin"],
  followers: 0,
  drifted: 0,
};

/** Ben is as the template says, Carla drifted from it, Dana follows none. */
function company(): FakeHost {
  const host = FakeHost.open();
  const follows = { templateId: "t1", templateName: "Billing clerk" };
  host.roles.templates = [CLERK];
  host.accounts.users = [
    person("p1", "Ada Martin", { isMe: true, roles: ["global_admin"] }),
    person("p2", "Ben Okri", { roles: ["billing_admin"], ...follows }),
    person("p3", "Carla Ruiz", { roles: ["sales_agent"], ...follows }),
    person("p4", "Dana Ito", { roles: ["sales_agent"], userName: "dana@fabrikam.example" }),
  ];
  return host;
}

const clerk = async () => within(await screen.findByRole("article", { name: "Billing clerk" }));

test("a template is made with a name and roles, and what is missing is said", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/roles/templates");
  expect(await screen.findByText("No template is made yet")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Make a template" }));
  const form = within(await screen.findByRole("form", { name: "Make a template" }));
  await user.click(form.getByRole("button", { name: "Make it" }));
  expect(form.getByText("A template needs a name.")).toBeVisible();
  expect(form.getByText("A template needs at least one role.")).toBeVisible();
  await user.type(form.getByRole("textbox", { name: "Name" }), "Sales, Lyon office");
  await user.click(form.getByRole("checkbox", { name: "sales agent" }));
  await user.click(form.getByRole("checkbox", { name: "helpdesk agent" }));
  expect(form.getByText(/Two roles of one category: sales agent and helpdesk agent/)).toBeVisible();
  await user.click(form.getByRole("checkbox", { name: "helpdesk agent" }));
  await expectNoFaults();
  await user.click(form.getByRole("button", { name: "Make it" }));
  expect(await screen.findByRole("article", { name: "Sales, Lyon office" })).toHaveTextContent(
    "sales agent",
  );
  expect(host.requestsOf("template_add")).toEqual([
    { name: "Sales, Lyon office", note: null, roles: ["sales_agent"] },
  ]);
});

test("a set of roles that was found elsewhere is the beginning of a template", async () => {
  await show(FakeHost.open(), "/roles/templates?roles=billing_admin,no_such_role");
  const form = within(await screen.findByRole("form", { name: "Make a template" }));
  expect(await form.findByRole("checkbox", { name: "billing admin" })).toBeChecked();
  expect(form.getAllByRole("checkbox", { checked: true })).toHaveLength(1);
});

test("it is applied to many after a look at what changes for each, and the message undoes it", async () => {
  const host = company();
  const { user } = await show(host, "/roles/templates");
  await user.click(
    (await clerk()).getByRole("button", { name: "Apply to people: “Billing clerk”" }),
  );
  const form = within(
    await screen.findByRole("form", { name: "Apply to people: “Billing clerk”" }),
  );
  const send = form.getByRole("button", { name: "Apply to 0 people" });
  expect(send).toHaveAttribute("aria-disabled", "true");
  await user.click(await form.findByRole("checkbox", { name: "Dana Ito (dana@fabrikam.example)" }));
  await user.type(form.getByRole("searchbox"), "ben");
  await waitFor(() => expect(form.queryByRole("checkbox", { name: /^Dana/ })).toBeNull());
  await user.click(await form.findByRole("checkbox", { name: "Ben Okri" }));
  expect(form.getByText("2 people chosen")).toBeVisible();
  const preview = within(form.getByRole("region", { name: "What would change" }));
  const [dana, ben] = preview.getAllByRole("listitem");
  expect(dana).toHaveTextContent("Dana Ito: gets billing admin and loses sales agent");
  expect(ben).toHaveTextContent("Ben Okri: keeps the same roles");
  await expectNoFaults();
  await user.click(form.getByRole("button", { name: "Apply to 2 people" }));
  expect(await screen.findByText("“Billing clerk” is applied to 2 people.")).toBeVisible();
  expect(host.requestsOf("template_apply")).toEqual([{ template: "t1", users: ["p4", "p2"] }]);
  expect(await (await clerk()).findByText("3 people follow it, 1 drifted")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(host.requestsOf("edit_undo")).toHaveLength(1);
});

test("whose roles the rules keep from one is said before a template is applied", async () => {
  const host = company();
  host.accounts.users = host.accounts.users.map((one) =>
    one.id === "p4"
      ? { ...one, barredRoles: [{ role: "sales_agent", code: "more_powerful" }] }
      : one,
  );
  const { user } = await show(host, "/roles/templates");
  await user.click(
    (await clerk()).getByRole("button", { name: "Apply to people: “Billing clerk”" }),
  );
  const form = within(await screen.findByRole("form"));
  await user.click(await form.findByRole("checkbox", { name: /^Dana Ito/ }));
  const preview = within(form.getByRole("region", { name: "What would change" }));
  expect(preview.getByRole("listitem")).toHaveTextContent(
    "Dana Ito: Only a global admin can change a global admin.",
  );
  expect(form.getByRole("button", { name: "Apply to 1 person" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await user.click(form.getByRole("checkbox", { name: /^Dana Ito/ }));
  await user.click(await form.findByRole("checkbox", { name: /^Carla Ruiz/ }));
  expect(form.getByRole("button", { name: "Apply to 1 person" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("who drifted is told with how, and is brought back by staged changes", async () => {
  const host = company();
  const { user } = await show(host, "/roles/templates");
  const card = await clerk();
  expect(card.getByText("2 people follow it, 1 drifted")).toBeVisible();
  await user.click(card.getByRole("button", { name: "Who follows it: “Billing clerk”" }));
  const carla = (await card.findByText(/Carla Ruiz/)).closest("li");
  expect(carla).toHaveTextContent("lacks billing admin, has besides sales agent");
  expect(card.getByText(/Ben Okri/).closest("li")).toHaveTextContent("as the template says");
  expect(card.queryByRole("button", { name: "Bring back to the template: Ben Okri" })).toBeNull();
  await expectNoFaults();
  await user.click(card.getByRole("button", { name: "Bring back to the template: Carla Ruiz" }));
  expect(await screen.findByText(/^2 changes are staged\./)).toBeVisible();
  expect(host.accounts.users[2]?.roles, "nothing is changed yet").toEqual(["sales_agent"]);
  await user.click(screen.getByRole("button", { name: "Go to the staged changes" }));
  expect(
    await screen.findByRole("gridcell", { name: "billing admin for Carla Ruiz: will be given" }),
  ).toBeVisible();
  expect(screen.getByText("2 changes staged for 1 person")).toBeVisible();
});

test("somebody follows it no more and keeps the roles", async () => {
  const host = company();
  const { user } = await show(host, "/roles/templates");
  const card = await clerk();
  await user.click(card.getByRole("button", { name: "Who follows it: “Billing clerk”" }));
  await user.click(await card.findByRole("button", { name: "Ben Okri follows it no more" }));
  expect(await screen.findByText(/Ben Okri follows no template now/)).toBeVisible();
  expect(host.requestsOf("template_apply")).toEqual([{ template: null, users: ["p2"] }]);
});

test("it is changed with an honest word, removed after a question, and brought back", async () => {
  const host = company();
  const { user } = await show(host, "/roles/templates");
  const card = await clerk();
  await user.click(card.getByRole("button", { name: "Change the template “Billing clerk”" }));
  const form = within(await card.findByRole("form"));
  expect(form.getByText(/they are shown as drifted until it is applied again/)).toBeVisible();
  await user.click(await form.findByRole("checkbox", { name: "report viewer" }));
  await user.click(form.getByRole("button", { name: "Save" }));
  expect(await card.findByText("billing admin and report viewer")).toBeVisible();
  expect(card.getByText("2 people follow it, 2 drifted")).toBeVisible();

  await user.click(card.getByRole("button", { name: "Remove the template “Billing clerk”" }));
  expect(card.getByText(/keeps their roles, and follows no template/)).toBeVisible();
  await user.click(card.getByRole("button", { name: "Remove it" }));
  expect(await screen.findByText("No template is made yet")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(await screen.findByRole("article", { name: "Billing clerk" })).toBeVisible();
});

test("whoever removed a template goes on with the next, the last, or the heading", async () => {
  const host = company();
  host.roles.templates = ["One", "Two", "Three"].map((name, at) => ({
    ...CLERK,
    id: `t${at + 1}`,
    name,
  }));
  const { user } = await show(host, "/roles/templates");
  async function remove(name: string) {
    const card = within(await screen.findByRole("article", { name }));
    await user.click(card.getByRole("button", { name: `Remove the template “${name}”` }));
    await user.click(card.getByRole("button", { name: "Remove it" }));
    await waitFor(() => expect(screen.queryByRole("article", { name })).toBeNull());
  }
  await remove("Two");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Apply to people: “Three”" })).toHaveFocus(),
  );
  await remove("Three");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Apply to people: “One”" })).toHaveFocus(),
  );
  await remove("One");
  await waitFor(() =>
    expect(screen.getByRole("heading", { level: 1, name: "Role templates" })).toHaveFocus(),
  );
});

test("in French too", async () => {
  const host = company();
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  const { user } = await show(host, "/roles/templates");
  const card = await clerk();
  expect(card.getByText("2 personnes le suivent, 1 s’en écarte")).toBeVisible();
  await user.click(card.getByRole("button", { name: /^Qui le suit/ }));
  expect(await card.findByText(/n’a pas Administrateur de la facturation/)).toBeVisible();
});
