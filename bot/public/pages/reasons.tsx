import type { ReactNode } from 'react';
import { shortNumber } from '../../../core/draw/sealing.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { PublicDraw } from '../records.ts';
import { chinaTime, count } from '../words.ts';

/** 为什么可信: five plain sentences with the figures of this draw. */
export function Reasons(props: { readonly draw: PublicDraw; readonly transcript: Transcript | null }): ReactNode {
  const { draw, transcript } = props;
  const { seal } = draw;
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">为什么可信</h2>
      <ol className="reasons">
        <li>
          <b>先封存。</b>
          {chinaTime(seal.sealedAt)} 封存了 {count(seal.entities.size)} 户检查对象、{count(seal.inspectors.size)}{' '}
          名执法人员和全部规则，编号 {shortNumber(draw.sealHash)}。之后改动一个字，编号就对不上。
        </li>
        <li>
          <b>没人能定种子。</b>
          {seedSentence(draw)}
        </li>
        <li>
          <b>机会均等。</b>
          {chanceSentence(transcript)}
        </li>
        <li>
          <b>人员也随机。</b>
          {matchingSentence(transcript)}
        </li>
        <li>
          <b>人人能复算。</b>
          按“在我的浏览器中核验”，或下载抽取记录用自己的程序计算；更换和作废都留在
          <a href="/log">公开日志</a>里，不会消失。
        </li>
      </ol>
    </section>
  );
}

function seedSentence(draw: PublicDraw): string {
  const witnesses = draw.seal.witnesses.length;
  const source = draw.seal.publicSource === null ? '' : `，再加上事先指定的${draw.seal.publicSource.name}`;
  if (witnesses === 0) return `种子来自办理机关封存前就锁定的密值${source}；本次没有见证单位。`;
  return `种子由办理机关封存前就锁定的密值和 ${witnesses} 家见证单位各自的数值合成${source}，缺一个都算不出来。`;
}

function chanceSentence(transcript: Transcript | null): string {
  const rule = '每户的签号由种子和它自己的代码算出，同一分层里签号最小的抽中，和它在名单第几行无关';
  if (transcript === null) return `${rule}。`;
  const pool = transcript.strata.reduce((sum, stratum) => sum + stratum.pool, 0);
  return `${rule}。本次可抽 ${count(pool)} 户，抽中 ${count(transcript.drawn.length)} 户。`;
}

function matchingSentence(transcript: Transcript | null): string {
  const rule = '应回避、请假、证件过期的人员不参加匹配，其余按均衡原则随机组队';
  if (transcript === null) return `${rule}。`;
  const officers = new Set(transcript.matching.slots.map((slot) => slot.officer)).size;
  return `${rule}。本次 ${count(transcript.teams.length)} 组共派出 ${count(officers)} 人。`;
}
