import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { FakeHost } from "../testing/fake_host";
import { show } from "../testing/show";

test("the first painting of a screen is told once", async () => {
  const host = FakeHost.open(4);
  const { user } = await show(host, "/catalog");
  await waitFor(() => expect(document.body.dataset["ready"]).toBe("catalog"));
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await screen.findByRole("heading", { name: "Settings" });
  expect(document.body.dataset["ready"], "it is not on the glass any more").toBeUndefined();
  await user.click(screen.getByRole("link", { name: "Catalog" }));
  await waitFor(() => expect(document.body.dataset["ready"]).toBe("catalog"));
  expect(host.requestsOf("screen_painted")).toEqual([{ screen: "catalog" }]);
});
