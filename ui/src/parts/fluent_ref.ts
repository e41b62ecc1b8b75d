// Fluent infers the element of a `ref` as `never` under
// `exactOptionalPropertyTypes`; the element is what it always was.
import type { RefObject } from "react";

export function fluentRef<E extends HTMLElement>(ref: RefObject<E | null>): RefObject<never> {
  return ref as RefObject<never>;
}
