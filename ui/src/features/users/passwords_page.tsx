// Every request for a new password: those that wait with their steps, and what came of
// the others.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { PasswordRequestView } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Card, Cards } from "../../parts/card";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { Quiet } from "../../parts/quiet";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { ShowMore } from "../../parts/show_more";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { useWords } from "../../text/words";
import { Envelopes } from "./envelopes/envelopes";
import { Seal } from "./envelopes/seal";
import { HandOver } from "./hand_over";
import { SettledText, useBy } from "./settled_text";

const STEP = 20;

const useStyles = makeStyles({ intro: { marginBottom: tokens.spacingVerticalM } });

export default function PasswordsPage() {
  const styles = useStyles();
  const { t } = useWords();
  const navigate = useNavigate();
  const list = useQuery(reads("password_list", {}));
  const requests = list.data?.requests ?? [];
  return (
    <Page
      title={t("people.passwords")}
      actions={
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={() => void navigate(paths.users)}
        >
          {t("people.user.back")}
        </Button>
      }
    >
      <div className={styles.intro}>
        <Quiet>{t("people.password.pageIntro")}</Quiet>
      </div>
      <FailureNote failure={list.error} />
      {list.isPending && <Loading />}
      {list.isSuccess && (
        <>
          <Waiting requests={requests.filter(({ state }) => state === "waiting")} />
          <Envelopes />
          <Past requests={requests.filter(({ state }) => state !== "waiting")} />
        </>
      )}
    </Page>
  );
}

interface RequestsProps {
  requests: readonly PasswordRequestView[];
}

function Waiting({ requests }: RequestsProps) {
  const { t } = useWords();
  return (
    <Section title={t("people.password.waiting")}>
      {requests.length === 0 && <p>{t("people.password.noneWaiting")}</p>}
      <ShowMore items={requests} step={STEP}>
        {(shown) => (
          <Cards>
            {shown.map((request) => (
              <Card key={request.id} title={request.userLabel}>
                <One request={request} />
              </Card>
            ))}
          </Cards>
        )}
      </ShowMore>
    </Section>
  );
}

/** With what is known of the user besides the name. */
function One({ request }: { request: PasswordRequestView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const whyNot = useWhyNot("users.reset_password");
  const user = useQuery(reads("user_show", { user: request.user })).data;
  const id = user?.details.find(({ field }) => field === "directory_id")?.value;
  return (
    <>
      <div>
        <Button
          size="small"
          aria-label={t("people.password.showOf", { name: request.userLabel })}
          onClick={() => void navigate(paths.user(request.user))}
        >
          {t("people.password.show")}
        </Button>
      </div>
      <HandOver request={request} userName={user?.line.userName ?? null} directoryId={id ?? null} />
      <Seal user={request.user} name={request.userLabel} whyNot={whyNot} />
    </>
  );
}

function Past({ requests }: RequestsProps) {
  const { t } = useWords();
  const by = useBy();
  return (
    <Section title={t("people.password.past")}>
      {requests.length === 0 ? (
        <p>{t("people.password.nonePast")}</p>
      ) : (
        <ShowMore items={requests} step={STEP}>
          {(shown) => (
            <Table label={t("people.password.past")}>
              <thead>
                <tr>
                  <Head>{t("people.password.columns.user")}</Head>
                  <Head>{t("people.password.columns.asked")}</Head>
                  <Head>{t("people.password.columns.settled")}</Head>
                </tr>
              </thead>
              <tbody>
                {shown.map((request) => (
                  <tr key={request.id}>
                    <RowHead>{request.userLabel}</RowHead>
                    <Cell>{by(request.askedBy, request.askedAt)}</Cell>
                    <Cell>
                      <SettledText request={request} />
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </ShowMore>
      )}
    </Section>
  );
}
