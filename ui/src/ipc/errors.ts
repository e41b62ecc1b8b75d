// A call that was refused, as screens meet it.
import type { ErrorBody, ErrorCode } from "./bindings";

export class AppFailure extends Error {
  readonly code: ErrorCode;
  /** What it is about: a file, an offer, a place in a file, a log reference. */
  readonly about: string | null;

  constructor(body: ErrorBody) {
    super(body.message);
    this.name = "AppFailure";
    this.code = body.code;
    this.about = body.ref;
  }
}

/** Whatever was thrown, as a failure with a code. */
export function toFailure(thrown: unknown): AppFailure {
  if (thrown instanceof AppFailure) return thrown;
  if (isErrorBody(thrown)) return new AppFailure(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppFailure({ code: "internal", message, ref: null });
}

function isErrorBody(thrown: unknown): thrown is ErrorBody {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    "message" in thrown &&
    typeof thrown.message === "string" &&
    "ref" in thrown
  );
}
