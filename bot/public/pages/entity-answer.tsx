import type { ReactNode } from 'react';
import type { EntityAnswer } from '../../../core/draw/transcript.ts';
import type { PublicDraw } from '../records.ts';
import { count, exclusionWords } from '../words.ts';
import { stratumName } from './names.ts';

/** The answer to one firm's question, in one sentence first, then the figures behind it. */
export function EntityAnswerPage(props: { readonly draw: PublicDraw; readonly answer: EntityAnswer }): ReactNode {
  const { draw, answer } = props;
  const number = draw.seal.drawNumber;
  return (
    <>
      <section aria-labelledby="asked">
        <p className="kicker">
          <a href={`/draws/${number}`}>
            {number} {draw.seal.rules.title}
          </a>
        </p>
        <h1 id="asked">
          <code>{answer.id}</code>
        </h1>
        <p className={`answer ${answer.kind}`}>{sentence(draw, answer)}</p>
        {'ticket' in answer && (
          <dl className="facts">
            <dt>分层</dt>
            <dd>{stratumName(draw.seal, answer.stratum)}</dd>
            <dt>名次</dt>
            <dd>
              第 {count(answer.rank)} 名，共 {count(answer.pool)} 户，抽前 {count(answer.drawn)} 名
            </dd>
            <dt>签号</dt>
            <dd>
              <code className="wrap">{answer.ticket}</code>
            </dd>
          </dl>
        )}
      </section>
      <section aria-label="再查一家">
        <form action={`/draws/${number}/entity`} method="get" className="question">
          <label htmlFor="entity">再查一家</label>
          <input id="entity" name="id" required maxLength={55} autoComplete="off" spellCheck={false} />
          <button type="submit">查询</button>
        </form>
      </section>
    </>
  );
}

function sentence(draw: PublicDraw, answer: EntityAnswer): string {
  switch (answer.kind) {
    case 'not-in-roster':
      return `封存的 ${count(draw.seal.entities.size)} 户名单里没有这个代码。请核对代码，或向办理机关询问它属于哪个名录库。`;
    case 'excluded': {
      const note = answer.note === '' ? '' : `（${answer.note}）`;
      return `在名单里，抽取前因“${exclusionWords[answer.reason]}”${note}离开，没有参加抽取。`;
    }
    case 'drawn':
      return `抽中了。它在 ${count(answer.pool)} 户中排第 ${count(answer.rank)} 名，前 ${count(answer.drawn)} 名抽中。`;
    case 'reserve':
      return `没有抽中，是候补。它排第 ${count(answer.rank)} 名，前 ${count(answer.drawn)} 名抽中。`;
    case 'not-drawn':
      return `参加了抽取，没有抽中。它排第 ${count(answer.rank)} 名，前 ${count(answer.drawn)} 名抽中。`;
  }
}
