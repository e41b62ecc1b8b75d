// Where the referrals roles of a user reach: the entire company, or some locations.
import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { UserDetail } from "../../ipc/bindings";
import { Buttons, Form } from "../../parts/form";
import { useKept } from "../../parts/kept";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { mistaken } from "../../parts/secret_input";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { useUserDeed } from "./user_deed";
import { useWhyNotDo } from "./why_not";

/** The roles that reach locations. */
const LOCATED = ["referrals_admin", "referrals_user"];
const ID = /^\d{1,10}$/;

export function Locations({ user }: { user: UserDetail }) {
  const { t, format } = useWords();
  const { line, entireCompany, locations } = user;
  const whyNot = useWhyNotDo(user, "locations");
  const located = line.roles.some((role) => LOCATED.includes(role));
  if (!located && !entireCompany && locations.length === 0) return null;

  function reach(): string {
    if (entireCompany) return t("people.user.entireCompany");
    return locations.length === 0
      ? t("people.user.noLocation")
      : t("people.user.locationsAre", { ids: format.all(locations) });
  }

  return (
    <Section title={t("people.user.locations")}>
      <p>{reach()}</p>
      <Opens
        size="small"
        label={t("people.user.changeLocations")}
        name={t("people.user.changeLocationsOf", { name: line.name })}
        whyNot={whyNot}
      >
        {(close) => <LocationsForm user={user} onDone={close} />}
      </Opens>
    </Section>
  );
}

function LocationsForm({ user, onDone }: { user: UserDetail; onDone: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { line, entireCompany, locations } = user;
  const [typed, keep, forget] = useKept(`locations ${line.id}`, {
    entire: entireCompany,
    ids: locations.join(", "),
  });
  const [told, setTold] = useState(false);
  const change = useUserDeed("user_locations");
  const ids = typed.ids.split(/[\s,;]+/).filter((id) => id !== "");
  const bad = ids.find((id) => !ID.test(id));

  function close() {
    forget();
    onDone();
  }

  async function run() {
    setTold(true);
    if (bad !== undefined || change.pending) return;
    const saved = await change.run({
      user: line.id,
      entireCompany: typed.entire === entireCompany ? null : typed.entire,
      add: ids.filter((id) => !locations.includes(id)),
      remove: locations.filter((id) => !ids.includes(id)),
    });
    if (saved === undefined) return;
    toast({ text: t("people.user.locationsSaved", { name: line.name }) });
    close();
  }

  return (
    <Form
      label={t("people.user.changeLocationsOf", { name: line.name })}
      onSubmit={() => void run()}
    >
      <Checkbox
        label={t("people.user.entireCompany")}
        checked={typed.entire}
        onChange={(_, { checked }) => keep({ ...typed, entire: checked === true })}
      />
      <Field
        label={t("people.user.locationIds")}
        hint={t("people.user.locationHint")}
        {...mistaken(
          told && bad !== undefined ? t("people.user.badLocation", { text: bad }) : undefined,
        )}
      >
        <Input
          value={typed.ids}
          inputMode="numeric"
          autoComplete="off"
          onChange={(_, data) => keep({ ...typed, ids: data.value })}
        />
      </Field>
      <FailureNote failure={change.failure} />
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={change.pending}>
          {t("people.user.save")}
        </Button>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
