import { mayEver } from '../../core/access/permissions.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { ReachState } from '../../core/wire/api.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/menu.ts';
import { peopleCard, type PeopleView } from '../cards/people.ts';
import { failureWords } from '../cards/undelivered.ts';
import { newestRefusals, peopleReach } from '../office/people-reach.ts';
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
  const draws = readableDraws(state, reader);
  const people = peopleReach(state, contacts, draws);
  const refusals = newestRefusals(state, draws);
  const named = (wanted: ReachState): readonly string[] =>
    people.filter((person) => person.state === wanted).map(({ name }) => name);
  return {
    total: people.length,
    found: named('found').length + named('unreachable').length,
    sought: named('sought').length,
    missing: named('not-found'),
    withoutContact: named('without-contact'),
    unreachable: people.flatMap(({ person, name, state: reach }) => {
      const failure = reach === 'unreachable' ? refusals.get(person) : null;
      return failure ? [{ name, why: failureWords(failure) }] : [];
    }),
  };
}
