// Somebody new: who it is, and which roles they shall have.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { BarredRole } from "../../ipc/bindings";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { DetailFields, fieldOf, MORE, type Typed, UserTypeField, WHO } from "./detail_fields";
import { RolesChoice } from "./roles_choice";
import { useUserDeed } from "./user_deed";

const useStyles = makeStyles({
  form: { maxWidth: "72ch" },
  intro: { marginBottom: tokens.spacingVerticalM },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface NewUser {
  typed: Typed;
  roles: readonly string[];
}

const NOBODY: NewUser = {
  typed: {
    ...Object.fromEntries([...WHO, ...MORE].map((field) => [field, ""])),
    user_type: "member",
  },
  roles: [],
};

/** Nobody is there for whom a role could be refused. */
const NOBODY_YET: readonly BarredRole[] = [];

export default function NewUserPage() {
  const styles = useStyles();
  const { t } = useWords();
  const navigate = useNavigate();
  const toast = useToast();
  const whyNot = useWhyNot("users.create");
  const [{ typed, roles }, keep, forget] = useKept("new user", NOBODY);
  const [told, setTold] = useState(false);
  const create = useUserDeed("user_create");
  const form = useRef<HTMLDivElement>(null);
  const name = typed["display_name"]?.trim() ?? "";
  const type = (now: Typed) => keep({ typed: now, roles });
  const fields = { typed, told, failure: create.failure, onType: type };

  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  async function run() {
    setTold(true);
    if (name === "" || create.pending || whyNot !== undefined) return;
    const details = Object.entries(typed)
      .map(([field, value]) => ({ field, value: value.trim() }))
      .filter(({ value }) => value !== "");
    const added = await create.run({ details, roles: [...roles] });
    if (added === undefined) return;
    forget();
    toast({ text: t("people.create.added", { name }) });
    await navigate(paths.user(added.line.id), { replace: true });
  }

  async function leave() {
    forget();
    await navigate(paths.users);
  }

  return (
    <Page title={t("people.create.title")}>
      <div ref={form} className={styles.form}>
        <div className={styles.intro}>
          <Quiet>{t("people.create.intro")}</Quiet>
        </div>
        <Form label={t("people.create.title")} onSubmit={() => void run()}>
          <Section title={t("people.create.who")}>
            <div className={styles.fields}>
              <DetailFields fields={WHO} {...fields} />
              <UserTypeField
                value={typed["user_type"] ?? "member"}
                onChange={(user_type) => type({ ...typed, user_type })}
              />
            </div>
          </Section>
          <Section title={t("people.user.roles")}>
            <Quiet>{t("people.create.rolesHint")}</Quiet>
            <RolesChoice
              held={[]}
              wanted={roles}
              guest={typed["user_type"] === "guest"}
              barred={NOBODY_YET}
              headed
              onChange={(now) => keep({ typed, roles: now })}
            />
          </Section>
          <Section title={t("people.create.more")}>
            <div className={styles.fields}>
              <DetailFields fields={MORE} {...fields} />
            </div>
          </Section>
          {create.failure !== undefined && fieldOf(create.failure) === undefined && (
            <FailureNote failure={create.failure} />
          )}
          <Buttons>
            <GuardedButton type="submit" appearance="primary" whyNot={whyNot} busy={create.pending}>
              {t("people.create.run")}
            </GuardedButton>
            <Button onClick={() => void leave()}>{t("shell.cancel")}</Button>
          </Buttons>
        </Form>
      </div>
    </Page>
  );
}
