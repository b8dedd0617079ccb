import { createContext, useContext } from 'react';
import type { CardUseOutcome } from '../../acting/card-use.ts';
import type { CardPath } from '../../cards/lookup.ts';
import type { FilledForm } from '../../acting/form-values.ts';

/** What was entered into an input outside a form. */
export type Entered = string | readonly string[] | boolean;

/** What surrounds a card: whom ids stand for, and how its components are used. */
export interface Scene {
  readonly nameOf: (openId: string) => string;
  /** Members of the chat, for choices of people without options. */
  readonly members: readonly { readonly openId: string; readonly name: string }[];
  /** Uses the component at `path`; the outcome's toast is shown by the conversation. */
  readonly use: (path: CardPath, given: { form?: FilledForm; input?: Entered }) => Promise<CardUseOutcome>;
  /** True while a click of this card is being answered. */
  readonly waiting: boolean;
}

/** A form being filled in. */
export interface FormState {
  readonly values: FilledForm;
  readonly set: (name: string, value: Entered) => void;
  readonly reset: () => void;
  /** True after a submission was refused: required fields that are empty are marked. */
  readonly marked: boolean;
  readonly mark: () => void;
}

export const SceneContext = createContext<Scene | undefined>(undefined);
export const FormContext = createContext<FormState | undefined>(undefined);

/** The scene of the card being drawn. @throws Error outside of a card. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('a component of a card is drawn outside of a card');
  return scene;
}

/** The form around a component, if any. */
export function useForm(): FormState | undefined {
  return useContext(FormContext);
}
