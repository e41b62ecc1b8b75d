// What committing the marks would say, as the rules themselves answer it: asked anew
// whenever the marks change.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { StagedReview, StagedRoles } from "../../../ipc/bindings";
import { call } from "../../../ipc/client";
import type { AppFailure } from "../../../ipc/errors";
import { keyOf } from "../../../ipc/queries";

interface Reviewed {
  review: StagedReview | undefined;
  failure: AppFailure | null;
  /** What is shown is about other marks, or about none yet. */
  pending: boolean;
}

/** Nothing is asked where nothing could be committed. */
export function useReviewed(staged: StagedRoles | undefined, wanted: boolean): Reviewed {
  const people = staged?.people ?? [];
  const marks = people.map(({ user, take, give }) => [user, take, give] as const);
  const query = useQuery<StagedReview, AppFailure>({
    queryKey: [...keyOf("role_review", {}), marks],
    queryFn: () => call("role_review", {}),
    enabled: wanted && marks.length > 0,
    placeholderData: keepPreviousData,
    // There may be thousands of marks.
    gcTime: 0,
  });
  return { review: query.data, failure: query.error, pending: query.isFetching };
}
