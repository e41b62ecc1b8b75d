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

test("what is no error at all is told as such", () => {
  expect(crashReport("hunter2", "1.2.3")).toBe("Partner Desk 1.2.3\nCode: unknown");
});
