// What became of a password request, by whom and when.
import type { PasswordRequestView } from "../../ipc/bindings";
import { en } from "../../text/en";
import { useWords } from "../../text/words";

type State = keyof typeof en.people.password.settled;
const isKnown = (state: string): state is State => Object.hasOwn(en.people.password.settled, state);

export function SettledText({ request }: { request: PasswordRequestView }) {
  const { t } = useWords();
  const by = useBy();
  const { state, settledBy, settledAt } = request;
  const what = isKnown(state) ? t(`people.password.settled.${state}`) : state;
  const whom = by(settledBy, settledAt);
  return whom === "" ? what : `${what} (${whom})`;
}

/** Who, and when as far as it is known. */
export function useBy(): (who: string | null, when: string | null) => string {
  const { t, format } = useWords();
  return (who, when) => {
    if (who === null) return when === null ? "" : format.instant(when);
    return when === null ? who : t("people.password.by", { who, when: format.instant(when) });
  };
}
