// What a person may send us of a crash: an allow-list, nothing of their data.
import { AppFailure } from "../ipc/errors";

const PLACES = 20;

export function crashReport(thrown: unknown, version: string): string {
  const failure = thrown instanceof AppFailure ? thrown : undefined;
  const lines = [`Partner Desk ${version}`, `Code: ${failure?.code ?? nameOf(thrown)}`];
  if (failure?.code === "internal" && failure.about !== null) {
    lines.push(`Reference: ${failure.about}`);
  }
  const stack = thrown instanceof Error ? (thrown.stack ?? "") : "";
  return [...lines, ...places(stack)].join("\n");
}

/** A name is whatever somebody gave it: only one that looks like a name is told. */
function nameOf(thrown: unknown): string {
  const name: unknown = thrown instanceof Error ? thrown.name : undefined;
  return typeof name === "string" && /^[A-Za-z]{1,40}$/.test(name) ? name : "unknown";
}

/** Function, file and line; never the message, which may quote what was typed. */
function places(stack: string): string[] {
  return stack
    .split("\n")
    .map((line) =>
      /(?:at (?:async )?|^)([\w.$<>]*).*?([\w.-]+\.[jt]sx?)(?:\?[^:]*)?:(\d+):(\d+)/.exec(
        line.trim(),
      ),
    )
    .filter((found) => found !== null)
    .slice(0, PLACES)
    .map(([, name, file, row, column]) => `  ${name === "" ? "?" : name} ${file}:${row}:${column}`);
}
