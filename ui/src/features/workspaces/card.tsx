// One workspace as it can be told without its key, and what can be done with the
// one that is open.
import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Forgotten, WorkspaceCard } from "../../ipc/bindings";
import { ColourMark } from "../../parts/colour_mark";
import { Buttons } from "../../parts/form";
import { useWords } from "../../text/words";
import { BackUp } from "./back_up";
import { CloseWorkspace } from "./close_workspace";
import { EditCover } from "./edit_cover";
import { Forget } from "./forget";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    height: "100%",
    boxSizing: "border-box",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  quiet: { margin: 0, flexGrow: 1, color: tokens.colorNeutralForeground2 },
});

interface CardProps {
  card: WorkspaceCard;
  isOpen: boolean;
  onOpen: () => void;
  onForgotten: (forgotten: Forgotten) => void;
}

export function Card({ card, isOpen, onOpen, onForgotten }: CardProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { name, colour } = card;
  return (
    <article className={styles.card} aria-label={name}>
      <h2 className={styles.name}>
        <ColourMark colour={colour} />
        {name}
        {isOpen && <Badge appearance="tint">{t("workspaces.isOpen")}</Badge>}
      </h2>
      <p className={styles.quiet}>
        {t("workspaces.colour", { colour: t(`words.colours.${colour}`) })}
      </p>
      <Buttons>
        {isOpen ? (
          <>
            <BackUp name={name} />
            <CloseWorkspace />
            <EditCover card={card} />
            <Forget name={name} onForgotten={onForgotten} />
          </>
        ) : (
          <Button appearance="primary" aria-label={t("workspaces.open", { name })} onClick={onOpen}>
            {t("shell.open")}
          </Button>
        )}
      </Buttons>
    </article>
  );
}
