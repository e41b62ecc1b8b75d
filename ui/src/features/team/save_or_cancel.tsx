// How a form ends that changes what is there: it is saved, or left as it was.
import { Button } from "@fluentui/react-components";
import { Buttons } from "../../parts/form";
import { useWords } from "../../text/words";

interface SaveOrCancelProps {
  saving: boolean;
  onCancel: () => void;
}

export function SaveOrCancel({ saving, onCancel }: SaveOrCancelProps) {
  const { t } = useWords();
  return (
    <Buttons>
      <Button type="submit" appearance="primary" disabledFocusable={saving}>
        {t("team.people.save")}
      </Button>
      <Button onClick={onCancel}>{t("shell.cancel")}</Button>
    </Buttons>
  );
}
