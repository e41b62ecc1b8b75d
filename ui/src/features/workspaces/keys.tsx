// The ways to open the open workspace, and what can be done with them.
import { Badge } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { KeyView } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { reads } from "../../ipc/queries";
import { Card, Cards } from "../../parts/card";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { ChangeDataKey } from "./change_data_key";
import { ChangeEnd, ChangeUnderWay } from "./change_under_way";
import { LetKeychainOpen, StopKeychain } from "./keychain";
import { NewRecoveryKey } from "./new_recovery_key";
import { RemovePassphrase } from "./remove_passphrase";
import { SetPassphrase } from "./set_passphrase";

export function Keys() {
  const { t } = useWords();
  const query = useQuery(reads("keys_list", {}));
  const change = useJob("keys_finish_change", { outlives: true });
  const keys = query.data?.keys ?? [];
  const changing = query.data?.changing ?? null;
  const end = query.data?.lastChange ?? null;
  const hasKeychain = keys.some((key) => key.kind === "keychain");
  const hasPassphrase = keys.some((key) => key.kind === "passphrase");
  const hasRecovery = keys.some((key) => key.kind === "recovery");
  return (
    <Section title={t("keys.title")}>
      <p>{t("keys.intro")}</p>
      <FailureNote failure={query.error} />
      {query.isPending && <Loading />}
      <Cards>
        {keys.map((key) => (
          <Way key={`${key.kind} ${key.inKeyFile}`} of={key} />
        ))}
      </Cards>
      {query.isSuccess && (
        <Buttons>
          <SetPassphrase isThere={hasPassphrase} />
          {hasPassphrase && <RemovePassphrase isLast={keys.length === 1} />}
          {hasKeychain ? <StopKeychain isLast={keys.length === 1} /> : <LetKeychainOpen />}
          <NewRecoveryKey isThere={hasRecovery} />
          <ChangeDataKey keys={keys} change={change} />
        </Buttons>
      )}
      {changing !== null && !change.pending && <ChangeUnderWay job={changing} />}
      {end !== null && <ChangeEnd key={end.job} end={end} />}
    </Section>
  );
}

function Way({ of: { kind, inKeyFile, madeAt } }: { of: KeyView }) {
  const { t, format } = useWords();
  return (
    <Card
      title={t(`workspaces.ways.${kind}`)}
      marks={inKeyFile && <Badge appearance="tint">{t("keys.inKeyFile")}</Badge>}
    >
      <span>{t(`keys.hints.${kind}`)}</span>
      <span>
        {madeAt === null
          ? t("keys.madeUnknown")
          : t("keys.madeAt", { date: format.instant(madeAt) })}
      </span>
    </Card>
  );
}
