// One box for everything that can be done, every offer and every user: typed, chosen, done.

import {
  Dialog,
  DialogSurface,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { fills } from "../parts/fills";
import { useKept } from "../parts/kept";
import { useAnnounce } from "../parts/live";
import { useText } from "../text/i18n";
import type { Action } from "./actions";
import { keysText } from "./keys";
import { matches } from "./matches";
import { type FoundRecord, ICONS, useFoundRecords } from "./palette_records";

/** How many of what was done last stand first. */
const RECENT = 5;

const useStyles = makeStyles({
  surface: {
    padding: tokens.spacingHorizontalM,
    // High up, so that a list that grows and shrinks does not move the box.
    marginTop: "10vh",
    maxWidth: "640px",
  },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  box: {
    font: "inherit",
    fontSize: tokens.fontSizeBase400,
    padding: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    maxHeight: "50vh",
    overflowY: "auto",
  },
  option: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
  },
  here: {
    backgroundColor: fills.selected,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: "-2px",
    "@media (forced-colors: active)": { outlineColor: "Highlight" },
  },
  off: { color: tokens.colorNeutralForeground3 },
  icon: { display: "flex", flexShrink: 0, fontSize: "20px" },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  aside: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** What was done last: a command by its name, a record with what it takes to go there. */
interface Recent {
  id: string;
  record?: FoundRecord | undefined;
}

type Option = Omit<Action, "group"> & { record?: FoundRecord };

interface PaletteProps {
  actions: readonly Action[];
  onClose: () => void;
}

/** It is closed and not taken away: only so does the page become readable again. */
export default function Palette({ open, ...rest }: PaletteProps & { open: boolean }) {
  const styles = useStyles();
  const t = useText();
  return (
    <Dialog open={open} onOpenChange={rest.onClose}>
      <DialogSurface className={styles.surface} aria-label={t("palette.open")}>
        <Body {...rest} />
      </DialogSurface>
    </Dialog>
  );
}

function Body({ actions, onClose }: PaletteProps) {
  const styles = useStyles();
  const t = useText();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [recent, keepRecent] = useKept<readonly Recent[]>("palette", []);
  const announce = useAnnounce();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const toRecord = useToRecord();
  const found = useFoundRecords(typed);

  const seen = recent.flatMap(({ record }) => (record === undefined ? [] : [record]));
  const doable: Option[] = actions.filter((action) => action.id !== "palette");
  const first = [...doable, ...(typed.trim() === "" ? seen.map(toRecord) : [])]
    .filter((option) => matches(typed, option.text))
    .sort((a, b) => lately(recent, a) - lately(recent, b));
  const options = [...first, ...found.map(toRecord)];
  const here = Math.min(Math.max(at, 0), options.length - 1);

  // Who opened it means to type at once, before the dialog has come to rest.
  useEffect(() => {
    const soon = setTimeout(() => box.current?.focus());
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    const chosen = list.current?.querySelector("[aria-selected=true]");
    // jsdom has no layout to scroll in.
    if (here >= 0) chosen?.scrollIntoView?.({ block: "nearest" });
  }, [here]);
  const optionId = (index: number) => `${listId}-${index}`;
  const count = options.length;
  useEffect(() => {
    if (typed !== "") announce(t("palette.found", { count }));
  }, [announce, count, t, typed]);

  function choose(option: Option | undefined) {
    if (option === undefined || option.whyNot !== undefined) return;
    onClose();
    const { id, record } = option;
    keepRecent([{ id, record }, ...recent.filter((one) => one.id !== id)].slice(0, RECENT));
    void option.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowDown: here + 1 < options.length ? here + 1 : 0,
      ArrowUp: here > 0 ? here - 1 : options.length - 1,
      PageDown: Math.min(here + 8, options.length - 1),
      PageUp: Math.max(here - 8, 0),
    }[event.key];
    if (event.key === "Enter") choose(options[here]);
    else if (to !== undefined) setAt(to);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.body}>
      <input
        ref={box}
        className={styles.box}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={options[here] && optionId(here)}
        aria-autocomplete="list"
        aria-label={t("palette.box")}
        placeholder={t("palette.box")}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {options.length === 0 && <span>{t("palette.nothing")}</span>}
      <ul
        ref={list}
        id={listId}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: options of the box
        role="listbox"
        aria-label={t("palette.results")}
        className={styles.list}
      >
        {options.map((action, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
          <li
            key={action.id}
            id={optionId(index)}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one of the box’s options
            role="option"
            aria-selected={index === here}
            aria-disabled={action.whyNot !== undefined}
            className={mergeClasses(
              styles.option,
              index === here && styles.here,
              action.whyNot !== undefined && styles.off,
            )}
            onClick={() => choose(action)}
          >
            <span className={styles.icon} aria-hidden="true">
              {action.icon}
            </span>
            <span className={styles.text}>{action.text}</span>
            {action.whyNot !== undefined && action.whyNot !== action.text && (
              <span className={styles.aside}>{action.whyNot}</span>
            )}
            {action.keys?.[0] !== undefined && (
              <kbd className={styles.aside}>{keysText(t, action.keys[0])}</kbd>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was done last comes first; what was not done lately stays in its order. */
function lately(recent: readonly Recent[], option: Option): number {
  const place = recent.findIndex(({ id }) => id === option.id);
  return place < 0 ? RECENT : place;
}

function useToRecord(): (record: FoundRecord) => Option {
  const navigate = useNavigate();
  return (record) => ({
    id: record.id,
    text: record.text,
    icon: ICONS[record.kind],
    record,
    run: async () => void (await navigate(record.path)),
  });
}
