// A form's fields one under the other, and its buttons at the end.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    // A form that opens in the place of one leaves the others as high as they are.
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
  },
});

interface FormProps {
  label?: string;
  onSubmit: () => void;
  children: ReactNode;
}

export function Form({ label, onSubmit, children }: FormProps) {
  return (
    <form
      className={useStyles().form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

export function Buttons({ children }: { children: ReactNode }) {
  return <div className={useStyles().buttons}>{children}</div>;
}
