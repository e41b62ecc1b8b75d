// The people of the workspace: who they are, what they may, and letting them in.
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { Cards } from "../../parts/card";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { ShowMore } from "../../parts/show_more";
import { useWords } from "../../text/words";
import { AddPerson } from "./add_person";
import { Person } from "./person";

const STEP = 50;

export function People({ hasHub }: { hasHub: boolean }) {
  const { t } = useWords();
  // What can only be looked at still shows who is there.
  const whyNot = useWhyNot("users.view", { writes: false });
  return (
    <Section title={t("team.people.title")}>
      {whyNot === undefined ? <List hasHub={hasHub} /> : <p>{whyNot}</p>}
    </Section>
  );
}

function List({ hasHub }: { hasHub: boolean }) {
  const { t } = useWords();
  const people = useQuery(reads("people_list", {}));
  const whyNotAdd = useWhyNot("users.create");

  return (
    <>
      <FailureNote failure={people.error} />
      {people.isPending && <Loading />}
      {people.isSuccess && (
        <>
          {people.data.people.length === 0 && <p>{t("team.people.none")}</p>}
          <ShowMore items={people.data.people} step={STEP}>
            {(shown) => (
              <Cards>
                {shown.map((person) => (
                  <Person key={person.id} person={person} hasHub={hasHub} />
                ))}
              </Cards>
            )}
          </ShowMore>
        </>
      )}
      <Buttons>
        <Opens label={t("team.people.add")} icon={<PersonAddRegular />} whyNot={whyNotAdd}>
          {(close) => <AddPerson onDone={close} />}
        </Opens>
      </Buttons>
    </>
  );
}
