// An import that is through: the heading says with how many rows and takes the focus,
// since the button that began it is gone.
import { useEffect, useRef } from "react";
import { useText } from "../../text/i18n";
import { Note } from "../notes";
import { useImportStyles } from "./styles";

interface DoneProps {
  title: string;
  rowsRefused: number;
}

export function Done({ title, rowsRefused }: DoneProps) {
  const styles = useImportStyles();
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.done}>
        {title}
      </h2>
      {rowsRefused > 0 && (
        <Note intent="warning">{t("importing.doneRefused", { count: rowsRefused })}</Note>
      )}
    </>
  );
}
