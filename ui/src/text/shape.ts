// What another language must have to be complete. English has the plural
// categories `one` and `other`; French has `many` besides (1 000 000 d’offres).

/** The shape of an English text in French. */
export type French<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : French<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Base}_one` ? `${Base}_many` : never]: string;
};
