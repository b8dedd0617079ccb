import type { ReactNode } from 'react';
import type { LogLine } from '../records.ts';
import { chinaTime } from '../words.ts';

/** The transparency log: every entry's number and chained hash; public ones with what happened. */
export function Log(props: { readonly lines: readonly LogLine[]; readonly next: number | null }): ReactNode {
  return (
    <>
      <h1>公开日志</h1>
      <p>
        每件事按先后记一条，每条的校验码都包含上一条，删改任何一条，其后全部对不上。涉及个人的条目只列校验码。作废和更换同样在此留痕。
      </p>
      <div className="scroll">
        <table className="log">
          <thead>
            <tr>
              <th scope="col" className="number">
                序号
              </th>
              <th scope="col">时间</th>
              <th scope="col">抽取</th>
              <th scope="col">事项</th>
              <th scope="col">校验码</th>
            </tr>
          </thead>
          <tbody>
            {props.lines.map((line) => (
              <tr key={line.sequence}>
                <td className="number">{line.sequence}</td>
                <td className="nowrap">{chinaTime(line.at)}</td>
                <td className="nowrap">{line.draw !== null && <a href={`/draws/${line.draw}`}>{line.draw}</a>}</td>
                <td>{line.activity ?? <span className="quiet">不公开</span>}</td>
                <td>
                  <code title={line.hash}>{line.hash.slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {props.next !== null && (
        <p>
          <a href={`/log?after=${props.next}`}>后面的条目</a>
        </p>
      )}
    </>
  );
}
