// An address that leads nowhere.
import { Link } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router";
import { Page } from "../parts/page";
import { paths } from "../parts/paths";

export function NotFound() {
  const { t } = useTranslation();
  const href = useHref(paths.first);
  return (
    <Page title={t("shell.notFound")}>
      <p>
        <Link href={href}>{t("shell.toCatalog")}</Link>
      </p>
    </Page>
  );
}
