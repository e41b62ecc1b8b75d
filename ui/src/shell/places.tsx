// Where one can go: the navigation, the palette and the keys read it from here.
import { AppsListRegular } from "@fluentui/react-icons/svg/apps-list";
import { BranchCompareRegular } from "@fluentui/react-icons/svg/branch-compare";
import { BriefcaseRegular } from "@fluentui/react-icons/svg/briefcase";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { PeopleListRegular } from "@fluentui/react-icons/svg/people-list";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { PersonKeyRegular } from "@fluentui/react-icons/svg/person-key";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { StarRegular } from "@fluentui/react-icons/svg/star";
import type { ReactElement } from "react";
import { useWorkspace } from "../ipc/state";
import { paths } from "../parts/paths";
import type { en } from "../text/en";

export interface Place {
  name: keyof typeof en.shell.nav;
  path: string;
  icon: ReactElement;
}

const IN_WORKSPACE: readonly Place[] = [
  { name: "home", path: paths.home, icon: <HomeRegular /> },
  { name: "catalog", path: paths.catalog, icon: <AppsListRegular /> },
  { name: "featured", path: paths.featured, icon: <StarRegular /> },
  { name: "priceLists", path: paths.priceLists, icon: <DocumentTableRegular /> },
  { name: "activity", path: paths.activity, icon: <HistoryRegular /> },
  { name: "conflicts", path: paths.conflicts, icon: <BranchCompareRegular /> },
  { name: "team", path: paths.team, icon: <PeopleTeamRegular /> },
  { name: "users", path: paths.users, icon: <PeopleListRegular /> },
  { name: "roles", path: paths.roles, icon: <PersonKeyRegular /> },
];

const ALWAYS: readonly Place[] = [
  { name: "workspaces", path: paths.workspaces, icon: <BriefcaseRegular /> },
  { name: "settings", path: paths.settings, icon: <SettingsRegular /> },
];

/** Those that there are now, in their order. */
export function usePlaces(): readonly Place[] {
  return useWorkspace() === null ? ALWAYS : [...IN_WORKSPACE, ...ALWAYS];
}
