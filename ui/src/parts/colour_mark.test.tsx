import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { COLOURS, ColourMark, SHAPES } from "./colour_mark";
import { contrast } from "./contrast";
import { looks } from "./fills";

test("each colour has a shape of its own, beside the dot", () => {
  expect(new Set(COLOURS.map((colour) => SHAPES[colour])).size).toBe(COLOURS.length);
  for (const colour of COLOURS) {
    const { container, unmount } = render(<ColourMark colour={colour} />);
    expect(container.querySelector(`[data-mark=${colour}]`)).not.toBeNull();
    const shape = container.querySelector(`[data-shape=${colour}] path`);
    expect(shape?.getAttribute("d")).toBe(SHAPES[colour]);
    unmount();
  }
});

test("the shape stands for the dot with high contrast and where the system forces colours", () => {
  expect(contrast.deskMarkDot).toBe("none");
  expect(contrast.deskMarkShape).toBe("inline-block");
  expect(Object.keys(looks.light)).not.toContain("deskMarkShape");
  const { container } = render(<ColourMark colour="red" />);
  const display = (selector: string) => {
    const element = container.querySelector(selector);
    if (element === null) throw new Error(selector);
    return getComputedStyle(element).display;
  };
  expect(display("[data-mark]")).toBe("var(--deskMarkDot, inline-block)");
  expect(display("[data-shape]")).toBe("var(--deskMarkShape, none)");
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const forced = rules.map(({ cssText }) => cssText).filter((text) => text.includes("forced"));
  expect(forced.join(" ")).toMatch(/display: none/);
  expect(forced.join(" ")).toMatch(/fill: canvastext/i);
});
