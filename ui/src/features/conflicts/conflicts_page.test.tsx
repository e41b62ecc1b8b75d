import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ConflictView } from "../../ipc/bindings";
import { FakeHost } from "../../testing/fake_host";
import { conflict } from "../../testing/fake_team";
import { expectNoFaults, show } from "../../testing/show";

async function showConflicts(conflicts: ConflictView[], language: "en" | "fr" = "en") {
  const host = FakeHost.open(4);
  host.team.join();
  host.team.conflicts = conflicts;
  host.state.settings.language = language;
  const { user } = await show(host, "/conflicts");
  return { host, user };
}

const resolved = (host: FakeHost) => host.requestsOf("conflict_resolve");

test("nothing to decide is said", async () => {
  await showConflicts([]);
  expect(await screen.findByText("No conflict waits for a decision.")).toBeVisible();
  await expectNoFaults();
});

test("base, theirs and mine stand side by side with who and when", async () => {
  const { host, user } = await showConflicts([conflict("c1", {})]);
  const card = within(await screen.findByRole("article", { name: "Carla Ruiz · Name" }));
  const [, before, theirs, mine, now] = card.getAllByRole("row");
  expect(before).toHaveTextContent("BeforeCarla");
  expect(theirs).toHaveTextContent(/TheirsCarla R\.Ben Okri, Tue, Nov 4, /);
  expect(mine).toHaveTextContent(/MineCarla RuizAda Martin, /);
  expect(now).toHaveTextContent("NowCarla R.");
  await expectNoFaults();
  await user.click(card.getByRole("button", { name: /^Keep mine: Carla Ruiz/ }));
  expect(await screen.findByText("1 conflict is settled.")).toBeVisible();
  expect(resolved(host)).toEqual([{ conflicts: ["c1"], choice: "mine", value: null }]);
});

test("a third value is typed by keyboard alone, and kept on a refusal", async () => {
  const { host, user } = await showConflicts([conflict("c1", {})]);
  const other = await screen.findByRole("button", { name: /^Type another value/ });
  host.refusals.set("conflict_resolve", { code: "bad_choice", message: "", ref: "c1" });
  other.focus();
  await user.keyboard("{Enter}");
  const field = screen.getByLabelText("Another value for Name");
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.keyboard("Carla R. Ruiz{Enter}");
  expect(await screen.findByText("This field cannot hold what you chose.")).toBeVisible();
  expect(screen.getByLabelText("Another value for Name")).toHaveValue("Carla R. Ruiz");
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(resolved(host).at(-1)).toEqual({
      conflicts: ["c1"],
      choice: "value",
      value: "Carla R. Ruiz",
    }),
  );
});

test("many are chosen with Shift and decided at once; what failed is named", async () => {
  const many = ["Ada", "Ben", "Carla", "Dan"].map((subject, index) =>
    conflict(`c${index}`, { subject }),
  );
  const { host, user } = await showConflicts(many);
  host.team.gone.add("c1");
  const box = (name: string) => screen.getByRole("checkbox", { name: `Choose ${name}, Name` });
  await user.click(await screen.findByRole("checkbox", { name: "Choose Ada, Name" }));
  await user.keyboard("{Shift>}");
  await user.click(box("Carla"));
  await user.keyboard("{/Shift}");
  expect(screen.getByText("3 chosen")).toBeVisible();
  expect(box("Ben")).toBeChecked();
  await expectNoFaults();

  await user.click(screen.getByRole("button", { name: "Keep theirs for the 3 chosen" }));
  expect(await screen.findByText("2 conflicts are settled.")).toBeVisible();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("1 conflict could not be settled:");
  expect(alert).toHaveTextContent("Ben · Name – This conflict was settled otherwise meanwhile.");
  expect(resolved(host)).toEqual([
    { conflicts: ["c0", "c1", "c2"], choice: "theirs", value: null },
  ]);
});

test("all on the page are chosen by one key", async () => {
  const { user } = await showConflicts([conflict("c1", {}), conflict("c2", { isMine: false })]);
  const all = await screen.findByRole("checkbox", { name: "Choose all on this page" });
  all.focus();
  await user.keyboard(" ");
  const bar = within(screen.getByRole("group", { name: "The chosen ones" }));
  expect(bar.getByRole("button", { name: "Keep the first for the 2 chosen" })).toBeVisible();
  await user.keyboard(" ");
  expect(bar.queryByText("2 chosen")).toBeNull();
});

test("one that settled itself offers the earlier value with one click", async () => {
  const auto = conflict("c1", { kind: "auto", state: "auto", current: "Carla Ruiz" });
  const { host, user } = await showConflicts([auto]);
  expect(await screen.findByText(/The later change stands already/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^Take the earlier one: Carla R\./ }));
  await waitFor(() => expect(resolved(host)[0]?.choice).toBe("theirs"));
});

test("an edit of what was deleted is restored or left", async () => {
  const deleted = conflict("c1", {
    kind: "edit_on_deleted",
    entity: "featured_offer",
    field: "title",
    subject: "Contoso Mail",
    theirs: null,
    current: null,
  });
  const { host, user } = await showConflicts([deleted]);
  expect(
    await screen.findByText("Ben Okri deleted this while Ada Martin changed it."),
  ).toBeVisible();
  expect(screen.getByRole("button", { name: /^Leave it deleted/ })).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^Restore with my edit/ }));
  await waitFor(() => expect(resolved(host)[0]?.choice).toBe("mine"));
});

test("who may not decide sees why", async () => {
  const { user } = await showConflicts([conflict("c1", { deniedTask: "catalog.customize" })]);
  const keep = await screen.findByRole("button", { name: /^Keep theirs/ });
  expect(keep).toHaveAttribute("aria-disabled", "true");
  await user.hover(keep);
  expect((await screen.findAllByText(/It is for: global admin or admin agent/))[0]).toBeVisible();
});

test("settled ones stand behind a switch", async () => {
  const settled = conflict("c2", { state: "theirs", subject: "Dan", resolvedBy: "Ben Okri" });
  const { user } = await showConflicts([conflict("c1", {}), settled]);
  await screen.findByRole("article", { name: "Carla Ruiz · Name" });
  expect(screen.queryByRole("article", { name: "Dan · Name" })).toBeNull();
  await user.click(screen.getByRole("switch", { name: "Show the settled ones too" }));
  const dan = await screen.findByRole("article", { name: "Dan · Name" });
  expect(dan).toHaveTextContent("Settled by Ben Okri.");
  expect(within(dan).queryByRole("button")).toBeNull();
});

test("values are written for people, never as keys", async () => {
  const market = { entity: "workspace", field: "home_market", subject: "Fabrikam" };
  await showConflicts(
    [
      conflict("c1", { ...market, base: "US", theirs: "FR", mine: "DE", current: "FR" }),
      conflict("c2", {
        entity: "featured_offer",
        field: "order_key",
        base: "a0V",
        theirs: "a0Vx",
        mine: "a0Vz",
        current: "a0Vx",
      }),
      conflict("c3", {
        field: "roles",
        member: "sales_agent",
        kind: "security",
        base: "false",
        theirs: "false",
        mine: "true",
        current: "false",
      }),
    ],
    "fr",
  );
  expect(await screen.findByRole("button", { name: /France \(FR\)/ })).toBeVisible();
  expect(document.body).not.toHaveTextContent("a0V");
  expect(screen.getAllByText("sa place dans l’ordre")[0]).toBeVisible();
  expect(screen.getByRole("button", { name: /avec Agent commercial/ })).toBeVisible();
});
