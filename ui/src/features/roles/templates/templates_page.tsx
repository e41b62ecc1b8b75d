// Role templates: sets of roles with a name, given to many, and who drifted from theirs.
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { reads } from "../../../ipc/queries";
import { Cards } from "../../../parts/card";
import { EmptyState } from "../../../parts/empty_state";
import { Buttons } from "../../../parts/form";
import { Loading } from "../../../parts/loading";
import { FailureNote } from "../../../parts/notes";
import { Opens } from "../../../parts/opens";
import { Page } from "../../../parts/page";
import { Quiet } from "../../../parts/quiet";
import { useWhyNot } from "../../../parts/rights";
import { Section } from "../../../parts/section";
import { ROLES, useWords } from "../../../text/words";
import { PartsNav } from "../parts_nav";
import { AddTemplate } from "./change_template";
import { useFocusAfterRemoval } from "./focus_after_removal";
import { TemplateCard } from "./template_card";

export default function TemplatesPage() {
  const { t } = useWords();
  const whyNot = useWhyNot("users.view", { writes: false });
  return (
    <Page title={t("roles.templates.title")}>
      <PartsNav />
      <Quiet>{t("roles.templates.intro")}</Quiet>
      {whyNot === undefined ? <Templates /> : <p>{whyNot}</p>}
    </Page>
  );
}

function Templates() {
  const { t } = useWords();
  const list = useQuery(reads("template_list", {}));
  const templates = list.data?.templates ?? [];
  const { box, onRemoved } = useFocusAfterRemoval(list.data);
  return (
    <div ref={box}>
      <Add />
      <FailureNote failure={list.error} />
      {list.isPending && <Loading />}
      {list.isSuccess && templates.length === 0 && (
        <EmptyState title={t("roles.templates.none")} hint={t("roles.templates.noneHint")} />
      )}
      <Cards>
        {templates.map((template, place) => (
          <TemplateCard key={template.id} template={template} onRemoved={() => onRemoved(place)} />
        ))}
      </Cards>
    </div>
  );
}

/** Open at once where somebody comes with a set of roles. */
function Add() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const whyNot = useWhyNot("roles.templates");
  const brought = params.get("roles");
  if (brought !== null && whyNot === undefined) {
    const roles = brought.split(",").filter((role) => ROLES.includes(role));
    return (
      <Section title={t("roles.templates.add")}>
        <AddTemplate roles={roles} onDone={() => setParams({}, { replace: true })} />
      </Section>
    );
  }
  return (
    <Buttons>
      <Opens label={t("roles.templates.add")} icon={<AddRegular />} whyNot={whyNot}>
        {(close) => <AddTemplate roles={[]} onDone={close} />}
      </Opens>
    </Buttons>
  );
}
