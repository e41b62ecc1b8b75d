// Who follows a template, who drifted from it and how, and the way back to it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { RoleTemplateView, UserLine } from "../../../ipc/bindings";
import { useDeed } from "../../../ipc/deeds";
import { reads, refreshTags, remember } from "../../../ipc/queries";
import { Buttons } from "../../../parts/form";
import { GuardedButton } from "../../../parts/guarded_button";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { paths } from "../../../parts/paths";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText } from "../../../parts/roles/catalogue";
import { ShowMore } from "../../../parts/show_more";
import { useToast } from "../../../parts/toasts";
import { useWords } from "../../../text/words";
import { askForFollowers } from "../people_query";
import { backToTemplate, driftCount, driftOf } from "./drift";

const STEP = 50;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  who: { flexGrow: 1, minWidth: "18ch", overflowWrap: "anywhere" },
  how: { color: tokens.colorNeutralForeground2 },
});

interface FollowersProps {
  template: RoleTemplateView;
  onDone: () => void;
}

export function Followers({ template, onDone }: FollowersProps) {
  const styles = useStyles();
  const { t } = useWords();
  const found = useQuery(reads("user_list", askForFollowers(template.id, false)));
  const back = useBringBack(template);
  const leave = useLeave();
  const mayNotStage = useWhyNot("users.view", { writes: false });
  const mayNotLeave = useWhyNot("roles.templates");
  const { users = [], total = 0 } = found.data ?? {};
  const drifted = users.filter((user) => driftCount(driftOf(template, user)) > 0);
  return (
    <>
      <FailureNote failure={found.error ?? back.failure ?? leave.failure} />
      {found.isPending && <Loading />}
      {found.isSuccess && users.length === 0 && <p>{t("roles.templates.noFollowers")}</p>}
      <ShowMore items={users} step={STEP}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((user) => (
              <li key={user.id} className={styles.item}>
                <span className={styles.who}>
                  {user.name} <How template={template} user={user} />
                </span>
                {drifted.includes(user) && (
                  <GuardedButton
                    size="small"
                    aria-label={t("roles.templates.bringBackOf", { person: user.name })}
                    whyNot={mayNotStage}
                    busy={back.pending}
                    onClick={() => void back.run([user])}
                  >
                    {t("roles.templates.bringBack")}
                  </GuardedButton>
                )}
                <GuardedButton
                  size="small"
                  appearance="subtle"
                  aria-label={t("roles.templates.leaveOf", { person: user.name })}
                  whyNot={mayNotLeave}
                  busy={leave.pending}
                  onClick={() => void leave.run(user)}
                >
                  {t("roles.templates.leave")}
                </GuardedButton>
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
      {total > users.length && <Quiet>{t("roles.templates.first", { count: users.length })}</Quiet>}
      <Buttons>
        {drifted.length > 1 && (
          <GuardedButton
            appearance="primary"
            whyNot={mayNotStage}
            busy={back.pending}
            onClick={() => void back.run(drifted)}
          >
            {t("roles.templates.bringAllBack", { count: drifted.length })}
          </GuardedButton>
        )}
        <Button onClick={onDone}>{t("shell.close")}</Button>
      </Buttons>
    </>
  );
}

function How({ template, user }: { template: RoleTemplateView; user: UserLine }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { missing, extra } = driftOf(template, user);
  const said = [
    ...(missing.length > 0
      ? [t("roles.templates.lacks", { roles: rolesText(t, format, missing) })]
      : []),
    ...(extra.length > 0
      ? [t("roles.templates.extra", { roles: rolesText(t, format, extra) })]
      : []),
  ];
  return (
    <span className={styles.how}>
      – {said.length === 0 ? t("roles.templates.asTemplate") : said.join(", ")}
    </span>
  );
}

/** Only stages it: it is reviewed and committed with everything else that is staged. */
function useBringBack(template: RoleTemplateView) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const stage = useDeed("role_stage");
  return {
    ...stage,
    async run(users: readonly UserLine[]) {
      const edits = users.flatMap((user) => backToTemplate(template, user));
      const staged = await stage.run({ edits });
      if (staged === undefined) return;
      remember(client, "role_staged", {}, staged);
      const count = users.reduce((sum, user) => sum + driftCount(driftOf(template, user)), 0);
      toast({
        text: t("roles.templates.broughtBack", { count }),
        action: {
          label: t("roles.templates.toMatrix"),
          run: () => void navigate(paths.roles),
        },
      });
    },
  };
}

function useLeave() {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const apply = useDeed("template_apply");
  return {
    ...apply,
    async run({ id, name }: UserLine) {
      const after = await apply.run({ template: null, users: [id] });
      if (after === undefined) return;
      remember(client, "template_list", {}, after);
      refreshTags(client, ["people", "undo"]);
      toast({ text: t("roles.templates.left", { person: name }) });
    },
  };
}
