import * as v from 'valibot';
import type { CustomFunction } from '../formula/custom-functions.ts';

/** `functions.json` of an add-in, as far as the workbench needs it ("Manually create JSON metadata"). */
const METADATA = v.object({
  functions: v.array(
    v.object({
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      parameters: v.array(
        v.object({
          dimensionality: v.optional(v.picklist(['scalar', 'matrix']), 'scalar'),
          optional: v.optional(v.boolean(), false),
        }),
      ),
    }),
  ),
});

/** Reads the metadata of an add-in's functions; undefined when it is none. */
export function functionMetadata(sent: unknown): readonly (CustomFunction & { readonly name: string })[] | undefined {
  const parsed = v.safeParse(METADATA, sent);
  if (!parsed.success) return undefined;
  return parsed.output.functions.map(({ id, name, parameters }) => ({
    id,
    name,
    parameters: parameters.map(({ dimensionality, optional }) => ({
      isMatrix: dimensionality === 'matrix',
      isOptional: optional,
    })),
  }));
}
