/** One line of the examination: fine, broken, or worth knowing, and what to do about it. */
export interface Finding {
  readonly state: 'fine' | 'fault' | 'warning';
  /** What was looked at: 凭证, 权限, 时钟… */
  readonly about: string;
  readonly what: string;
  /** What to do; '' when there is nothing to do. */
  readonly todo: string;
}

export const fine = (about: string, what: string): Finding => ({ state: 'fine', about, what, todo: '' });
export const fault = (about: string, what: string, todo: string): Finding => ({ state: 'fault', about, what, todo });
export const warning = (about: string, what: string, todo: string): Finding => ({
  state: 'warning',
  about,
  what,
  todo,
});
