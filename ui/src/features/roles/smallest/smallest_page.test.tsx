import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../../testing/fake_host";
import { expectNoFaults, show } from "../../../testing/show";

test("what is ticked leads to the fewest roles, by the documented tasks alone", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/roles/smallest");
  const result = within(await screen.findByRole("region", { name: "These roles are enough" }));
  expect(
    result.getByText("Computed from the documented tasks, never from what anybody used."),
  ).toBeVisible();
  expect(result.getByText("No task is ticked yet.")).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: "Search and see customers" }));
  await user.click(screen.getByRole("checkbox", { name: "Administer on behalf of customers" }));
  expect(await result.findByText("helpdesk agent")).toBeVisible();
  await user.click(result.getByText(/What these roles allow besides/));
  expect(result.getByText("Open service requests on behalf of customers")).toBeVisible();
  await expectNoFaults();

  await user.click(screen.getByRole("checkbox", { name: "See the users and their roles" }));
  expect(await result.findByText("Covered in part only")).toBeVisible();
  const last = host.requestsOf("role_minimal").at(-1);
  expect(last).toEqual({
    tasks: ["customers.view", "customers.aobo", "users.view"],
    guest: false,
    oneRolePerCategory: null,
  });
});

test("a link has what was ticked, and the rules go along", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/roles/smallest?tasks=billing.manage&guest=1");
  const result = within(await screen.findByRole("region", { name: "These roles are enough" }));
  expect(await result.findByText("billing admin")).toBeVisible();
  expect(screen.getByRole("checkbox", { name: "For a guest" })).toBeChecked();
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Roles of one category" }),
    "Any number",
  );
  expect(host.requestsOf("role_minimal").at(-1)).toEqual({
    tasks: ["billing.manage"],
    guest: true,
    oneRolePerCategory: false,
  });
  expect(result.getByRole("link", { name: "Make a template of it…" }).getAttribute("href")).toBe(
    "#/roles/templates?roles=billing_admin",
  );
});

test("tasks that no role covers are named in words", async () => {
  const host = FakeHost.open();
  host.refusals.set("role_minimal", {
    code: "tasks_unreachable",
    message: "",
    ref: "billing.manage, users.create",
  });
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  await show(host, "/roles/smallest?tasks=billing.manage,users.create");
  const result = await screen.findByRole("region", { name: "Ces rôles suffisent" });
  expect(await within(result).findByText(/Aucun ensemble de rôles ne le couvre/)).toBeVisible();
  expect(within(result).getByText("Gérer la facturation")).toBeVisible();
  expect(within(result).getByText("Créer des utilisateurs")).toBeVisible();
  expect(within(result).getByText(/jamais d’après l’usage/)).toBeVisible();
});

test("the other answer and what speaks for it are said behind the first", async () => {
  const host = FakeHost.open();
  host.roles.otherwise = { why: "fewer_roles", roles: ["global_admin"], partly: [] };
  const { unmount } = await show(host, "/roles/smallest?tasks=billing.manage");
  const result = within(await screen.findByRole("region", { name: "These roles are enough" }));
  expect(await result.findByText("billing admin")).toBeVisible();
  expect(result.getByText(/Fewer roles would do: global admin\./)).toBeVisible();
  expect(result.queryByText(/No smaller roles are enough/), "it is not the answer").toBeNull();
  await expectNoFaults();
  unmount();

  host.roles.otherwise = { why: "in_part", roles: ["billing_admin"], partly: ["users.view"] };
  await show(host, "/roles/smallest?tasks=billing.manage");
  const again = within(await screen.findByRole("region", { name: "These roles are enough" }));
  expect(await again.findByText(/in part only: billing admin/)).toBeVisible();
  expect(again.getAllByText("See the users and their roles")).not.toHaveLength(0);
});

test("where one role is enough only because it may do everything, it is said", async () => {
  await show(FakeHost.open(), "/roles/smallest?tasks=billing.manage,customers.aobo");
  const result = within(await screen.findByRole("region", { name: "These roles are enough" }));
  expect(await result.findByText("global admin")).toBeVisible();
  expect(result.getByText(/No smaller roles are enough/)).toBeVisible();
});

test("the list of tasks is searched", async () => {
  const { user } = await show(FakeHost.open(), "/roles/smallest");
  await user.type(await screen.findByRole("searchbox"), "billing");
  expect(screen.getByRole("checkbox", { name: "Manage billing" })).toBeVisible();
  expect(screen.queryByRole("checkbox", { name: "Create users" })).toBeNull();
});
