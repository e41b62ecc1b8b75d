// The columns that the list of users can have: plain cells, because dozens are drawn at
// a time.
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useMemo } from "react";
import type { UserLine } from "../../ipc/bindings";
import { fills } from "../../parts/fills";
import type { Column } from "../../parts/grid/columns";
import { paths } from "../../parts/paths";
import type { en } from "../../text/en";
import { roleText, useWords } from "../../text/words";
import type { By } from "./question";
import { useRestoring } from "./restoring";
import { mfaText, originText, rolesText, stateText, warningText } from "./user_words";

export type UserColumn = Column<UserLine, By>;
type ColumnId = keyof typeof en.people.columns;

/** Those that one has who never chose any. */
export const AT_FIRST: readonly string[] = ["name", "user_name", "roles", "state", "warnings"];

/** Among deleted users, whatever was chosen. */
export const ACTION = "action";

export const linesOf = (user: UserLine): UserLine[] => [user];

const useStyles = makeStyles({
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  badge: {
    display: "inline-block",
    marginInlineStart: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  button: {
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    cursor: "pointer",
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/**
 * Deleted users stand in the order in which they were deleted, if one likes, and can be
 * restored in their rows.
 */
export function useUserColumns(deleted: boolean, opens: boolean): readonly UserColumn[] {
  const styles = useStyles();
  const { t } = useWords();
  const { restore, pending, whyNot } = useRestoring();
  return useMemo(() => {
    const badge = (text: string) => <span className={styles.badge}>{text}</span>;
    const each = (texts: readonly string[]) => texts.map((text) => <div key={text}>{text}</div>);
    const warnings = (user: UserLine) => user.warnings.map((one) => warningText(t, one));

    /** What is copied of it is what `text` says. */
    const column = (
      id: ColumnId,
      width: number,
      text: (user: UserLine) => string,
      some: Partial<UserColumn> = {},
    ): UserColumn => ({
      id,
      heading: t(`people.columns.${id}`),
      width,
      cell: text,
      narrow: "labelled",
      copied: [{ id, heading: t(`people.columns.${id}`), text }],
      ...some,
    });

    const name = (user: UserLine): ReactNode => (
      <>
        {opens ? (
          <a className={styles.name} href={`#${paths.user(user.id)}`} tabIndex={-1}>
            {user.name}
          </a>
        ) : (
          <span className={styles.name}>{user.name}</span>
        )}
        {user.isMe && badge(t("people.you"))}
        {user.guest && badge(t("people.guest"))}
      </>
    );
    const roles = (user: UserLine): ReactNode => (
      <>
        {user.roles.length === 0
          ? t("people.noRole")
          : each(user.roles.map((role) => roleText(t, role)))}
        {user.waitingRoles && <div className={styles.quiet}>{t("people.rolesWait")}</div>}
        {user.staged.length > 0 && (
          <div className={styles.quiet}>{t("people.staged", { count: user.staged.length })}</div>
        )}
      </>
    );

    const action = (user: UserLine, active: boolean): ReactNode => {
      const why = whyNot(user);
      if (user.state !== "deleted") return null;
      if (why !== undefined) return <span className={styles.quiet}>{why}</span>;
      return (
        <button
          type="button"
          className={styles.button}
          tabIndex={active ? 0 : -1}
          aria-label={t("people.user.restoreOf", { name: user.name })}
          aria-disabled={pending === user.id || undefined}
          onClick={() => pending !== user.id && restore(user)}
        >
          {t("people.user.restore")}
        </button>
      );
    };

    return [
      column("name", 170, (user) => user.name, {
        cell: name,
        grows: true,
        names: true,
        order: "name",
        narrow: "below",
      }),
      column("user_name", 220, (user) => user.userName ?? "", {
        order: "user_name",
        narrow: "below",
      }),
      column("roles", 190, (user) => rolesText(t, user.roles), { cell: roles, narrow: "below" }),
      column("state", 120, (user) => stateText(t, user), deleted ? { order: "deleted" } : {}),
      ...(deleted ? [column(ACTION, 240, () => "", { cell: action, copied: [] })] : []),
      column("warnings", 180, (user) => warnings(user).join(", "), {
        cell: (user) => each(warnings(user)),
        narrow: "below",
      }),
      column("mfa", 130, (user) => mfaText(t, user.mfa)),
      column("department", 160, (user) => user.department ?? "", { order: "department" }),
      column("template", 180, (user) => user.templateName ?? ""),
      column("origin", 170, (user) => originText(t, user.origin)),
    ];
  }, [styles, t, deleted, opens, restore, pending, whyNot]);
}
