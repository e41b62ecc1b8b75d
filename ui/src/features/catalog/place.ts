// Where one was in the catalog. It is kept in the history entry that one left,
// so that going back leads there again.
import { useLocation, useNavigate } from "react-router";
import { paths } from "../../parts/paths";
import type { Question } from "./page_query";

export interface Place {
  question: Question;
  scrolled: number;
  offer: number;
}

/** Told to the offer's page: back is one step in the history. */
export interface CameFromCatalog {
  fromCatalog: true;
}

export function usePlace() {
  const location = useLocation();
  const navigate = useNavigate();
  return {
    place: isPlace(location.state) ? location.state : undefined,
    async leave(place: Place, offerId: string) {
      await navigate({ search: location.search }, { replace: true, state: place });
      await navigate(paths.offer(offerId), {
        state: { fromCatalog: true } satisfies CameFromCatalog,
      });
    },
  };
}

function isPlace(state: unknown): state is Place {
  return typeof state === "object" && state !== null && "question" in state && "scrolled" in state;
}
