import type { ComponentSpec } from './component-spec.ts';
import { CONTAINERS } from './containers.ts';
import { DISPLAYS } from './displays.ts';
import { INPUTS } from './inputs.ts';

/** Every component of JSON 2.0 by its tag. `action` and `note` are not among them any more. */
export const COMPONENTS: Readonly<Record<string, ComponentSpec>> = { ...CONTAINERS, ...DISPLAYS, ...INPUTS };
