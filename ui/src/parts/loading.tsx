// While something is being read. Shown late, so that what is quick does not flicker.
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useText } from "../text/i18n";

const useStyles = makeStyles({
  loading: {
    padding: tokens.spacingVerticalXXL,
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDelay: "300ms",
    animationDuration: "1ms",
    animationFillMode: "backwards",
  },
});

export function Loading() {
  const t = useText();
  return <Spinner className={useStyles().loading} label={t("shell.loading")} />;
}
