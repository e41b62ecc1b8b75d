// What one can do from anywhere. The palette, the menus, the keys and the list of keys
// are all made from this one list.
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { ArrowExportRegular } from "@fluentui/react-icons/svg/arrow-export";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { BookmarkRegular } from "@fluentui/react-icons/svg/bookmark";
import { DarkThemeRegular } from "@fluentui/react-icons/svg/dark-theme";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { GavelRegular } from "@fluentui/react-icons/svg/gavel";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { KeyboardRegular } from "@fluentui/react-icons/svg/keyboard";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { ShieldRegular } from "@fluentui/react-icons/svg/shield";
import { WeatherMoonRegular } from "@fluentui/react-icons/svg/weather-moon";
import { WeatherSunnyRegular } from "@fluentui/react-icons/svg/weather-sunny";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useNavigate } from "react-router";
import type { Theme } from "../ipc/bindings";
import { call, windowCloser } from "../ipc/client";
import { toFailure } from "../ipc/errors";
import { lockWindow } from "../ipc/locking";
import { reads, remember } from "../ipc/queries";
import { useAppState, useWorkspace } from "../ipc/state";
import { useToImport } from "../parts/import/import_button";
import { useAnnounce } from "../parts/live";
import { paths } from "../parts/paths";
import { useWhyNot } from "../parts/rights";
import { addressOf, hasTable, TABLES } from "../parts/saved_views/address";
import { useSavedViews } from "../parts/saved_views/views";
import { useToast } from "../parts/toasts";
import { failureText, useWords } from "../text/words";
import { type Keys, onMac } from "./keys";
import { usePlaces } from "./places";
import { useRoleActions } from "./role_actions";
import { REDO_KEYS, UNDO_KEYS, useUndo } from "./undo";

/** The menus, in their order. */
export const GROUPS = ["file", "edit", "view", "go", "help"] as const;

export interface Action {
  id: string;
  /** `null` for what is only found by typing: the menus would be full of it. */
  group: (typeof GROUPS)[number] | null;
  text: string;
  icon: ReactElement;
  /** The first of them is the one that is shown. */
  keys?: readonly Keys[];
  /** Also while something covers the window. */
  evenCovered?: true;
  /** Why it cannot be done now. */
  whyNot?: string | undefined;
  run(): void | Promise<void>;
}

/** Does it, unless it cannot be done now. */
export function act(action: Action | undefined): void {
  if (action !== undefined && action.whyNot === undefined) void action.run();
}

/** What covers the window for a moment. */
export type Overlay = "palette" | "keys";

/** `searched` once somebody has opened the palette: what only stands there is asked for then. */
export function useActions(show: (overlay: Overlay) => void, searched: boolean): Action[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const open = useWorkspace() !== null;
  const places = usePlaces().map(
    ({ name, path, icon }, at): Action => ({
      id: `go ${path}`,
      group: "go",
      text: t("palette.goTo", { page: t(`shell.nav.${name}`) }),
      icon,
      keys: [
        ...(name === "settings" ? [{ key: "," }] : []),
        // There are nine digits; what comes after them has no key of its own.
        ...(at < 9 ? [{ key: String(at + 1), everywhere: true } as const] : []),
      ],
      run: async () => void (await navigate(path)),
    }),
  );
  const inWorkspace = useWorkspaceActions();
  const rolePages = useRoleActions();
  const views = useViews(searched);
  const themes = useThemes();
  const refresh = useRefresh();
  const close = useClose();
  return [
    {
      id: "palette",
      group: "go",
      text: t("palette.open"),
      icon: <SearchRegular />,
      keys: [{ key: "k", everywhere: true }],
      run: () => show("palette"),
    },
    ...(open ? inWorkspace : []),
    ...places,
    ...(open ? rolePages : []),
    ...views,
    refresh,
    ...themes,
    {
      id: "keys",
      group: "help",
      text: t("palette.keys"),
      icon: <KeyboardRegular />,
      keys: [
        { key: "/", everywhere: true },
        { key: "F1", alone: true, everywhere: true },
      ],
      run: () => show("keys"),
    },
    ...close,
  ];
}

/** The saved views of every table. */
function useViews(searched: boolean): Action[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const views = useSavedViews(searched) ?? [];
  return views.filter(hasTable).map(
    (view): Action => ({
      id: `view ${view.id}`,
      group: null,
      text: t("grid.views.open", {
        name: view.name,
        page: t(`shell.nav.${TABLES[view.table].place}`),
      }),
      icon: <BookmarkRegular />,
      run: async () => void (await navigate(addressOf(view))),
    }),
  );
}

/** Asks everything that is shown anew. It is news that keeps it fresh; this is for doubt. */
function useRefresh(): Action {
  const { t } = useWords();
  const client = useQueryClient();
  const announce = useAnnounce();
  return {
    id: "refresh",
    group: "view",
    text: t("palette.refresh"),
    icon: <ArrowClockwiseRegular />,
    keys: [{ key: "F5", alone: true, everywhere: true }],
    run: async () => {
      await client.invalidateQueries();
      announce(t("palette.refreshed"));
    },
  };
}

/** A Mac’s own menu closes and quits; a page in a browser cannot be closed. */
function useClose(): Action[] {
  const { t } = useWords();
  const close = windowCloser();
  if (close === undefined || onMac()) return [];
  return [
    {
      id: "close",
      group: "file",
      text: t("palette.close"),
      icon: <DismissRegular />,
      keys: [
        { key: "q", everywhere: true },
        { key: "w", everywhere: true },
      ],
      run: close,
    },
  ];
}

function useWorkspaceActions(): Action[] {
  const { t } = useWords();
  const { undo, redo, undoText, redoText, whyNot, runUndo, runRedo } = useUndo();
  const attempt = useAttempt();
  const client = useQueryClient();
  const toImport = useToImport("price_list");
  const navigate = useNavigate();
  const mayNotImport = useWhyNot("desk.price_list_import");
  const mayNotAdd = useWhyNot("users.create");
  const mayNotSeeUsers = useWhyNot("users.view", { writes: false });
  const filesOfUsers = useFilesOfUsers();
  const open = useWorkspace() !== null;
  const hub = useQuery({ ...reads("hub_status", {}), enabled: open }).data?.address ?? null;

  return [
    {
      id: "undo",
      group: "edit",
      text: undoText,
      icon: <ArrowUndoRegular />,
      keys: UNDO_KEYS,
      whyNot: undo === null ? undoText : whyNot,
      run: runUndo,
    },
    {
      id: "redo",
      group: "edit",
      text: redoText,
      icon: <ArrowRedoRegular />,
      keys: REDO_KEYS,
      whyNot: redo === null ? redoText : whyNot,
      run: runRedo,
    },
    {
      id: "import",
      group: "file",
      text: t("palette.import"),
      icon: <ArrowImportRegular />,
      whyNot: mayNotImport,
      run: () => attempt(async () => toImport(await call("file_pick", { purpose: "price_list" }))),
    },
    ...filesOfUsers,
    {
      id: "add user",
      group: "file",
      text: t("people.add"),
      icon: <PersonAddRegular />,
      whyNot: mayNotAdd,
      run: async () => void (await navigate(paths.newUser)),
    },
    {
      id: "who is admin",
      group: "go",
      text: t("people.whoIsAdmin"),
      icon: <ShieldRegular />,
      run: async () => void (await navigate(paths.globalAdmins)),
    },
    {
      id: "passwords",
      group: null,
      text: t("palette.goTo", { page: t("people.passwords") }),
      icon: <KeyRegular />,
      whyNot: mayNotSeeUsers,
      run: async () => void (await navigate(paths.passwords)),
    },
    {
      id: "role rules",
      group: null,
      text: t("palette.goTo", { page: t("people.rules") }),
      icon: <GavelRegular />,
      run: async () => void (await navigate(paths.roleRules)),
    },
    {
      id: "lock",
      group: "file",
      text: t("palette.lock"),
      icon: <LockClosedRegular />,
      keys: [{ key: "l", shift: true, everywhere: true }],
      evenCovered: true,
      run: () => lockWindow(client),
    },
    ...(hub !== null
      ? [
          {
            id: "sync",
            group: "file",
            text: t("palette.sync"),
            icon: <ArrowSyncRegular />,
            run: () => attempt(async () => void (await call("sync_now", {}))),
          } satisfies Action,
        ]
      : []),
  ];
}

/** Users from a file, and into one. */
function useFilesOfUsers(): Action[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const toImport = useToImport("users");
  const mayNotCreate = useWhyNot("users.create");
  const mayNotView = useWhyNot("users.view");
  return [
    {
      id: "import users",
      group: "file",
      text: t("palette.importUsers"),
      icon: <ArrowImportRegular />,
      whyNot: mayNotCreate,
      run: () => attempt(async () => toImport(await call("file_pick", { purpose: "price_list" }))),
    },
    {
      id: "export users",
      group: "file",
      text: t("palette.exportUsers"),
      icon: <ArrowExportRegular />,
      whyNot: mayNotView,
      run: async () => void (await navigate(paths.exportUsers)),
    },
  ];
}

/** Does it, and says why where it was refused: there is no place on the page to say it. */
function useAttempt(): (what: () => Promise<void>) => Promise<void> {
  const { t } = useWords();
  const toast = useToast();
  return async (what) => {
    try {
      await what();
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  };
}

function useThemes(): Action[] {
  const { t } = useWords();
  const client = useQueryClient();
  const attempt = useAttempt();
  const { settings } = useAppState();
  const set = (theme: Theme) =>
    attempt(async () => {
      const state = await call("settings_change", { language: null, theme, lockAfter: null });
      remember(client, "app_state", {}, state);
    });
  const themes: [Exclude<Theme, "system">, ReactElement][] = [
    ["light", <WeatherSunnyRegular key="light" />],
    ["dark", <WeatherMoonRegular key="dark" />],
    ["contrast", <DarkThemeRegular key="contrast" />],
  ];
  return themes
    .filter(([theme]) => theme !== settings.theme)
    .map(
      ([theme, icon]): Action => ({
        id: `theme ${theme}`,
        group: "view",
        text: t(`palette.themes.${theme}`),
        icon,
        run: () => set(theme),
      }),
    );
}
