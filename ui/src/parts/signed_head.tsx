// The end of the record as the hub signed it.
import type { SignedHead } from "../ipc/bindings";
import { useWords } from "../text/words";
import { Fact, Facts } from "./facts";
import { Mono } from "./quiet";

export function SignedHeadFacts({ head }: { head: SignedHead }) {
  const { t, format } = useWords();
  return (
    <Facts>
      <Fact name={t("team.head.seq")}>{format.count(head.seq)}</Fact>
      <Fact name={t("team.head.hash")}>
        <Mono>{head.hash}</Mono>
      </Fact>
      <Fact name={t("team.head.signature")}>
        <Mono>{head.signature}</Mono>
      </Fact>
      <Fact name={t("team.head.key")}>
        <Mono>{head.hubKey}</Mono>
      </Fact>
    </Facts>
  );
}
