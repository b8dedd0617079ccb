import { mayEver } from '../../core/access/permissions.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/menu.ts';
import { peopleCard, type PeopleView } from '../cards/people.ts';
import { assignmentCardKey } from '../outbox/message-keys.ts';
import { failureWords } from '../cards/undelivered.ts';
import { readableDraws } from '../outbox/surveys.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import { faultSentence } from './fault-words.ts';

/** Who can't be found or reached, as far as the reader works with them. */
export function peopleReply(state: OfficeState, reader: PersonState, contacts: ContactStore): Card {
  if (!mayEver(reader.role, 'read-draw')) {
    return noticeCard('人员核对', faultSentence({ code: 'forbidden', role: reader.role }));
  }
  return peopleCard(peopleView(state, reader, contacts));
}

function peopleView(state: OfficeState, reader: PersonState, contacts: ContactStore): PeopleView {
  const people = [...state.people.values()];
  const lost = people.filter(({ notFound }) => notFound);
  const known = ({ id }: PersonState): boolean => {
    const contact = contacts.get(id);
    return (contact?.mobile ?? contact?.email) !== undefined;
  };
  return {
    total: people.length,
    found: people.filter(({ openId, notFound }) => openId !== null && !notFound).length,
    sought: people.filter(({ openId, notFound }) => openId === null && !notFound).length,
    missing: lost.filter(known).map(({ name }) => name),
    withoutContact: lost.filter((person) => !known(person)).map(({ name }) => name),
    unreachable: unreachable(state, reader),
  };
}

/** The newest card that failed tells why; who was reached since is not named. */
function unreachable(state: OfficeState, reader: PersonState): PeopleView['unreachable'] {
  const newest = new Map<InspectorId, { readonly name: string; readonly why: string | null }>();
  for (const draw of readableDraws(state, reader)) {
    for (const { team, person, name } of currentAssignments(draw)) {
      const card = state.deliveries.get(assignmentCardKey(draw.number, team, person));
      if (newest.has(person) || (!card?.message && !card?.failure)) continue;
      newest.set(person, { name, why: card.message || !card.failure ? null : failureWords(card.failure) });
    }
  }
  return [...newest].flatMap(([id, { name, why }]) =>
    why === null || state.people.get(id)?.notFound === true ? [] : [{ name, why }],
  );
}
