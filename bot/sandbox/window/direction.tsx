import { Button, Dropdown, Option, Switch } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import type { Fault, FaultKind } from '../faults.ts';
import { fullTime } from './times.ts';
import { sandbox } from './use-world.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const STEPS = [
  { word: '前进 1 分钟', ms: MINUTE },
  { word: '前进 1 小时', ms: 60 * MINUTE },
  { word: '前进 1 天', ms: 24 * 60 * MINUTE },
] as const;

const FAULTS: readonly { readonly kind: FaultKind; readonly word: string; readonly note: string }[] = [
  { kind: 'drop', word: '收下后断线', note: '消息已发出，机器人却收不到回音' },
  { kind: 'slow', word: '慢 5 秒', note: '请求被压住 5 秒' },
  { kind: 'server-error', word: '502 错误', note: '网关出错，请求未执行' },
  { kind: 'rate-limit', word: '429 限流', note: '要求 1 秒后再来' },
  { kind: 'code-in-200', word: '200 里带错误码', note: 'HTTP 成功，内容却是失败' },
];

/** Time, faults and rules: what a tester directs. */
export function Direction({ world, now }: { readonly world: World; readonly now: number }): JSX.Element {
  return (
    <div className="direction">
      <ClockSection world={world} now={now} />
      <FaultSection world={world} />
      <ConnectionSection world={world} />
      <RuleSection world={world} />
    </div>
  );
}

function ClockSection({ world, now }: { readonly world: World; readonly now: number }): JSX.Element {
  const [moving, setMoving] = useState(false);
  const fixed = world.status.clock === 'real';
  const move = async (ms: number): Promise<void> => {
    setMoving(true);
    await sandbox.advance(ms);
    setMoving(false);
  };
  return (
    <section aria-label="时间">
      <h3>时间</h3>
      <p className="clock">{fullTime(now)}</p>
      <p className="hint">
        {fixed
          ? '与电脑同步，不能拨动。'
          : world.status.clock === 'virtual'
            ? '时间停着，按下面的按钮才走；到期的重投、超时会依次发生。'
            : '与电脑一起走，也可以往前拨；到期的重投、超时会依次发生。'}
      </p>
      <div className="buttons">
        {STEPS.map((step) => (
          <Button key={step.ms} size="small" disabled={fixed || moving} onClick={() => void move(step.ms)}>
            {step.word}
          </Button>
        ))}
      </div>
    </section>
  );
}

function FaultSection({ world }: { readonly world: World }): JSX.Element {
  const [times, setTimes] = useState('1');
  return (
    <section aria-label="故障">
      <h3>故障</h3>
      <Dropdown
        size="small"
        aria-label="故障次数"
        value={times === '' ? '一直' : `接下来 ${times} 次请求`}
        selectedOptions={[times]}
        onOptionSelect={(_event, data) => {
          setTimes(data.optionValue ?? '1');
        }}
      >
        <Option value="1">接下来 1 次请求</Option>
        <Option value="5">接下来 5 次请求</Option>
        <Option value="">一直</Option>
      </Dropdown>
      <div className="buttons">
        {FAULTS.map((fault) => (
          <Button
            key={fault.kind}
            size="small"
            title={fault.note}
            onClick={() => void sandbox.addFault({ kind: fault.kind, ...(times !== '' && { times: Number(times) }) })}
          >
            {fault.word}
          </Button>
        ))}
      </div>
      <ul className="faults" aria-label="已打开的故障">
        {world.status.faults.map((fault) => (
          <li key={fault.id}>
            <span>{faultWords(fault)}</span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={`关闭 ${faultWords(fault)}`}
              onClick={() => void sandbox.removeFault(fault.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function faultWords(fault: Fault): string {
  const word = FAULTS.find((entry) => entry.kind === fault.kind)?.word ?? fault.kind;
  const where = fault.api === undefined ? '' : `（${fault.api}）`;
  return `${word}${where}，${fault.left === null ? '一直' : `还剩 ${fault.left} 次`}`;
}

function ConnectionSection({ world }: { readonly world: World }): JSX.Element {
  const { connections } = world.status;
  const dead = connections.filter((connection) => connection.halfOpen).length;
  return (
    <section aria-label="长连接">
      <h3>长连接</h3>
      <p className="hint">
        {connections.length === 0
          ? '机器人没有连接。'
          : `机器人有 ${connections.length} 条连接${dead > 0 ? `，其中 ${dead} 条是半开的` : ''}。`}
      </p>
      <div className="buttons">
        <Button size="small" disabled={connections.length === 0} onClick={() => void sandbox.cutConnections()}>
          断开
        </Button>
        <Button
          size="small"
          disabled={connections.length === dead}
          title="看着通，其实不通"
          onClick={() => void sandbox.halfOpenConnections()}
        >
          变成半开
        </Button>
        <Button size="small" onClick={() => void sandbox.revokeTokens()}>
          作废访问凭证
        </Button>
      </div>
    </section>
  );
}

function RuleSection({ world }: { readonly world: World }): JSX.Element {
  const { rules } = world.status;
  return (
    <section aria-label="规则">
      <h3>规则</h3>
      <Switch
        label="限流（每秒 50 次、每分钟 1000 次、每人每群每秒 5 条）"
        checked={rules.limits}
        onChange={(_event, data) => void sandbox.setRules({ limits: data.checked })}
      />
      <Switch
        label="拦下明文电话号码和邮箱"
        checked={rules.dlp}
        onChange={(_event, data) => void sandbox.setRules({ dlp: data.checked })}
      />
    </section>
  );
}
