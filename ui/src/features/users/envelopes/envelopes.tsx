// The envelopes of this computer, or those of one user.
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../../ipc/queries";
import { useRight } from "../../../ipc/state";
import { Cards } from "../../../parts/card";
import { FailureNote } from "../../../parts/notes";
import { Quiet } from "../../../parts/quiet";
import { Section } from "../../../parts/section";
import { ShowMore } from "../../../parts/show_more";
import { useWords } from "../../../text/words";
import { Envelope } from "./envelope";

const STEP = 10;

/** Nothing stands here for whoever may hand over no password. */
export function Envelopes({ of }: { of?: string }) {
  const may = useRight("users.reset_password")?.allowed === true;
  return may ? <All {...(of === undefined ? {} : { of })} /> : null;
}

function All({ of }: { of?: string }) {
  const { t } = useWords();
  const list = useQuery(reads("envelope_list", {}));
  const all = list.data?.envelopes ?? [];
  const shown = of === undefined ? all : all.filter(({ user }) => user === of);
  if (list.isSuccess && shown.length === 0 && of !== undefined) return null;
  return (
    <Section title={t("people.envelope.title")}>
      <FailureNote failure={list.error} />
      {list.isSuccess && shown.length === 0 && <Quiet>{t("people.envelope.none")}</Quiet>}
      <ShowMore items={shown} step={STEP}>
        {(some) => (
          <Cards>
            {some.map((one) => (
              <Envelope key={one.id} one={one} />
            ))}
          </Cards>
        )}
      </ShowMore>
    </Section>
  );
}
