// A link to an offer, for a message to somebody who has the same workspace.
import { Button } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { useToast } from "../../parts/toasts";
import { useText } from "../../text/i18n";

/** As crates/app/src/links.rs reads it. */
const linkTo = (offerId: string) => `partner-desk://offer/${offerId}`;

export function CopyLink({ offerId }: { offerId: string }) {
  const t = useText();
  const toast = useToast();

  async function copy() {
    const link = linkTo(offerId);
    await navigator.clipboard.writeText(link).then(
      () => toast({ text: t("offer.linkCopied") }),
      // It can still be written down.
      () => toast({ text: t("offer.linkNotCopied", { link }) }),
    );
  }

  return (
    <Button icon={<LinkRegular />} onClick={() => void copy()}>
      {t("offer.copyLink")}
    </Button>
  );
}
