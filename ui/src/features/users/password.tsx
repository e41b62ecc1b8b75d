// A new password for a user: asked for here, done in the portal.
import { useQueryClient } from "@tanstack/react-query";
import type { PasswordRequestView, UserDetail } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { Confirm } from "../../parts/confirm";
import { FailureNote } from "../../parts/notes";
import { Quiet } from "../../parts/quiet";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { Envelopes } from "./envelopes/envelopes";
import { Seal } from "./envelopes/seal";
import { HandOver } from "./hand_over";
import { SettledText } from "./settled_text";
import { useWhyNotEnvelope, useWhyNotPassword } from "./why_not";

export function Password({ user }: { user: UserDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNotPassword(user);
  const whyNotEnvelope = useWhyNotEnvelope(user);
  const request = useDeed("password_request");
  const { line, details, requests } = user;
  const waiting = requests.filter(({ state }) => state === "waiting");
  const past = requests.filter(({ state }) => state !== "waiting");
  const directoryId = details.find(({ field }) => field === "directory_id")?.value ?? null;

  async function run(): Promise<boolean> {
    const answer = await request.run({ user: line.id });
    if (answer === undefined) return false;
    remember(client, "password_list", {}, answer);
    toast({ text: t("people.password.asked") });
    return true;
  }

  return (
    <Section title={t("people.password.title")}>
      {requests.length === 0 && <Quiet>{t("people.password.none")}</Quiet>}
      {waiting.map((one) => (
        <HandOver key={one.id} request={one} userName={line.userName} directoryId={directoryId} />
      ))}
      <Past requests={past} />
      <Confirm
        label={t("people.password.request")}
        name={t("people.password.requestOf", { name: line.name })}
        whyNot={whyNot}
        busy={request.pending}
        action={t("people.password.run")}
        onConfirm={run}
      >
        <p>{t("people.password.ask", { name: line.name })}</p>
        <FailureNote failure={request.failure} />
      </Confirm>{" "}
      <Seal user={line.id} name={line.name} whyNot={whyNotEnvelope} />
      <Envelopes of={line.id} />
    </Section>
  );
}

function Past({ requests }: { requests: readonly PasswordRequestView[] }) {
  if (requests.length === 0) return null;
  return (
    <ul>
      {requests.map((one) => (
        <li key={one.id}>
          <SettledText request={one} />
        </li>
      ))}
    </ul>
  );
}
