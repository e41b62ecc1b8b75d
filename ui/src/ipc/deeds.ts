// Calls that do something. Nothing that passes through is kept behind the
// screen that asked: a mutation cache would hold passphrases and recovery keys
// for minutes.
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "./client";
import { type AppFailure, toFailure } from "./errors";
import type { AnswerOf, CallName, RequestOf } from "./host";
import { tellLost } from "./lost";

export interface Deed<N extends CallName> {
  /** Resolves to `undefined` when it was refused; `failure` then says why. */
  run(request: RequestOf<N>): Promise<AnswerOf<N> | undefined>;
  pending: boolean;
  failure: AppFailure | undefined;
  /** Forgets the failure. */
  clear(): void;
}

export function useDeed<N extends CallName>(name: N): Deed<N> {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppFailure>();
  const latest = useRef(0);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const run = useCallback(
    async (request: RequestOf<N>) => {
      latest.current += 1;
      const mine = latest.current;
      setPending(true);
      setFailure(undefined);
      try {
        return await call(name, request);
      } catch (thrown) {
        const failure = toFailure(thrown);
        if (!here.current) tellLost(failure);
        else if (mine === latest.current) setFailure(failure);
        return undefined;
      } finally {
        if (mine === latest.current) setPending(false);
      }
    },
    [name],
  );
  const clear = useCallback(() => setFailure(undefined), []);

  return { run, pending, failure, clear };
}
