import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

test("the language changes at once, everywhere, and back", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  await user.click(await screen.findByRole("radio", { name: "Français" }));
  expect(await screen.findByRole("heading", { name: "Paramètres" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Listes de prix" })).toBeVisible();
  expect(document.documentElement).toHaveAttribute("lang", "fr");
  await waitFor(() => expect(document.title).toBe("Paramètres – Fabrikam – Partner Desk"));
  await user.click(screen.getByRole("radio", { name: "English" }));
  expect(await screen.findByRole("heading", { name: "Settings" })).toBeVisible();
  expect(document.documentElement).toHaveAttribute("lang", "en");
  await expectNoFaults();
});

test("the theme changes at once", async () => {
  const { user } = await show(FakeHost.open(), "/settings");
  await user.click(await screen.findByRole("radio", { name: "Dark" }));
  await waitFor(() => expect(document.documentElement.style.colorScheme).toBe("dark"));
});

test("a link waits while a market is half typed", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/settings");
  const market = await screen.findByRole("textbox", { name: /market/i });
  await user.clear(market);
  await user.type(market, "b");
  act(() => host.handOver({ place: { kind: "team" } }));
  await screen.findByRole("button", { name: "Follow it" });
  expect(market).toHaveValue("b");
});

/** What lies behind a row that is chosen. */
function lookOf(head: HTMLHeadElement): string | undefined {
  const sheets = [...head.querySelectorAll<HTMLStyleElement>("style[id^=fui-FluentProvider]")];
  const rules = sheets.flatMap(({ sheet }) => [...(sheet?.cssRules ?? [])]);
  const texts = rules.map(({ cssText }) => /--deskSelected: ([^;]+);/.exec(cssText)?.[1]);
  return texts.find((text) => text !== undefined);
}

test("high contrast is a look of its own, and its words say so in both languages", async () => {
  const host = FakeHost.open();
  const { user } = await show(host, "/settings");
  await user.click(await screen.findByRole("radio", { name: "High contrast" }));
  await waitFor(() => expect(document.documentElement.dataset["look"]).toBe("contrast"));
  await waitFor(() => expect(lookOf(document.head), "fetched where it is chosen").toBe("#00376b"));
  expect(document.documentElement.style.colorScheme, "scroll bars are dark, too").toBe("dark");
  expect(host.state.settings.theme).toBe("contrast");
  await user.click(screen.getByRole("radio", { name: "Français" }));
  expect(await screen.findByRole("radio", { name: "Contraste élevé" })).toBeChecked();
  await expectNoFaults();
});

test("the home market is two letters", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/settings");
  const field = await screen.findByRole("textbox", { name: "Home market" });
  await user.clear(field);
  await user.type(field, "b{Enter}");
  expect(await screen.findByText("A market has two letters, like FR or US.")).toBeVisible();
  await user.type(field, "e");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The home market is Belgium (BE).")).toBeVisible();
  expect(host.requestsOf("workspace_set_market")).toEqual([{ market: "BE" }]);
});
