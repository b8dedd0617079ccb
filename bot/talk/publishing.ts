import { may } from '../../core/access/permissions.ts';
import { resultStage } from '../../core/journal/lifecycle.ts';
import type { PersonState } from '../../core/journal/state.ts';
import type { DrawNumber } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OfficeFault } from '../office/faults.ts';
import type { TalkParts } from './parts.ts';

/** Publishes whatever was reviewed by now; what was published meanwhile counts, too. */
export async function publishAll(
  { office, journal }: TalkParts,
  person: PersonState,
  number: DrawNumber,
): Promise<Result<string, OfficeFault>> {
  const results = journal.state().draws.get(number)?.results.values() ?? [];
  const ready = [...results].filter((filed) => resultStage(filed) === 'accepted');
  const done = await Promise.all(ready.map(({ entity }) => office.publishResult(person.id, { draw: number, entity })));
  const refused = done.find((each) => !each.ok);
  if (refused?.ok === false) return refused;
  return ok(ready.length === 0 ? '没有待公示的结果' : `已公示 ${ready.length} 户`);
}

/** Has everything of a draw that did not arrive sent again, for who may remind. */
export async function resendFailed(
  { journal, outbox }: TalkParts,
  person: PersonState,
  number: DrawNumber,
): Promise<Result<string, OfficeFault>> {
  const draw = journal.state().draws.get(number);
  if (draw === undefined) return fail({ code: 'not-found' });
  const { lead, participants } = draw.seal.rules;
  if (!may(person, 'remind', { lead, participants })) return fail({ code: 'forbidden', role: person.role });
  const again = await outbox.sendFailedAgain(number);
  return ok(again === 0 ? '没有未送达的消息' : `正在补发 ${again} 条，结果会显示在这张卡片上`);
}
