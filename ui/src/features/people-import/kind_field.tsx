// Which form a file of users has.
import type { ComponentProps } from "react";
import { KindField } from "../../parts/import/kind_field";
import { en } from "../../text/en";
import { useText } from "../../text/i18n";

const KINDS = Object.keys(en.peopleFiles.kinds) as (keyof typeof en.peopleFiles.kinds)[];

export function PeopleKindField(props: Omit<ComponentProps<typeof KindField>, "kinds">) {
  const t = useText();
  const kinds = KINDS.map((code) => ({ code, name: t(`peopleFiles.kinds.${code}`) }));
  return <KindField kinds={kinds} {...props} />;
}
