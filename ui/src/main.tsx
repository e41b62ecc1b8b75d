// Puts the screens into the page, with the answers to what was asked meanwhile.
import { booting } from "./shell/booting";
import { draw } from "./shell/draw";
import { foreseeLanguage } from "./text/i18n";

const root = document.getElementById("root");
foreseeLanguage();
if (root !== null) void draw(root, booting);
