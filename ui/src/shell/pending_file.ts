// A file that the program was started with goes straight to the import.
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { call } from "../ipc/client";
import type { ImportPlace } from "../parts/import_button";
import { paths } from "../parts/paths";

export function PendingFile(): null {
  const navigate = useNavigate();
  useEffect(() => {
    void call("file_pending", {}).then(
      ({ files: [file] }) => {
        if (file === undefined) return;
        void navigate(paths.import, { state: { file } satisfies ImportPlace });
      },
      // No file, no matter.
      () => undefined,
    );
  }, [navigate]);
  return null;
}
