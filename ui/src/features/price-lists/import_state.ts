// How far an import is. Looking again after a correction keeps the last look on
// screen until the new one is there.
import { useEffect, useEffectEvent, useState } from "react";
import type { Corrections, ImportReport, PickedFile, PriceListPreview } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { useHere } from "../../parts/import/here";
import { useKept } from "../../parts/kept";
import { useAnnounce } from "../../parts/live";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

const NONE: Required<Corrections> = {
  kind: null,
  market: null,
  currency: null,
  month: null,
  preview: null,
  dateOrder: null,
  columns: [],
  repairs: [],
};

export function useImport(file: PickedFile) {
  const { t, format } = useWords();
  const announce = useAnnounce();
  const toast = useToast();
  const inspecting = useJob("price_list_inspect");
  const importing = useJob("price_list_import", { outlives: true });
  // What was said of a file is there again when one comes back to it.
  const [corrections, setCorrections] = useKept(`import ${file.token}`, NONE);
  const [strict, setStrict] = useState(false);
  const [preview, setPreview] = useState<PriceListPreview>();
  const [report, setReport] = useState<ImportReport>();
  const here = useHere();

  /** What the look came to, for whoever does not see the page change. */
  function found({ columns: { missing }, rowsGood, rowsRefused }: PriceListPreview): string {
    if (missing.length > 0)
      return t("wizard.missing", { count: missing.length, names: missing.join(", ") });
    const [good, refused] = [format.count(rowsGood), format.count(rowsRefused)];
    return t("wizard.looked", { good, refused });
  }

  async function look(wanted: Corrections) {
    importing.clear();
    const answer = await inspecting.run({ file: file.token, corrections: wanted });
    if (answer === undefined) return;
    setPreview(answer);
    announce(found(answer));
  }

  async function run() {
    const answer = await importing.run({ file: file.token, corrections, strict });
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
    correct(some: Partial<Corrections>) {
      // Which column is which was said of the kind before.
      const columns = some.kind == null ? {} : { columns: [] };
      const wanted = { ...corrections, ...columns, ...some };
      setCorrections(wanted);
      void look(wanted);
    },
    lookAgain: () => void look(corrections),
    strict,
    setStrict,
    run: () => void run(),
  };
}

export type Importing = ReturnType<typeof useImport>;
