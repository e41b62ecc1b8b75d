// The details of a user as fields to type in, each with its own mistake below it.
import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import type { AppFailure } from "../../ipc/errors";
import { mistaken } from "../../parts/secret_input";
import { failureText, fieldText, useWords } from "../../text/words";

/** By the codes of the fields. */
export type Typed = Readonly<Record<string, string>>;

export const WHO = ["display_name", "user_name", "first_name", "last_name"] as const;
export const MORE = [
  "contact_email",
  "phone",
  "mobile",
  "job_title",
  "department",
  "office",
  "preferred_language",
  "usage_location",
  "learn_id",
  "notes",
] as const;

const HINTS = {
  user_name: "userNameHint",
  preferred_language: "languageHint",
  usage_location: "locationCodeHint",
} as const;

interface DetailFieldsProps {
  fields: readonly string[];
  typed: Typed;
  /** Another directory keeps these. */
  readOnly?: readonly string[];
  /** Somebody tried to send it. */
  told: boolean;
  failure: AppFailure | undefined;
  onType: (typed: Typed) => void;
}

export function DetailFields(props: DetailFieldsProps) {
  const { fields, typed, readOnly = [], told, failure, onType } = props;
  const { t } = useWords();
  const hintOf = (field: string) => {
    if (readOnly.includes(field)) return t("people.user.readOnly");
    return Object.hasOwn(HINTS, field)
      ? t(`people.user.${HINTS[field as keyof typeof HINTS]}`)
      : null;
  };
  const mistakeOf = (field: string) => {
    if (told && field === "display_name" && typed[field]?.trim() === "") {
      return t("people.user.needName");
    }
    return failure !== undefined && fieldOf(failure) === field
      ? failureText(t, failure)
      : undefined;
  };

  return fields.map((field) => {
    const value = typed[field] ?? "";
    const type = (text: string) => onType({ ...typed, [field]: text });
    return (
      <Field
        key={field}
        label={fieldText(t, field)}
        required={field === "display_name"}
        hint={hintOf(field)}
        {...mistaken(mistakeOf(field))}
      >
        {field === "notes" ? (
          <Textarea value={value} resize="vertical" onChange={(_, data) => type(data.value)} />
        ) : (
          <Input
            value={value}
            readOnly={readOnly.includes(field)}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, data) => type(data.value)}
          />
        )}
      </Field>
    );
  });
}

interface UserTypeProps {
  value: string;
  onChange: (value: string) => void;
}

export function UserTypeField({ value, onChange }: UserTypeProps) {
  const { t } = useWords();
  return (
    <Field label={t("people.user.type")}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="member">{t("people.userTypes.member")}</option>
        <option value="guest">{t("people.userTypes.guest")}</option>
      </Select>
    </Field>
  );
}

/** The field that a refusal is about, where it is about one. */
export function fieldOf({ code, about }: AppFailure): string | undefined {
  if (code === "user_name_taken") return "user_name";
  const one = code === "bad_user_field" || code === "read_only_detail";
  return one && about !== null ? about : undefined;
}
