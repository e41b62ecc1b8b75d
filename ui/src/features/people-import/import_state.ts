// How far an import of users is. Looking again after a correction keeps the last look on
// screen until the new one is there.
import { useEffect, useEffectEvent, useState } from "react";
import type {
  PeopleCorrections,
  PeopleImported,
  PeoplePreview,
  PickedFile,
} from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { useHere } from "../../parts/import/here";
import { useKept } from "../../parts/kept";
import { useAnnounce } from "../../parts/live";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

const NONE: Required<PeopleCorrections> = {
  kind: null,
  existing: null,
  domain: null,
  columns: [],
  repairs: [],
};

export function useImport(file: PickedFile) {
  const { t, format } = useWords();
  const announce = useAnnounce();
  const toast = useToast();
  const inspecting = useJob("user_import_inspect");
  const importing = useJob("user_import", { outlives: true });
  // What was said of a file is there again when one comes back to it.
  const [corrections, setCorrections] = useKept(`import users ${file.token}`, NONE);
  const [preview, setPreview] = useState<PeoplePreview>();
  const [report, setReport] = useState<PeopleImported>();
  const here = useHere();

  /** What the look came to, for whoever does not see the page change. */
  function found({ columns: { missing }, rowsGood, rowsRefused }: PeoplePreview): string {
    if (missing.length > 0)
      return t("wizard.missing", { count: missing.length, names: missing.join(", ") });
    const [good, refused] = [format.count(rowsGood), format.count(rowsRefused)];
    return t("wizard.looked", { good, refused });
  }

  async function look(wanted: PeopleCorrections) {
    importing.clear();
    const answer = await inspecting.run({ file: file.token, corrections: wanted });
    if (answer === undefined) return;
    setPreview(answer);
    announce(found(answer));
  }

  async function run() {
    const answer = await importing.run({ file: file.token, corrections });
    if (answer === undefined) return;
    if (here.current) setReport(answer);
    else toast({ text: t("importing.finished", { file: file.name }) });
  }

  const begin = useEffectEvent(() => void look(corrections));
  useEffect(() => begin(), []);

  return {
    inspecting,
    importing,
    preview,
    report,
    corrections,
    correct(some: Partial<PeopleCorrections>) {
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

export type Importing = ReturnType<typeof useImport>;
