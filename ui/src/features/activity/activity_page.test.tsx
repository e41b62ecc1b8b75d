import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../../testing/fake_host";
import { expectNoFaults, show } from "../../testing/show";

test("what waits stands in order, and the record the newest first", async () => {
  const host = FakeHost.open(4);
  const ids = host.offers.map((offer) => offer.offerId);
  await host.call("offer_feature", { offerId: ids[0], position: null });
  await host.call("offer_feature", { offerId: ids[1], position: null });
  const { user } = await show(host, "/activity");
  const waiting = await screen.findByRole("region", { name: "Waiting for a hub" });
  const items = await within(waiting).findAllByRole("listitem");
  expect(items[0]).toHaveTextContent("Featured “Contoso Mail Basic 1”");

  const record = screen.getByRole("region", { name: "Record" });
  const [newest] = await within(record).findAllByRole("listitem");
  expect(newest).toHaveTextContent("Featured “Contoso Files Basic 2”by Ada Martin");
  await user.click(within(record).getAllByText("1 change")[0] ?? record);
  expect(within(record).getAllByText("Featured offer · Title")[0]).toBeVisible();
  await expectNoFaults();
});

test("a long record is read a page at a time", async () => {
  const host = FakeHost.open(4);
  const offerId = host.offers[0]?.offerId;
  for (let times = 0; times < 30; times += 1) {
    await host.call("offer_feature", { offerId, position: null });
    await host.call("offer_unfeature", { offerId });
  }
  const { user } = await show(host, "/activity");
  expect(await screen.findByText("1 to 50 of 60")).toBeVisible();
  const record = screen.getByRole("navigation", { name: "Pages of the record" });
  await user.click(within(record).getByRole("button", { name: "Older" }));
  expect(await screen.findByText("51 to 60 of 60")).toBeVisible();
  expect(screen.getByText("1 to 20 of 60")).toBeVisible();
  const waiting = screen.getByRole("navigation", { name: "Pages of what waits" });
  await user.click(within(waiting).getByRole("button", { name: "Newer" }));
  expect(await screen.findByText("21 to 40 of 60")).toBeVisible();
});
