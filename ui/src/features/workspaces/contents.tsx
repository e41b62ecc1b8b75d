// What is inside a backup, and what restoring it would do here.
import { Button } from "@fluentui/react-components";
import type { BackupContents } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import { Fact, Facts } from "../../parts/facts";
import { Buttons } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote, Note } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";

interface ContentsProps {
  contents: BackupContents;
  failure: AppFailure | undefined;
  pending: boolean;
  onRestore: () => void;
  onBack: () => void;
}

export function Contents({ contents, failure, pending, onRestore, onBack }: ContentsProps) {
  const { t, format } = useWords();
  const whyNot = useWhyNot("desk.restore", { writes: false });
  const { name, colour, featured, newestMonth, newerHere, newerLists, newerUnknown } = contents;
  const { replaces } = contents;
  const nothing = t("workspaces.inside.nothing");
  return (
    <Section title={t("workspaces.inside.title")}>
      <Facts>
        <Fact name={t("workspaces.inside.name")}>
          {name} ({t(`words.colours.${colour}`)})
        </Fact>
        <Fact name={t("workspaces.inside.madeAt")}>{format.instant(contents.madeAt)}</Fact>
        <Fact name={t("workspaces.inside.users")}>{format.count(contents.users)}</Fact>
        <Fact name={t("workspaces.inside.priceLists")}>{format.count(contents.priceLists)}</Fact>
        <Fact name={t("workspaces.inside.newestMonth")}>
          {newestMonth === null ? "–" : format.month(newestMonth)}
        </Fact>
        <Fact name={t("workspaces.inside.featured")}>
          {featured.length === 0 ? nothing : featured.join(", ")}
        </Fact>
        <Fact name={t("workspaces.inside.waiting")}>{format.count(contents.waiting)}</Fact>
      </Facts>
      <Note intent={replaces ? "warning" : "info"}>
        {replaces ? t("workspaces.inside.replaces") : t("workspaces.inside.adds")}
        {newerHere > 0 && ` ${t("workspaces.inside.newerHere", { count: newerHere })}`}
        {newerUnknown && ` ${t("workspaces.inside.newerUnknown")}`}
        {newerLists > 0 && ` ${t("workspaces.inside.newerLists", { count: newerLists })}`}
      </Note>
      <FailureNote failure={failure} />
      <Buttons>
        <GuardedButton appearance="primary" whyNot={whyNot} busy={pending} onClick={onRestore}>
          {t("workspaces.inside.confirm")}
        </GuardedButton>
        <Button onClick={onBack}>{t("shell.cancel")}</Button>
      </Buttons>
    </Section>
  );
}
