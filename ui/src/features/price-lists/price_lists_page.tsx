// The imported price lists, the newest month first.
import { makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { PriceListView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { reads, remember } from "../../ipc/queries";
import { EmptyState } from "../../parts/empty_state";
import { GuardedButton } from "../../parts/guarded_button";
import { ImportButton } from "../../parts/import/import_button";
import { ListCells, ListHeads } from "../../parts/list_cells";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { History } from "../../parts/record/history";
import { useWhyNot } from "../../parts/rights";
import { ShowMore } from "../../parts/show_more";
import { Cell, Head, Table } from "../../parts/table";
import { useToast } from "../../parts/toasts";
import { kindText, listName, useWords } from "../../text/words";

const STEP = 100;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export default function PriceListsPage() {
  const { t } = useWords();
  const lists = useQuery(reads("price_list_list", {}));
  const removing = useRemoving();

  return (
    <Page
      title={t("priceLists.title")}
      actions={<ImportButton of="price_list" label={t("priceLists.import")} />}
    >
      <FailureNote failure={lists.error ?? removing.failure} onClose={removing.clear} />
      {lists.isPending && <Loading />}
      {lists.data?.lists.length === 0 && (
        <EmptyState title={t("priceLists.empty")} hint={t("priceLists.emptyHint")} />
      )}
      {lists.data !== undefined && lists.data.lists.length > 0 && (
        <ShowMore items={lists.data.lists} step={STEP}>
          {(shown) => <ListTable lists={shown} onRemove={(list) => void removing.remove(list)} />}
        </ShowMore>
      )}
    </Page>
  );
}

/** Removing offers to bring it back; undo does the same. */
function useRemoving() {
  const { t, format } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const { run: runRemove, failure, clear } = useDeed("price_list_remove");
  const { run: runRestore, failure: restoreFailure } = useDeed("price_list_restore");

  async function bringBack({ listId, name }: { listId: string; name: string }) {
    const answer = await runRestore({ listId });
    if (answer === undefined) return;
    remember(client, "price_list_list", {}, answer);
    toast({ text: t("priceLists.broughtBack", { name }) });
  }

  async function remove(list: PriceListView) {
    const { listId } = list;
    const answer = await runRemove({ listId });
    if (answer === undefined) return;
    const name = listName(t, format, list);
    remember(client, "price_list_list", {}, answer);
    toast({
      text: t("priceLists.removed", { name }),
      action: { label: t("priceLists.bringBack"), run: () => void bringBack({ listId, name }) },
    });
  }

  return { remove, failure: failure ?? restoreFailure, clear };
}

interface ListTableProps {
  lists: readonly PriceListView[];
  onRemove: (list: PriceListView) => void;
}

function ListTable({ lists, onRemove }: ListTableProps) {
  const { t, format } = useWords();
  const styles = useStyles();
  const whyNot = useWhyNot("desk.price_list_remove");
  return (
    <Table label={t("priceLists.table")}>
      <thead>
        <tr>
          <ListHeads />
          <Head number>{t("priceLists.rows")}</Head>
          <Head>{t("priceLists.who")}</Head>
          <Head>{t("priceLists.action")}</Head>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.listId}>
            <ListCells list={list}>
              <div className={styles.quiet}>{kindText(t, list.kind)}</div>
              <details className={styles.quiet}>
                <summary>{t("priceLists.fingerprint")}</summary>
                <code>{list.sha256}</code>
              </details>
            </ListCells>
            <Cell number>
              {format.count(list.rows)}
              {list.rowsRefused > 0 && (
                <div className={styles.quiet}>
                  {t("priceLists.refused", { count: list.rowsRefused })}
                </div>
              )}
            </Cell>
            <Cell nowrap>
              {list.importedBy}
              <div className={styles.quiet}>{format.instant(list.importedAt)}</div>
            </Cell>
            <Cell>
              <GuardedButton
                size="small"
                icon={<DeleteRegular />}
                aria-label={t("priceLists.removeList", { name: listName(t, format, list) })}
                whyNot={whyNot}
                onClick={() => onRemove(list)}
              >
                {t("priceLists.remove")}
              </GuardedButton>
              <History
                of={{ entity: "price_list", id: list.listId }}
                name={listName(t, format, list)}
              />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
