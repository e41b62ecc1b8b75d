// The pages about roles, for whoever types what they look for.
import { PersonKeyRegular } from "@fluentui/react-icons/svg/person-key";
import { useNavigate } from "react-router";
import { paths } from "../parts/paths";
import { useText } from "../text/i18n";
import type { Action } from "./actions";

const PAGES = [
  ["matrix", paths.roles],
  ["catalogue", paths.roleCatalogue],
  ["whoCan", paths.whoCan],
  ["smallest", paths.smallestRoles],
  ["templates", paths.roleTemplates],
] as const;

export function useRoleActions(): Action[] {
  const t = useText();
  const navigate = useNavigate();
  return PAGES.map(([name, path]) => ({
    id: `roles ${name}`,
    group: null,
    text: t("palette.goTo", { page: t(`roles.nav.${name}`) }),
    icon: <PersonKeyRegular />,
    run: async () => void (await navigate(path)),
  }));
}
