// A hub of a test's own, that can be killed and started again where it was.
import { Child } from "./child.mjs";
import { atEnd } from "./cleanup.mjs";
import { programs } from "./machine.mjs";
import { freePort } from "./port.mjs";

export class Hub {
  static async start(test, scratch) {
    const hub = new Hub();
    hub.listen = `127.0.0.1:${await freePort()}`;
    hub.folder = scratch.path("hub");
    atEnd(test, () => hub.child.end());
    const { invitation } = await hub.startAgain();
    /** For whoever brings the first workspace. */
    hub.invitation = invitation;
    return hub;
  }

  /** On the same data and the same port: every device still knows the address. */
  async startAgain() {
    const words = ["serve", "--data-dir", this.folder, "--listen", this.listen, "--json"];
    this.child = new Child(programs.hub, words);
    return JSON.parse(await this.child.firstLine());
  }

  /** As when somebody pulls the plug. */
  kill() {
    return this.child.end("SIGKILL");
  }
}
