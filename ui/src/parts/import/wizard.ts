// How far an import is, whatever comes in: what was said of the file, what the last look
// found, and what the import came to. Looking again after a correction keeps the last look
// on screen until the new one is there.
import { useEffect, useEffectEvent, useState } from "react";
import type { ColumnChoice, ColumnsView, PickedFile } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { useKept } from "../kept";
import { useAnnounce } from "../live";
import { useToast } from "../toasts";
import { useHere } from "./here";

/** What can be said of every file. */
interface Said {
  kind: string | null;
  columns: ColumnChoice[];
}

/** What every look tells. */
interface Looked {
  columns: ColumnsView;
  rowsGood: number;
  rowsRefused: number;
}

interface WizardOf<C, P, R> {
  file: PickedFile;
  /** Under which name what was said of a file is kept. */
  form: string;
  /** Nothing said yet. */
  unsaid: C;
  look: (corrections: C) => Promise<P | undefined>;
  run: (corrections: C) => Promise<R | undefined>;
}

export function useWizard<C extends Said, P extends Looked, R>(of: WizardOf<C, P, R>) {
  const { file } = of;
  const { t, format } = useWords();
  const announce = useAnnounce();
  const toast = useToast();
  // What was said of a file is there again when one comes back to it.
  const [corrections, setCorrections] = useKept(`${of.form} ${file.token}`, of.unsaid);
  const [preview, setPreview] = useState<P>();
  const [report, setReport] = useState<R>();
  const here = useHere();

  /** What the look came to, for whoever does not see the page change. */
  function found({ columns: { missing }, rowsGood, rowsRefused }: P): string {
    if (missing.length > 0)
      return t("wizard.missing", { count: missing.length, names: missing.join(", ") });
    const [good, refused] = [format.count(rowsGood), format.count(rowsRefused)];
    return t("wizard.looked", { good, refused });
  }

  async function look(wanted: C) {
    const answer = await of.look(wanted);
    if (answer === undefined) return;
    setPreview(answer);
    announce(found(answer));
  }

  async function run() {
    const answer = await of.run(corrections);
    if (answer === undefined) return;
    if (here.current) setReport(answer);
    else toast({ text: t("importing.finished", { file: file.name }) });
  }

  const begin = useEffectEvent(() => void look(corrections));
  useEffect(() => begin(), []);

  return {
    preview,
    report,
    corrections,
    correct(some: Partial<C>) {
      // Which column is which was said of the kind before.
      const columns = some.kind == null ? {} : { columns: [] };
      const wanted = { ...corrections, ...columns, ...some };
      setCorrections(wanted);
      void look(wanted);
    },
    lookAgain: () => void look(corrections),
    run: () => void run(),
  };
}
