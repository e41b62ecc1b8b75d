// Which people the matrix shows.
import { Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { useWords } from "../../../text/words";
import { type PeopleQuestion, SHOWN, type Shown } from "../people_query";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flexGrow: 1, flexBasis: "220px", maxWidth: "420px" },
  found: { color: tokens.colorNeutralForeground2 },
});

interface SearchPeopleProps {
  typed: string;
  shown: Shown;
  found: string;
  onChange: (some: Partial<PeopleQuestion>) => void;
}

export function SearchPeople({ typed, shown, found, onChange }: SearchPeopleProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than some webviews
    <form role="search" className={styles.bar} onSubmit={(event) => event.preventDefault()}>
      <Input
        className={styles.search}
        type="search"
        aria-label={t("roles.matrix.search")}
        placeholder={t("roles.matrix.search")}
        contentBefore={<SearchRegular />}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(_, { value }) => onChange({ search: value })}
      />
      <Select
        aria-label={t("roles.show.label")}
        value={shown}
        onChange={(_, { value }) => onChange({ shown: value as Shown })}
      >
        {SHOWN.map((one) => (
          <option key={one} value={one}>
            {t(`roles.show.${one}`)}
          </option>
        ))}
      </Select>
      <span role="status" className={styles.found}>
        {found}
      </span>
    </form>
  );
}
