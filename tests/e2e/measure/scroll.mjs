// A list scrolled from one end to the other, and turned through row by row.
import { until } from "../support/wait.mjs";
import { traced } from "./trace.mjs";

/**
 * Frames in which the whole list goes by, as when somebody drags the scroll bar; and
 * frames of a turning wheel.
 */
const STEPS = { far: 300, near: 150 };
/** So far the wheel turns in a frame. */
const NOTCH = 40;

export async function scroll(browser, page, steps = STEPS) {
  await page.locator("body[data-ready=catalog]").waitFor();
  const grid = page.getByRole("grid");
  const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
  const measured = await both(browser, page, grid, steps);
  // It shall have been the whole list. Rows that are met may be taller than was thought.
  const last = grid.locator(`[role=row][aria-rowindex="${rows + 1}"] [role=rowheader]`);
  await until("the last row", async () => {
    await grid.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    return (await last.count()) > 0;
  });
  return { rows, ...measured };
}

/** The floor: as many rows of plain text, drawn by the few lines that it takes. */
export async function scrollPlainly(browser, page, rows, steps = STEPS) {
  await page.goto("about:blank");
  await page.setContent("<div role=grid></div>");
  await page.evaluate(plainList, { rows, height: 57, inSight: 14 });
  return both(browser, page, page.getByRole("grid"), steps);
}

async function both(browser, page, grid, { near, far }) {
  const within = () => grid.evaluate((list) => list.scrollHeight - list.clientHeight);
  return {
    near: await traced(browser, page, () => move(grid, near, NOTCH)),
    far: await traced(browser, page, async () => move(grid, far, (await within()) / far)),
  };
}

/** A step in every frame. */
function move(grid, steps, each) {
  return grid.evaluate(
    async (list, { steps, each }) => {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      list.scrollTop = 0;
      for (let step = 1; step <= steps; step += 1) {
        await frame();
        list.scrollTop = Math.ceil(each * step);
      }
      await frame();
      await frame();
    },
    { steps, each },
  );
}

function plainList({ rows, height, inSight }) {
  const list = document.querySelector("[role=grid]");
  list.style.cssText = "height:600px;overflow-y:auto;position:relative";
  const body = list.appendChild(document.createElement("div"));
  body.style.cssText = `height:${rows * height}px;position:relative`;
  const drawn = Array.from({ length: inSight }, () => {
    const row = body.appendChild(document.createElement("div"));
    row.style.cssText = `position:absolute;height:${height}px`;
    return row;
  });
  const draw = () => {
    const first = Math.floor(list.scrollTop / height);
    drawn.forEach((row, at) => {
      row.style.transform = `translateY(${(first + at) * height}px)`;
      row.textContent = `Offer ${first + at}`;
    });
  };
  list.addEventListener("scroll", draw);
  draw();
}
