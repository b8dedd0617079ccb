import type { ReactNode } from 'react';
import type { Seal } from '../../../core/draw/seal.ts';
import type { StratumRecord } from '../../../core/draw/transcript.ts';
import { stratumName } from '../pages/names.ts';
import { count } from '../words.ts';

/** One row a stratum: how many could be drawn and how many were, as bars and as numbers. */
export function StrataBars(props: { readonly seal: Seal; readonly strata: readonly StratumRecord[] }): ReactNode {
  const widest = Math.max(1, ...props.strata.map((stratum) => stratum.population));
  return (
    <div className="scroll">
      <table className="strata">
        <caption className="offscreen">各分层的总体、可抽与抽中</caption>
        <thead>
          <tr>
            <th scope="col">分层</th>
            <th scope="col" className="bar-column">
              可抽（深色为抽中）
            </th>
            <th scope="col" className="number">
              总体
            </th>
            <th scope="col" className="number">
              可抽
            </th>
            <th scope="col" className="number">
              抽中
            </th>
          </tr>
        </thead>
        <tbody>
          {props.strata.map((stratum) => (
            <tr key={stratum.stratum.join('\u001f')}>
              <th scope="row">{stratumName(props.seal, stratum.stratum)}</th>
              <td className="bar-column">
                <Bar {...stratum} widest={widest} />
              </td>
              <td className="number">{count(stratum.population)}</td>
              <td className="number">{count(stratum.pool)}</td>
              <td className="number strong">{count(stratum.drawn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar(props: StratumRecord & { readonly widest: number }): ReactNode {
  const width = (value: number): number => Math.round((value / props.widest) * 1000) / 10;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="bar" aria-hidden="true">
      <rect className="population" width={width(props.population)} height="10" />
      <rect className="pool" width={width(props.pool)} height="10" />
      <rect className="drawn" width={width(props.drawn)} height="10" />
    </svg>
  );
}
