// Marking in the matrix: at once on the screen, and in the file one after the other, so
// that nothing is lost when the program ends. Marks are no changes.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { StagedEdit, StagedRoles } from "../../../ipc/bindings";
import { call } from "../../../ipc/client";
import { toFailure } from "../../../ipc/errors";
import { keyOf, reads, remember } from "../../../ipc/queries";
import { useKept } from "../../../parts/kept";
import { useToast } from "../../../parts/toasts";
import { failureText, useWords } from "../../../text/words";
import { backOf, type Wishes, wishesOf } from "./marks";

export interface Staging {
  staged: StagedRoles | undefined;
  wishes: Wishes;
  /** The same at this very moment: keys may be faster than the screen. */
  now: () => Wishes;
  /** Edits that say what is not so now. */
  stage: (edits: readonly StagedEdit[]) => void;
  canTakeBack: boolean;
  /** Takes the last marking back. */
  takeBack: () => void;
  clear: () => Promise<void>;
  /** They are committed: there is nothing to take back. */
  forget: () => void;
}

type Edits = readonly StagedEdit[];

const NONE: Edits = [];
/** Markings that can be taken back. */
const STEPS = 200;

export function useStaging(): Staging {
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useWords();
  const staged = useQuery(reads("role_staged", {})).data;
  const steps = useSteps();
  const ahead = useRef(NONE);
  const [shownAhead, showAhead] = useState(NONE);
  const last = useRef<Promise<void>>(Promise.resolve());
  const wishes = useMemo(() => wishesOf(staged, shownAhead), [staged, shownAhead]);

  function setAhead(edits: Edits) {
    ahead.current = edits;
    showAhead(edits);
  }

  async function send(edits: Edits) {
    try {
      remember(client, "role_staged", {}, await call("role_stage", { edits: [...edits] }));
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  }

  function put(edits: Edits) {
    setAhead([...ahead.current, ...edits]);
    const mine = last.current.then(() => send(edits));
    last.current = mine;
    void mine.then(() => {
      if (last.current === mine) setAhead(NONE);
    });
  }

  async function clear() {
    try {
      await last.current;
      const back = client.getQueryData<StagedRoles>(keyOf("role_staged", {}))?.people ?? [];
      remember(client, "role_staged", {}, await call("role_unstage", {}));
      steps.add(back.flatMap(editsOf));
      toast({ text: t("roles.matrix.cleared") });
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  }

  return {
    staged,
    wishes,
    now: () => wishesOf(client.getQueryData(keyOf("role_staged", {})), ahead.current),
    stage(edits) {
      if (edits.length === 0) return;
      steps.add(backOf(edits));
      put(edits);
    },
    canTakeBack: steps.any,
    takeBack() {
      const back = steps.take();
      if (back !== undefined) put(back);
    },
    clear,
    forget: steps.forget,
  };
}

const editsOf = ({ user, take, give }: StagedRoles["people"][number]): StagedEdit[] => [
  ...take.map((role) => ({ user, role, held: false })),
  ...give.map((role) => ({ user, role, held: true })),
];

/** What takes the markings back, the last one last. It outlives the page, not the program. */
function useSteps() {
  const [steps, keep, forget] = useKept<readonly Edits[]>("role marks", []);
  const now = useRef(steps);
  const set = (next: readonly Edits[]) => {
    now.current = next;
    keep(next);
  };
  return {
    any: steps.length > 0,
    add: (back: Edits) => set([...now.current, back].slice(-STEPS)),
    take(): Edits | undefined {
      const back = now.current.at(-1);
      if (back !== undefined) set(now.current.slice(0, -1));
      return back;
    },
    forget() {
      now.current = [];
      forget();
    },
  };
}
