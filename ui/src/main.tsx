// The first script. It asks where the program stands while the screens load.
import { boot } from "./shell/boot";

const root = document.getElementById("root");
const booting = boot();
// Handled where the screens are drawn.
booting.catch(() => undefined);

if (root !== null) void import("./shell/draw").then(({ draw }) => draw(root, booting));
