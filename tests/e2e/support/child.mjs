// A program that a test starts, and ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { until } from "./wait.mjs";

const POLITE = 10_000;

export class Child {
  constructor(program, args, env = process.env) {
    this.process = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    this.process.stderr.setEncoding("utf8").on("data", (text) => {
      this.said += text;
    });
    this.gone = once(this.process, "exit").then(([code, signal]) => ({ code, signal }));
    this.gone.catch(() => undefined);
    this.lines = createInterface({ input: this.process.stdout });
  }

  /** The first line on standard output. */
  async firstLine() {
    const ended = this.gone.then((how) => {
      throw new Error(`it ended: ${JSON.stringify(how)}\n${this.said}`);
    });
    const [line] = await Promise.race([once(this.lines, "line"), ended]);
    return line;
  }

  /** Asks it to end; one that does not is made to. */
  async end(signal = "SIGTERM") {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
      const late = setTimeout(() => this.process.kill("SIGKILL"), POLITE);
      await this.gone;
      clearTimeout(late);
    }
    return this.gone;
  }
}

/** Whether a process runs that need not be our own child. */
function runs(pid) {
  try {
    const [, state] = /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

export async function gone(pid, what) {
  await until(`the end of ${what}`, () => !runs(pid));
}

export function childrenOf(pid) {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}
