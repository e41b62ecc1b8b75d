import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";
import { moved } from "./order";

async function showFive() {
  const host = FakeHost.open(20);
  host.catalog.featured = host.priceLists.offers.slice(0, 5).map((offer) => offer.offerId);
  const { user } = await show(host, "/featured");
  await screen.findByRole("listitem", { name: /number 1 of 5/ });
  return { host, user };
}

const item = (name: RegExp) => screen.getByRole("listitem", { name });
const order = () =>
  within(screen.getByRole("main"))
    .getAllByRole("listitem")
    .map((one) => within(one).getByRole("link").textContent);

test("Alt and arrows move the offer, say so, and keep the focus on it", async () => {
  const { host, user } = await showFive();
  item(/Files Basic 2, number 2/).focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(screen.getByTestId("announcements")).toHaveTextContent(
    "“Contoso Files Basic 2” is now number 1 of 5",
  );
  expect(item(/Files Basic 2, number 1 of 5/)).toHaveFocus();
  await user.keyboard("{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  expect(item(/Files Basic 2, number 3 of 5/)).toHaveFocus();
  await waitFor(() =>
    expect(host.requestsOf("featured_move").map(({ to }) => to)).toEqual([1, 2, 3]),
  );
  await waitFor(() => expect(host.catalog.featured[2]).toBe(host.priceLists.offers[1]?.offerId));
  await expectNoFaults();
});

test("the ends are ends", async () => {
  const { host, user } = await showFive();
  item(/number 1 of 5/).focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(host.requestsOf("featured_move")).toEqual([]);
  const up = screen.getByRole("button", { name: "Move “Contoso Mail Basic 1” up" });
  expect(up).toHaveAttribute("aria-disabled", "true");
  expect(up).toHaveAccessibleDescription("It is the first already.");
});

test("buttons move and remove, and the focus goes to what took the place", async () => {
  const { user } = await showFive();
  await user.click(screen.getByRole("button", { name: "Move “Contoso Meetings Basic 3” down" }));
  expect(
    screen.getByRole("button", { name: "Move “Contoso Meetings Basic 3” down" }),
  ).toHaveFocus();
  await user.click(
    screen.getByRole("button", { name: "Remove “Contoso Mail Basic 1” from the featured offers" }),
  );
  await waitFor(() => expect(order()).toHaveLength(4));
  expect(order()[0]).toBe("Contoso Files Basic 2");
  expect(item(/Files Basic 2, number 1 of 4/)).toHaveFocus();
});

test("a move that is refused goes back and is told", async () => {
  const { host, user } = await showFive();
  host.refusals.set("featured_move", { code: "offer_not_featured", message: "", ref: null });
  await user.click(screen.getByRole("button", { name: "Move “Contoso Mail Basic 1” down" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "This offer is not featured any more.",
  );
  await waitFor(() => expect(order()[0]).toBe("Contoso Mail Basic 1"));
});

test("a vanished offer stays and is marked in words", async () => {
  const host = FakeHost.open(4);
  host.catalog.featured = ["GONE00000000:0001"];
  host.catalog.vanished.set("GONE00000000:0001", "Old Suite");
  await show(host, "/featured");
  expect(await screen.findByRole("listitem", { name: /Old Suite/ })).toHaveTextContent(
    "No longer available.",
  );
});

test("who may not arrange sees the order and why", async () => {
  const host = FakeHost.open(4);
  host.catalog.featured = host.priceLists.offers.slice(0, 2).map((offer) => offer.offerId);
  for (const right of host.workspace.rights) right.allowed = false;
  const { user } = await show(host, "/featured");
  const [why] = await screen.findAllByText(/It is for: global admin or admin agent/);
  expect(why).toBeVisible();
  item(/number 2 of 2/).focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(host.requestsOf("featured_move")).toEqual([]);
});

test.each([
  [1, 3, "BCA"],
  [3, 1, "CAB"],
  [2, 2, "ABC"],
])("from %i to %i", (from, to, wanted) => {
  const three = [..."ABC"].map((title, index) => ({
    title,
    offerId: title,
    position: index + 1,
    segment: null,
    vanished: false,
  }));
  expect(
    moved(three, from, to)
      .map((one) => one.title)
      .join(""),
  ).toBe(wanted);
  expect(moved(three, from, to).map((one) => one.position)).toEqual([1, 2, 3]);
});
