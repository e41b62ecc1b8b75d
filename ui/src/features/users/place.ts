// Where one was in the list. It is kept in the history entry that one left, so that
// going back leads there again.
import { useLocation, useNavigate } from "react-router";
import type { GridPlace } from "../../parts/grid/grid";
import { paths } from "../../parts/paths";

interface Place extends GridPlace {
  /** What was asked, in one word. */
  asked: string;
}

export function usePlace() {
  const location = useLocation();
  const navigate = useNavigate();
  return {
    /** Where one was, if the same is asked again. */
    placeIn: (asked: string): GridPlace | undefined =>
      isPlace(location.state) && location.state.asked === asked ? location.state : undefined,
    async leave(place: Place, id: string) {
      await navigate({ search: location.search }, { replace: true, state: place });
      await navigate(paths.user(id), { state: { fromUsers: true } });
    },
  };
}

/** Back to where one was in the list, or to its beginning. */
export function useBack() {
  const navigate = useNavigate();
  const { state } = useLocation();
  const came = typeof state === "object" && state !== null && "fromUsers" in state;
  return async () => (came ? await navigate(-1) : await navigate(paths.users));
}

function isPlace(state: unknown): state is Place {
  return typeof state === "object" && state !== null && "asked" in state && "scrolled" in state;
}
