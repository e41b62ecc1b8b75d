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
  | "user_import_inspect"
  | "user_import"
  | "user_refused_save"
  | "user_export"
  | "catalog_export"
  | "record_verify"
  | "record_export"
  | "keys_finish_change";
export type Progress = Extract<Event, { kind: "progress" }>;

type Listener = (progress: Progress) => void;

const listeners = new Map<string, Set<Listener>>();
let started = 0;

export function tellProgress(progress: Progress): void {
  for (const tell of listeners.get(progress.job) ?? []) tell(progress);
}

function listen(job: string, tell: Listener): () => void {
  const all = listeners.get(job) ?? new Set();
  listeners.set(job, all.add(tell));
  return () => {
    all.delete(tell);
    if (all.size === 0) listeners.delete(job);
  };
}

/** What a screen shows of a job. */
export interface JobSeen {
  /** `undefined` until the first news. */
  progress: Progress | undefined;
  cancel(): void;
}

/** A job that another screen began, or this one before it was loaded anew. */
export function useJobOf(job: string): JobSeen {
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => listen(job, setProgress), [job]);
  return { progress, cancel: () => void call("job_cancel", { job }) };
}

/** The same with how it went, whatever it asks and answers. */
export type JobShown = Omit<Deed<JobCall>, "run"> & JobSeen;

export interface Job<N extends JobCall> extends JobShown {
  run(request: Omit<RequestOf<N>, "job">): Promise<AnswerOf<N> | undefined>;
  /** The name of the last one that was begun. */
  latest(): string | undefined;
}

/** A job is stopped when its screen goes, unless it `outlives` it. */
export function useJob<N extends JobCall>(name: N, { outlives = false } = {}): Job<N> {
  const deed = useDeed(name);
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<string>(undefined);
  const last = useRef<string>(undefined);

  const cancel = useCallback(() => {
    if (running.current !== undefined) void call("job_cancel", { job: running.current });
  }, []);

  async function run(request: Omit<RequestOf<N>, "job">): Promise<AnswerOf<N> | undefined> {
    cancel();
    started += 1;
    const job = `${name}-${Date.now().toString(36)}-${started}`;
    running.current = job;
    last.current = job;
    setProgress(undefined);
    const deaf = listen(job, setProgress);
    try {
      return await deed.run({ ...request, job } as RequestOf<N>);
    } finally {
      deaf();
      if (running.current === job) running.current = undefined;
    }
  }

  useEffect(() => (outlives ? undefined : cancel), [outlives, cancel]);

  return { ...deed, run, progress, cancel, latest: () => last.current };
}
