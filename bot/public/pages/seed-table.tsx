import type { ReactNode } from 'react';
import { independentEntropyTenths, MIN_ENTROPY_TENTHS } from '../../../core/draw/assurance.ts';
import type { Contribution } from '../../../core/draw/seed-evidence.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { PublicDraw } from '../records.ts';
import { chinaTime } from '../words.ts';
import { departmentName } from './names.ts';

/** Where the seed came from: each source, its value once public, its entropy and whose word it rests on. */
export function SeedTable(props: { readonly draw: PublicDraw; readonly transcript: Transcript | null }): ReactNode {
  const { draw, transcript } = props;
  return (
    <section aria-labelledby="seed">
      <h2 id="seed">种子从哪里来</h2>
      {transcript === null ? <Awaited draw={draw} /> : <Sources draw={draw} transcript={transcript} />}
    </section>
  );
}

function Awaited({ draw }: { readonly draw: PublicDraw }): ReactNode {
  if (draw.seal.witnesses.length === 0) return <p>本次没有见证单位。</p>;
  return (
    <>
      <p>
        {draw.phase === 'void'
          ? '抽取已作废，没有合成种子。'
          : `见证单位请在 ${chinaTime(draw.seal.contributionsUntil)} 前提交。`}
      </p>
      <ul className="seals">
        {draw.seal.witnesses.map((witness) => {
          const given = draw.contributed.includes(witness.department);
          return (
            <li key={witness.department} className={given ? 'given' : 'awaited'}>
              <b>{departmentName(draw.seal, witness.department)}</b>
              <span>{given ? '已提交' : '未提交'}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Sources({ draw, transcript }: { readonly draw: PublicDraw; readonly transcript: Transcript }): ReactNode {
  const evidence = transcript.evidence;
  const entropy = new Map(transcript.entropy.map((line) => [String(line.source), line.entropyTenths]));
  const independent = independentEntropyTenths(transcript.entropy);
  return (
    <>
      <div className="scroll">
        <table className="seed">
          <thead>
            <tr>
              <th scope="col">来源</th>
              <th scope="col">数值</th>
              <th scope="col" className="number">
                随机量（比特）
              </th>
              <th scope="col">要信谁</th>
            </tr>
          </thead>
          <tbody>
            {evidence.kind === 'given' ? (
              <Row name="外部给定" value={evidence.seed} tenths={0} trust="给出数值的人" />
            ) : (
              <>
                <Row
                  name="办理机关"
                  value={evidence.secret}
                  tenths={entropy.get('operator') ?? 0}
                  trust="办理机关未看过密值"
                />
                {evidence.contributions.map((contribution) => (
                  <Row
                    key={contribution.department}
                    name={departmentName(draw.seal, contribution.department)}
                    value={contributionText(contribution)}
                    tenths={entropy.get(contribution.department) ?? 0}
                    trust={contribution.form === 'committed' ? '该单位自己的设备' : '该单位没有与他人串通'}
                  />
                ))}
                {evidence.publicValue !== null && (
                  <Row
                    name={draw.seal.publicSource?.name ?? '公开数值'}
                    value={evidence.publicValue.value}
                    tenths={entropy.get('public-value') ?? 0}
                    trust="公布数值的机构"
                  />
                )}
              </>
            )}
          </tbody>
        </table>
      </div>
      <p>
        合成的种子：<code className="wrap">{transcript.seed}</code>
      </p>
      {independent < MIN_ENTROPY_TENTHS && (
        <p className="notice" role="note">
          除办理机关外，各来源的随机量合计 {independent / 10} 比特，低于 {MIN_ENTROPY_TENTHS / 10}{' '}
          比特：这次抽取要信办理机关没有挑选密值。
        </p>
      )}
    </>
  );
}

function contributionText(contribution: Contribution): string {
  if (contribution.form === 'typed') return contribution.text;
  return contribution.value ?? `未公开（承诺 ${contribution.commitment.slice(0, 16)}…）`;
}

function Row(props: {
  readonly name: string;
  readonly value: string;
  readonly tenths: number;
  readonly trust: string;
}): ReactNode {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td>
        <code className="wrap">{props.value}</code>
      </td>
      <td className="number" data-label="随机量（比特）">
        {props.tenths / 10}
      </td>
      <td data-label="要信谁">{props.trust}</td>
    </tr>
  );
}
