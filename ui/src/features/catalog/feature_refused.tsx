// Why an offer could not be featured, and what to do about it.
import { Link } from "@fluentui/react-components";
import { useHref } from "react-router";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { useText } from "../../text/i18n";
import type { Featuring } from "./feature";

export function FeatureRefused({ featuring }: { featuring: Featuring }) {
  const t = useText();
  const href = useHref(paths.featured);
  const { failure, limit, clear } = featuring;
  if (failure?.code !== "featured_full") return <FailureNote failure={failure} onClose={clear} />;
  return (
    <Note intent="error" urgent onClose={clear}>
      {t("catalog.full", { count: limit })} <Link href={href}>{t("catalog.toFeatured")}</Link>
    </Note>
  );
}
