import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FakeHost } from "../../../testing/fake_host";
import { user as person } from "../../../testing/fake_people";
import { expectNoFaults, show } from "../../../testing/show";

function company(more = 0): FakeHost {
  const host = FakeHost.open();
  host.accounts.users = [
    person("p1", "Ada Martin", { isMe: true, roles: ["global_admin"] }),
    person("p2", "Ben Okri", { roles: ["sales_agent"] }),
    person("p3", "Carla Ruiz", { roles: [] }),
    person("p4", "Dana Ito", { guest: true, roles: [], mfa: "disabled" }),
    ...Array.from({ length: more }, (_, at) => person(`q${at}`, `Person ${at}`, { roles: [] })),
  ];
  return host;
}

const cell = (name: string) => screen.findByRole("gridcell", { name });
const edits = (host: FakeHost) => host.requestsOf("role_stage").flatMap(({ edits }) => edits);

async function openReview(user: UserEvent, staged: string) {
  await screen.findByText(staged);
  await user.click(screen.getByRole("button", { name: "Review and commit…" }));
  return within(await screen.findByRole("dialog", { name: "Review the staged changes" }));
}

async function showMatrix(host = company()) {
  const { user } = await show(host, "/roles");
  await cell("sales agent for Ben Okri: has it");
  return { host, user };
}

test("a mark says in words what will be, and editing back takes it away", async () => {
  const { host, user } = await showMatrix();
  const empty = await cell("sales agent for Carla Ruiz: does not have it");
  await user.click(empty);
  const marked = await cell("sales agent for Carla Ruiz: will be given");
  expect(marked).toHaveTextContent("will be given");
  expect(marked.querySelector("svg"), "not by the colour alone").toBeInTheDocument();
  expect(await screen.findByText("1 change staged for 1 person")).toBeVisible();
  expect(marked).toHaveFocus();
  await expectNoFaults();

  await user.keyboard(" ");
  expect(await cell("sales agent for Carla Ruiz: does not have it")).toHaveTextContent("");
  expect(await screen.findByText("Nothing is staged")).toBeVisible();
  expect(edits(host).map(({ held }) => held)).toEqual([true, false]);
});

test("marks of an earlier time are there again", async () => {
  const host = company();
  await host.call("role_stage", { edits: [{ user: "p2", role: "sales_agent", held: false }] });
  await show(host, "/roles");
  expect(await cell("sales agent for Ben Okri: will be taken")).toHaveTextContent("will be taken");
});

test("arrows move, Shift chooses, Space changes all of it, and Ctrl+Z takes it back", async () => {
  const { host, user } = await showMatrix();
  (await cell("sales agent for Ben Okri: has it")).focus();
  await user.click(await cell("helpdesk agent for Ben Okri: does not have it"));
  await user.keyboard(" {ArrowDown}");
  const helpdesk = await cell("helpdesk agent for Carla Ruiz: does not have it");
  expect(helpdesk).toHaveFocus();
  await user.keyboard("{Shift>}{ArrowDown}{ArrowLeft}{/Shift}");
  expect(screen.getByText("4 cells chosen")).toBeVisible();
  expect(helpdesk).toHaveAttribute("aria-selected", "true");
  await user.keyboard(" ");
  expect(await screen.findByText("4 changes staged for 2 people")).toBeVisible();
  expect(await cell("sales agent for Dana Ito: will be given")).toHaveFocus();

  await user.keyboard("{Control>}z{/Control}");
  expect(await screen.findByText("Nothing is staged")).toBeVisible();
  await user.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
  expect(host.requestsOf("edit_undo"), "never a deed, as long as marks can be taken back").toEqual(
    [],
  );
});

test("Ctrl+D fills down what stands on top, also where one did not scroll yet", async () => {
  const { host, user } = await showMatrix(company(300));
  await user.click(await cell("sales agent for Carla Ruiz: does not have it"));
  await user.keyboard("{Control>} {/Control}");
  expect(screen.getByText("304 cells chosen")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(screen.queryByText("304 cells chosen")).toBeNull();
  await user.keyboard("{ArrowDown}{ArrowDown}{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}");
  await user.click(screen.getByRole("button", { name: "Take" }));
  expect(await screen.findByText("Nothing is staged"), "Carla’s mark is among them").toBeVisible();
  screen.getAllByRole("gridcell", { name: /^sales agent for Person / })[0]?.focus();
  await user.keyboard("{Control>}{Home}{/Control}");

  await user.click(await cell("billing admin for Ben Okri: does not have it"));
  await user.keyboard("{Control>}{Shift>}{ArrowDown}{/Shift}d{/Control}");
  expect(await screen.findByText("303 changes staged for 303 people")).toBeVisible();
  const filled = edits(host).filter(({ role, held }) => role === "billing_admin" && held);
  expect(filled).toHaveLength(303);
});

test("Ctrl+C copies what is chosen as it is shown, also where one did not scroll yet", async () => {
  const { user } = await showMatrix(company(300));
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const lines = () =>
    (copied.mock.calls.at(-1)?.[0] ?? "").split("\n").map((line) => line.split("\t"));
  await user.click(await cell("sales agent for Carla Ruiz: does not have it"));
  await cell("sales agent for Carla Ruiz: will be given");
  await user.keyboard("{ArrowUp}{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
  await user.keyboard("{Control>}c{/Control}");
  expect(await screen.findByText("4 cells are on the clipboard.")).toBeVisible();
  expect(lines()).toEqual([
    ["Person", "sales agent", "helpdesk agent"],
    ["Ben Okri", "has it", ""],
    ["Carla Ruiz", "will be given", ""],
  ]);

  await user.keyboard("{Escape}{Control>} {/Control}");
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByText("304 cells are on the clipboard.")).toBeVisible();
  expect(lines()).toHaveLength(305);
  expect(lines().at(-1)?.[0]).toBe("Person 99");
});

test("what is not one’s own to change says so, and is left out", async () => {
  const host = company();
  host.roles.forbid("global_admin");
  const { user } = await showMatrix(host);
  const locked = await cell("global admin for Ben Okri: does not have it, not yours to change");
  expect(locked).toHaveAttribute("aria-readonly", "true");
  await user.click(locked);
  expect(await screen.findByText("1 cell is not yours to change.")).toBeVisible();
  expect(edits(host)).toEqual([]);
});

test("whom the rules bar one from is locked cell by cell, with the reason, and left out", async () => {
  const host = company();
  host.accounts.users = host.accounts.users.map((one) =>
    one.id === "p3"
      ? { ...one, barredRoles: [{ role: "sales_agent", code: "more_powerful" }] }
      : one,
  );
  const { user } = await showMatrix(host);
  const locked = await cell("sales agent for Carla Ruiz: does not have it, not yours to change");
  expect(locked).toHaveAttribute("aria-readonly", "true");
  expect(locked).toHaveAttribute("title", "Only a global admin can change a global admin.");
  await user.click(await cell("helpdesk agent for Dana Ito: does not have it"));
  await user.keyboard(" {ArrowLeft}{Shift>}{ArrowUp}{/Shift}");
  await user.click(screen.getByRole("button", { name: "Give" }));
  expect(await screen.findByText("1 cell is not yours to change.")).toBeVisible();
  expect(edits(host).at(-1)).toEqual({ user: "p4", role: "sales_agent", held: true });
  expect(edits(host).every((one) => one.user === "p4")).toBe(true);
  await expectNoFaults();
});

test("the review tells errors from warnings and what would change, and one commit is one undo", async () => {
  const { host, user } = await showMatrix();
  host.roles.refuse("p2", "one_role_per_category", "admin_agent");
  host.roles.refuse("p4", "guest_role", "billing_admin");
  host.roles.warn("p3", "mfa_not_enabled");
  await user.click(await cell("admin agent for Ben Okri: does not have it"));
  await user.click(await cell("billing admin for Dana Ito: does not have it"));
  await user.click(await cell("sales agent for Carla Ruiz: does not have it"));
  const dialog = await openReview(user, "3 changes staged for 3 people");
  const errors = within(await dialog.findByRole("region", { name: "This would be refused" }));
  expect(errors.getByText(/Ben Okri, admin agent: A person holds one role/)).toBeVisible();
  expect(errors.getByText(/Dana Ito, billing admin: A guest may not hold/)).toBeVisible();
  const warnings = within(dialog.getByRole("region", { name: "Worth a look" }));
  expect(warnings.getByText(/Carla Ruiz would have an administrator’s role/)).toBeVisible();
  const commit = dialog.getByRole("button", { name: "Commit 3 changes" });
  expect(commit).toHaveAttribute("aria-disabled", "true");
  await expectNoFaults();

  await user.click(errors.getByRole("button", { name: "Take the marks away: Dana Ito" }));
  await user.click(errors.getByRole("button", { name: "Take the marks away: Ben Okri" }));
  expect(await dialog.findByText("No safeguard stands against it.")).toBeVisible();
  expect(dialog.getByText("1 person: 1 role given, 0 roles taken")).toBeVisible();
  const changes = within(dialog.getByRole("region", { name: "What would change" }));
  expect(changes.getByText("Could do from then on")).toBeVisible();
  expect(changes.getByText("Search and see customers")).toBeVisible();
  expect(changes.queryByText("Could not do any more")).toBeNull();
  await user.click(dialog.getByRole("button", { name: "Commit 1 change" }));
  expect(await screen.findByText("The roles of 1 person are changed.")).toBeVisible();
  expect(host.accounts.users[2]?.roles).toEqual(["sales_agent"]);
  expect(host.requestsOf("role_commit")).toHaveLength(1);
  await cell("sales agent for Carla Ruiz: has it");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Review and commit…" })).toHaveFocus(),
  );

  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(host.requestsOf("edit_undo")).toHaveLength(1));
});

test("a refusal of the rules is said where it is committed, and the marks stay", async () => {
  const { host, user } = await showMatrix();
  await user.click(await cell("sales agent for Carla Ruiz: does not have it"));
  await openReview(user, "1 change staged for 1 person");
  host.refusals.set("role_commit", { code: "last_admin", message: "", ref: null });
  const commit = await screen.findByRole("button", { name: "Commit 1 change" });
  await waitFor(() => expect(commit).not.toHaveAttribute("aria-disabled", "true"));
  await user.click(commit);
  expect(await screen.findByText(/needs at least one active global admin/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("1 change staged for 1 person")).toBeVisible();
});

test("the review shows what the rules answered and knows none itself", async () => {
  const { host, user } = await showMatrix();
  host.roles.refuse("p1", "last_admin");
  host.roles.warn("p1", "own_role");
  await user.click(await cell("global admin for Ada Martin: has it"));
  // A guest’s billing admin, of which the rules say nothing here.
  await user.click(await cell("billing admin for Dana Ito: does not have it"));
  await openReview(user, "2 changes staged for 2 people");
  expect(await screen.findByText(/Ada Martin: The workspace needs/)).toBeVisible();
  expect(screen.queryByText(/Dana Ito, billing admin:/)).toBeNull();
  expect(screen.getByText(/You give up a role of your own/)).toBeVisible();
});

test("without an answer of the rules nothing is committed, and the reason is said", async () => {
  const { host, user } = await showMatrix();
  host.refusals.set("role_review", { code: "disk_full", message: "", ref: null });
  await user.click(await cell("sales agent for Carla Ruiz: does not have it"));
  const dialog = await openReview(user, "1 change staged for 1 person");
  expect(await dialog.findByText(/disk/i)).toBeVisible();
  const commit = dialog.getByRole("button", { name: "Commit 1 change" });
  await waitFor(() => expect(commit).toHaveAttribute("aria-disabled", "true"));
  await user.click(commit);
  expect(host.requestsOf("role_commit")).toEqual([]);
});

test("people are searched for and narrowed down, and the address says so", async () => {
  const { user } = await showMatrix();
  await user.type(screen.getByRole("searchbox", { name: "Search for people" }), "carla");
  expect(await screen.findByText("1 person")).toBeVisible();
  expect(window.location.hash).toBe("#/roles?q=carla");
  await user.clear(screen.getByRole("searchbox", { name: "Search for people" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "Guests");
  await cell("sales agent for Dana Ito: does not have it");
  expect(window.location.hash).toBe("#/roles?show=guests");
});

test("in French too", async () => {
  const host = company();
  host.state.settings.language = "fr";
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
  const { user } = await show(host, "/roles");
  await user.click(await cell("Agent commercial pour Carla Ruiz\u00a0: ne l’a pas"));
  expect(await cell("Agent commercial pour Carla Ruiz\u00a0: sera attribué")).toHaveTextContent(
    "sera attribué",
  );
  await screen.findByText("1 modification préparée pour 1 personne");
  await user.click(screen.getByRole("button", { name: "Vérifier et valider…" }));
  expect(await screen.findByText("Pourrait désormais")).toBeVisible();
  expect(screen.getByText("Rechercher et consulter les clients")).toBeVisible();
});
