// The ways to open the open workspace, and what can be done with them.
import { Badge } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { KeyView } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Card, Cards } from "../../parts/card";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { ChangeDataKey } from "./change_data_key";
import { NewRecoveryKey } from "./new_recovery_key";
import { RemovePassphrase } from "./remove_passphrase";
import { SetPassphrase } from "./set_passphrase";

export function Keys() {
  const { t } = useWords();
  const query = useQuery(reads("keys_list", {}));
  const keys = query.data?.keys ?? [];
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
          <NewRecoveryKey isThere={hasRecovery} />
          <ChangeDataKey keys={keys} />
        </Buttons>
      )}
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
