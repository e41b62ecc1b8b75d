// Search as one types, the segment, and the way to the other filters.
import { Select } from "@fluentui/react-components";
import type { ReactNode, RefObject } from "react";
import { FiltersButton, SearchBox, SearchRow } from "../../parts/search_box";
import { useText } from "../../text/i18n";

export const SEGMENTS = ["commercial", "education", "nonprofit", "government"] as const;

interface Filters {
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
  filters: Filters;
  onType: (text: string) => void;
  onSegment: (segment: string | null) => void;
  /** Arrow down leads from the box into the list. */
  onDown: () => void;
  /** What else there is to choose. */
  children: ReactNode;
}

export function SearchBar(props: SearchBarProps) {
  const { box, typed, segment, found, filters, onType, onSegment, onDown, children } = props;
  const { set, ...button } = filters;
  const t = useText();

  return (
    <SearchRow found={found}>
      <SearchBox
        box={box}
        label={t("catalog.search")}
        hint={t("catalog.searchHint")}
        typed={typed}
        onType={onType}
        onDown={onDown}
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
      <FiltersButton
        {...button}
        label={
          set === 0 ? t("catalog.filters.title") : t("catalog.filters.titleSet", { count: set })
        }
      />
      {children}
    </SearchRow>
  );
}
