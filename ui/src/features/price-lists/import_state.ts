// How far an import is. Looking again after a correction keeps the last look on
// screen until the new one is there.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Corrections, ImportReport, PickedFile, PriceListPreview } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

const NONE: Required<Corrections> = {
  kind: null,
  market: null,
  currency: null,
  month: null,
  preview: null,
  dateOrder: null,
};

export function useImport(file: PickedFile) {
  const { t } = useWords();
  const toast = useToast();
  const inspecting = useJob("price_list_inspect");
  const importing = useJob("price_list_import", { outlives: true });
  const [corrections, setCorrections] = useState(NONE);
  const [strict, setStrict] = useState(false);
  const [preview, setPreview] = useState<PriceListPreview>();
  const [report, setReport] = useState<ImportReport>();
  const here = useHere();

  async function look(wanted: Corrections) {
    importing.clear();
    const answer = await inspecting.run({ file: file.token, corrections: wanted });
    if (answer !== undefined) setPreview(answer);
  }

  async function run() {
    const answer = await importing.run({ file: file.token, corrections, strict });
    if (answer === undefined) return;
    if (here.current) setReport(answer);
    else toast({ text: t("importing.finished", { file: file.name }) });
  }

  const begin = useEffectEvent(() => void look(NONE));
  useEffect(() => begin(), []);

  return {
    inspecting,
    importing,
    preview,
    report,
    corrections,
    correct(some: Partial<Corrections>) {
      const wanted = { ...corrections, ...some };
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

function useHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}
