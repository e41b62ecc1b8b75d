// Everything one can do from anywhere, in groups, with its keys.
import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  makeStyles,
} from "@fluentui/react-components";
import { Fragment, type RefObject, useEffect, useRef } from "react";
import { fluentRef } from "../parts/fluent_ref";
import { useText } from "../text/i18n";
import { type Action, act, GROUPS } from "./actions";
import { keysText } from "./keys";

const useStyles = makeStyles({
  popover: {
    maxWidth: "min(420px, calc(100vw - 16px))",
    maxHeight: "calc(100vh - 72px)",
    // Above what stays in sight while a page scrolls.
    zIndex: 1000,
  },
});

interface AppMenuProps {
  open: boolean;
  below: RefObject<HTMLButtonElement | null>;
  labelledBy: string;
  actions: readonly Action[];
  onOpen: (open: boolean) => void;
  /** By a choice, or by Escape: the button has the focus again. */
  onClose: () => void;
}

export default function AppMenu(props: AppMenuProps) {
  const { open, below, labelledBy, actions, onOpen, onClose } = props;
  const styles = useStyles();
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const groups = GROUPS.map((group) => ({
    group,
    items: actions.filter((action) => action.group === group),
  })).filter(({ items }) => items.length > 0);

  // Fluent does this for a menu that has its own button; ours stands outside, so that the
  // menu can come later than it.
  useEffect(() => {
    if (!open) return;
    const soon = setTimeout(() =>
      list.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus(),
    );
    return () => clearTimeout(soon);
  }, [open]);

  function choose(action: Action) {
    onClose();
    act(action);
  }

  return (
    <Menu
      open={open}
      // In the header, where its button is: a landmark holds it, too.
      inline
      positioning={{ target: below.current, position: "below", align: "start" }}
      onOpenChange={(event, data) => {
        if (data.open) onOpen(true);
        // A press elsewhere takes the focus there.
        else if (event.type === "keydown") onClose();
        else onOpen(false);
      }}
    >
      <MenuPopover className={styles.popover}>
        <MenuList ref={fluentRef(list)} aria-labelledby={labelledBy}>
          {groups.map(({ group, items }, at) => (
            <Fragment key={group}>
              {at > 0 && <MenuDivider />}
              <MenuGroup>
                <MenuGroupHeader>{t(`menu.groups.${group}`)}</MenuGroupHeader>
                {items.map((action) => (
                  <MenuItem
                    key={action.id}
                    icon={action.icon}
                    disabled={action.whyNot !== undefined}
                    title={action.whyNot}
                    secondaryContent={action.keys?.[0] ? keysText(t, action.keys[0]) : null}
                    onClick={() => choose(action)}
                  >
                    {action.text}
                  </MenuItem>
                ))}
              </MenuGroup>
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
