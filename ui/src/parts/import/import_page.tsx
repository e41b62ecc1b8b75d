// The page of an import: before a file is picked it asks for one, then it shows that file.
import { Fragment, type ReactNode } from "react";
import { useLocation } from "react-router";
import type { PickedFile } from "../../ipc/bindings";
import { useText } from "../../text/i18n";
import { EmptyState } from "../empty_state";
import { Page } from "../page";
import { ImportButton, type ImportOf, type ImportPlace } from "./import_button";

interface ImportPageProps {
  of: ImportOf;
  title: string;
  /** Which files it takes. */
  hint: string;
  /** One file on its way in; made anew for each. */
  children: (file: PickedFile) => ReactNode;
}

export function ImportPage({ of, title, hint, children }: ImportPageProps) {
  const t = useText();
  const file = fileOf(useLocation().state);
  return (
    <Page
      title={title}
      actions={
        file !== undefined && (
          <ImportButton of={of} appearance="secondary" label={t("importing.chooseOther")} />
        )
      }
    >
      {file === undefined ? (
        <EmptyState title={t("importing.choose")} hint={hint}>
          <ImportButton of={of} label={t("importing.choose")} />
        </EmptyState>
      ) : (
        <Fragment key={file.token}>{children(file)}</Fragment>
      )}
    </Page>
  );
}

function fileOf(state: unknown): PickedFile | undefined {
  const has = typeof state === "object" && state !== null && "file" in state;
  return has ? (state as ImportPlace).file : undefined;
}
