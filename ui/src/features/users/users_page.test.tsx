import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { hostOfSalesAgent, hostWithUsers } from "../../testing/fake_users";
import { expectNoFaults, show } from "../../testing/show";

const PAGE = "/users";

async function showUsers(host = hostWithUsers(), page = PAGE) {
  const { user } = await show(host, page);
  await screen.findByRole("heading", { level: 1, name: "Users" });
  await screen.findByText(/^\d+ users?$/);
  const grid = screen.queryByRole("grid", { name: "Users" });
  const names = () =>
    within(screen.getByRole("grid", { name: "Users" }))
      .getAllByRole("rowheader")
      .map((one) => one.querySelector("a, span")?.textContent);
  const lastAsked = () => host.requestsOf("user_list").at(-1);
  return { host, user, grid, names, lastAsked };
}

test("everybody stands there with their roles and what is worth a look", async () => {
  const { names } = await showUsers();
  expect(names(), "without those who were deleted").toEqual([
    "Ada Martin",
    "Ben Okri",
    "Carla Ruiz",
    "Dana Ito",
    "Émile Roy",
  ]);
  const row = (name: RegExp) => screen.getByRole("row", { name });
  expect(row(/^Ada Martin/)).toHaveTextContent("global admin");
  expect(row(/^Ada Martin/)).toHaveTextContent("You");
  expect(row(/^Carla Ruiz/)).toHaveTextContent("MFA not enabled");
  expect(row(/^Dana Ito/)).toHaveTextContent("Not for guests: sales agent");
  expect(row(/^Émile Roy/)).toHaveTextContent("disabled");
  await expectNoFaults();
});

test("a part of a name finds, and says so when nobody has it", async () => {
  const { user, names } = await showUsers();
  await user.keyboard("/");
  await user.keyboard("okri");
  await waitFor(() => expect(names()).toEqual(["Ben Okri"]));
  await user.keyboard("zz");
  expect(await screen.findByText("Nobody found for “okrizz”")).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(names()).toHaveLength(5));
});

test("one press shows the global admins, another everybody", async () => {
  const { user, names, lastAsked } = await showUsers(
    hostWithUsers(),
    `${PAGE}?q=ben&role=sales_agent`,
  );
  const who = screen.getByRole("button", { name: "Who is a global admin?" });
  await user.click(who);
  await waitFor(() => expect(names()).toEqual(["Ada Martin"]));
  expect(lastAsked(), "and nothing else is asked").toMatchObject({
    globalAdmins: true,
    role: null,
    search: "",
  });
  expect(screen.getByRole("searchbox")).toHaveValue("");
  expect(who).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByText(/Any of them can give you a role/)).toBeVisible();
  await user.click(who);
  await waitFor(() => expect(names()).toHaveLength(5));
});

test("filters say how many there are of each kind, and stand in the address", async () => {
  const { user, names, lastAsked } = await showUsers();
  await user.click(screen.getByRole("button", { name: "Filters" }));
  const filters = within(screen.getByRole("group", { name: "Filters" }));
  await user.click(filters.getByRole("checkbox", { name: "MFA not enabled (1)" }));
  await waitFor(() => expect(names()).toEqual(["Carla Ruiz"]));
  await user.click(filters.getByRole("checkbox", { name: "Guests (1)" }));
  expect(await screen.findByText("Nobody is like that")).toBeVisible();
  expect(screen.getByRole("button", { name: "Filters (2)" })).toBeVisible();
  await user.click(filters.getByRole("button", { name: "Clear the filters" }));
  await user.selectOptions(filters.getByRole("combobox", { name: "Role" }), "sales_agent");
  await waitFor(() => expect(names()).toEqual(["Ben Okri", "Dana Ito"]));
  expect(window.location.hash).toBe("#/users?role=sales_agent");
  expect(lastAsked()).toMatchObject({ role: "sales_agent", withoutMfa: false });
  await expectNoFaults();
});

test("deleted users say for how long they can be restored", async () => {
  const { user, names } = await showUsers();
  await user.click(screen.getByRole("button", { name: "Filters" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "State" }), "deleted");
  await waitFor(() => expect(names()).toEqual(["Fay Wong", "Gil Lima"]));
  expect(screen.getByRole("row", { name: /^Fay Wong/ })).toHaveTextContent(
    "deleted, can be restored for 12 more days",
  );
  expect(screen.getByRole("row", { name: /^Gil Lima/ })).toHaveTextContent(
    "deleted, the 30 days are over",
  );
  expect(
    screen.getByRole("row", { name: /^Gil Lima/ }),
    "and why nothing can be done",
  ).toHaveTextContent(/30 days in which this person could be brought back are over/);
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Restore Fay Wong" }));
  expect(await screen.findByText(/Fay Wong is restored/)).toBeVisible();
  await waitFor(() => expect(names()).toEqual(["Gil Lima"]));
});

test("a row whose restoring is refused says why", async () => {
  const host = hostWithUsers();
  host.refusals.set("user_restore", { code: "user_name_taken", message: "", ref: "p2" });
  const { user, names } = await showUsers(host, `${PAGE}?state=deleted`);
  await user.click(screen.getByRole("button", { name: "Restore Fay Wong" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/has this user name already/);
  expect(names()).toEqual(["Fay Wong", "Gil Lima"]);
});

test("a heading puts them in its order", async () => {
  const { user, names, lastAsked } = await showUsers();
  const heading = () => screen.getByRole("columnheader", { name: /^Name/ });
  expect(heading()).toHaveAttribute("aria-sort", "ascending");
  await user.click(within(heading()).getByRole("button"));
  await waitFor(() => expect(names()?.[0]).toBe("Émile Roy"));
  expect(lastAsked()).toMatchObject({ order: null, descending: true });
  await user.click(
    within(screen.getByRole("columnheader", { name: "User name" })).getByRole("button"),
  );
  await waitFor(() => expect(lastAsked()).toMatchObject({ order: "user_name" }));
});

test("several are chosen and copied as a spreadsheet pastes them", async () => {
  const { user } = await showUsers();
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await user.click(screen.getByRole("searchbox"));
  await user.keyboard("{ArrowDown} {Shift>}{ArrowDown}{/Shift}");
  expect(screen.getByText("2 users chosen")).toBeVisible();
  await user.keyboard("{Control>}c{/Control}");
  await waitFor(() => expect(copied).toHaveBeenCalled());
  const lines = (copied.mock.calls[0]?.[0] ?? "").split("\n").map((line) => line.split("\t"));
  expect(lines.map(([name]) => name)).toEqual(["Name", "Ada Martin", "Ben Okri"]);
  expect(lines[2]).toEqual(["Ben Okri", "ben@fabrikam.example", "sales agent", "active", ""]);
});

test("too few global admins are said on top", async () => {
  const host = hostWithUsers();
  host.accounts.warnings = [{ code: "few_global_admins", about: "1" }];
  await showUsers(host);
  expect(screen.getByText(/There is only 1 active global admin/)).toBeVisible();
});

test("who may not see users sees the global admins, and why no more", async () => {
  const { host, names } = await showUsers(hostOfSalesAgent(), `${PAGE}?role=sales_agent`);
  expect(names()).toEqual(["Ada Martin"]);
  expect(
    host.requestsOf("user_list").every(({ globalAdmins, role }) => globalAdmins && !role),
  ).toBe(true);
  expect(screen.getByText(/You can see who the global admins are/)).toBeVisible();
  expect(screen.queryByRole("link", { name: "Ada Martin" }), "nothing opens").toBeNull();
  const add = screen.getByRole("button", { name: "Add a user" });
  expect(add).toHaveAttribute("aria-disabled", "true");
});

test("what goes wrong is said", async () => {
  const host = hostWithUsers();
  host.refusals.set("user_list", { code: "internal", message: "", ref: null });
  await show(host, PAGE);
  expect(await screen.findByRole("alert")).toBeVisible();
});
