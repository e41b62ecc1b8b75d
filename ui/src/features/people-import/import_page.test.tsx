import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

async function showImport(host = FakeHost.open()) {
  const { user } = await show(host, "/users/import");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  await screen.findByRole("heading", { name: /What was found in/ });
  return { host, user };
}

/** A file whose names of columns tell what it is. */
function certain(): FakeHost {
  const host = FakeHost.open();
  host.peopleFiles.preview = { kindIsCertain: true };
  return host;
}

test("the preview says who would come in, who cannot, and that passwords were dropped", async () => {
  await showImport(certain());
  expect(screen.getByText(/A column of passwords was dropped/)).toBeVisible();
  expect(screen.getByRole("radio", { name: "New users" })).toBeChecked();
  expect(screen.getByText(/Each becomes an intent that somebody gets an account/)).toBeVisible();
  const first = screen.getByRole("table", { name: "The first rows" });
  expect(within(first).getByText("The name of line 3?")).toBeVisible();
  const refused = screen.getByRole("table", { name: "Refused rows" });
  expect(
    within(refused).getByText("Somebody in the workspace has this user name already."),
  ).toBeVisible();
  await expectNoFaults();
});

test("where the file does not tell, somebody has to say whether its users exist", async () => {
  const { host, user } = await showImport();
  const run = screen.getByRole("button", { name: "Import 101 users" });
  expect(run).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("radio", { name: "Users who exist already" }));
  await waitFor(() => expect(run).not.toHaveAttribute("aria-disabled", "true"));
  expect(host.requestsOf("user_import_inspect")[1]?.corrections.existing).toBe(true);
  expect(screen.getByText(/nobody is to be created/)).toBeVisible();
  await user.click(run);
  expect(await screen.findByRole("heading", { name: "101 users came in" })).toHaveFocus();
  expect(host.requestsOf("user_import")[0]?.corrections.existing).toBe(true);
});

test("a cell is repaired in place, and what stays refused goes into a file", async () => {
  const { host, user } = await showImport(certain());
  const cell = screen.getByRole("textbox", { name: "Username in line 17" });
  await user.clear(cell);
  await user.type(cell, "ben2@contoso.com{Enter}");
  await user.click(await screen.findByRole("button", { name: "Import 102 users" }));
  expect(await screen.findByRole("heading", { name: "102 users came in" })).toHaveFocus();
  expect(screen.getByText("1 row was refused")).toBeVisible();
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Save the refused rows…" }));
  await waitFor(() => expect(host.requestsOf("user_refused_save")).toHaveLength(1));
  expect(host.requestsOf("user_refused_save")[0]).toMatchObject({
    language: "en",
    corrections: { repairs: [{ line: 17, column: "Username", text: "ben2@contoso.com" }] },
  });
});

test("a domain is said once, for all user names without one", async () => {
  const { host, user } = await showImport(certain());
  await user.type(screen.getByRole("textbox", { name: /Domain/ }), "contoso.com{Enter}");
  await waitFor(() => expect(host.requestsOf("user_import_inspect")).toHaveLength(2));
  expect(host.requestsOf("user_import_inspect")[1]?.corrections.domain).toBe("contoso.com");
});

test("an import tells how far it is and can be stopped", async () => {
  const { host, user } = await showImport(certain());
  let release = () => {};
  host.held.set("user_import", new Promise((resolve) => (release = resolve)));
  await user.click(screen.getByRole("button", { name: "Import 101 users" }));
  await waitFor(() => expect(host.requestsOf("user_import")).toHaveLength(1));
  const job = host.requestsOf("user_import")[0]?.job ?? "";
  act(() => host.tell({ kind: "progress", job, done: 0.5, rows: 50, canStop: true }));
  expect(await screen.findByText("50 rows")).toBeVisible();
  const stop = screen.getByRole("button", { name: "Stop" });
  expect(stop).toHaveFocus();
  await user.click(stop);
  expect(host.requestsOf("job_cancel")).toEqual([{ job }]);
  host.refusals.set("user_import", { code: "cancelled", message: "", ref: null });
  release();
  expect(await screen.findByText("Stopped. Nothing was changed.")).toBeVisible();
});

test("a file without users can be taken for one all the same", async () => {
  const host = certain();
  host.refusals.set("user_import_inspect", {
    code: "not_a_list_of_people",
    message: "",
    ref: "no_header",
  });
  const { user } = await show(host, "/users/import");
  await user.click(await screen.findByRole("button", { name: "Choose a file" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  await user.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "entra_export");
  await waitFor(() => expect(host.requestsOf("user_import_inspect")).toHaveLength(2));
  expect(host.requestsOf("user_import_inspect")[1]?.corrections.kind).toBe("entra_export");
});

test("who may not create users reads who may", async () => {
  const host = certain();
  const right = host.workspace.rights.find(({ task }) => task === "users.create");
  if (right !== undefined) right.allowed = false;
  await show(host, "/users/import");
  expect(await screen.findByRole("button", { name: "Choose a file" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("everybody is exported in the form that is chosen", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/users/export");
  await user.selectOptions(await screen.findByRole("combobox", { name: "Form" }), [
    "entra_bulk_create",
  ]);
  await expectNoFaults();
  await user.click(screen.getByRole("button", { name: "Export…" }));
  await waitFor(() => expect(host.requestsOf("user_export")).toHaveLength(1));
  expect(host.requestsOf("user_export")[0]?.form).toBe("entra_bulk_create");
  expect(
    await screen.findByText(/104 users are in “Users.csv”. 1 user has no user name/),
  ).toBeVisible();
});
