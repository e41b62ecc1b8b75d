// How far an import of users is.
import type {
  PeopleCorrections,
  PeopleImported,
  PeoplePreview,
  PickedFile,
} from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { useWizard } from "../../parts/import/wizard";

const UNSAID: Required<PeopleCorrections> = {
  kind: null,
  existing: null,
  domain: null,
  columns: [],
  repairs: [],
};

export function useImport(file: PickedFile) {
  const inspecting = useJob("user_import_inspect");
  const importing = useJob("user_import", { outlives: true });
  const wizard = useWizard<typeof UNSAID, PeoplePreview, PeopleImported>({
    file,
    form: "import users",
    unsaid: UNSAID,
    look(corrections) {
      importing.clear();
      return inspecting.run({ file: file.token, corrections });
    },
    run: (corrections) => importing.run({ file: file.token, corrections }),
  });
  return { inspecting, importing, ...wizard };
}

export type Importing = ReturnType<typeof useImport>;
