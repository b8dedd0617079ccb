import { fault, fine, type Finding, warning } from './finding.ts';

const ABOUT = '时钟';
/** Events pushed to us are refused when they are five minutes off; deadlines are to the second. */
const TOLERANCE_SECONDS = 60;
const WAIT_MS = 10_000;

/** Compares the machine's clock with Feishu's, as its answers are dated. */
export async function examineClock(domain: string, now: () => number): Promise<Finding> {
  const theirs = await feishuTime(domain);
  if (theirs === null) return warning(ABOUT, '没有对上飞书的时间。', '网络通畅后再体检一次。');
  const off = Math.round((now() - theirs) / 1000);
  if (Math.abs(off) <= TOLERANCE_SECONDS) return fine(ABOUT, '与飞书一致。');
  return fault(
    ABOUT,
    `本机时钟${off > 0 ? '快' : '慢'}了 ${String(Math.abs(off))} 秒。`,
    '请打开操作系统的自动对时（NTP），再体检一次。',
  );
}

async function feishuTime(domain: string): Promise<number | null> {
  try {
    const answer = await fetch(domain, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) });
    const time = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(time) ? null : time;
  } catch {
    return null; // that Feishu can't be reached is said elsewhere
  }
}
