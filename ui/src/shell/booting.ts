// The first script of the page, a file of its own: it asks while the screens are loaded.
import { boot } from "./boot";

export const booting = boot();
// Handled where the screens are drawn.
booting.catch(() => undefined);
