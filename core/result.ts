/**
 * An expected outcome: a value, or a fault with its code and evidence.
 * Bugs throw; whatever a person, a file or a network can cause comes back as a fault.
 */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };

/** A success. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** An expected failure, with its evidence. */
export const fail = <F>(fault: F): { readonly ok: false; readonly fault: F } => ({ ok: false, fault });
