import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import type { Card } from '../cards/card.ts';

/** What is sent first when not everything can be sent at once; lower comes first. */
export type Priority = 0 | 1 | 2;

/** Something that the chat should show or have, derived from the state alone. Its key names it for ever. */
export type Planned = PlannedCard | PlannedGroup | PlannedMember | PlannedUrge;

/** A card in somebody's private chat or in a group. */
export interface PlannedCard {
  readonly kind: 'card';
  readonly key: string;
  /** What it is about; null when it is about many. */
  readonly draw: DrawNumber | null;
  readonly to:
    | { readonly kind: 'person'; readonly person: InspectorId }
    | { readonly kind: 'group'; readonly key: string; readonly team: number };
  readonly priority: Priority;
  /** False when it is only kept up to date where it was sent before: nobody wants to read it first now. */
  readonly fresh: boolean;
  /** True when it stays as it was sent: it tells of one moment. */
  readonly frozen?: boolean;
  /** The values it is built from: while they are the same values, so is the card, and it need not be built to know. */
  readonly basis: readonly unknown[];
  readonly card: () => Card;
}

/** A group to open. */
export interface PlannedGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly draw: DrawNumber;
  readonly team: number;
  /** Which group of the team it is, counted from 1. */
  readonly nth: number;
  readonly name: string;
  readonly members: readonly InspectorId[];
  readonly priority: Priority;
}

/** Whether somebody belongs into an open group. */
export interface PlannedMember {
  readonly kind: 'member';
  readonly key: string;
  readonly draw: DrawNumber;
  readonly team: number;
  readonly group: string;
  readonly person: InspectorId;
  readonly inside: boolean;
  readonly priority: Priority;
}

/** An urgent notice for a message that was delivered. */
export interface PlannedUrge {
  readonly kind: 'urge';
  readonly key: string;
  readonly draw: DrawNumber;
  readonly message: string;
  readonly person: InspectorId;
  readonly priority: Priority;
}
