// Made-up users for tests, one of each kind.
import { FakeHost } from "./fake_host";
import { user } from "./fake_people";

/** With a workspace open in which these people are. */
export function hostWithUsers(): FakeHost {
  const host = FakeHost.open();
  host.accounts.users = [
    user("p1", "Ada Martin", {
      userName: "ada@fabrikam.example",
      department: "Direction",
      isMe: true,
      roles: ["global_admin"],
      mfa: "enforced",
    }),
    user("p2", "Ben Okri", {
      userName: "ben@fabrikam.example",
      department: "Sales",
      roles: ["sales_agent"],
    }),
    user("p3", "Carla Ruiz", {
      userName: "carla@fabrikam.example",
      roles: [],
      mfa: "disabled",
      warnings: [
        { code: "without_role", about: null },
        { code: "mfa_not_enabled", about: null },
      ],
    }),
    user("p4", "Dana Ito", {
      userName: "dana@partner.example",
      guest: true,
      roles: ["sales_agent"],
      warnings: [{ code: "guest_role", about: "sales_agent" }],
    }),
    user("p5", "Émile Roy", { state: "inactive", roles: ["referrals_user"] }),
    user("p6", "Fay Wong", { state: "deleted", daysLeft: 12, roles: ["billing_admin"] }),
    user("p7", "Gil Lima", {
      state: "deleted",
      daysLeft: 0,
      restoreBarred: { code: "restore_too_late", message: "", ref: null },
    }),
  ];
  host.accounts.bar("p1", "not_on_oneself", "state", "delete", "password");
  host.accounts.bar("p7", "restore_too_late", "restore");
  return host;
}

/** Somebody who sells, and may see no more than who the global admins are. */
export function hostOfSalesAgent(): FakeHost {
  const host = hostWithUsers();
  host.workspace.roles = ["sales_agent"];
  for (const right of host.workspace.rights) {
    Object.assign(right, { allowed: false, whoMay: ["global_admin"] });
  }
  return host;
}
