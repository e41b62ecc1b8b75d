// Long calls that tell how far they are and can be stopped.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Event } from "./bindings";
import { call } from "./client";
import { type Deed, useDeed } from "./deeds";
import type { AnswerOf, RequestOf } from "./host";

type JobCall =
  | "price_list_inspect"
  | "price_list_import"
  | "price_list_refused_save"
  | "catalog_export"
  | "record_verify"
  | "record_export";
export type Progress = Extract<Event, { kind: "progress" }>;

const listeners = new Map<string, (progress: Progress) => void>();
let started = 0;

export function tellProgress(progress: Progress): void {
  listeners.get(progress.job)?.(progress);
}

export interface Job<N extends JobCall> extends Omit<Deed<N>, "run"> {
  run(request: Omit<RequestOf<N>, "job">): Promise<AnswerOf<N> | undefined>;
  /** `undefined` until the first news. */
  progress: Progress | undefined;
  cancel(): void;
}

/** A job is stopped when its screen goes, unless it `outlives` it. */
export function useJob<N extends JobCall>(name: N, { outlives = false } = {}): Job<N> {
  const deed = useDeed(name);
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<string>(undefined);

  const cancel = useCallback(() => {
    if (running.current !== undefined) void call("job_cancel", { job: running.current });
  }, []);

  async function run(request: Omit<RequestOf<N>, "job">): Promise<AnswerOf<N> | undefined> {
    cancel();
    started += 1;
    const job = `${name}-${Date.now().toString(36)}-${started}`;
    running.current = job;
    setProgress(undefined);
    listeners.set(job, setProgress);
    try {
      return await deed.run({ ...request, job } as RequestOf<N>);
    } finally {
      listeners.delete(job);
      if (running.current === job) running.current = undefined;
    }
  }

  useEffect(() => (outlives ? undefined : cancel), [outlives, cancel]);

  return { ...deed, run, progress, cancel };
}
