// A look into a file: how far it is, and what became of it where it came to nothing.
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { JobShown } from "../../ipc/jobs";
import { useText } from "../../text/i18n";
import { JobProgress } from "../job_progress";
import { FailureNote } from "../notes";

interface LookingProps {
  file: string;
  inspecting: JobShown;
  /** What can be done instead where the file is none of this kind. */
  instead?: ReactNode;
  onAgain: () => void;
}

export function Looking({ file, inspecting, instead, onAgain }: LookingProps) {
  const t = useText();
  const { pending, failure } = inspecting;
  const again = <Button onClick={onAgain}>{t("shell.tryAgain")}</Button>;
  return (
    <>
      {pending && <JobProgress job={inspecting} label={t("importing.reading", { file })} />}
      <FailureNote failure={failure} actions={failure?.code === "cancelled" ? again : instead} />
    </>
  );
}
