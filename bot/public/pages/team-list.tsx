import type { ReactNode } from 'react';
import type { TicketRecord, Transcript } from '../../../core/draw/transcript.ts';
import type { PublicDraw } from '../records.ts';
import { departmentName, stratumName } from './names.ts';

/** Teams with the entities they visit and the officers as the law shows them: name and department. */
export function TeamList(props: { readonly draw: PublicDraw; readonly transcript: Transcript }): ReactNode {
  const { draw, transcript } = props;
  const teams = new Map(draw.outcome?.teams.map((team) => [team.number, team]));
  const results = new Map(draw.results.map((result) => [result.entity, result.result]));
  return (
    <div className="scroll">
      <table className="teams">
        <caption className="offscreen">抽中的检查对象与执法人员</caption>
        <thead>
          <tr>
            <th scope="col">组</th>
            <th scope="col">检查对象</th>
            <th scope="col">统一社会信用代码</th>
            <th scope="col">分层与名次</th>
            <th scope="col">签号</th>
            <th scope="col">执法人员</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        {transcript.teams.map((team) => (
          <tbody key={team.number}>
            {team.entities.map((index, position) => {
              const record = transcript.drawn[index];
              if (record === undefined) return null;
              const rows = team.entities.length;
              return (
                <tr key={record.entity.id}>
                  {position === 0 && (
                    <th scope="rowgroup" rowSpan={rows} className="team-number">
                      <span className="narrow">第 </span>
                      {team.number}
                      <span className="narrow"> 组</span>
                    </th>
                  )}
                  <td className="entity">
                    {record.entity.name}
                    <span className="quiet block">{record.entity.address}</span>
                  </td>
                  <td data-label="代码">
                    <code>{record.entity.id}</code>
                  </td>
                  <Place draw={draw} transcript={transcript} record={record} />
                  {position === 0 && (
                    <td rowSpan={rows} className="officers" data-label="执法人员">
                      {teams.get(team.number)?.members.map((member) => (
                        <span className="block" key={member.person}>
                          {member.name}
                          <span className="quiet">
                            {' '}
                            {departmentName(draw.seal, member.department)}
                            {member.lead ? '，组长' : ''}
                          </span>
                        </span>
                      ))}
                    </td>
                  )}
                  <td className="outcome" data-label="结果">
                    {results.get(record.entity.id) ?? <span className="quiet">待公示</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The reserve, in the order in which it would step in. */
export function ReserveList(props: { readonly draw: PublicDraw; readonly transcript: Transcript }): ReactNode {
  const { draw, transcript } = props;
  if (transcript.reserve.length === 0) return null;
  return (
    <details>
      <summary>候补名单（{transcript.reserve.length} 户，仅在抽中对象无法检查时按名次递补）</summary>
      <div className="scroll">
        <table className="reserve">
          <thead>
            <tr>
              <th scope="col">检查对象</th>
              <th scope="col">统一社会信用代码</th>
              <th scope="col">分层与名次</th>
              <th scope="col">签号</th>
            </tr>
          </thead>
          <tbody>
            {transcript.reserve.map((record) => (
              <tr key={record.entity.id}>
                <td className="entity">{record.entity.name}</td>
                <td data-label="代码">
                  <code>{record.entity.id}</code>
                </td>
                <Place draw={draw} transcript={transcript} record={record} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Place(props: {
  readonly draw: PublicDraw;
  readonly transcript: Transcript;
  readonly record: TicketRecord;
}): ReactNode {
  const { draw, transcript, record } = props;
  const stratum = transcript.strata[record.stratum];
  return (
    <>
      <td className="nowrap" data-label="名次">
        {stratum !== undefined && stratum.stratum.length > 0 && `${stratumName(draw.seal, stratum.stratum)} · `}第{' '}
        {record.rank} 名
      </td>
      <td data-label="签号">
        <code title={record.ticket}>{record.ticket.slice(0, 8)}</code>
      </td>
    </>
  );
}
