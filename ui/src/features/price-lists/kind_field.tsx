// What kind of list a file is. One that a newer program knew is named by its code.
import type { ComponentProps } from "react";
import { KindField } from "../../parts/import/kind_field";
import { en } from "../../text/en";
import { kindText, useWords } from "../../text/words";

const KINDS = Object.keys(en.words.kinds);

export function ListKindField(props: Omit<ComponentProps<typeof KindField>, "kinds">) {
  const { t } = useWords();
  const kinds = [...new Set([...KINDS, props.kind])]
    .filter((code) => code !== "")
    .map((code) => ({ code, name: kindText(t, code) }));
  return <KindField kinds={kinds} {...props} />;
}
