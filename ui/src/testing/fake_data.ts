// Made-up offers for tests, as many as one likes.
import type { OfferDetail, OfferLine, PriceView, RightView } from "../ipc/bindings";

export const SEGMENTS = ["commercial", "education", "nonprofit", "government"] as const;

const NAMES = ["Mail", "Files", "Meetings", "Planner", "Reports", "Shield", "Forms", "Voice"];
const GRADES = ["Basic", "Standard", "Premium", "Élite"];

export function makeOffers(count: number): OfferLine[] {
  const perSegment = Math.ceil(count / SEGMENTS.length);
  return Array.from({ length: count }, (_, index) => {
    const segment = SEGMENTS[Math.floor(index / perSegment)] ?? "government";
    const name = NAMES[index % NAMES.length] ?? "Mail";
    const grade = GRADES[Math.floor(index / NAMES.length) % GRADES.length] ?? "Basic";
    const base = 12 + (index % 90);
    const id = index.toString(36).toUpperCase().padStart(4, "0");
    return {
      offerId: `CFQ7TTC0${id}:0001`,
      title: `Contoso ${name} ${grade} ${index + 1}`,
      productTitle: `Contoso ${name}`,
      publisher: "Contoso Ltd",
      segment,
      trial: index % 17 === 5,
      addOn: null,
      featured: false,
      terms: [
        term("P1M", "monthly", `${base}.5`, `${base + 3}`),
        term("P1Y", "annual", `${base * 10}`, `${base * 12}.25`),
        term("P1Y", "monthly", `${base * 11}`, null),
      ],
    };
  });
}

function term(of: string, billing: string, unitPrice: string, retailPrice: string | null) {
  return { term: of, billing, currency: "EUR", unitPrice, retailPrice };
}

export function detailOf(offer: OfferLine): OfferDetail {
  return {
    ...offer,
    publisher: "Contoso Ltd",
    description: `${offer.title}: everything a team needs.\nMade up for tests.`,
    tags: offer.trial ? ["License", "Trial"] : ["License"],
    prices: offer.terms.map(
      (one): PriceView => ({
        ...one,
        market: "FR",
        margin: one.retailPrice === null ? null : "2.5",
        marginPercent: one.retailPrice === null ? null : "16.7",
        tierMin: null,
        tierMax: null,
        starts: "2025-11-01T00:00:00Z",
        ends: null,
        marker: "change",
        previous: [{ name: "UnitPrice", text: "11.5" }],
        extra: [],
        unitOfMeasure: "",
      }),
    ),
    lists: ["list-1"],
    allLists: ["list-1"],
  };
}

export const ALL_RIGHTS: RightView[] = [
  "catalog.customize",
  "desk.workspace_settings",
  "desk.price_list_import",
  "desk.price_list_remove",
  "desk.backup",
  "desk.record_view",
  "desk.devices",
  "users.view",
  "users.create",
  "users.edit",
  "roles.assign_entra",
  "roles.assign_company",
  "roles.assign_reports",
  "roles.templates",
  "users.delete",
  "users.reset_password",
  "desk.policies",
].map((task) => ({ task, allowed: true, whoMay: ["global_admin", "admin_agent"] }));
