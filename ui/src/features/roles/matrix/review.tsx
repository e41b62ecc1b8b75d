// All that is staged at a glance, before it is committed: what would be refused, what is
// worth a look, and what everybody could do then.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { StagedPersonView } from "../../../ipc/bindings";
import { reads } from "../../../ipc/queries";
import { GuardedButton } from "../../../parts/guarded_button";
import { FailureNote, Note } from "../../../parts/notes";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { rolesText } from "../../../parts/roles/catalogue";
import { Shifts } from "../../../parts/roles/shifts";
import { Section } from "../../../parts/section";
import { ShowMore } from "../../../parts/show_more";
import { failureText, useWords } from "../../../text/words";
import { useCommit } from "./commit";
import { countOf } from "./marks";
import { useReviewed } from "./reviewed";
import type { Staging } from "./staging";
import { Refused, Warnings } from "./troubles";

const STEP = 20;

const useStyles = makeStyles({
  surface: { maxWidth: "760px" },
  content: { maxHeight: "70vh" },
  people: { listStyleType: "none", margin: 0, padding: 0 },
  person: {
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface ReviewProps {
  open: boolean;
  staging: Staging;
  onClose: () => void;
}

/** Closed and not taken away: only so does the page become readable again. */
export default function Review({ open, staging, onClose }: ReviewProps) {
  const styles = useStyles();
  const { t } = useWords();
  const commit = useCommit(staging);
  const people = staging.staged?.people ?? [];
  const count = countOf(staging.staged);
  // Which role is whose to give is reviewed one by one.
  const readOnly = useWhyNot("users.view");
  const { review, failure, pending } = useReviewed(staging.staged, open && readOnly === undefined);

  function whyNot(): string | undefined {
    if (readOnly !== undefined) return readOnly;
    if (count === 0 || review?.people === 0) return t("roles.review.whyNotNothing");
    if (failure !== null) return failureText(t, failure);
    return review !== undefined && review.refused.length > 0 ? t("roles.review.whyNot") : undefined;
  }

  function close() {
    commit.clear();
    onClose();
  }

  async function run() {
    if (await commit.run()) onClose();
  }

  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("roles.review.title")}</DialogTitle>
          <DialogContent className={styles.content}>
            <Sum people={people} />
            {count > 0 && review !== undefined && (
              <>
                <Refused refused={review.refused} staging={staging} />
                <Warnings warnings={review.warnings} />
                {review.refused.length === 0 && <Quiet>{t("roles.review.noTrouble")}</Quiet>}
              </>
            )}
            <Section title={t("roles.review.changes")}>
              <ShowMore items={people} step={STEP}>
                {(shown) => (
                  <ul className={styles.people}>
                    {shown.map((person) => (
                      <Person key={person.user} person={person} />
                    ))}
                  </ul>
                )}
              </ShowMore>
            </Section>
            <FailureNote failure={commit.failure ?? failure} />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t("shell.cancel")}</Button>
            <GuardedButton
              appearance="primary"
              whyNot={whyNot()}
              busy={commit.pending || pending}
              onClick={() => void run()}
            >
              {t("roles.review.commit", { count })}
            </GuardedButton>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Sum({ people }: { people: readonly StagedPersonView[] }) {
  const { t } = useWords();
  const hub = useQuery(reads("hub_status", {})).data;
  const sum = (of: (person: StagedPersonView) => readonly string[]) =>
    people.reduce((count, person) => count + of(person).length, 0);
  return (
    <>
      <p>
        {t("roles.review.sum", {
          people: t("roles.review.people", { count: people.length }),
          given: t("roles.review.given", { count: sum(({ give }) => give) }),
          taken: t("roles.review.taken", { count: sum(({ take }) => take) }),
        })}
      </p>
      <Quiet>{t("roles.review.one")}</Quiet>
      {hub !== undefined && hub.connection !== "local_only" && (
        <Note>{t("roles.review.withHub")}</Note>
      )}
    </>
  );
}

function Person({ person }: { person: StagedPersonView }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { name, deleted, take, give, changes } = person;
  return (
    <li className={styles.person}>
      <h3 className={styles.name}>{name}</h3>
      {deleted && <Note intent="warning">{t("roles.review.deleted")}</Note>}
      {give.length > 0 && (
        <div>{t("roles.review.gives", { roles: rolesText(t, format, give) })}</div>
      )}
      {take.length > 0 && (
        <div>{t("roles.review.takes", { roles: rolesText(t, format, take) })}</div>
      )}
      {!deleted && <Shifts shifts={changes} />}
    </li>
  );
}
