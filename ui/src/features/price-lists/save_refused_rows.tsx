// The refused rows of a price list, into a file. Its name tells market and month.
import type { Corrections, PickedFile } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { SaveRefused } from "../../parts/import/save_refused";
import { useWhyNot } from "../../parts/rights";

interface SaveRefusedRowsProps {
  file: PickedFile;
  corrections: Corrections;
}

export function SaveRefusedRows({ file, corrections }: SaveRefusedRowsProps) {
  const whyNot = useWhyNot("desk.price_list_import");
  const saving = useJob("price_list_refused_save");
  return (
    <SaveRefused
      file={file.name}
      whyNot={whyNot}
      saving={saving}
      onSave={(target, language) => saving.run({ file: file.token, target, corrections, language })}
    />
  );
}
