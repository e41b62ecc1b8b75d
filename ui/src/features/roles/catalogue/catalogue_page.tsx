// The role catalogue: every role, in both languages, what it allows, and the rules.
import { Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { RoleView } from "../../../ipc/bindings";
import { Cards } from "../../../parts/card";
import { EmptyState } from "../../../parts/empty_state";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { Page } from "../../../parts/page";
import { Quiet } from "../../../parts/quiet";
import { useRoleCatalogue } from "../../../parts/roles/catalogue";
import { taskText } from "../../../parts/roles/tasks";
import type { T } from "../../../text/i18n";
import { roleText, useWords } from "../../../text/words";
import { PartsNav } from "../parts_nav";
import { elsewhereText, Role } from "./role";
import { Rules } from "./rules";

const useStyles = makeStyles({ search: { maxWidth: "480px" } });

export default function CataloguePage() {
  const { t } = useWords();
  const styles = useStyles();
  const catalogue = useRoleCatalogue();
  const [typed, setTyped] = useState("");
  const found = (catalogue.data?.roles ?? []).filter((role) => has(t, role, typed));
  return (
    <Page title={t("roles.catalogue.title")}>
      <PartsNav />
      <Quiet>{t("roles.catalogue.intro")}</Quiet>
      <FailureNote failure={catalogue.error} />
      {catalogue.isPending && <Loading />}
      {catalogue.data !== undefined && (
        <>
          <Rules catalogue={catalogue.data} />
          <Input
            className={styles.search}
            type="search"
            aria-label={t("roles.catalogue.search")}
            placeholder={t("roles.catalogue.search")}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
          {found.length === 0 && <EmptyState title={t("roles.catalogue.nothing")} />}
          <Cards>
            {found.map((role) => (
              <Role key={role.role} role={role} />
            ))}
          </Cards>
        </>
      )}
    </Page>
  );
}

/** By its name in either language, and by what it allows. */
function has(t: T, { role, tasks }: RoleView, typed: string): boolean {
  const words = [
    roleText(t, role),
    elsewhereText(t, role),
    ...tasks.map(({ task, title }) => taskText(t, task, title)),
  ];
  const wanted = plain(typed);
  return words.some((text) => plain(text).includes(wanted));
}

/** Without accents, so that they may be left out. */
const plain = (text: string) =>
  text.trim().normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
