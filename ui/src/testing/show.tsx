// Draws the whole program on a fake host, at a page.
import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { HashRouter } from "react-router";
import { expect } from "vitest";
import { setHost } from "../ipc/client";
import { boot } from "../shell/boot";
import { Program } from "../shell/program";
import { resolveLanguage, startI18n } from "../text/i18n";
import type { FakeHost } from "./fake_host";

/** Nothing here looks at styles; jsdom would ask thousands of rules for each element. */
const styles = createDOMRenderer(document.implementation.createHTMLDocument());

export async function show(host: FakeHost, page = "/") {
  setHost(host);
  window.location.hash = page;
  await startI18n(resolveLanguage(host.state.settings.language));
  const client = await boot();
  const drawn = render(
    <RendererProvider renderer={styles}>
      <HashRouter>
        <Program client={client} />
      </HashRouter>
    </RendererProvider>,
  );
  await act(async () => undefined);
  return { ...drawn, user: userEvent.setup({ delay: null }) };
}

/** Colours need a real browser; everything else is looked at. */
export async function expectNoFaults(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes[0]?.html}`);
  expect(told, "axe finds nothing").toEqual([]);
}
