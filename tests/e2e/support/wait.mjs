// Waiting for something to be so. Nothing here sleeps for its own sake.
import { setTimeout as pause } from "node:timers/promises";

/** Far more than anything takes; a busy machine is not a failure. */
export const PATIENCE = 30_000;

/** For a whole test: a program that answers nothing at all must not hold the others up. */
export const LIMIT = { timeout: 300_000 };

/** The first answer that is neither `undefined`, `null`, `false` nor thrown. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    let last;
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (thrown) {
      last = thrown;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`, { cause: last });
    await pause(50);
  }
}
