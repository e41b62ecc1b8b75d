// People to be ticked. Who is ticked stays so while one searches for others.
import { Button, Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { UserLine } from "../../../ipc/bindings";
import { reads } from "../../../ipc/queries";
import { FailureNote } from "../../../parts/notes";
import { Quiet } from "../../../parts/quiet";
import { useSettled } from "../../../parts/timing";
import { useWords } from "../../../text/words";
import { askFor } from "../people_query";

const TYPING_MS = 120;

const useStyles = makeStyles({
  field: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0 },
  list: {
    maxHeight: "260px",
    overflowY: "auto",
    marginBlock: tokens.spacingVerticalXS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { display: "flex" },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
});

interface ChoosePeopleProps {
  chosen: readonly UserLine[];
  onChange: (chosen: readonly UserLine[]) => void;
}

export function ChoosePeople({ chosen, onChange }: ChoosePeopleProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim(), TYPING_MS);
  const found = useQuery(reads("user_list", askFor({ search, shown: "all" }, 0)));
  const { users = [], total = 0 } = found.data ?? {};
  const isChosen = ({ id }: UserLine) => chosen.some((one) => one.id === id);
  const tick = (user: UserLine, on: boolean) =>
    onChange(on ? [...chosen, user] : chosen.filter(({ id }) => id !== user.id));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t("roles.templates.choose")}</legend>
      <Input
        type="search"
        aria-label={t("roles.templates.search")}
        placeholder={t("roles.templates.search")}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(_, { value }) => setTyped(value)}
        onKeyDown={(event) => {
          // It searches, and sends nothing.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <FailureNote failure={found.error} />
      <div className={styles.list}>
        {users.map((user) => (
          <div key={user.id} className={styles.item}>
            <Checkbox
              label={user.userName === null ? user.name : `${user.name} (${user.userName})`}
              checked={isChosen(user)}
              onChange={(_, { checked }) => tick(user, checked === true)}
            />
          </div>
        ))}
        {users.length === 0 && found.isSuccess && <Quiet>{t("roles.matrix.nobody")}</Quiet>}
      </div>
      {total > users.length && <Quiet>{t("roles.templates.more")}</Quiet>}
      <div className={styles.bar}>
        <span role="status">{t("roles.templates.chosen", { count: chosen.length })}</span>
        <Button
          size="small"
          disabledFocusable={users.every(isChosen)}
          onClick={() => onChange([...chosen, ...users.filter((user) => !isChosen(user))])}
        >
          {t("roles.templates.chooseShown")}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={chosen.length === 0}
          onClick={() => onChange([])}
        >
          {t("roles.templates.chooseNone")}
        </Button>
      </div>
    </fieldset>
  );
}
