import { mayEver } from '../../core/access/permissions.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { PersonReach, ReachState } from '../../core/wire/api.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/menu.ts';
import { peopleCard, type PeopleView } from '../cards/people.ts';
import { FAILURE_WORDS } from '../cards/undelivered.ts';
import { peopleReach } from '../office/people-reach.ts';
import { readableDraws } from '../outbox/surveys.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import { faultSentence } from './fault-words.ts';

/** Who can't be found or reached, as far as the reader works with them. */
export function peopleReply(state: OfficeState, reader: PersonState, contacts: ContactStore): Card {
  if (!mayEver(reader.role, 'read-draw')) {
    return noticeCard('人员核对', faultSentence({ code: 'forbidden', role: reader.role }));
  }
  return peopleCard(peopleView(peopleReach(state, contacts, readableDraws(state, reader))));
}

function peopleView(people: readonly PersonReach[]): PeopleView {
  const of = (state: ReachState): readonly PersonReach[] => people.filter((person) => person.state === state);
  return {
    total: people.length,
    found: of('found').length + of('unreachable').length,
    sought: of('sought').length,
    missing: of('not-found').map(({ name }) => name),
    withoutContact: of('without-contact').map(({ name }) => name),
    unreachable: of('unreachable').flatMap(({ name, reason }) =>
      reason === null ? [] : [{ name, why: FAILURE_WORDS[reason] }],
    ),
  };
}
