import { isJsonArray, isJsonObject, type JsonObject } from '../json.ts';
import { SUBCODE, type CardReport } from './fault.ts';

/** Ids of people a component shows or names, as far as they have to exist. */
function peopleIn(component: JsonObject): string[] {
  const { tag, user_id: userId, persons, content } = component;
  if (tag === 'person' && typeof userId === 'string') return [userId];
  if (tag === 'person_list' && component['drop_invalid_user_id'] !== true && isJsonArray(persons)) {
    return persons.flatMap((person) =>
      isJsonObject(person) && typeof person['id'] === 'string' ? [person['id']] : [],
    );
  }
  if (tag !== 'markdown' || typeof content !== 'string') return [];
  return [...content.matchAll(/<(?:at|person)\s+id\s*=\s*['"]?(ou_[\w-]+)/g)].map((match) => match[1] ?? '');
}

/** Reports ids of people whom the tenant does not know (100290). */
export function checkPeople(
  component: JsonObject,
  path: string,
  report: CardReport,
  known: (id: string) => boolean,
): void {
  for (const id of peopleIn(component)) {
    if (known(id)) continue;
    report.add(
      SUBCODE.invalidPerson,
      path,
      `There is an invalid user resource(at/person) in your card; ErrorValue: ${id}`,
    );
  }
}
