import { act, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../../testing/fake_host";
import { expectNoFaults, show } from "../../../testing/show";

test("a role has its names in both languages and says in plain words what it allows", async () => {
  const { user } = await show(FakeHost.open(), "/roles/catalogue");
  const role = within(await screen.findByRole("article", { name: "billing admin" }));
  expect(role.getByText("Administrateur de la facturation")).toHaveAttribute("lang", "fr");
  expect(role.getByText(/Looks after invoices and billing/)).toBeVisible();
  expect(role.getByText("not for guests")).toBeVisible();
  await user.click(role.getByText("3 tasks"));
  expect(role.getByText("Manage billing")).toBeVisible();
  expect(role.getByText(/in part: only who the global admins are/)).toBeVisible();
  await expectNoFaults();
});

test("roles are found by either name and by what they allow, with or without accents", async () => {
  const { user } = await show(FakeHost.open(), "/roles/catalogue");
  const box = await screen.findByRole("searchbox");
  await user.type(box, "general");
  expect(
    screen.getAllByRole("article").map((one) => one.getAttribute("aria-labelledby")),
  ).toHaveLength(1);
  expect(screen.getByRole("article", { name: "global admin" })).toBeVisible();
  await user.clear(box);
  await user.type(box, "manage billing");
  expect(screen.getAllByRole("article")).toHaveLength(2);
  await user.clear(box);
  await user.type(box, "zzz");
  expect(screen.getByText("No role has these words.")).toBeVisible();
});

test("the rules are stated as the workspace has settled them", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/roles/catalogue");
  const rules = within(await screen.findByRole("region", { name: "Rules and safeguards" }));
  expect(rules.getByText("Guests may hold: referrals admin.")).toBeVisible();
  expect(rules.getByText(/^One role of each category at most: /)).toBeVisible();
  await user.click(rules.getByRole("link", { name: "Change the rules…" }));
  expect(await screen.findByRole("heading", { name: "Rules for roles" })).toBeVisible();
  host.roles.catalogue.policies = { oneRolePerCategory: false, guestRoles: [] };
  window.location.hash = "/roles/catalogue";
  act(() => host.tell({ kind: "changed", tags: ["people"] }));
  expect(await screen.findByText("Several roles of one category are allowed.")).toBeVisible();
  expect(screen.getByText("Guests may hold no role.")).toBeVisible();
});

test("in French the English name stands beside it", async () => {
  const host = FakeHost.open();
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  await show(host, "/roles/catalogue");
  const role = within(await screen.findByRole("article", { name: "Agent du support technique" }));
  expect(role.getByText("Helpdesk agent")).toHaveAttribute("lang", "en");
  expect(role.getByText("En anglais")).toBeVisible();
});
