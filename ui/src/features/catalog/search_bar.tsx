// Search as one types, the segment, and the way to the other filters.
import { Button, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type ReactNode, type RefObject, useEffect } from "react";
import { fluentRef } from "../../parts/fluent_ref";
import { useText } from "../../text/i18n";

export const SEGMENTS = ["commercial", "education", "nonprofit", "government"] as const;

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flexGrow: 1, flexBasis: "240px", maxWidth: "480px" },
  found: { color: tokens.colorNeutralForeground2 },
});

interface FiltersButton {
  /** How many are set. */
  set: number;
  open: boolean;
  /** The element that it opens. */
  controls: string;
  onToggle: () => void;
}

interface SearchBarProps {
  box: RefObject<HTMLInputElement | null>;
  typed: string;
  segment: string | null;
  found: string;
  filters: FiltersButton;
  onType: (text: string) => void;
  onSegment: (segment: string | null) => void;
  /** Arrow down leads from the box into the list. */
  onDown: () => void;
  /** What else there is to choose. */
  children: ReactNode;
}

export function SearchBar(props: SearchBarProps) {
  const { box, typed, segment, found, filters, onType, onSegment, onDown, children } = props;
  const styles = useStyles();
  const t = useText();
  useFindKeys(box);

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than some webviews
    <form role="search" className={styles.bar} onSubmit={(event) => event.preventDefault()}>
      <Input
        ref={fluentRef(box)}
        className={styles.search}
        type="search"
        aria-label={t("catalog.search")}
        aria-keyshortcuts="Control+F Meta+F /"
        placeholder={t("catalog.searchHint")}
        contentBefore={<SearchRegular />}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(_, data) => onType(data.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && typed !== "") onType("");
          if (event.key === "ArrowDown") {
            event.preventDefault();
            onDown();
          }
        }}
      />
      <Select
        aria-label={t("catalog.segment")}
        value={segment ?? ""}
        onChange={(_, data) => onSegment(data.value === "" ? null : data.value)}
      >
        <option value="">{t("catalog.allSegments")}</option>
        {SEGMENTS.map((code) => (
          <option key={code} value={code}>
            {t(`words.segments.${code}`)}
          </option>
        ))}
      </Select>
      <Button
        icon={<FilterRegular />}
        aria-expanded={filters.open}
        aria-controls={filters.open ? filters.controls : undefined}
        onClick={filters.onToggle}
      >
        {filters.set === 0
          ? t("catalog.filters.title")
          : t("catalog.filters.titleSet", { count: filters.set })}
      </Button>
      {children}
      <span role="status" className={styles.found}>
        {found}
      </span>
    </form>
  );
}

/** Ctrl+F, Cmd+F and a slash lead to the search box. */
function useFindKeys(box: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
      const slash =
        event.key === "/" &&
        !(event.target instanceof HTMLElement && event.target.closest("input, textarea, select"));
      if (!find && !slash) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [box]);
}
