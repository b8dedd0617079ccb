const ZONE = 'Asia/Shanghai';
const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'numeric', day: 'numeric' });
const FULL = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const WEEKDAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'long' });

/** `09:30` today, `12月2日` before. */
export function shortTime(at: number, now: number): string {
  return DAY.format(at) === DAY.format(now) && Math.abs(now - at) < 86_400_000 ? CLOCK.format(at) : dayOf(at);
}

/** `12月3日 09:30`. */
export function longTime(at: number): string {
  return `${dayOf(at)} ${CLOCK.format(at)}`;
}

/** `2026/12/03 09:30:00 星期四`. */
export function fullTime(at: number): string {
  return `${FULL.format(at)} ${WEEKDAY.format(at)}`;
}

/** The day of a moment, to tell where one day of a conversation ends: `12月3日`. */
export function dayOf(at: number): string {
  const parts = DAY.formatToParts(at);
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('month')}月${part('day')}日`;
}
