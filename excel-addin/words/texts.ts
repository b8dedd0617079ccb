/** The shape of a set of texts, whatever its language: the same keys, and functions of the same arguments. */
export type Texts<T> = T extends string
  ? string
  : T extends (...given: infer G) => infer R
    ? (...given: G) => Texts<R>
    : { readonly [K in keyof T]: Texts<T[K]> };
