import type { ReactNode } from 'react';
import type { PublicDraw } from '../records.ts';
import { assuranceWords, chinaTime, count, phaseWords } from '../words.ts';
import { departmentName } from './names.ts';
import { YearMap } from '../charts/year-map.tsx';

/** The list of draws of a year, newest first, with the year's counts above it. */
export function Home(props: { readonly year: number; readonly draws: readonly PublicDraw[] }): ReactNode {
  const drawn = props.draws.filter((draw) => draw.phase === 'drawn');
  const published = drawn.reduce((sum, draw) => sum + draw.results.length, 0);
  const entities = drawn.reduce((sum, draw) => sum + drawnCount(draw), 0);
  return (
    <>
      <h1>{props.year} 年抽查</h1>
      <dl className="figures">
        <Figure name="已封存" value={props.draws.length} unit="次" />
        <Figure name="已抽取" value={drawn.length} unit="次" />
        <Figure name="抽中对象" value={entities} unit="户" />
        <Figure name="已公示结果" value={published} unit="户" />
      </dl>
      <YearMap year={props.year} dates={drawn.map((draw) => chinaTime(draw.seal.sealedAt).slice(0, 10))} />
      {props.draws.length === 0 ? (
        <p className="empty">今年还没有抽取。第一次封存后会出现在这里。</p>
      ) : (
        <ol className="draws" aria-label="抽取列表">
          {props.draws.map((draw) => (
            <DrawRow key={draw.seal.drawNumber} draw={draw} />
          ))}
        </ol>
      )}
    </>
  );
}

function drawnCount(draw: PublicDraw): number {
  return draw.outcome?.teams.reduce((sum, team) => sum + team.entities.length, 0) ?? 0;
}

function Figure(props: { readonly name: string; readonly value: number; readonly unit: string }): ReactNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <b>{count(props.value)}</b> {props.unit}
      </dd>
    </div>
  );
}

function DrawRow({ draw }: { readonly draw: PublicDraw }): ReactNode {
  const { rules, drawNumber, sealedAt } = draw.seal;
  const outcome = draw.outcome;
  return (
    <li className={`draw-row ${draw.phase}`}>
      <time dateTime={sealedAt}>{chinaTime(sealedAt).slice(0, 10)}</time>
      <div className="what">
        <a href={`/draws/${drawNumber}`}>{rules.title}</a>
        <span className="quiet">
          {drawNumber} · {departmentName(draw.seal, rules.lead)}牵头
        </span>
        {draw.voidReason !== null && <span className="reason">作废原因：{draw.voidReason}</span>}
        {draw.replacedBy !== null && (
          <span className="quiet">
            由 <a href={`/draws/${draw.replacedBy}`}>{draw.replacedBy}</a> 替代
          </span>
        )}
      </div>
      <div className="result">
        {outcome === null ? (
          <span>名单 {count(draw.seal.entities.size)} 户</span>
        ) : (
          <span>
            {count(outcome.pool)} → <b>{count(drawnCount(draw))}</b> 户
          </span>
        )}
        {outcome !== null && <span className="quiet">见证{assuranceWords[outcome.assurance].name}</span>}
      </div>
      <span className={`state ${draw.phase}`}>{phaseWords[draw.phase]}</span>
    </li>
  );
}
