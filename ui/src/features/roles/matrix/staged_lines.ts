// The people with marks as the list knows them: a mark itself says no more than a name.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { StagedRoles, UserLine } from "../../../ipc/bindings";
import { call } from "../../../ipc/client";
import { askFor, MOST } from "../people_query";

interface StagedLines {
  lines: ReadonlyMap<string, UserLine>;
  globalAdmins: number;
}

const EVERYBODY = { search: "", shown: "all" } as const;

/** A page of the list after the other, until all of them are found. */
async function find(wanted: ReadonlySet<string>): Promise<StagedLines> {
  const lines = new Map<string, UserLine>();
  let globalAdmins = 0;
  for (let offset = 0, total = 1; offset < total && lines.size < wanted.size; offset += MOST) {
    const page = await call("user_list", {
      ...askFor(EVERYBODY, offset, MOST),
      counted: true,
    });
    total = page.total;
    globalAdmins = page.counts?.globalAdmins ?? 0;
    for (const line of page.users) if (wanted.has(line.id)) lines.set(line.id, line);
  }
  return { lines, globalAdmins };
}

export function useStagedLines(staged: StagedRoles | undefined, enabled: boolean) {
  const here = (staged?.people ?? []).filter(({ deleted }) => !deleted).map(({ user }) => user);
  return useQuery({
    queryKey: [["people", "outbox"], "staged_lines", here],
    queryFn: () => find(new Set(here)),
    enabled: enabled && here.length > 0,
    placeholderData: keepPreviousData,
    // There may be thousands of them.
    gcTime: 0,
  });
}
