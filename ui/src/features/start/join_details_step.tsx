// What the invitation says; then the name and colour on this computer, the device's
// name, and where the key is kept.
import { Button, Field, Input } from "@fluentui/react-components";
import type { InvitationContents, KeychainState } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import { ColourField } from "../../parts/colour_field";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { InvitationSays } from "../../parts/invitation";
import { FailureNote, Note } from "../../parts/notes";
import { mistaken } from "../../parts/secret_input";
import { useText } from "../../text/i18n";
import { failureText } from "../../text/words";
import { fieldOf, type JoinDetails, joinMistakes } from "./details";
import { KeyChoice } from "./key_choice";
import { useTold } from "./told";

interface JoinDetailsStepProps {
  contents: InvitationContents;
  details: JoinDetails;
  keychain: KeychainState;
  onLookAgain: () => void;
  onChange: (details: JoinDetails) => void;
  failure: AppFailure | undefined;
  pending: boolean;
  onBack: () => void;
  onNext: () => void;
}

export function JoinDetailsStep(props: JoinDetailsStepProps) {
  const { contents, details, keychain, onLookAgain, onChange, failure, pending } = props;
  const t = useText();
  const mistakes = joinMistakes(details, keychain, contents.knownHere);
  const { fields, text, tell, none } = useTold(mistakes);
  const set = (some: Partial<JoinDetails>) => onChange({ ...details, ...some });

  // One that is here already has its name.
  const field = fieldOf(failure);
  const refused = contents.knownHere && field === "name" ? undefined : field;
  const why = failure === undefined ? undefined : failureText(t, failure);

  function whyNot() {
    if (contents.forOwner) return t("start.wrongInvitation");
    return contents.expired ? t("team.invitation.expired") : undefined;
  }

  function next() {
    tell();
    if (pending || whyNot() !== undefined) return;
    if (none()) props.onNext();
  }

  return (
    <div ref={fields}>
      <Form label={t("start.steps.details")} onSubmit={next}>
        <InvitationSays contents={contents} />
        {contents.forOwner && <Note intent="warning">{t("start.wrongInvitation")}</Note>}
        {!contents.knownHere && (
          <>
            <Field
              label={t("start.joinName")}
              hint={t("start.outside")}
              required
              {...mistaken(text(mistakes.name) ?? (refused === "name" ? why : undefined))}
            >
              <Input value={details.name} onChange={(_, data) => set({ name: data.value })} />
            </Field>
            <ColourField colour={details.colour} onChange={(colour) => set({ colour })} />
          </>
        )}
        <Field
          label={t("team.device.label")}
          hint={t("team.device.hint")}
          required
          {...mistaken(text(mistakes.deviceName) ?? (refused === "deviceName" ? why : undefined))}
        >
          <Input
            value={details.deviceName}
            onChange={(_, data) => set({ deviceName: data.value })}
          />
        </Field>
        {!contents.knownHere && (
          <KeyChoice
            details={details}
            keychain={keychain}
            onLookAgain={onLookAgain}
            passphraseMistake={text(mistakes.passphrase)}
            againMistake={text(mistakes.again)}
            onChange={set}
          />
        )}
        {refused === undefined && <FailureNote failure={failure} />}
        {contents.knownHere && pending && <Note>{t("start.joinPending")}</Note>}
        <Buttons>
          <GuardedButton type="submit" appearance="primary" whyNot={whyNot()} busy={pending}>
            {contents.knownHere ? t("start.joinMake") : t("shell.next")}
          </GuardedButton>
          <Button onClick={props.onBack}>{t("shell.back")}</Button>
        </Buttons>
      </Form>
    </div>
  );
}
