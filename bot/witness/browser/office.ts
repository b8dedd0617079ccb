import type { ApiFault, ContributionRequest } from '../../../core/wire/api.ts';
import type { WitnessGrant, WitnessView } from '../../../core/wire/witness.ts';

/** The office's answer, or why there is none: its own refusal, or no connection. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: ApiFault | { readonly code: 'no-connection' } };

/** The calls of the page. It talks to the server it came from and to nobody else. */
export class Office {
  #session = '';

  /** Hands in the link's token; the session stays in this page's memory. */
  async open(token: string): Promise<Answer<WitnessView>> {
    const answer = await this.#call<WitnessGrant>('open', { token });
    if (!answer.ok) return answer;
    this.#session = answer.value.session;
    return { ok: true, value: answer.value.view };
  }

  view(): Promise<Answer<WitnessView>> {
    return this.#call<WitnessView>('view');
  }

  contribute(body: ContributionRequest): Promise<Answer<WitnessView>> {
    return this.#call<WitnessView>('contribution', body);
  }

  async #call<T>(path: string, body?: object): Promise<Answer<T>> {
    try {
      const response = await fetch(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(this.#session === '' ? {} : { Authorization: `Bearer ${this.#session}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      // page and server are of one build, so the form of its answers is known
      const content = (await response.json()) as T & { readonly fault: ApiFault };
      return response.ok ? { ok: true, value: content } : { ok: false, fault: content.fault };
    } catch {
      return { ok: false, fault: { code: 'no-connection' } };
    }
  }
}
