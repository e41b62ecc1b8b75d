import { expect, test } from "vitest";
import type { StagedPersonView } from "../../../ipc/bindings";
import { FakeHost } from "../../../testing/fake_host";
import { user as person } from "../../../testing/fake_people";
import { foresee, type Known } from "./foreseen";

const PEOPLE = [
  person("me", "Ada", { isMe: true, roles: ["user_mgmt_admin"] }),
  person("admin", "Ben", { roles: ["global_admin"] }),
  person("out", "Carla", { roles: ["global_admin"], state: "inactive" }),
  person("guest", "Dana", { guest: true }),
];

function known(some: Partial<Known> = {}): Known {
  return {
    lines: new Map(PEOPLE.map((one) => [one.id, one])),
    catalogue: FakeHost.open().roles.catalogue,
    mine: ["user_mgmt_admin"],
    globalAdmins: 1,
    ...some,
  };
}

const staged = (user: string, take: string[], give: string[]): StagedPersonView => {
  const name = PEOPLE.find(({ id }) => id === user)?.name ?? "";
  return { user, name, deleted: false, take, give, changes: [] };
};

const told = (one: StagedPersonView, some: Partial<Known> = {}) => {
  const { errors, warnings } = foresee([one], known(some));
  return {
    errors: errors.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
  };
};

test("nobody raises themselves, and nobody else touches a global admin", () => {
  expect(told(staged("me", [], ["admin_agent"])).errors).toEqual(["not_on_oneself"]);
  expect(told(staged("admin", [], ["admin_agent"])).errors).toEqual(["more_powerful"]);
  expect(told(staged("admin", [], ["referrals_admin"])).errors, "no role of the tenant").toEqual(
    [],
  );
  const asAdmin = { mine: ["global_admin"] };
  expect(told(staged("admin", [], ["admin_agent"]), asAdmin).errors).toEqual([]);
});

test("one active global admin stays; one who is kept out does not count", () => {
  const asAdmin = { mine: ["global_admin"] };
  expect(told(staged("admin", ["global_admin"], []), asAdmin).errors).toEqual(["last_admin"]);
  const two = { ...asAdmin, globalAdmins: 2 };
  expect(told(staged("admin", ["global_admin"], []), two).warnings).toContain("few_global_admins");
  expect(told(staged("out", ["global_admin"], []), asAdmin).errors).toEqual([]);
  const many = { ...asAdmin, globalAdmins: 6 };
  const one = staged("me", [], ["global_admin"]);
  expect(told(one, many).warnings).toContain("many_global_admins");
});

test("guests, and two roles of a category where the workspace is against it", () => {
  expect(told(staged("guest", [], ["sales_agent"])).errors).toEqual(["guest_role"]);
  expect(told(staged("guest", [], ["referrals_admin"]))).toEqual({
    errors: [],
    warnings: ["without_location"],
  });
  const both = staged("guest", [], ["sales_agent", "helpdesk_agent"]);
  expect(told(both).errors).toContain("one_role_per_category");
  const { catalogue } = known();
  const free = {
    ...catalogue,
    policies: { ...catalogue.policies, oneRolePerCategory: false },
  };
  expect(told(both, { catalogue: free }).errors).toEqual(["guest_role", "guest_role"]);
});

test("who was deleted meanwhile is left out of it", () => {
  expect(told({ ...staged("admin", ["global_admin"], []), deleted: true }).errors).toEqual([]);
});
