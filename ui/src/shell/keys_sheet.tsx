// Every key that works everywhere, and what it does.
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
import { useText } from "../text/i18n";
import type { Action } from "./actions";
import { keysText, onMac } from "./keys";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    "& dd": { margin: 0 },
  },
  heading: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    marginBlock: tokens.spacingVerticalM,
  },
});

interface KeysSheetProps {
  open: boolean;
  actions: readonly Action[];
  onClose: () => void;
}

/** Closed and not taken away, like the palette. */
export default function KeysSheet({ open, actions, onClose }: KeysSheetProps) {
  const styles = useStyles();
  const t = useText();
  const alt = onMac() ? "⌥" : "Alt+";
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("palette.keys")}</DialogTitle>
          <DialogContent>
            <KeyList
              lines={actions.map(({ text, keys = [] }) => ({
                text,
                keys: keys.map((one) => keysText(t, one)),
              }))}
            />
            <h3 className={styles.heading}>{t("palette.onPages")}</h3>
            <KeyList
              lines={[
                { text: t("palette.search"), keys: [keysText(t, { key: "f" }), "/"] },
                { text: t("palette.move"), keys: [`${alt}↑`, `${alt}↓`] },
                { text: t("palette.walk"), keys: ["↑", "↓"] },
                { text: t("palette.menuKey"), keys: onMac() ? [] : ["Alt", "F10"] },
              ]}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("shell.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What has no keys is left out. */
function KeyList({ lines }: { lines: readonly { text: string; keys: readonly string[] }[] }) {
  const styles = useStyles();
  const t = useText();
  return (
    <dl className={styles.list}>
      {lines
        .filter(({ keys }) => keys.length > 0)
        .map(({ text, keys }) => (
          <div key={text} style={{ display: "contents" }}>
            <dt>
              {keys.map((one, at) => (
                <span key={one}>
                  {at > 0 && ` ${t("palette.or")} `}
                  <kbd>{one}</kbd>
                </span>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
