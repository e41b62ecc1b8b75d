// A link to a page about one thing, for a message to somebody who has the same workspace.
import { Button } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { useText } from "../text/i18n";
import { useToast } from "./toasts";

/** As crates/app/src/links.rs reads them. */
const linkTo = {
  offer: (id: string) => `partner-desk://offer/${id}`,
  user: (id: string) => `partner-desk://users/${id}`,
};

interface CopyLinkProps {
  to: keyof typeof linkTo;
  id: string;
  label: string;
}

export function CopyLink({ to, id, label }: CopyLinkProps) {
  const t = useText();
  const toast = useToast();

  async function copy() {
    const link = linkTo[to](id);
    await navigator.clipboard.writeText(link).then(
      () => toast({ text: t("shell.linkCopied") }),
      // It can still be written down.
      () => toast({ text: t("shell.linkNotCopied", { link }) }),
    );
  }

  return (
    <Button icon={<LinkRegular />} onClick={() => void copy()}>
      {label}
    </Button>
  );
}
