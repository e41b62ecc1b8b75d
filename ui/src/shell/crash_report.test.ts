import { expect, test } from "vitest";
import { AppFailure } from "../ipc/errors";
import { crashReport } from "./crash_report";

test("a report holds version, code and places, and nothing that was typed", () => {
  const failure = new AppFailure({
    code: "internal",
    message: "the passphrase hunter2 of Fabrikam",
    ref: "log-42",
  });
  failure.stack = `Error: the passphrase hunter2 of Fabrikam
    at OfferGrid (http://127.0.0.1:4000/assets/draw-Abc.js?token=secret:12:34)
    at async open (/home/ada/Fabrikam/assets/main.js:5:6)`;
  const report = crashReport(failure, "1.2.3");
  expect(report).toBe(
    "Partner Desk 1.2.3\nCode: internal\nReference: log-42\n  OfferGrid draw-Abc.js:12:34\n  open main.js:5:6",
  );
});

test("stacks of WebKit are read too", () => {
  const error = new TypeError("x of Fabrikam");
  error.stack =
    "render@tauri://localhost/assets/draw-Abc.js:1:2\n@tauri://localhost/assets/a.js:3:4";
  expect(crashReport(error, "1.2.3")).toBe(
    "Partner Desk 1.2.3\nCode: TypeError\n  render draw-Abc.js:1:2\n  ? a.js:3:4",
  );
});

test("a name that holds something else is not told", () => {
  const error = new Error("x");
  error.stack = "";
  for (const name of ["hunter2 of Fabrikam", "", "x".repeat(41), "Ada\nMartin"]) {
    error.name = name;
    expect(crashReport(error, "1.2.3")).toBe("Partner Desk 1.2.3\nCode: unknown");
  }
});

test("neither a secret in a path nor one in a message gets into it", () => {
  const key = "ABCD-EFGH-JKMN-PQRS-TVWX";
  const error = new Error(`the recovery key ${key}`);
  error.stack = `Error: the recovery key ${key}
    at open (http://127.0.0.1:4000/a.js?token=${key}:1:2)
    at ${key} of something
    ${key}@tauri://localhost/${key}
    at async Promise.all (index 0)`;
  expect(crashReport(error, "1.2.3")).not.toContain("ABCD");
});

test("what is no error at all is told as such", () => {
  expect(crashReport("hunter2", "1.2.3")).toBe("Partner Desk 1.2.3\nCode: unknown");
});
