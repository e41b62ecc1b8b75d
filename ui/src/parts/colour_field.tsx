// A workspace's colour, chosen.
import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { Colour } from "../ipc/bindings";
import { useText } from "../text/i18n";
import { COLOURS, ColourMark } from "./colour_mark";

const useStyles = makeStyles({
  colour: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  colours: { flexWrap: "wrap" },
});

interface ColourFieldProps {
  colour: Colour;
  onChange: (colour: Colour) => void;
}

export function ColourField({ colour: chosen, onChange }: ColourFieldProps) {
  const styles = useStyles();
  const t = useText();
  return (
    <Field label={t("start.colour")}>
      <RadioGroup
        className={styles.colours}
        layout="horizontal"
        value={chosen}
        onChange={(_, data) => onChange(data.value as Colour)}
      >
        {COLOURS.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            label={
              <span className={styles.colour}>
                <ColourMark colour={colour} />
                {t(`words.colours.${colour}`)}
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
