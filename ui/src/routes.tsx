// Which page stands where. The catalog comes with the first script, the other
// pages when they are asked for.
import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { Navigate, Outlet, Route, Routes } from "react-router";
import { CatalogPage } from "./features/catalog/catalog_page";
import { reads } from "./ipc/queries";
import { useWorkspace } from "./ipc/state";
import { Loading } from "./parts/loading";
import { paths } from "./parts/paths";
import { Frame } from "./shell/frame";
import { NotFound } from "./shell/not_found";

const HomePage = lazy(() => import("./features/home/home_page"));
const OfferPage = lazy(() => import("./features/catalog/offer_page"));
const FeaturedPage = lazy(() => import("./features/featured/featured_page"));
const PriceListsPage = lazy(() => import("./features/price-lists/price_lists_page"));
const ImportPage = lazy(() => import("./features/price-lists/import_page"));
const ActivityPage = lazy(() => import("./features/activity/activity_page"));
const ConflictsPage = lazy(() => import("./features/conflicts/conflicts_page"));
const TeamPage = lazy(() => import("./features/team/team_page"));
const NewUserPage = lazy(() => import("./features/users/new_user_page"));
const PasswordsPage = lazy(() => import("./features/users/passwords_page"));
const RulesPage = lazy(() => import("./features/users/rules_page"));
const UserPage = lazy(() => import("./features/users/user_page"));
const UsersPage = lazy(() => import("./features/users/users_page"));
const MatrixPage = lazy(() => import("./features/roles/matrix/matrix_page"));
const RoleCataloguePage = lazy(() => import("./features/roles/catalogue/catalogue_page"));
const WhoCanPage = lazy(() => import("./features/roles/who_can/who_can_page"));
const SmallestPage = lazy(() => import("./features/roles/smallest/smallest_page"));
const RoleTemplatesPage = lazy(() => import("./features/roles/templates/templates_page"));
const ImportUsersPage = lazy(() => import("./features/people-import/import_page"));
const ExportUsersPage = lazy(() => import("./features/people-import/export_page"));
const SettingsPage = lazy(() => import("./features/settings/settings_page"));
const StartPage = lazy(() => import("./features/start/start_page"));
const JoinPage = lazy(() => import("./features/start/join_page"));
const WorkspacesPage = lazy(() => import("./features/workspaces/workspaces_page"));

export function Pages() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<First />} />
        <Route path={paths.start} element={<StartPage />} />
        <Route path={paths.join} element={<JoinPage />} />
        <Route path={paths.workspaces} element={<WorkspacesPage />} />
        <Route path={paths.settings} element={<SettingsPage />} />
        <Route element={<InWorkspace />}>
          <Route path={paths.home} element={<HomePage />} />
          <Route path={paths.catalog} element={<CatalogPage />} />
          <Route path={`${paths.catalog}/:offerId`} element={<OfferPage />} />
          <Route path={paths.featured} element={<FeaturedPage />} />
          <Route path={paths.priceLists} element={<PriceListsPage />} />
          <Route path={paths.import} element={<ImportPage />} />
          <Route path={paths.activity} element={<ActivityPage />} />
          <Route path={paths.conflicts} element={<ConflictsPage />} />
          <Route path={paths.team} element={<TeamPage />} />
          <Route path={paths.users} element={<UsersPage />} />
          <Route path={paths.newUser} element={<NewUserPage />} />
          <Route path={paths.passwords} element={<PasswordsPage />} />
          <Route path={paths.roleRules} element={<RulesPage />} />
          <Route path={`${paths.users}/of/:id`} element={<UserPage />} />
          <Route path={paths.roles} element={<MatrixPage />} />
          <Route path={paths.roleCatalogue} element={<RoleCataloguePage />} />
          <Route path={paths.whoCan} element={<WhoCanPage />} />
          <Route path={paths.smallestRoles} element={<SmallestPage />} />
          <Route path={paths.roleTemplates} element={<RoleTemplatesPage />} />
          <Route path={paths.importUsers} element={<ImportUsersPage />} />
          <Route path={paths.exportUsers} element={<ExportUsersPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

/** The catalog; before that, a workspace to open; before that, one to make. */
function First() {
  const open = useWorkspace() !== null;
  const list = useQuery({ ...reads("workspace_list", {}), enabled: !open });
  if (open) return <Navigate replace to={paths.catalog} />;
  if (list.isPending) return <Loading />;
  const any = (list.data?.workspaces.length ?? 1) > 0;
  return <Navigate replace to={any ? paths.workspaces : paths.start} />;
}

function InWorkspace() {
  return useWorkspace() === null ? <Navigate replace to={paths.first} /> : <Outlet />;
}
