// A screen more, for a window that shall not lie over another.
import { Child } from "./child.mjs";
import { atEnd } from "./cleanup.mjs";

/** What a program needs in its environment to appear there. */
export async function anotherScreen(test) {
  const words = ["-displayfd", "1", "-screen", "0", "1400x900x24", "-noreset", "-nolisten", "tcp"];
  const server = new Child("Xvfb", words);
  atEnd(test, () => server.end());
  return { DISPLAY: `:${(await server.firstLine()).trim()}` };
}
