// What importing would do: counts, first rows, and what cannot be read.
import type {
  CellRepair,
  Corrections,
  Markers,
  PickedFile,
  PriceListPreview,
} from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { RefusedRows } from "../../parts/import/refused_rows";
import { Note } from "../../parts/notes";
import { Section } from "../../parts/section";
import { reasonText, useWords } from "../../text/words";
import { FirstRows } from "./first_rows";
import { SaveRefusedRows } from "./save_refused_rows";

interface PreviewProps {
  preview: PriceListPreview;
  file: PickedFile;
  corrections: Corrections;
  disabled: boolean;
  onRepair: (repairs: CellRepair[]) => void;
}

export function Preview({ preview, file, corrections, disabled, onRepair }: PreviewProps) {
  const { t, format } = useWords();
  const { unknownColumns, refused, sheetsSkipped } = preview;
  return (
    <>
      {sheetsSkipped.length > 0 && (
        <Note>
          {t("importing.skipped", { count: sheetsSkipped.length, names: sheetsSkipped.join(", ") })}
        </Note>
      )}
      {unknownColumns.length > 0 && (
        <Note>
          {t("importing.unknownColumns", {
            count: unknownColumns.length,
            names: unknownColumns.join(", "),
          })}
        </Note>
      )}
      <Section title={t("importing.counts")}>
        <Facts>
          <Fact name={t("importing.rowsRead")}>{format.count(preview.rowsRead)}</Fact>
          <Fact name={t("importing.rowsGood")}>{format.count(preview.rowsGood)}</Fact>
          <Fact name={t("importing.rowsRefused")}>{format.count(preview.rowsRefused)}</Fact>
          <Fact name={t("importing.markers")}>
            <MarkerCounts markers={preview.markers} />
          </Fact>
        </Facts>
      </Section>
      <RefusedRows
        refused={refused}
        total={preview.rowsRefused}
        reason={(code) => reasonText(t, code)}
        repairing={{ repairs: corrections.repairs ?? [], disabled, onRepair }}
      >
        {preview.rowsRefused > 0 && <SaveRefusedRows file={file} corrections={corrections} />}
      </RefusedRows>
      <FirstRows rows={preview.firstRows} />
    </>
  );
}

export function MarkerCounts({ markers }: { markers: Markers }) {
  const { t, format } = useWords();
  const order = ["add", "change", "delete", "unchanged"] as const;
  return order.map((of) => `${t(`words.markers.${of}`)} ${format.count(markers[of])}`).join(" · ");
}
