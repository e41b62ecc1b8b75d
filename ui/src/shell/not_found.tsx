// An address that leads nowhere.
import { Link } from "@fluentui/react-components";
import { useHref } from "react-router";
import { Page } from "../parts/page";
import { paths } from "../parts/paths";
import { useText } from "../text/i18n";

export function NotFound() {
  const t = useText();
  const href = useHref(paths.first);
  return (
    <Page title={t("shell.notFound")}>
      <p>
        <Link href={href}>{t("shell.toCatalog")}</Link>
      </p>
    </Page>
  );
}
