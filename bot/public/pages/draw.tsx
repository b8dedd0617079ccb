import type { ReactNode } from 'react';
import { visitsSaved } from '../../../core/draw/joint.ts';
import { shortNumber } from '../../../core/draw/sealing.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { PublicDraw } from '../records.ts';
import { StrataBars } from '../charts/strata-bars.tsx';
import { assuranceWords, chinaTime, count, exclusionWords, milestoneWords, phaseWords } from '../words.ts';
import { departmentName } from './names.ts';
import { Reasons } from './reasons.tsx';
import { ReserveList, TeamList } from './team-list.tsx';
import { SeedTable } from './seed-table.tsx';

/** One draw: what was sealed, how the seed came about, who was drawn, who goes, and how to check all of it. */
export function DrawPage(props: { readonly draw: PublicDraw; readonly transcript: Transcript | null }): ReactNode {
  const { draw, transcript } = props;
  const { rules } = draw.seal;
  return (
    <article className={`draw ${draw.phase}`}>
      <header>
        <p className="kicker">
          {draw.seal.drawNumber}
          <span className={`state ${draw.phase}`}>{phaseWords[draw.phase]}</span>
        </p>
        <h1>{rules.title}</h1>
        <VoidNotice draw={draw} />
        <Facts draw={draw} transcript={transcript} />
      </header>
      <Timeline draw={draw} />
      {transcript !== null && (
        <>
          <Verification draw={draw} />
          <EntityQuestion number={draw.seal.drawNumber} />
          <section aria-labelledby="list">
            <h2 id="list">名单</h2>
            <TeamList draw={draw} transcript={transcript} />
            <ReserveList draw={draw} transcript={transcript} />
          </section>
          <section aria-labelledby="strata">
            <h2 id="strata">各分层抽了多少</h2>
            <StrataBars seal={draw.seal} strata={transcript.strata} />
            <Exclusions transcript={transcript} />
          </section>
        </>
      )}
      {draw.phase !== 'void' && <Reasons draw={draw} transcript={transcript} />}
      <SeedTable draw={draw} transcript={transcript} />
      <Items draw={draw} />
    </article>
  );
}

function VoidNotice({ draw }: { readonly draw: PublicDraw }): ReactNode {
  if (draw.voidReason === null) return null;
  return (
    <p className="notice void" role="note">
      本次抽取已作废。原因：{draw.voidReason}
      {draw.replacedBy !== null && (
        <>
          。由 <a href={`/draws/${draw.replacedBy}`}>{draw.replacedBy}</a> 替代
        </>
      )}
    </p>
  );
}

function Facts({ draw, transcript }: { readonly draw: PublicDraw; readonly transcript: Transcript | null }): ReactNode {
  const { seal } = draw;
  const participants = seal.rules.participants.map((code) => departmentName(seal, code)).join('、');
  return (
    <dl className="facts">
      <dt>牵头</dt>
      <dd>{departmentName(seal, seal.rules.lead)}</dd>
      {participants !== '' && (
        <>
          <dt>参与</dt>
          <dd>{participants}</dd>
        </>
      )}
      <dt>检查时间</dt>
      <dd>
        {seal.rules.inspectionFrom} 至 {seal.rules.inspectionUntil}
        {seal.rules.deadlineProvisional && <span className="quiet">（该年放假安排未公布，工作日暂定）</span>}
      </dd>
      <dt>封存编号</dt>
      <dd>
        <code className="seal-number" title={draw.sealHash}>
          {shortNumber(draw.sealHash)}
        </code>
      </dd>
      {draw.outcome !== null && transcript !== null && (
        <>
          <dt>抽取</dt>
          <dd>
            可抽 {count(draw.outcome.pool)} 户，抽中 <b>{count(transcript.drawn.length)}</b> 户，
            {count(transcript.teams.length)} 组
          </dd>
          {seal.rules.participants.length > 0 && (
            <>
              <dt>联合检查</dt>
              <dd>
                进一次门、查多项事：比各部门分别检查少上门{' '}
                <b>{count(visitsSaved(transcript.drawn.length, seal.rules))}</b> 次
              </dd>
            </>
          )}
          <dt>见证等级</dt>
          <dd>
            <b>{assuranceWords[draw.outcome.assurance].name}</b>，{assuranceWords[draw.outcome.assurance].meaning}
          </dd>
        </>
      )}
      <dt>省平台任务编号</dt>
      <dd>
        {seal.rules.provincialTaskNumber === '' ? (
          <span className="quiet">尚未填写</span>
        ) : (
          seal.rules.provincialTaskNumber
        )}
      </dd>
    </dl>
  );
}

/** `7/12 人已接受`; nothing while there is nobody to count. */
const part = (done: number, total: number, unit: string): string => (total === 0 ? '' : `${done}/${total} ${unit}`);

/** The six stations of a draw, a void one's three; those behind us are filled and carry their time. */
function Timeline({ draw }: { readonly draw: PublicDraw }): ReactNode {
  const at = (kind: string): string | null => draw.milestones.filter((step) => step.kind === kind).at(-1)?.at ?? null;
  const published = draw.results.length;
  const total = draw.outcome?.teams.reduce((sum, team) => sum + team.entities.length, 0) ?? 0;
  const begun = [
    { name: '封存', at: at('sealed'), note: '' },
    { name: '种子', at: at('closed'), note: part(draw.contributed.length, draw.seal.witnesses.length, '家已提交') },
  ];
  const ahead = [
    { name: '抽取', at: at('drawn'), note: '' },
    { name: '派发', at: at('dispatched'), note: part(draw.assignments.accepted, draw.assignments.total, '人已接受') },
    { name: '检查', at: published > 0 ? at('published') : null, note: '' },
    { name: '公示', at: total > 0 && published === total ? at('published') : null, note: part(published, total, '户') },
  ];
  const stations =
    draw.phase === 'void' ? [...begun, { name: '作废', at: at('void'), note: '' }] : [...begun, ...ahead];
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="offscreen">
        进度
      </h2>
      <ol className="timeline">
        {stations.map((station) => (
          <li key={station.name} className={station.at === null ? 'ahead' : 'done'}>
            <b>{station.name}</b>
            <span>{station.at === null ? '—' : chinaTime(station.at)}</span>
            <span className="quiet">{station.note}</span>
          </li>
        ))}
      </ol>
      <details className="events">
        <summary>全部经过（{draw.milestones.length} 条）</summary>
        <ol>
          {draw.milestones.map((step) => (
            <li key={`${step.kind}-${step.at}-${step.note}`}>
              <time dateTime={step.at}>{chinaTime(step.at)}</time> {milestoneWords[step.kind]}
              {step.note !== '' &&
                `：${step.kind === 'contributed' ? departmentName(draw.seal, step.note) : step.note}`}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function Verification({ draw }: { readonly draw: PublicDraw }): ReactNode {
  const number = draw.seal.drawNumber;
  return (
    <section className="verification" aria-labelledby="verification">
      <h2 id="verification">亲自核验</h2>
      <p>不必相信我们：您的浏览器会下载这次抽取的全部记录，从头算一遍，逐项核对。</p>
      <p className="actions">
        <button
          type="button"
          id="verify"
          data-transcript={`/draws/${number}/transcript.json`}
          data-expected={draw.recordHash ?? ''}
          hidden
        >
          在我的浏览器中核验
        </button>
        <a href={`/draws/${number}/transcript.json`} download={`${number}.json`}>
          下载抽取记录
        </a>
      </p>
      <div id="verification-progress" role="status" aria-live="polite" />
      <ol id="verification-checks" className="checks" />
    </section>
  );
}

function EntityQuestion({ number }: { readonly number: string }): ReactNode {
  return (
    <section aria-labelledby="question">
      <h2 id="question">查一家企业</h2>
      <form action={`/draws/${number}/entity`} method="get" className="question">
        <label htmlFor="entity">统一社会信用代码</label>
        <input id="entity" name="id" required maxLength={55} autoComplete="off" spellCheck={false} />
        <button type="submit">查询</button>
      </form>
      <p className="quiet">告诉您它是否在名单里、签号多少、排第几名、为什么抽中或没抽中。</p>
    </section>
  );
}

function Exclusions({ transcript }: { readonly transcript: Transcript }): ReactNode {
  const excluded = transcript.exclusions.filter((line) => line.count > 0);
  if (excluded.length === 0) return <p className="quiet">没有排除任何一户。</p>;
  return (
    <table className="small">
      <caption>抽取前离开名单的</caption>
      <tbody>
        {excluded.map((line) => (
          <tr key={line.reason}>
            <th scope="row">{exclusionWords[line.reason]}</th>
            <td className="number">{count(line.count)} 户</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Items({ draw }: { readonly draw: PublicDraw }): ReactNode {
  return (
    <section aria-labelledby="items">
      <h2 id="items">检查什么，依据什么</h2>
      {draw.seal.rules.items.map((item) => (
        <dl className="facts item" key={item.code}>
          <dt>事项</dt>
          <dd>
            <b>{item.name}</b>（{departmentName(draw.seal, item.department)}）
          </dd>
          <dt>内容</dt>
          <dd>{item.content === '' ? '清单未填写' : item.content}</dd>
          <dt>方式</dt>
          <dd>{item.method === '' ? '清单未填写' : item.method}</dd>
          <dt>依据</dt>
          <dd>{item.basis === '' ? '清单未填写' : item.basis}</dd>
        </dl>
      ))}
    </section>
  );
}
