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
import { useTranslation } from "react-i18next";
import type { Action } from "./actions";
import { keysText } from "./keys";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    "& dd": { margin: 0 },
  },
});

export default function KeysSheet({
  actions,
  onClose,
}: {
  actions: readonly Action[];
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("palette.keys")}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {actions.map(
                ({ id, text, keys = [] }) =>
                  keys.length > 0 && (
                    <div key={id} style={{ display: "contents" }}>
                      <dt>
                        {keys.map((one, at) => (
                          <span key={keysText(t, one)}>
                            {at > 0 && ` ${t("palette.or")} `}
                            <kbd>{keysText(t, one)}</kbd>
                          </span>
                        ))}
                      </dt>
                      <dd>{text}</dd>
                    </div>
                  ),
              )}
            </dl>
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
