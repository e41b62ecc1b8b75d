// How far an import of a price list is.
import { useState } from "react";
import type { Corrections, ImportReport, PickedFile, PriceListPreview } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { useWizard } from "../../parts/import/wizard";

const UNSAID: Required<Corrections> = {
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
  const inspecting = useJob("price_list_inspect");
  const importing = useJob("price_list_import", { outlives: true });
  const [strict, setStrict] = useState(false);
  const wizard = useWizard<typeof UNSAID, PriceListPreview, ImportReport>({
    file,
    form: "import",
    unsaid: UNSAID,
    look(corrections) {
      importing.clear();
      return inspecting.run({ file: file.token, corrections });
    },
    run: (corrections) => importing.run({ file: file.token, corrections, strict }),
  });
  return { inspecting, importing, strict, setStrict, ...wizard };
}

export type Importing = ReturnType<typeof useImport>;
