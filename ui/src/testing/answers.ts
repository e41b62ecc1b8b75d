// How the areas of the host behind the screens answer and refuse.
import type { Calls, ErrorBody, ErrorCode } from "../ipc/bindings";
import type { CallName } from "../ipc/host";

/** What an area answers; together they answer everything. */
export type Answers = { [N in CallName]?: (request: never) => Calls[N]["answer"] };

export const refuse = (code: ErrorCode, ref: string | null = null): never => {
  throw { code, message: `refused: ${code}`, ref } satisfies ErrorBody;
};
