import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../../testing/fake_host";
import { user as person } from "../../../testing/fake_people";
import { expectNoFaults, show } from "../../../testing/show";

function company(): FakeHost {
  const host = FakeHost.open();
  host.accounts.users = [
    person("p1", "Ada Martin", { isMe: true, roles: ["global_admin"] }),
    person("p2", "Ben Okri", { roles: ["sales_agent"], userName: "ben@fabrikam.example" }),
    person("p3", "Carla Ruiz", { roles: [] }),
  ];
  return host;
}

test("a task leads to the people who can do it, by which role and how far", async () => {
  const { user } = await show(company(), "/roles/who-can");
  const task = await screen.findByRole("combobox", { name: "Task" });
  expect(within(task).getByRole("group", { name: "Users and roles" })).toBeInTheDocument();
  await user.selectOptions(task, "See leads and opportunities");
  expect(await screen.findByText(/2 active people can do it/)).toBeVisible();
  expect(
    screen.getByText("Roles that can do all of it: global admin and referrals admin"),
  ).toBeVisible();
  const ben = screen.getByRole("row", { name: /Ben Okri/ });
  expect(ben).toHaveTextContent("ben@fabrikam.examplesales agentin part");
  expect(screen.queryByRole("row", { name: /Carla Ruiz/ })).toBeNull();
  expect(window.location.hash, "it can be handed on").toBe("#/roles/who-can?task=referrals.view");
  await expectNoFaults();
});

test("a link asks at once, and where nobody can it is said", async () => {
  const host = company();
  host.accounts.users = [];
  await show(host, "/roles/who-can?task=billing.manage");
  expect(await screen.findByText("Nobody here can do it.")).toBeVisible();
});

test("who may not see the people is told for whom it is", async () => {
  const host = company();
  const right = host.workspace.rights.find(({ task }) => task === "users.view");
  if (right !== undefined) right.allowed = false;
  await show(host, "/roles/who-can");
  expect(await screen.findByText(/You may not change this. It is for/)).toBeVisible();
  expect(host.requestsOf("role_who_can")).toEqual([]);
});

test("in French too", async () => {
  const host = company();
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  await show(host, "/roles/who-can?task=billing.manage");
  expect(await screen.findByText(/1 personne active peut le faire/)).toBeVisible();
  expect(screen.getByRole("heading", { name: "Gérer la facturation" })).toBeVisible();
});
