// Values of fields as people write them: dates, markets, roles. What only programs
// read, such as a key for an order, is said in words.
import { en } from "./en";
import type { Format } from "./format";
import type { T } from "./i18n";
import { kindText, marketText, roleText } from "./words";

interface Place {
  entity: string;
  field: string;
  /** With a set: which member this is about. */
  member?: string | null;
}

const MARKETS = ["home_market", "market", "usage_location"];
const INSTANTS = [
  "imported_at",
  "enrolled_at",
  "theirs_at",
  "mine_at",
  "resolved_at",
  "observed_at",
  "finalized_at",
  "carried_at",
];
const LONG_HEX = /^[0-9a-f]{24,}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const SHOWN = 12;

export function valueText(t: T, format: Format, place: Place, value: string | null): string {
  const { entity, field, member } = place;
  if (member !== undefined && member !== null) {
    const there = value === "true" || value === member;
    const name = field === "roles" ? roleText(t, member) : member;
    return t(there ? "values.has" : "values.hasNot", { member: name });
  }
  if (value === null || value === "") return t("values.nothing");
  if (field === "existence") return t(value === "false" ? "values.deleted" : "values.there");
  if (field === "order_key") return t("values.place");
  if (field === "roles") return roleText(t, value);
  if (MARKETS.includes(field)) return marketText(format, value);
  if (INSTANTS.includes(field)) return format.instant(instantOf(value));
  if (field === "month") return format.month(value);
  if (field === "kind" && entity === "price_list") return kindText(t, value);
  if (field === "preferred_language") return format.language(value);
  if (field === "state" && Object.hasOwn(en.values, value)) {
    return t(`values.${value as "active" | "inactive" | "revoked"}`);
  }
  if (value === "true" || value === "false")
    return t(value === "true" ? "values.yes" : "values.no");
  if (/^-?\d+$/.test(value) && (field === "rows" || field === "rows_refused")) {
    return format.decimal(value);
  }
  return LONG_HEX.test(value) || ID.test(value) ? `${value.slice(0, SHOWN)}…` : value;
}

/** An instant comes as ISO 8601 or as milliseconds. */
function instantOf(value: string): string {
  return /^\d+$/.test(value) ? new Date(Number(value)).toISOString() : value;
}
